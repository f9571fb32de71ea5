import type { ChangeFinding, NotKnown } from "../values/change-findings.ts";
import { evidenceWords, numberOf, percentInBrackets } from "./change.ts";
import { notKnownOf } from "./left-out.ts";
import { lowerFirst } from "./letters.ts";
import { type Inline, label, runs, sentences, series, strong } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "./subject.ts";

/** "Licensing visits: 404 visits in 2019/20, against 402 in 2018/19 (+0.5%), within usual variation." For lists of series. */
export function shortChange(name: string, change: ChangeFinding, words: SubjectWords): Inline[] {
  const count = numberOf(change.to);
  const lead = strong(...runs`${name}:`);
  if (count === undefined) return runs`${lead} ${absence(change.to.value.state)} for ${inPeriod(periodOf(change.to))}.`;
  const opening = runs`${lead} ${change.to} ${unitOf(words, count)} in ${inPeriod(periodOf(change.to))}`;
  if (numberOf(change.from) === undefined)
    return runs`${opening}; the count a year before is ${absence(change.from.value.state)}.`;
  const against = runs`${opening}, against ${change.from} in ${inPeriod(periodOf(change.from))}`;
  if (change.seriesBreak) return runs`${against}; the two do not count the same, and are not compared.`;
  const verdict = isWithoutVerdict(change) ? "; no verdict" : evidenceWords(change);
  return runs`${against}${percentInBrackets(change)}${verdict}.`;
}

/** A series, as a list or a sentence of several names it. */
export interface SeriesChange {
  readonly name: string;
  /** A place keeps its capital in a sentence. */
  readonly isPlace: boolean;
  readonly change: ChangeFinding;
  readonly words: SubjectWords;
}

/**
 * What clearly changed, a sentence each; what did not, in one; and of what nothing can be said. "Licensing visits: 404 visits ..., a clear
 * rise. There was no clear change in licence reviews." The table below has the numbers of the others.
 */
export function seriesLead(all: readonly SeriesChange[]): Inline[] {
  const isLevel = ({ change }: SeriesChange): boolean => change.evidence === "not-clear";
  const isSilent = ({ change }: SeriesChange): boolean => isWithoutVerdict(change) && !change.seriesBreak;
  const names = (some: readonly SeriesChange[]): Inline[] =>
    series(some.map(({ name, isPlace }) => [label(isPlace ? name : lowerFirst(name))]));
  const [level, silent] = [all.filter(isLevel), all.filter(isSilent)];
  const told = all.filter((one) => !isLevel(one) && !isSilent(one));
  return sentences(
    ...told.map(({ name, change, words }) => shortChange(name, change, words)),
    level.length > 0 ? runs`There was no clear change in ${names(level)} on the year before.` : [],
    silent.length > 0 ? runs`No verdict can be given for ${names(silent)}.` : [],
  );
}

const isWithoutVerdict = ({ notTestedBecause }: ChangeFinding): boolean =>
  notTestedBecause === "unknown-share-moved" || notTestedBecause === "late-records";

/** Why changes of a list have no verdict, each reason once. */
export function noVerdictSentences(changes: readonly ChangeFinding[]): string[] {
  const has = (reason: ChangeFinding["notTestedBecause"]): boolean =>
    changes.some(({ notTestedBecause }) => notTestedBecause === reason);
  return [
    ...(has("unknown-share-moved")
      ? [
          `“No verdict”: there are records ${notKnownOf(unknownIn(changes))}, so that they might belong here, and their share moved too much between the two years to tell.`,
        ]
      : []),
    ...(has("late-records") ? ["“No verdict”: late records have changed the earlier count too much to tell."] : []),
  ];
}

/** For want of what there is no verdict, in any of them. */
const unknownIn = (changes: readonly ChangeFinding[]): NotKnown[] => [
  ...new Set(changes.flatMap(({ notKnown = [] }) => notKnown)),
];

function absence(state: ChangeFinding["to"]["value"]["state"]): string {
  switch (state) {
    case "suppressed":
      return "withheld [c]";
    case "incomplete":
      return "incomplete";
    default:
      return "not available";
  }
}

const eitherOf = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} or ${items.at(-1)}`;

/** "There is no figure on licensing visits: no source holds them." What is not held is said, and what would be needed. */
export const notHeldSentence = (titles: readonly string[]): string =>
  `No source holds ${eitherOf(titles.map(lowerFirst))}. To show ${titles.length > 1 ? "them" : "it"}, add an extract, or a file of counts by month: “Indicators” in the documentation names the kinds of records.`;
