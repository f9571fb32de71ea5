import type { Calendar, Day, Span } from "./calendar.ts";
import type { Random } from "./random.ts";
import { Weighted } from "./random.ts";

/** How likely each day is, relative to the others. */
export type DayWeight = (day: Day) => number;

/** Days drawn from a span at random, each as likely as its weight, in order. */
export function drawDays(count: number, span: Span, weight: DayWeight, random: Random): Day[] {
  if (count === 0) return [];
  const entries: [Day, number][] = [];
  for (let day = span.from; day <= span.to; day += 1) entries.push([day, weight(day)]);
  const choice = new Weighted(entries);
  return Array.from({ length: count }, () => choice.pick(random)).sort((one, other) => one - other);
}

/**
 * A little more in summer, a little less in winter, as most recorded crime in London.
 * @param weekdays how many on each day of the week beside the others, from Sunday; as many on all when left out
 */
export const seasonal =
  (calendar: Calendar, weekdays?: readonly number[]): DayWeight =>
  (day) =>
    (weekdays?.[calendar.weekday(day)] ?? 1) *
    (1 + 0.05 * Math.cos(((Number(calendar.month(day).slice(5)) - 7) / 6) * Math.PI));

export interface Filling {
  readonly span: Span;
  /** What the span must hold in the end. */
  readonly total: number;
  /** What a day holds already. */
  readonly existing: (day: Day) => number;
  readonly weight: DayWeight;
  /** Variance over mean of the months: 1 is pure chance. */
  readonly variation: number;
}

/**
 * The days on which more records are needed so that the span holds its total, or, when it already holds more, how many
 * it holds. Months are first given shares of the whole total, so that the finished series varies as asked for and not as
 * the records that came first do.
 */
export function daysToFill(filling: Filling, calendar: Calendar, random: Random): Day[] | { readonly already: number } {
  const { span, total, existing, weight } = filling;
  const months = calendar.months(span).map((piece) => {
    let already = 0;
    let share = 0;
    for (let day = piece.from; day <= piece.to; day += 1) {
      already += existing(day);
      share += weight(day);
    }
    return { piece, already, share };
  });
  const already = months.reduce((sum, month) => sum + month.already, 0);
  if (already > total) return { already };

  // Log-normal month effects with variance (variation - 1) / mean give counts the variance-to-mean ratio asked for.
  const monthlyMean = Math.max(1, (total / (span.to - span.from + 1)) * 30.4);
  const sigma = Math.sqrt(Math.max(0, filling.variation - 1) / monthlyMean);
  const choice = new Weighted(
    months.map((month, index) => [index, month.share * Math.exp(sigma * random.normal())] as const),
  );
  const needed = months.map((month) => -month.already);
  for (let unit = 0; unit < total; unit += 1) {
    const index = choice.pick(random);
    needed[index] = (needed[index] ?? 0) + 1;
  }
  settle(needed);
  return months.flatMap(({ piece }, index) => drawDays(needed[index] ?? 0, piece, weight, random));
}

/** A month that already holds more than its share needs none; what it is over comes off the months that need most. */
function settle(needed: number[]): void {
  let over = 0;
  needed.forEach((need, index) => {
    if (need < 0) {
      over -= need;
      needed[index] = 0;
    }
  });
  for (; over > 0; over -= 1) {
    const most = needed.indexOf(Math.max(...needed));
    needed[most] = (needed[most] ?? 0) - 1;
  }
}
