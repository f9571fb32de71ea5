import { criticalZ } from "../statistics/quantiles.ts";

/** Of fewer than this nothing is said to stand out. */
export const fewestToStandOut = 20;

/**
 * Whether one of two counts of the same length of time is more than chance explains: their difference over its standard error, with
 * the overdispersion of the series where it has one.
 */
export function clearlyMore(one: number, other: number, overdispersion = 1): boolean {
  if (one + other < fewestToStandOut || one <= other) return false;
  return (one - other) / Math.sqrt(overdispersion * (one + other)) > criticalZ(0.95);
}
