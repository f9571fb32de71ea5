import type { Indicator } from "../indicators/indicator.ts";
import type { Figure } from "../values/figure.ts";
import type { IsoDate } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { formatDate } from "./dates.ts";
import { spellSmall } from "./numbers.ts";
import { type Inline, label, runs, series } from "./runs.ts";

interface OnDay {
  readonly day: IsoDate;
  readonly figure: Figure;
}

/** "Youth cases awaiting court: 56 on 14 June 2020, against 39 on 31 March 2020 and 30 on 31 March 2019." */
export function stockSentence(
  indicator: Indicator,
  newest: OnDay,
  ...earlier: readonly (OnDay | undefined)[]
): Inline[] {
  const title = indicator.title;
  const day = formatDate(newest.day);
  if (!isNumber(newest.figure.value))
    return [
      label(
        `${title}: the number on ${day} is ${newest.figure.value.state === "suppressed" ? "withheld [c]" : "not held"}.`,
      ),
    ];
  const others = earlier.flatMap((one) => (one && one.day !== newest.day && isNumber(one.figure.value) ? [one] : []));
  const distinct = [...new Map(others.map((one) => [one.day, one])).values()];
  const now = runs`${title}: ${newest.figure} on ${day}`;
  if (distinct.length === 0) return runs`${now}.`;
  return runs`${now}, against ${series(distinct.map((one) => runs`${one.figure} on ${formatDate(one.day)}`))}.`;
}

/** Said wherever so few people are counted that their make-up would tell of each of them. */
export const noCompositionSentence = (fewest: number): string =>
  `Where there are fewer than ${spellSmall(fewest)} people, nothing is said of their ethnic group, sex or age, not even “all” or “none”: it would tell something about each of them.`;

/** Why a number at a date gets no verdict, however far it has moved. */
export const noVerdictAtDates =
  "No verdict is given on numbers at a date: whatever is counted on one day may still be counted on the other.";
