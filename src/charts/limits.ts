import type { ControlLimits } from "./model.ts";
import { formatNumber } from "./numbers.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import { bottomOf, type Panel, yAt } from "./panel.ts";
import type { Scene } from "./scene.ts";
import { spread } from "./spread.ts";
import type { TextMetrics } from "./text-metrics.ts";
import { chartWords } from "./words.ts";

export const limitDash = [6, 4];

/** A line across the plot: the mean, or a limit. */
export interface LimitLine {
  readonly number: number;
  readonly text: string;
  readonly weight: 400 | 600;
  readonly dash?: readonly number[];
}

export function limitLines(limits: ControlLimits): LimitLine[] {
  const named = (word: string, number: number): string => `${word} ${formatNumber(number, limits.decimals)}`;
  return [
    { number: limits.upper, text: named(chartWords.upperLimit, limits.upper), weight: 400, dash: limitDash },
    { number: limits.mean, text: named(chartWords.mean, limits.mean), weight: 600 },
    { number: limits.lower, text: named(chartWords.lowerLimit, limits.lower), weight: 400, dash: limitDash },
  ];
}

export function drawLimits(scene: Scene, panel: Panel, lines: readonly LimitLine[]): void {
  for (const { number, dash } of lines) {
    const y = yAt(panel, number);
    const course = { x: 0, y, x2: panel.width, y2: y };
    scene.rules.push({ ...course, colour: palette.darkGrey, width: 1.25, ...(dash ? { dash } : {}) });
  }
}

const gap = 8;

export const limitRoom = (lines: readonly LimitLine[], metrics: TextMetrics): number =>
  Math.max(0, ...lines.map((line) => metrics.width(line.text, textSize, line.weight) + gap));

/** Beside the right end of each line, moved apart where they would touch. */
export function labelLimits(scene: Scene, panel: Panel, lines: readonly LimitLine[]): void {
  const places = spread(
    lines.map((line) => yAt(panel, line.number)),
    lineHeight,
    panel.top,
    bottomOf(panel),
  );
  lines.forEach((line, index) => {
    scene.texts.push({
      text: line.text,
      x: panel.width + gap,
      y: places[index] ?? 0,
      weight: line.weight,
      colour: palette.soft,
    });
  });
}
