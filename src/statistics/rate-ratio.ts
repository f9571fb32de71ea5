import { betaQuantile, criticalZ, type Interval, type Level } from "./quantiles.ts";
import { wilsonInterval } from "./wilson.ts";

/** Two counts and what each was counted over: days, nights, residents. Exposures are above 0. */
export interface TwoCounts {
  /** The earlier count, or the group of reference. */
  readonly from: number;
  readonly to: number;
  readonly fromExposure: number;
  readonly toExposure: number;
}

const nothing: Interval = { lower: Number.NaN, upper: Number.NaN };

/** (to / its exposure) over (from / its exposure): `Infinity` on a base of 0, `NaN` when both are 0. */
export const rateRatio = (counts: TwoCounts): number =>
  counts.to / counts.toExposure / (counts.from / counts.fromExposure);

/** How many times the exposure of `from` that of `to` is: the k of the z statistic. */
const exposureRatio = (counts: TwoCounts): number => counts.toExposure / counts.fromExposure;

/** Given the sum of both counts, `to` is binomial: a share of the sum stands for a ratio of the rates. */
function ratioOfShare(share: number, counts: TwoCounts): number {
  return share >= 1 ? Number.POSITIVE_INFINITY : share / (1 - share) / exposureRatio(counts);
}

/** Exact conditional interval: Clopper-Pearson on the share of `to` in the sum. As R's `poisson.test`. */
export function exactRateRatioInterval(counts: TwoCounts, level: Level = 0.95): Interval {
  const { from, to } = counts;
  if (from + to === 0) return nothing;
  const tail = (1 - level) / 2;
  return {
    lower: ratioOfShare(to === 0 ? 0 : betaQuantile(tail, to, from + 1), counts),
    upper: ratioOfShare(from === 0 ? 1 : betaQuantile(1 - tail, to + 1, from), counts),
  };
}

/**
 * Score interval of the rate ratio, widened by sqrt(overdispersion): every ratio r that is not contradicted by
 * (to - r k from)^2 <= z^2 phi r k (from + to). It excludes 1 exactly when {@link rateRatioZ} is beyond z, and it stands
 * at counts of 0. With phi = 1 it is Wilson's interval of the share of `to` in the sum.
 */
export function scoreRateRatioInterval(counts: TwoCounts, overdispersion: number, level: Level = 0.95): Interval {
  const sum = counts.from + counts.to;
  if (sum === 0) return nothing;
  const share = wilsonInterval(counts.to / overdispersion, sum / overdispersion, level);
  return { lower: ratioOfShare(share.lower, counts), upper: ratioOfShare(share.upper, counts) };
}

/**
 * Interval on the log scale, widened by sqrt(overdispersion): exp(log ratio ± z sqrt(phi (1/from + 1/to))). The usual
 * one for disproportionality. Nothing can be said when a count is 0.
 */
export function logRateRatioInterval(counts: TwoCounts, overdispersion = 1, level: Level = 0.95): Interval {
  if (counts.from === 0 || counts.to === 0) return nothing;
  const half = criticalZ(level) * Math.sqrt(overdispersion * (1 / counts.from + 1 / counts.to));
  const ratio = rateRatio(counts);
  return { lower: ratio * Math.exp(-half), upper: ratio * Math.exp(half) };
}

/** z = (b - k a) / sqrt(phi k (a + b)); 0 when both counts are 0. */
export function rateRatioZ(counts: TwoCounts, overdispersion = 1): number {
  const k = exposureRatio(counts);
  const sum = counts.from + counts.to;
  return sum === 0 ? 0 : (counts.to - k * counts.from) / Math.sqrt(overdispersion * k * sum);
}
