import type { ChangeFinding } from "../values/change-findings.ts";
import { dayCount, type Period } from "../values/period.ts";
import type { Spell } from "../values/series-findings.ts";
import { evidenceWords, moved, numberOf, percentInBrackets, whyBroken } from "./change.ts";
import { formatLength, formatSpan } from "./dates.ts";
import { lowerFirst } from "./letters.ts";
import { formatPercent } from "./numbers.ts";
import { figureRun, type Inline, runs, sentences, series, strong } from "./runs.ts";
import { periodOf, type SubjectWords, unitOf } from "./subject.ts";

/** "23 March to 14 June 2020 (12 weeks)". */
export const spanName = ({ start, end }: Pick<Period, "start" | "end">): string =>
  `${formatSpan(start, end)} (${formatLength({ start, end })})`;

/** "2020", or "2019 to 2020" of days that lie in both: the head of a column. */
export const yearsOf = ({ start, end }: Pick<Period, "start" | "end">): string => {
  const [from, to] = [start.slice(0, 4), end.slice(0, 4)];
  return from === to ? to : `${from} to ${to}`;
};

type Span = Pick<Period, "start" | "end">;

export interface NamedChange {
  readonly words: SubjectWords;
  readonly change: ChangeFinding;
}

const isClear = ({ evidence }: ChangeFinding): boolean => evidence.startsWith("clear");
const phrase = ({ words, change }: NamedChange): Inline[] =>
  runs`${lowerFirst(words.indicator.shortTitle)}${percentInBrackets(change)}`;

/** Which series clearly fell and rose over the event's days, which did not, and which cannot be told. */
export function eventLead(changes: readonly NamedChange[], window: Period): Inline[] {
  const clear = changes.filter(({ change }) => isClear(change));
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
      ? runs`There was no clear change in ${series(
          level.map(({ words }) => runs`${lowerFirst(words.indicator.shortTitle)}`),
          " or ",
        )}.`
      : [],
  );
}

export interface AroundEvent {
  readonly words: SubjectWords;
  readonly before?: ChangeFinding | undefined;
  readonly during?: ChangeFinding | undefined;
}

/** Which series had clearly moved before the event: what goes on from before is not told as if it had begun with it. */
export function beforeLead(all: readonly AroundEvent[]): Inline[] {
  const held = all.flatMap(({ words, before, during }) =>
    before && before.evidence !== "not-tested" ? [{ words, change: before, during }] : [],
  );
  const [first] = held;
  if (!first) return [];
  const length = formatLength(periodOf(first.change.to));
  const clear = held.filter(({ change }) => isClear(change));
  if (clear.length === 0) return runs`In the ${length} before, none of them had clearly changed on the year before.`;
  const went = (already: boolean, direction: "fewer" | "more"): Inline[] => {
    const some = clear.filter(
      (one) => one.change.direction === direction && wentOn(one.change, one.during) === already,
    );
    if (some.length === 0) return [];
    return runs`${series(some.map(phrase))} had ${already ? "already " : ""}clearly ${direction === "fewer" ? "fallen" : "risen"}`;
  };
  const parts = [went(true, "fewer"), went(true, "more"), went(false, "fewer"), went(false, "more")];
  return runs`In the ${length} before, compared in the same way, ${series(
    parts.filter((part) => part.length > 0),
    "; ",
    "; ",
  )}.`;
}

/** Whether both windows clearly moved the same way. */
const wentOn = (before: ChangeFinding, during: ChangeFinding | undefined): boolean =>
  during !== undefined && isClear(before) && isClear(during) && before.direction === during.direction;

/** "In the 12 weeks before, the number was already 18% lower (554 against 673).": beside a change since the event. */
export function alreadySentence(during: ChangeFinding, before: ChangeFinding | undefined): Inline[] {
  if (!before || !isClear(before) || numberOf(before.to) === undefined) return [];
  const percent = before.percentUse === "print" ? numberOf(before.percent) : undefined;
  const size = percent === undefined ? [] : runs`${figureRun(before.percent, formatPercent(percent))} `;
  const side = before.direction === "more" ? "higher" : "lower";
  const was = wentOn(before, during) ? "was already" : "had been";
  return runs`In the ${formatLength(periodOf(before.to))} before, the number ${was} ${size}${side} (${before.to} against ${before.from}).`;
}

/** "23 March to 14 June 2020, and the 12 weeks before": what a paper on an event is of. */
export function eventSubtitle(
  event: string,
  windows: readonly { readonly which: Spell["which"]; readonly current: Period }[],
): string {
  const during = windows.find(({ which }) => which === "during")?.current;
  if (!during) return event;
  const sides = (["before", "after"] as const).filter((side) => windows.some(({ which }) => which === side));
  const around = sides.length > 0 ? `, and the ${formatLength(during)} ${sides.join(" and ")}` : "";
  return `${event}: ${formatSpan(during.start, during.end)}${around}`;
}

/** Which of two spans on the same dates has the 29 February. Nothing where neither has, or both. */
export function leapDaySentence(previous: Span, current: Span): string | undefined {
  const days = dayCount(current) - dayCount(previous);
  if (days === 0) return undefined;
  const [shorter, longer] = days > 0 ? [previous, current] : [current, previous];
  return `${formatSpan(shorter.start, shorter.end)} has a day less than ${formatSpan(longer.start, longer.end)}, which has a 29 February; verdicts allow for that.`;
}

/** The same of one week of a chart. */
export function leapWeekSentence(previous: Span, current: Span): string | undefined {
  const days = dayCount(current) - dayCount(previous);
  if (days === 0) return undefined;
  const shorter = days > 0 ? previous : current;
  return `${formatSpan(shorter.start, shorter.end)} are six days, beside a week with a 29 February.`;
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
      runs`${whyBroken(during.seriesBreak)}`,
    );
  const against = runs`${opening}, against ${during.from} on the same dates a year before${percentInBrackets(during)}${evidenceWords(during)}.`;
  const other = (change: ChangeFinding | undefined, side: string): Inline[] =>
    change && numberOf(change.to) !== undefined && numberOf(change.from) !== undefined
      ? runs`In the ${formatLength(periodOf(change.to))} ${side}, ${change.to} against ${change.from}${percentInBrackets(change)}${evidenceWords(change)}.`
      : [];
  return sentences(against, other(before, "before"), other(after, "after"));
}

/** A chart's title: "Robbery fell 51% on the same dates a year before", or that it did not clearly change. */
export const weeksTitle = (words: SubjectWords, change: ChangeFinding | undefined): Inline[] => {
  if (!change || change.evidence === "not-tested")
    return runs`${words.title} by week, and on the same dates a year before`;
  return change.evidence === "not-clear" || change.direction === "same"
    ? runs`${words.title}: no clear change on the same dates a year before`
    : runs`${words.title} ${moved(change)} on the same dates a year before`;
};
