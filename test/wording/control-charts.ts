import type { ControlChartFinding, ControlPoint } from "../../src/values/chart-findings.ts";
import { addMonths } from "../../src/values/period.ts";
import { numberValue } from "../../src/values/value.ts";
import { count } from "../analysis/fixtures.ts";

/** A month of a chart with what is drawn of it. */
export function pointAt(month: string, rate: number, more: Partial<ControlPoint> = {}): ControlPoint {
  const counted = count(month, Math.round(rate * 30));
  const figure = {
    ...counted,
    id: counted.id.replace(/count$/, "adjusted-per-day"),
    unit: "per-day" as const,
    value: numberValue(rate),
  };
  return { month, figure, count: counted, signal: "none", leftOut: false, ...more };
}

/** Consecutive months from `first`. */
export const pointsFrom = (first: string, rates: readonly number[]): ControlPoint[] =>
  rates.map((rate, index) => pointAt(addMonths(first, index), rate));

const level = (name: string, rate: number) => ({
  ...pointAt("2020-03", rate).figure,
  id: `syv-victims/hackney/x/${name}`,
});

/** A chart with mean and limits from its first month to its last, on which nothing stands out unless told. */
export function chartOf(
  points: readonly ControlPoint[],
  [lower, mean, upper]: readonly [number, number, number],
  more: Partial<ControlChartFinding> = {},
): ControlChartFinding {
  const [first, last] = [points[0], points.at(-1)];
  return {
    kind: "control-chart",
    chart: "limits",
    because: "enough-months",
    unit: "per-day",
    adjusted: true,
    points,
    lastYear: [],
    phases: [
      {
        from: first?.month ?? "",
        to: last?.month ?? "",
        mean: level("mean", mean),
        lower: level("lower-limit", lower),
        upper: level("upper-limit", upper),
        trial: false,
      },
    ],
    runs: [],
    events: [],
    recentSignals: [],
    ...more,
  };
}
