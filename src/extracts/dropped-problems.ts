import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import { such } from "./example-lines.ts";
import type { StagedFile } from "./stage.ts";

/** What one later extract says of the references whose days it covers. */
export interface Judged {
  readonly versions: number;
  /** How many of them it no longer has. */
  readonly dropped: number;
  /** The first row of those. */
  readonly example: number;
  /** The first and the last day of those. */
  readonly days: readonly [first: string, last: string];
}

/** An extract that lacks more than this of what it covers holds something else than the earlier one: a part, or changes only. */
const partOfOther = 0.5;
/** Records are cancelled and merged every day; fewer than this move no figure. */
const partForWarning = 0.01;

/**
 * What is said of references that a later extract no longer has. Where nothing says what it replaces they count, perhaps wrongly. Where
 * it replaces days they count no more, which is only told where so many went that the setting is hardly right.
 */
export async function droppedProblems(
  source: SourceSettings,
  staged: readonly StagedFile[],
  judged: readonly Judged[],
): Promise<Problem[]> {
  const replacesDays = source.replaces === "days";
  const told = judged.filter(
    ({ dropped, versions }) => dropped > 0 && dropped > partOfOther * versions === replacesDays,
  );
  const [first] = [...told].sort((one, other) => one.example - other.example);
  if (!first) return [];
  const sum = (of: (one: Judged) => number): number => told.reduce((total, one) => total + of(one), 0);
  const [dropped, versions] = [sum((one) => one.dropped), sum((one) => one.versions)];
  const days = told.flatMap((one) => one.days).sort();
  const which = `${dropped === 1 ? "one reference" : `${dropped.toLocaleString("en-GB")} references`} of an earlier extract, ${percentOf(dropped / versions)} of those whose days a later one covers again, ${dropped === 1 ? "is" : "are"} not in the later one${await such(staged, [first.example])}`;
  const when = days[0] === days.at(-1) ? `of ${days[0]}` : `of ${days[0]} to ${days.at(-1)}`;
  const subject = dropped === 1 ? "It is" : "They are";
  return [
    {
      code: "records-dropped",
      severity: replacesDays || dropped >= partForWarning * versions ? "warning" : "note",
      message: `${source.name}: ${which}. ${subject} ${when} and ${
        replacesDays
          ? 'no longer counted, as the settings say with "replaces: days".'
          : "counted all the same, though perhaps cancelled, merged or reclassified since."
      }`,
      remedy: replacesDays
        ? 'Look whether each extract of this source is whole for the days it covers. Where it holds only what is new or changed, or a part, write "replaces: records".'
        : 'Say in the settings what a later extract of this source replaces: "replaces: days" when each extract is whole for the days it covers, "replaces: records" when it holds only what is new or changed.',
      place: { file: source.files },
    },
  ];
}

const percentOf = (share: number): string => (share < 0.001 ? "under 0.1%" : `${Number((100 * share).toFixed(1))}%`);
