import type { XmrLimits } from "./xmr.ts";

type Side = "above" | "below";

/** The special cause that a point is part of. Where several apply, the first in this order is named. */
export type XmrSignal =
  | { readonly rule: "none" }
  | { readonly rule: "outside-limits"; readonly side: Side }
  | { readonly rule: "trend"; readonly direction: "increasing" | "decreasing" }
  | { readonly rule: "two-in-three"; readonly side: Side }
  | { readonly rule: "shift"; readonly side: Side };

export interface XmrRules {
  /** Consecutive points on one side of the mean. */
  readonly shift: number;
  /** Consecutive points each above, or each below, the one before; absent when the rule is not used. */
  readonly trend?: number;
  /** Two of three close to a limit, all three on one side of the mean. */
  readonly twoInThree?: boolean;
}

/** Few false alarms on monthly counts, which keep some seasonality even when adjusted. */
export const defaultRules: XmrRules = { shift: 8 };

/** The four rules of NHS England's Making Data Count, with that tool's precedence. */
export const nhsRules: XmrRules = { shift: 7, trend: 7, twoInThree: true };

/** The first and the last of points that follow each other. */
export interface PointRun {
  readonly side: Side;
  readonly first: number;
  readonly last: number;
}

/** Runs of at least `length` points on one side of the mean, each as long as it is. */
export const runsAside = (values: readonly number[], mean: number, length: number): PointRun[] =>
  runsIn(
    values.map((value) => Math.sign(value - mean)),
    length,
  ).map(({ sign, start, end }) => ({ side: sign > 0 ? "above" : "below", first: start, last: end - 1 }));

/** Runs of at least `length` equal, non-zero signs. */
function runsIn(signs: readonly number[], length: number) {
  const runs: { readonly sign: number; readonly start: number; readonly end: number }[] = [];
  let start = 0;
  for (let end = 1; end <= signs.length; end++) {
    if (end < signs.length && signs[end] === signs[start]) continue;
    const sign = signs[start] ?? 0;
    if (sign !== 0 && end - start >= length) runs.push({ sign, start, end });
    start = end;
  }
  return runs;
}

/** Marks every point in such a run. */
function inRunOf(signs: readonly number[], length: number): boolean[] {
  const marks = signs.map(() => false);
  for (const { start, end } of runsIn(signs, length)) marks.fill(true, start, end);
  return marks;
}

/** A run of n points each higher than the last has n - 1 rises; all n points are part of it. */
function trendDirections(values: readonly number[], length: number): number[] {
  const steps = values.slice(1).map((value, index) => Math.sign(value - (values[index] as number)));
  const inRun = inRunOf(steps, length - 1);
  return values.map((_, index) => {
    // The step into the point says more about it than the step out of it.
    if (index > 0 && inRun[index - 1]) return steps[index - 1] as number;
    return inRun[index] ? (steps[index] as number) : 0;
  });
}

function closeInThrees(values: readonly number[], limits: XmrLimits, sides: readonly number[]): boolean[] {
  const close = values.map(
    (value) =>
      (value > limits.nearUpper && value <= limits.upper) || (value < limits.nearLower && value >= limits.lower),
  );
  const inThree = (start: number): boolean => {
    const three = [start, start + 1, start + 2];
    if (start < 0 || start + 2 >= values.length) return false;
    return (
      three.filter((index) => close[index]).length >= 2 &&
      three.every((index) => sides[index] === sides[start] && sides[index] !== 0)
    );
  };
  return values.map((_, index) => Boolean(close[index]) && [index - 2, index - 1, index].some(inThree));
}

/** One signal for each value, in order. */
export function xmrSignals(values: readonly number[], limits: XmrLimits, rules: XmrRules = defaultRules): XmrSignal[] {
  const sides = values.map((value) => Math.sign(value - limits.mean));
  const trends = rules.trend === undefined ? [] : trendDirections(values, rules.trend);
  const threes = rules.twoInThree ? closeInThrees(values, limits, sides) : [];
  const shifts = inRunOf(sides, rules.shift);
  return values.map((value, index): XmrSignal => {
    if (value > limits.upper) return { rule: "outside-limits", side: "above" };
    if (value < limits.lower) return { rule: "outside-limits", side: "below" };
    const side: Side = (sides[index] as number) > 0 ? "above" : "below";
    const trend = trends[index] ?? 0;
    if (trend !== 0) return { rule: "trend", direction: trend > 0 ? "increasing" : "decreasing" };
    if (threes[index]) return { rule: "two-in-three", side };
    if (shifts[index]) return { rule: "shift", side };
    return { rule: "none" };
  });
}
