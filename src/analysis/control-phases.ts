import type { XmrLimits } from "../statistics/xmr.ts";
import { limitFactor, xmrLimits } from "../statistics/xmr.ts";
import { runsAside, type XmrRules, xmrSignals } from "../statistics/xmr-rules.ts";
import type { ControlPhase, ControlPoint, ControlRun } from "../values/chart-findings.ts";
import type { Figure } from "../values/figure.ts";
import { formatFigureId } from "../values/figure-id.ts";
import { monthEnd, monthStart, range } from "../values/period.ts";
import { isNumber, numberValue } from "../values/value.ts";
import { idParts } from "./derive.ts";

/** Fewer points than this and the limits are called trial limits (NHS England, Making Data Count). */
export const trialPoints = 12;

export interface PhaseResult {
  readonly phase: ControlPhase;
  readonly points: readonly ControlPoint[];
  readonly runs: readonly ControlRun[];
}

/**
 * Limits and signals of one phase: consecutive points between rebases. Undefined when there are too few points for any
 * limits. Points that are left out of the limits are still shown against them.
 */
export function phaseOf(
  points: readonly ControlPoint[],
  rules: XmrRules,
  reason: string | undefined,
): PhaseResult | undefined {
  const numberOf = (point: ControlPoint): number | null =>
    isNumber(point.figure.value) ? point.figure.value.number : null;
  const limits = xmrLimits(points.map((point) => (point.leftOut ? null : numberOf(point))));
  const [first, last] = [points[0], points.at(-1)];
  if (!limits || !first || !last) return undefined;
  return {
    phase: {
      from: first.month,
      to: last.month,
      ...limitFigures(points, limits),
      trial: limits.points < trialPoints,
      ...(reason ? { reason } : {}),
    },
    points: withSignals(points, numberOf, limits, rules),
    runs: runsOf(points, numberOf, limits.mean, rules),
  };
}

/** Each from where it begins, be that before the months that a paper shows or reports on. */
const runsOf = (
  points: readonly ControlPoint[],
  numberOf: (point: ControlPoint) => number | null,
  mean: number,
  rules: XmrRules,
): ControlRun[] =>
  runsAside(
    points.map((point) => numberOf(point) ?? mean),
    mean,
    rules.shift,
  ).flatMap(({ side, first, last }) => {
    const [from, to] = [points[first]?.month, points[last]?.month];
    return from && to ? [{ side, from, to }] : [];
  });

/** A month that is not known ends a run: what it would have shown cannot be supposed. */
function withSignals(
  points: readonly ControlPoint[],
  numberOf: (point: ControlPoint) => number | null,
  limits: XmrLimits,
  rules: XmrRules,
): ControlPoint[] {
  const signals = xmrSignals(
    points.map((point) => numberOf(point) ?? limits.mean),
    limits,
    rules,
  );
  return points.map((point, index) => {
    const signal = signals[index];
    const value = numberOf(point);
    if (!signal || signal.rule === "none" || value === null) return point;
    if (signal.rule === "outside-limits" && isWithinChance(point, value, limits.mean)) return point;
    const side = signal.rule === "trend" ? (signal.direction === "increasing" ? "above" : "below") : signal.side;
    return { ...point, signal: signal.rule, side };
  });
}

/**
 * Whether a month is within one standard deviation of chance from the mean, in records (the square root of a Poisson
 * count). A series of nearly equal counts has hardly any moving range, and the length of a month would pass for a signal.
 */
function isWithinChance({ count }: ControlPoint, value: number, mean: number): boolean {
  if (!isNumber(count.value) || value === 0) return false;
  const recordsPerUnit = count.value.number / value;
  return Math.abs(value - mean) * recordsPerUnit < Math.sqrt(mean * recordsPerUnit);
}

function limitFigures(points: readonly ControlPoint[], limits: XmrLimits) {
  const [first, last] = [points[0] as ControlPoint, points.at(-1) as ControlPoint];
  const used = points.filter((point) => !point.leftOut && isNumber(point.figure.value));
  const { indicator, area, dims, measure } = idParts(last.figure);
  const period = range(monthStart(first.month), monthEnd(last.month)).id;
  const figure = (name: string, number: number, about: Pick<Figure, "method" | "inputs" | "constants">): Figure => ({
    id: formatFigureId({ indicator, dims, area, period, measure: name, comparison: measure }),
    unit: last.figure.unit,
    value: numberValue(number),
    ...about,
  });
  const mean = figure("mean", limits.mean, { method: "mean", inputs: used.map((point) => point.figure.id) });
  const movingRange = (limits.upper - limits.mean) / limitFactor;
  const limit = (name: string, number: number, side: -1 | 1): Figure =>
    figure(name, number, {
      method: "control-limit",
      inputs: [mean.id],
      constants: { factor: side * limitFactor, "mean-moving-range": movingRange },
    });
  return {
    mean,
    // Counts cannot fall below 0, so neither can what is usual.
    lower: limit("lower-limit", Math.max(0, limits.lower), -1),
    upper: limit("upper-limit", limits.upper, 1),
  };
}
