import type { ChangeFinding } from "../values/change-findings.ts";
import type { Period } from "../values/period.ts";
import { breakSentence, evidenceWords, moved, numberOf, percentInBrackets } from "./change.ts";
import { formatLength, formatSpan } from "./dates.ts";
import { lowerTitle } from "./drivers.ts";
import { type Inline, runs, sentences, series, strong } from "./runs.ts";
import { periodOf, type SubjectWords, unitOf } from "./subject.ts";

/** "23 March to 14 June 2020 (12 weeks)". */
export const spanName = ({ start, end }: Pick<Period, "start" | "end">): string =>
  `${formatSpan(start, end)} (${formatLength({ start, end })})`;

/** "2020", or "2019 to 2020" of days that lie in both: the head of a column. */
export const yearsOf = ({ start, end }: Pick<Period, "start" | "end">): string => {
  const [from, to] = [start.slice(0, 4), end.slice(0, 4)];
  return from === to ? to : `${from} to ${to}`;
};

export interface NamedChange {
  readonly words: SubjectWords;
  readonly change: ChangeFinding;
}

/** Which series clearly fell and rose over the event's days, which did not, and which cannot be told. */
export function eventLead(changes: readonly NamedChange[], window: Period): Inline[] {
  const clear = changes.filter(({ change }) => change.evidence.startsWith("clear"));
  const phrase = ({ words, change }: NamedChange): Inline[] =>
    runs`${lowerTitle(words.indicator.shortTitle)}${percentInBrackets(change)}`;
  const of = (direction: ChangeFinding["direction"], verb: string): Inline[] => {
    const some = clear.filter(({ change }) => change.direction === direction);
    return some.length > 0 ? runs`${series(some.map(phrase))} clearly ${verb}` : [];
  };
  const parts = [of("fewer", "fell"), of("more", "rose")].filter((part) => part.length > 0);
  const span = formatSpan(window.start, window.end);
  const level = changes.filter(({ change }) => change.evidence === "not-clear");
  return sentences(
    parts.length > 0
      ? runs`From ${span}, compared with the same dates a year before, ${series(parts, "; ", "; ")}.`
      : runs`From ${span} nothing clearly changed from the same dates a year before.`,
    parts.length > 0 && level.length > 0
      ? runs`There was no clear change in ${series(level.map(({ words }) => runs`${lowerTitle(words.indicator.shortTitle)}`))}.`
      : [],
  );
}

/** "Robbery: 234 offences, against 478 on the same dates a year before (−51%), a clear fall. In the 12 weeks before, 500 against 520 (−3.8%), within usual variation." */
export function eventSentence(
  words: SubjectWords,
  { before, during, after }: Readonly<Partial<Record<"before" | "during" | "after", ChangeFinding>>>,
): Inline[] {
  const lead = strong(...runs`${words.title}:`);
  if (!during) return runs`${lead} no count of these days is held.`;
  if (numberOf(during.to) === undefined) return runs`${lead} the count is ${during.to}.`;
  const opening = runs`${lead} ${during.to} ${unitOf(words, numberOf(during.to))}`;
  if (during.seriesBreak)
    return sentences(
      runs`${opening}, not compared with the ${during.from} a year before.`,
      runs`${breakSentence(during.seriesBreak)}`,
    );
  const against = runs`${opening}, against ${during.from} on the same dates a year before${percentInBrackets(during)}${evidenceWords(during)}.`;
  const other = (change: ChangeFinding | undefined, side: string): Inline[] =>
    change && numberOf(change.to) !== undefined && numberOf(change.from) !== undefined
      ? runs`In the ${formatLength(periodOf(change.to))} ${side}, ${change.to} against ${change.from}${percentInBrackets(change)}${evidenceWords(change)}.`
      : [];
  return sentences(against, other(before, "before"), other(after, "after"));
}

/** A chart's title: "Robbery fell 51% on the same weeks a year before", or that it did not clearly change. */
export const weeksTitle = (words: SubjectWords, change: ChangeFinding | undefined): Inline[] => {
  if (!change || change.evidence === "not-tested")
    return runs`${words.title} by week, and in the same weeks a year before`;
  return change.evidence === "not-clear" || change.direction === "same"
    ? runs`${words.title}: no clear change on the same weeks a year before`
    : runs`${words.title} ${moved(change)} on the same weeks a year before`;
};
