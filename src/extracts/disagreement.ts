import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { FoldResult } from "../records/fold.ts";
import { fileWith, such } from "./example-lines.ts";
import type { StagedFile } from "./stage.ts";
import type { Superseded } from "./supersede.ts";

/** What rows of one reference are about. */
export interface Things {
  /** What stands on rows that disagree, one and several of them. */
  readonly one: string;
  readonly several: string;
  /** What a reference is the number of. */
  readonly numbered: "offences" | "incidents";
}

/** So many references that stand for different things, and so large a part of the rows, are no slip: every figure is too low. */
const fewestForError = 20;
const partForError = 0.05;
/** One in so many rows of one file, between which nothing decides, is a slip of whoever wrote them. */
const rowsForNote = 1000;

/**
 * What is said of rows of one reference that say different things: whether they are probably different things under one number,
 * whether anything decides between them, or whether the latest update did. Examples are lines, never values.
 */
export async function disagreements(input: {
  readonly staged: readonly StagedFile[];
  readonly source: SourceSettings;
  readonly folds: readonly FoldResult[];
  /** What laying later extracts over earlier ones found. */
  readonly superseded: Superseded;
  readonly things: Things;
}): Promise<Problem[]> {
  const { staged, source, folds, superseded, things } = input;
  const sum = (of: (fold: FoldResult) => number): number => folds.reduce((total, fold) => total + of(fold), 0);
  const overlaid = [...folds, superseded];
  const apart = overlaid.reduce((total, one) => total + one.apart, 0);
  const apartExample = overlaid.find((one) => one.apart > 0)?.apartExample;
  const undecidedFold = folds.find((fold) => fold.undecided > 0);
  const [undecided, decided] = [
    sum((fold) => fold.undecided),
    sum((fold) => Math.max(0, fold.disagreeing - fold.undecided - fold.apart)),
  ];
  const stand = (count: number): string =>
    `${source.name}: ${count === 1 ? `one ${things.one} stands` : `${count} ${things.several} stand`} on rows that disagree`;
  const place = { file: source.files };
  const acrossFiles = new Set(undecidedFold?.undecidedExample?.map((row) => fileWith(staged, row))).size > 1;
  const rows = staged.reduce((total, { count }) => total + count, 0);
  return [
    ...(apart > 0
      ? [
          {
            code: "references-shared",
            severity: apart >= fewestForError && 2 * apart >= partForError * rows ? "error" : "warning",
            message: `${source.name}: ${apart === 1 ? "one reference stands" : `${apart} references stand`} on rows recorded more than a month apart${await such(staged, apartExample)}. They are probably different ${things.numbered} under one number, and each such number was counted once.`,
            remedy: `Where numbers begin again each year, make a source of each year's files and let the newer one name the older under "extends"; or ask for references with the year in them.`,
            place,
          } as const,
        ]
      : []),
    ...(undecided > 0
      ? [
          {
            code: "rows-disagree",
            severity: acrossFiles || undecided * rowsForNote >= rows ? "warning" : "note",
            message: `${stand(undecided)}, and nothing says which is newer${await such(staged, undecidedFold?.undecidedExample)}. The value that comes later in the alphabet was taken, which may be the old one.`,
            remedy: undecidedRemedy(acrossFiles),
            place,
          } as const,
        ]
      : []),
    ...(decided > 0
      ? [
          {
            code: "rows-disagree",
            severity: "note",
            message: `${stand(decided)}; the latest update was taken.`,
            place,
          } as const,
        ]
      : []),
  ];
}

function undecidedRemedy(acrossFiles: boolean): string {
  const column = "ask for a column that says when each row was last updated";
  return acrossFiles
    ? `Put the date of each extract into its file name, such as crime-2020-06-15.csv, or give it under "extracted" in the settings; or ${column}.`
    : `${column.charAt(0).toUpperCase()}${column.slice(1)}, or which of the rows holds.`;
}
