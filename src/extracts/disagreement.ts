import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { FoldResult, RowPair } from "../records/fold.ts";
import type { SourceFile } from "./format.ts";
import { locateRecords } from "./preflight/locate.ts";
import type { StagedFile } from "./stage.ts";

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
  /** What stands on rows that disagree, one and several of them. */
  readonly things: readonly [one: string, several: string];
}): Promise<Problem[]> {
  const { staged, source, folds, things } = input;
  const sum = (of: (fold: FoldResult) => number): number => folds.reduce((total, fold) => total + of(fold), 0);
  const apart = folds.find((fold) => fold.apart > 0);
  const undecidedFold = folds.find((fold) => fold.undecided > 0);
  const [undecided, decided] = [
    sum((fold) => fold.undecided),
    sum((fold) => Math.max(0, fold.disagreeing - fold.undecided - fold.apart)),
  ];
  const stand = (count: number): string =>
    `${source.name}: ${count === 1 ? `one ${things[0]} stands` : `${count} ${things[1]} stand`} on rows that disagree`;
  const place = { file: source.files };
  const acrossFiles = new Set(undecidedFold?.undecidedExample?.map((row) => fileWith(staged, row))).size > 1;
  const rows = staged.reduce((total, { count }) => total + count, 0);
  return [
    ...(apart
      ? [
          {
            code: "references-shared",
            severity: apart.apart >= fewestForError && 2 * apart.apart >= partForError * rows ? "error" : "warning",
            message: `${source.name}: ${apart.apart === 1 ? "one reference stands" : `${apart.apart} references stand`} on rows recorded more than a month apart${await such(staged, apart.apartExample)}. They are probably different offences under one number, and each such number was counted once.`,
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

/** Where two rows of an example stand: ", such as crime.csv line 5 and line 9". */
async function such(staged: readonly StagedFile[], pair: RowPair | undefined): Promise<string> {
  if (!pair) return "";
  const places = await Promise.all(pair.map((row) => lineOf(staged, row)));
  const found = places.flatMap((place) => place ?? []);
  if (found.length < 2) return "";
  return `, such as ${found.map(({ file, line }) => `${file.path} line ${line}`).join(" and ")}`;
}

const fileWith = (staged: readonly StagedFile[], row: number): StagedFile | undefined =>
  staged.find(({ from, count }) => row >= from && row < from + count);

async function lineOf(
  staged: readonly StagedFile[],
  row: number,
): Promise<{ readonly file: SourceFile; readonly line: number } | undefined> {
  const one = fileWith(staged, row);
  if (!one) return undefined;
  const position = row - one.from;
  const line = (await locateRecords(one.file, one.refused, [position])).byPosition.get(position)?.line;
  return line === undefined ? undefined : { file: one.file, line };
}
