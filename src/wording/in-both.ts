import type { Figure } from "../values/figure.ts";
import { type Period, quarterNumber, range } from "../values/period.ts";
import { numberOf } from "./change.ts";
import { formatLength, formatSpan, quarterName } from "./dates.ts";
import { type Inline, label, listWords, runs } from "./runs.ts";
import { inPeriod, type SubjectWords, unitOf } from "./subject.ts";

/** The weeks since an event share days with the periods that stand beside them: said, so that nobody adds up what overlaps. */

type Span = Pick<Period, "start" | "end">;

/** The days that a window since an event has in common with a period; undefined where it has none. */
export function daysInBoth({ start, end }: Span, period: Span): Period | undefined {
  const [from, to] = [start > period.start ? start : period.start, end < period.end ? end : period.end];
  return from > to ? undefined : range(from, to);
}

/**
 * "23 to 31 March 2020 lie in Quarter 4 and in the 12 weeks too, so the two are not added up: 3 victims are counted in both.", or "The 10 weeks
 * lie within Quarter 4, so the two are not added up.". Nothing where no day is in both.
 *
 * @param periods those that stand beside the weeks: one, or quarters that follow each other
 * @param inBoth what is counted on the shared days; of weeks that lie within, that is their own count, which stands there already
 */
export function inBothSentence(
  since: Span,
  periods: readonly Period[],
  inBoth?: { readonly count: Figure; readonly words: SubjectWords },
): Inline[] {
  const shared = periods.filter((period) => daysInBoth(since, period) !== undefined);
  const [first, last] = [shared[0], shared.at(-1)];
  const days = first && last && daysInBoth(since, { start: first.start, end: last.end });
  if (!days) return [];
  const isOne = shared.length === 1;
  const [names, length] = [namesOf(shared), formatLength(since)];
  const notAdded = `so ${isOne ? "the two" : "they"} are not added up`;
  if (days.start === since.start && days.end === since.end)
    return [label(`The ${length} lie within ${names}, ${notAdded}.`)];
  const lie = days.start === days.end ? "lies" : "lie";
  const opening = `${formatSpan(days.start, days.end)} ${lie} in ${names} and in the ${length} too, ${notAdded}`;
  const count = inBoth && numberOf(inBoth.count);
  if (!inBoth || count === undefined || count === 0) return [label(`${opening}.`)];
  return runs`${opening}: ${inBoth.count} ${unitOf(inBoth.words, count)} ${count === 1 ? "is" : "are"} counted ${isOne ? "in both" : "twice"}.`;
}

/** "Quarter 4", "Quarters 3 and 4", "2019/20". */
function namesOf(periods: readonly Period[]): string {
  const [only] = periods;
  if (only && periods.length === 1) return only.kind === "quarter" ? quarterName(only) : inPeriod(only);
  return `Quarters ${listWords(periods.map(({ start }) => String(quarterNumber(start))))}`;
}
