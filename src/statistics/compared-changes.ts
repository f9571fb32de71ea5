import type { Interval } from "./quantiles.ts";

/** Two counts of one area, the earlier above 0, and by how much its counts vary more than Poisson's: 1 or more. */
export interface FromTo {
  readonly from: number;
  readonly to: number;
  readonly overdispersion: number;
}

/** A count over its denominator, which is above 0. */
export interface CountOf {
  readonly count: number;
  readonly denominator: number;
  readonly overdispersion: number;
}

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/**
 * Variance of to/from by the delta method, with both counts `overdispersion` times as variable as Poisson's. A count of 0 is
 * taken to vary like one of 1, since to be certain of it would be absurd.
 */
const changeVariance = ({ from, to, overdispersion }: FromTo): number =>
  (overdispersion * (Math.max(to, 1) + (to * to) / from)) / (from * from);

const rateVariance = ({ count, denominator, overdispersion }: CountOf): number =>
  (overdispersion * Math.max(count, 1)) / (denominator * denominator);

/** Standard error of one area's number less the mean of others', which are taken to vary independently of each other. */
const errorOf = (own: number, others: readonly number[]): number =>
  Math.sqrt(own + others.reduce((sum, other) => sum + other, 0) / others.length ** 2);

/** Of the difference, in percentage points, between one area's change and the mean of others' changes. */
export const changeDifferenceError = (own: FromTo, others: readonly FromTo[]): number =>
  100 * errorOf(changeVariance(own), others.map(changeVariance));

/** The same for rates: one area's rate less the mean of others' rates, per one of the denominator. */
export const rateDifferenceError = (own: CountOf, others: readonly CountOf[]): number =>
  errorOf(rateVariance(own), others.map(rateVariance));

export const includes = ({ lower, upper }: Interval, number: number): boolean => lower <= number && number <= upper;
