import type { Drawing, DrawingOptions } from "./compose.ts";
import { gapKey, numberOf } from "./gaps.ts";
import { drawKey, layOutKey } from "./key.ts";
import type { ContributionChart } from "./model.ts";
import { decimalsFor, formatSigned } from "./numbers.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
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

  const most = options.width * 0.36;
  const names = chart.bars.map((bar) => metrics.wrap(bar.label, most, textSize));
  const nameRoom = Math.max(0, ...names.flat().map((line) => metrics.width(line, textSize))) + 12;
  const key = layOutKey(gapKey(chart.bars), options.width - 2 * edge, metrics);

  // What is longest to the left and to the right, numbers included, shares the width that the names leave.
  const width = options.width - 2 * edge;
  const room = width - nameRoom;
  const leftText = Math.max(0, ...texts.filter((_, index) => (numbers[index] ?? 0) < 0).map(textWidth));
  const rightText = Math.max(0, ...texts.filter((_, index) => (numbers[index] ?? 0) >= 0).map(textWidth));
  const lowest = Math.min(0, ...numbers.map((number) => number ?? 0));
  const highest = Math.max(0, ...numbers.map((number) => number ?? 0));
  const perUnit = (room - leftText - rightText) / (highest - lowest || 1);
  const zero = nameRoom + leftText - lowest * perUnit;

  const above = edge + key.height;
  drawKey(scene, key, { x: 0, y: edge - above }, metrics);
  let top = 0;
  chart.bars.forEach((bar, index) => {
    const lines = names[index] ?? [bar.label];
    const rowHeight = Math.max(barHeight + 8, lines.length * lineHeight + 4);
    const middle = top + rowHeight / 2;
    lines.forEach((text, line) => {
      const y = middle + (line - (lines.length - 1) / 2) * lineHeight;
      scene.texts.push({ text, x: nameRoom - 12, y, align: "right" });
    });
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
    top += rowHeight;
  });
  scene.rules.push({ x: zero, y: 0, x2: zero, y2: top, colour: palette.axis });
  return { width, height: top, padding: { left: edge, right: edge, top: above, bottom: edge }, scene, panels: [] };
}
