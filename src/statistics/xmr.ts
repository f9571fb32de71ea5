/** Individuals and moving range chart: the mean and the natural process limits of a series. */
export interface XmrLimits {
  readonly mean: number;
  /** `NaN`, as the upper one, when screening leaves no moving range. */
  readonly lower: number;
  readonly upper: number;
  /** Between the mean and a limit, two thirds of the way: beyond these a point is close to the limit. */
  readonly nearLower: number;
  readonly nearUpper: number;
  readonly points: number;
}

export interface XmrOptions {
  /** Leave out, once, moving ranges of 3.267 times their mean or more. Off by default, as in the NHS Excel tool. */
  readonly screenMovingRanges?: boolean;
}

// 2.66 = 3 / d2 and 3.267 = D4, with d2 = 1.128 for ranges of two points (Wheeler, Understanding Variation).
export const limitFactor = 2.66;
export const rangeFactor = 3.267;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Mean ± 2.66 x mean moving range. `values` are in time order; `null` stands for a point that is left out: it has no part
 * in the mean, and no moving range is taken across it. Undefined when there are not two neighbouring points.
 */
export function xmrLimits(values: readonly (number | null)[], options: XmrOptions = {}): XmrLimits | undefined {
  const used = values.filter((value): value is number => value !== null);
  const ranges: number[] = [];
  for (const [index, value] of values.entries()) {
    const before = index > 0 ? values[index - 1] : null;
    if (value !== null && before !== null && before !== undefined) ranges.push(Math.abs(value - before));
  }
  if (ranges.length === 0) return undefined;
  const all = meanOf(ranges);
  const kept = options.screenMovingRanges ? ranges.filter((range) => range < rangeFactor * all) : ranges;
  // Screening a constant series keeps no range, since none is below 3.267 x 0: then, as published, NaN limits.
  const half = limitFactor * meanOf(kept);
  const mean = meanOf(used);
  return {
    mean,
    lower: mean - half,
    upper: mean + half,
    nearLower: mean - (2 / 3) * half,
    nearUpper: mean + (2 / 3) * half,
    points: used.length,
  };
}
