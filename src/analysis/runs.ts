import { siblingId } from "../values/figure-id.ts";
import type { PeakFinding, RunFinding } from "../values/history-findings.ts";
import type { SeriesBreak } from "./change-question.ts";
import { derive } from "./derive.ts";
import { comparableTotals } from "./records.ts";
import type { Total } from "./totals.ts";

const directionOf = (step: number): RunFinding["direction"] => (step > 0 ? "more" : step < 0 ? "fewer" : "same");

/**
 * How long yearly totals have moved the same way, and when they last did so before: "the third rise in a row", "the first
 * rise since". Totals do not overlap; complete ones only, never across a break.
 */
export function runOf(yearly: readonly Total[], breaks: readonly SeriesBreak[]): RunFinding | undefined {
  const series = [...(comparableTotals(yearly, breaks)?.newestFirst ?? [])].reverse();
  const steps = series.slice(1).map((to, index) => {
    const from = series[index] as typeof to;
    return { from, to, direction: directionOf(to.number - from.number) };
  });
  const newest = steps.at(-1);
  const start = series[0];
  if (!newest || !start) return undefined;
  let first = steps.length - 1;
  while (first > 0 && steps[first - 1]?.direction === newest.direction) first--;
  const previousStep = steps.slice(0, first).findLast((step) => step.direction === newest.direction);
  return {
    kind: "run",
    direction: newest.direction,
    length: steps.length - first,
    latest: newest.to.figure,
    before: (steps[first] ?? newest).from.figure,
    ...(previousStep ? { previousStep: { from: previousStep.from.figure, to: previousStep.to.figure } } : {}),
    seriesStart: start.figure,
  };
}

/** The highest complete total, the most recent one when several are, and how far the latest is below it. */
export function peakOf(totals: readonly Total[], breaks: readonly SeriesBreak[]): PeakFinding | undefined {
  const series = comparableTotals(totals, breaks)?.newestFirst ?? [];
  const latest = series[0];
  if (!latest) return undefined;
  const peak = series.reduce((highest, total) => (total.number > highest.number ? total : highest), latest);
  const sincePeak = derive(
    {
      id: siblingId(latest.figure.id, "difference", "peak"),
      unit: latest.figure.unit,
      method: "difference",
      inputs: [peak.figure, latest.figure],
    },
    (highest, now) => now - highest,
  );
  return { kind: "peak", peak: peak.figure, latest: latest.figure, sincePeak, latestIsPeak: peak === latest };
}
