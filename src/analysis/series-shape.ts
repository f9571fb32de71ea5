import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type {
  AccelerationFinding,
  MeanFinding,
  MeanSpan,
  Segment,
  SegmentsFinding,
} from "../values/series-findings.ts";
import { isNumber } from "../values/value.ts";
import { comparisonWith } from "./benchmark-question.ts";
import { changeBetween } from "./change.ts";
import type { ChangeRules } from "./change-question.ts";
import { derive, periodOf } from "./derive.ts";
import { comparableTotals } from "./records.ts";
import type { Total } from "./totals.ts";

/** A turn of less than so many percent is no turning point. */
export const turnPercent = 5;

interface Point {
  readonly figure: Figure;
  readonly number: number;
}

/**
 * A series cut at its turning points: "fell by 54% to 2011/12, then rose for two years, then fell". A point is a turning point when the
 * series has since moved the other way by {@link turnPercent} or more of it. Complete totals only, never across a break.
 */
export function segmentsOf(yearly: readonly Total[], rules: ChangeRules): SegmentsFinding | undefined {
  const series = [...(comparableTotals(yearly, rules.breaks)?.newestFirst ?? [])].reverse();
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last || series.length < 2) return undefined;
  const turns = turningPoints(series);
  const segments = turns.slice(1).map((to, index): Segment => {
    const from = turns[index] as number;
    const [start, end] = [series[from] as Point, series[to] as Point];
    const change = between(start.figure, end.figure, rules);
    return {
      change,
      direction: end.number > start.number ? "rise" : end.number < start.number ? "fall" : "level",
      steps: to - from,
    };
  });
  return { kind: "segments", segments, endToEnd: between(first.figure, last.figure, rules) };
}

const between = (from: Figure, to: Figure, rules: ChangeRules) =>
  changeBetween({ from, to, comparison: comparisonWith(periodOf(from), periodOf(to)) }, rules);

/** Indices of the first point, of every turning point, and of the last. */
function turningPoints(series: readonly Point[]): number[] {
  const turns = [0];
  let extreme = 0;
  let direction = 0;
  const at = (index: number): number => series[index]?.number ?? 0;
  const isTurn = (from: number, to: number): boolean => Math.abs(to - from) * 100 >= turnPercent * Math.max(1, from);
  for (let index = 1; index < series.length; index++) {
    const step = at(index) - at(extreme);
    if (direction === 0) {
      // Until it has clearly gone one way from where it begins, it has not gone anywhere.
      if (isTurn(at(extreme), at(index))) {
        direction = Math.sign(step);
        extreme = index;
      }
    } else if (step * direction >= 0) extreme = index;
    else if (isTurn(at(extreme), at(index))) {
      turns.push(extreme);
      direction = -direction;
      extreme = index;
    }
  }
  const last = series.length - 1;
  return turns.at(-1) === last ? turns : [...turns, last];
}

/** Whether steps of one direction, two or more on end, end in the greatest of them: "it really took off". */
export function accelerationOf(
  yearly: readonly Total[],
  breaks: ChangeRules["breaks"],
): AccelerationFinding | undefined {
  const series = [...(comparableTotals(yearly, breaks)?.newestFirst ?? [])].reverse();
  const steps = series.slice(1).map((to, index) => {
    const from = series[index] as Point;
    return { size: to.number - from.number, figure: stepFigure(from.figure, to.figure) };
  });
  const newest = steps.at(-1);
  if (!newest || newest.size === 0) return undefined;
  const sign = Math.sign(newest.size);
  const stopped = steps.findLastIndex(({ size }) => size * sign <= 0);
  const run = steps.slice(stopped + 1);
  const before = run.slice(0, -1);
  const greatest = before.reduce(
    (most, step) => (step.size * sign > most.size * sign ? step : most),
    before[0] ?? newest,
  );
  if (before.length === 0) return undefined;
  return {
    kind: "acceleration",
    direction: sign > 0 ? "rise" : "fall",
    steps: run.length,
    latestStep: newest.figure,
    greatestBefore: greatest.figure,
    accelerated: newest.size * sign > greatest.size * sign,
  };
}

const stepFigure = (from: Figure, to: Figure): Figure =>
  derive(
    {
      id: siblingId(to.id, "difference", comparisonWith(periodOf(from), periodOf(to))),
      unit: to.unit,
      method: "difference",
      inputs: [from, to],
    },
    (before, after) => after - before,
  );

/** The mean of the totals of years, or of other spans; no number where one of them is not complete. */
export function meanOf(totals: readonly Figure[], spans: MeanSpan = "years"): MeanFinding | undefined {
  const last = totals.at(-1);
  if (!last) return undefined;
  const mean = derive(
    {
      id: siblingId(last.id, "mean", `of-${totals.length}-${spans}`),
      unit: last.unit,
      method: "mean",
      inputs: totals,
    },
    (...numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length,
  );
  return { kind: "mean", mean, spans, totals };
}

/** Each figure of a series with its first one as 100, to draw areas of different sizes together. */
export function indexed(series: readonly Figure[]): Figure[] {
  const base = series.find(({ value }) => isNumber(value) && value.number > 0);
  return base
    ? series.map((figure) =>
        derive(
          {
            id: siblingId(figure.id, "index", `on-${periodOf(base).id}`),
            unit: "index",
            method: "index",
            inputs: [base, figure],
          },
          (first, number) => (number / first) * 100,
        ),
      )
    : [];
}
