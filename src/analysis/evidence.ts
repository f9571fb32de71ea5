import type { Interval } from "../statistics/quantiles.ts";
import { exactRateRatioInterval, rateRatio, scoreRateRatioInterval, type TwoCounts } from "../statistics/rate-ratio.ts";
import type { Evidence } from "../values/change-findings.ts";

/** A change smaller than this is never called clear, however many records stand behind it. */
export const clearChangeMinimum = { percent: 2, records: 10 } as const;

/** Under this sum of both counts, and without overdispersion, the exact interval is used. */
export const exactBelow = 50;

/** The level of the interval that is given with a ratio. */
export const evidenceLevel = 0.95;

export interface EvidenceResult {
  readonly evidence: Exclude<Evidence, "not-tested">;
  readonly ratio: number;
  /** At {@link evidenceLevel}. */
  readonly interval: Interval;
  /** How the interval was worked out. */
  readonly kind: "exact" | "score";
}

/**
 * Whether two counts differ by more than the series varies by anyway. Clear: the interval of the rate ratio excludes 1,
 * the counts moved the same way as the rates, by at least 2% and at least 10 records.
 */
export function evidenceOf(counts: TwoCounts, overdispersion: number): EvidenceResult {
  const kind = overdispersion === 1 && counts.from + counts.to < exactBelow ? "exact" : "score";
  const intervalAt = (level: number): Interval =>
    kind === "exact" ? exactRateRatioInterval(counts, level) : scoreRateRatioInterval(counts, overdispersion, level);
  const interval = intervalAt(evidenceLevel);
  const ratio = rateRatio(counts);
  const clearAt = (tested: Interval): boolean => {
    const moved = counts.to - counts.from;
    const enough =
      Math.abs(moved) >= clearChangeMinimum.records &&
      Math.abs(moved) * 100 >= clearChangeMinimum.percent * counts.from;
    return enough && (moved > 0 ? tested.lower > 1 : tested.upper < 1);
  };
  const evidence = clearAt(intervalAt(0.99)) ? "clear-99" : clearAt(interval) ? "clear-95" : "not-clear";
  return { evidence, ratio, interval, kind };
}
