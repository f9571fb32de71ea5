import type { KeyEntry } from "./key.ts";
import type { MonthPoint, Point } from "./model.ts";
import { palette, textSize } from "./palette.ts";
import { bottomOf, type Dot, type Panel, xAt } from "./panel.ts";
import type { Scene } from "./scene.ts";
import type { TextMetrics } from "./text-metrics.ts";
import type { TimeAxis } from "./time-axis.ts";
import { gapWord } from "./words.ts";

/** A point's number, or null when there is none: a gap is never drawn as 0. */
export const numberOf = (point: Point): number | null =>
  point.state === "value" && point.number !== undefined ? point.number : null;

/** The key's explanation of every mark for an absent number that the points need. */
export function gapKey(points: readonly Point[]): KeyEntry[] {
  const marks = new Map<string, string>();
  for (const point of points) {
    if (numberOf(point) !== null) continue;
    const { mark, meaning } = gapWord(point.state);
    marks.set(mark, meaning);
  }
  return [...marks].map(([mark, meaning]) => ({ text: meaning, sample: { kind: "text", text: mark } }));
}

/** One mark for each run of absent months, just above the axis, with a line over the months that it stands for. */
export function drawGaps(
  scene: Scene,
  panel: Panel,
  axis: TimeAxis,
  points: readonly MonthPoint[],
  metrics: TextMetrics,
  colour: string = palette.axis,
): void {
  const runs: { mark: string; from: number; to: number }[] = [];
  for (const point of points) {
    const middle = axis.middle(point.month);
    if (middle === undefined || numberOf(point) !== null) continue;
    const { mark } = gapWord(point.state);
    const last = runs.at(-1);
    if (last && last.mark === mark && last.to === middle - 0.5) last.to = middle + 0.5;
    else runs.push({ mark, from: middle - 0.5, to: middle + 0.5 });
  }
  const base = bottomOf(panel);
  // Marks of neighbouring runs that would touch climb one line above each other.
  const taken: { right: number; level: number }[] = [];
  for (const run of runs) {
    const centre = (xAt(panel, run.from) + xAt(panel, run.to)) / 2;
    const half = metrics.width(run.mark, textSize, 600) / 2;
    const x = Math.min(Math.max(centre, half), panel.width - half);
    let level = 0;
    while (taken.some((other) => other.level === level && other.right > x - half - 3)) level += 1;
    taken.push({ right: x + half, level });
    scene.rules.push({
      x: xAt(panel, run.from) + 2,
      y: base - 2.5,
      x2: xAt(panel, run.to) - 2,
      y2: base - 2.5,
      colour,
      width: 2.5,
    });
    scene.texts.push({
      text: run.mark,
      x,
      y: base - 13 - level * 15,
      align: "center",
      weight: 600,
      colour: palette.darkGrey,
    });
  }
}

/** The points as places on a panel, with a break in the line at each place where the series itself breaks. */
export function dotsOf(points: readonly MonthPoint[], axis: TimeAxis, breaks: readonly number[] = []): Dot[] {
  const dots = points.flatMap((point): Dot[] => {
    const unit = axis.middle(point.month);
    return unit === undefined ? [] : [{ unit, number: numberOf(point) }];
  });
  return [...dots, ...breaks.map((unit): Dot => ({ unit, number: null }))].sort((a, b) => a.unit - b.unit);
}

/** Dots with a gap on both sides, which a line alone would not show. */
export function lonely(dots: readonly Dot[]): Dot[] {
  const absent = (dot: Dot | undefined): boolean => dot === undefined || dot.number === null;
  return dots.filter((dot, index) => dot.number !== null && absent(dots[index - 1]) && absent(dots[index + 1]));
}
