import { lineHeight, palette, textSize } from "./palette.ts";
import { bottomOf, type Dot, type Panel, xAt, yAt } from "./panel.ts";
import type { Scene } from "./scene.ts";
import { spread } from "./spread.ts";
import type { TextMetrics } from "./text-metrics.ts";

/** A label at the right end of a line, in place of a legend. */
export interface LineEnd {
  readonly dots: readonly Dot[];
  readonly text: string;
  readonly weight: 400 | 600;
}

const gap = 9;

export const lineEndRoom = (ends: readonly LineEnd[], metrics: TextMetrics): number =>
  Math.max(0, ...ends.map((end) => metrics.width(end.text, textSize, end.weight) + gap));

/**
 * Beside the last point that has a number. Lines that have none, or that end before another does, are not named here: their
 * label would stand away from them or on the other line. The key has them.
 */
export function drawLineEnds(scene: Scene, panel: Panel, ends: readonly LineEnd[]): void {
  const ending = ends.flatMap((end) => {
    const last = end.dots.filter((dot) => dot.number !== null).at(-1);
    return last === undefined || last.number === null ? [] : [{ end, last, number: last.number }];
  });
  const furthest = Math.max(0, ...ending.map(({ last }) => last.unit));
  const shown = ending.filter(({ last }) => last.unit === furthest);
  const places = spread(
    shown.map(({ number }) => yAt(panel, number)),
    lineHeight,
    panel.top,
    bottomOf(panel),
  );
  const x = xAt(panel, furthest) + gap;
  shown.forEach(({ end }, index) => {
    scene.texts.push({ text: end.text, x, y: places[index] ?? 0, weight: end.weight, colour: palette.ink });
  });
}
