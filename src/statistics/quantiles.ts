import beta from "@stdlib/stats-base-dists-beta-quantile";
import normal from "@stdlib/stats-base-dists-normal-quantile";

/** A closed interval. `upper` may be `Infinity`; both are `NaN` where nothing can be said. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Share of cases that an interval is meant to hold: 0.95 unless told. */
export type Level = number;

/** Quantile of the standard normal distribution: 1.959964 at 0.975. */
export const normalQuantile = (probability: number): number => normal(probability, 0, 1);

/** The two-sided critical value of a level: 1.959964 at 0.95, 2.575829 at 0.99. */
export const criticalZ = (level: Level): number => normalQuantile((1 + level) / 2);

export const betaQuantile = (probability: number, alpha: number, betaShape: number): number =>
  beta(probability, alpha, betaShape);
