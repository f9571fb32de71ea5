import type { OnDay, StockMove } from "../analysis/at-dates.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { isNumber } from "../values/value.ts";
import { numberOf, sizeOf } from "./change.ts";
import { formatDate } from "./dates.ts";
import { spellSmall } from "./numbers.ts";
import { type Inline, label, runs, series } from "./runs.ts";

/** "Youth cases awaiting court: 56 on 14 June 2020, 17 more than on 31 March 2020 (39) and 23 more than on 14 June 2019 (33)." */
export function stockSentence(indicator: Indicator, newest: OnDay, earlier: readonly StockMove[]): Inline[] {
  const title = indicator.title;
  const day = formatDate(newest.day);
  if (!isNumber(newest.figure.value))
    return [
      label(
        `${title}: the number on ${day} is ${newest.figure.value.state === "suppressed" ? "withheld [c]" : "not held"}.`,
      ),
    ];
  const now = runs`${title}: ${newest.figure} on ${day}`;
  const moves = earlier.filter(({ figure }) => isNumber(figure.value)).map(moveWords);
  return moves.length === 0 ? runs`${now}.` : runs`${now}, ${series(moves)}.`;
}

function moveWords({ day, figure, difference }: StockMove): Inline[] {
  const number = numberOf(difference) ?? 0;
  if (number === 0) return runs`as many as on ${formatDate(day)}`;
  return runs`${sizeOf(difference)} ${number > 0 ? "more" : "fewer"} than on ${formatDate(day)} (${figure})`;
}

/** Said wherever so few people are counted that their make-up would tell of each of them. */
export const noCompositionSentence = (fewest: number): string =>
  `Where there are fewer than ${spellSmall(fewest)} people, nothing is said of their ethnic group, sex or age, not even “all” or “none”: it would tell something about each of them.`;

/** Why a number at a date gets no verdict, however far it has moved. */
export const noVerdictAtDates =
  "What is counted on one day can be counted on the others too, so the change is not tested.";
