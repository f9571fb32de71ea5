import { criticalZ, type Interval, type Level } from "./quantiles.ts";

/** Two counts of one area, the earlier above 0. */
export interface FromTo {
  readonly from: number;
  readonly to: number;
}

/** A count over its denominator, which is above 0. */
export interface CountOf {
  readonly count: number;
  readonly denominator: number;
}

/** In percent; the base is above 0. */
export const percentChange = ({ from, to }: FromTo): number => ((to - from) / from) * 100;

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/**
 * Variance of to/from by the delta method, with both counts `overdispersion` times as variable as Poisson's. A count of 0 is
 * taken to vary like one of 1, since to be certain of it would be absurd.
 */
const variance = ({ from, to }: FromTo, overdispersion: number): number =>
  (overdispersion * (Math.max(to, 1) + (to * to) / from)) / (from * from);

/**
 * Interval of the difference, in percentage points, between one area's change and the mean of others' changes. The areas
 * are taken to vary independently of each other.
 */
export function changeDifferenceInterval(
  own: FromTo,
  others: readonly FromTo[],
  overdispersion: number,
  level: Level = 0.95,
): Interval {
  const difference = percentChange(own) - mean(others.map(percentChange));
  const spread = others.reduce((sum, other) => sum + variance(other, overdispersion), 0) / others.length ** 2;
  const half = criticalZ(level) * 100 * Math.sqrt(variance(own, overdispersion) + spread);
  return { lower: difference - half, upper: difference + half };
}

/** The same for rates: one area's rate less the mean of others' rates, per one of the denominator. */
export function rateDifferenceInterval(
  own: CountOf,
  others: readonly CountOf[],
  overdispersion: number,
  level: Level = 0.95,
): Interval {
  const rate = ({ count, denominator }: CountOf): number => count / denominator;
  const spreadOf = ({ count, denominator }: CountOf): number =>
    (overdispersion * Math.max(count, 1)) / (denominator * denominator);
  const difference = rate(own) - mean(others.map(rate));
  const spread = others.reduce((sum, other) => sum + spreadOf(other), 0) / others.length ** 2;
  const half = criticalZ(level) * Math.sqrt(spreadOf(own) + spread);
  return { lower: difference - half, upper: difference + half };
}

export const includes = ({ lower, upper }: Interval, number: number): boolean => lower <= number && number <= upper;
