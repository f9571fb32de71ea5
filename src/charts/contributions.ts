import type { Drawing, DrawingOptions } from "./compose.ts";
import { gapKey, numberOf } from "./gaps.ts";
import { drawKey, layOutKey } from "./key.ts";
import type { ContributionChart } from "./model.ts";
import { decimalsFor, formatSigned } from "./numbers.ts";
import { palette, textSize } from "./palette.ts";
import { namedRows } from "./rows.ts";
import { emptyScene } from "./scene.ts";
import { gapWord } from "./words.ts";

const edge = 4;
const barHeight = 18;
const labelGap = 7;

/** Bars to the right of zero for what rose, to the left for what fell, each with its signed number. */
export function drawContributions(chart: ContributionChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const scene = emptyScene();
  const numbers = chart.bars.map((bar) => numberOf(bar));
  const decimals = decimalsFor(numbers.flatMap((number) => number ?? []));
  const texts = chart.bars.map((bar, index) => {
    const number = numbers[index];
    return number === null || number === undefined ? gapWord(bar.state).mark : formatSigned(number, decimals);
  });
  const textWidth = (text: string): number => metrics.width(text, textSize, 600) + labelGap;

  const names = namedRows(
    chart.bars.map(({ label }) => ({ text: label })),
    options.width * 0.36,
    barHeight + 8,
    metrics,
  );
  const key = layOutKey(gapKey(chart.bars), options.width - 2 * edge, metrics);

  // What is longest to the left and to the right, numbers included, shares the width that the names leave.
  const width = options.width - 2 * edge;
  const room = width - names.room;
  const leftText = Math.max(0, ...texts.filter((_, index) => (numbers[index] ?? 0) < 0).map(textWidth));
  const rightText = Math.max(0, ...texts.filter((_, index) => (numbers[index] ?? 0) >= 0).map(textWidth));
  const lowest = Math.min(0, ...numbers.map((number) => number ?? 0));
  const highest = Math.max(0, ...numbers.map((number) => number ?? 0));
  const perUnit = (room - leftText - rightText) / (highest - lowest || 1);
  const zero = names.room + leftText - lowest * perUnit;

  const above = edge + key.height;
  drawKey(scene, key, { x: 0, y: edge - above }, metrics);
  names.draw(scene);
  chart.bars.forEach((_, index) => {
    const middle = names.rows[index]?.middle ?? 0;
    const number = numbers[index] ?? 0;
    const end = zero + number * perUnit;
    if (number !== 0)
      scene.boxes.push({
        x: Math.min(zero, end),
        x2: Math.max(zero, end),
        y: middle - barHeight / 2,
        y2: middle + barHeight / 2,
        fill: number > 0 ? palette.darkBlue : palette.turquoise,
      });
    scene.texts.push({
      text: texts[index] ?? "",
      x: number < 0 ? end - labelGap : end + labelGap,
      y: middle,
      align: number < 0 ? "right" : "left",
      weight: 600,
    });
  });
  scene.rules.push({ x: zero, y: 0, x2: zero, y2: names.height, colour: palette.axis });
  return {
    width,
    height: names.height,
    padding: { left: edge, right: edge, top: above, bottom: edge },
    scene,
    panels: [],
  };
}
