import {
  addDays,
  dayCount,
  type IsoDate,
  type IsoMonth,
  monthEnd,
  monthStart,
  monthsOf,
} from "../../src/values/period.ts";
import { poisson } from "../statistics/random.ts";

/** A gamma number of mean 1 and the given shape, of 1 or more (Marsaglia and Tsang 2000). */
function gamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    // Box and Muller.
    const x = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

/** A count with the given mean and a variance of `overdispersion` times that: Poisson about a level that varies by chance. */
function count(mean: number, overdispersion: number, random: () => number): number {
  const shape = overdispersion > 1 ? mean / (overdispersion - 1) : Number.POSITIVE_INFINITY;
  // Below a shape of 1 the sampler does not hold; such a mean is so small that chance alone makes most of its variance.
  return poisson(shape < 1 || !Number.isFinite(shape) ? mean : mean * gamma(shape, random), random);
}

export interface World {
  readonly months: readonly IsoMonth[];
  /** Each month of the calendar over the mean, by 0 for January. */
  readonly season: (calendarMonth: number) => number;
  readonly random: () => number;
}

/** Counts by day of a series whose level never changes: what a month holds varies by chance, and falls on any of its days. */
export function stableDays(mean: number, overdispersion: number, world: World): ReadonlyMap<IsoDate, number> {
  const days = new Map<IsoDate, number>();
  for (const month of world.months) {
    const span = { start: monthStart(month), end: monthEnd(month) };
    const length = dayCount(span);
    const expected = (mean * world.season(Number(month.slice(5)) - 1) * length) / 30.4375;
    const dates = Array.from({ length }, (_, index) => addDays(span.start, index));
    for (let left = count(expected, overdispersion, world.random); left > 0; left--) {
      const day = dates[Math.floor(world.random() * length)] as IsoDate;
      days.set(day, (days.get(day) ?? 0) + 1);
    }
  }
  return days;
}

export const sumOfDays = (days: ReadonlyMap<IsoDate, number>, period: { start: IsoDate; end: IsoDate }): number => {
  let sum = 0;
  for (const [day, number] of days) if (day >= period.start && day <= period.end) sum += number;
  return sum;
};

export const allMonths = (from: IsoMonth, to: IsoMonth): IsoMonth[] =>
  monthsOf({ start: monthStart(from), end: monthEnd(to) });
