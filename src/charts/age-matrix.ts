import { cellGapKey, drawCells, drawShades } from "./cells.ts";
import type { AgeMatrixChart } from "./comparison-models.ts";
import type { Drawing, DrawingOptions } from "./compose.ts";
import { numberOf } from "./gaps.ts";
import { drawKey, type KeyEntry, layOutKey } from "./key.ts";
import type { Point } from "./model.ts";
import { formatNumber } from "./numbers.ts";
import { lineHeight, textSize } from "./palette.ts";
import { emptyScene } from "./scene.ts";
import { layOutTitle } from "./titles.ts";
import { gapWord } from "./words.ts";

const edge = 4;
const rowHeight = 20;
/** Between the shaded cells and what stands at their sides. */
const gap = 10;

/** Victims' ages by suspects' ages, shaded; totals stand outside the shading at the right and below. */
export function drawAgeMatrix(chart: AgeMatrixChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const scene = emptyScene();
  const widest = (texts: readonly string[]): number =>
    Math.ceil(Math.max(0, ...texts.map((text) => metrics.width(text, textSize, 600))));
  const totals = chart.rows.map(({ total }) => wordOf(total));
  const left = edge + widest([...chart.rows.map(({ label }) => label), chart.totalTitle]) + gap;
  const right = edge + widest([...totals, chart.totalTitle]) + gap;
  const width = options.width - left - right;
  const whole = options.width - 2 * edge;
  const cell = width / Math.max(1, chart.columns.length);
  const height = rowHeight * chart.rows.length;
  const margin = edge - left;
  const end = width + right - edge;

  const heads = headsOf(chart, cell, metrics);
  const key = layOutKey([...heads.key, ...cellGapKey(chart.cells, cell, metrics)], whole, metrics);
  const titles = [chart.rowTitle, chart.columnTitle].map((title) => layOutTitle(title, whole, metrics));
  const headLines = Math.max(1, ...heads.lines.map((lines) => lines.length));
  const titleHeight = titles.reduce((sum, title) => sum + title.height, 0) + 6;
  const headHeight = headLines * lineHeight + 3;
  const above = edge + lineHeight + 8 + key.height + titleHeight + headHeight;
  const largest = Math.max(0, ...chart.cells.map((item) => numberOf(item) ?? 0));
  drawShades(scene, largest, { x: margin, y: edge - above }, metrics);
  drawKey(scene, key, { x: margin, y: edge - above + lineHeight + 8 }, metrics);
  let titleTop = -headHeight - titleHeight;
  for (const title of titles) {
    title.draw(scene, { x: margin, y: titleTop });
    titleTop += title.height;
  }
  heads.lines.forEach((lines, index) => {
    lines.forEach((text, line) => {
      const y = -3 - (lines.length - line - 0.5) * lineHeight;
      scene.texts.push({ text, x: (index + 0.5) * cell, y, size: 12, align: "center" });
    });
  });
  scene.texts.push({ text: chart.totalTitle, x: end, y: -3 - lineHeight / 2, align: "right", weight: 600 });

  const shades = drawCells(scene, chart, { cell, rowHeight, largest }, metrics);
  chart.rows.forEach(({ label }, index) => {
    const y = (index + 0.5) * rowHeight;
    scene.texts.push({ text: label, x: -gap, y, align: "right" });
    scene.texts.push({ text: totals[index] ?? "", x: end, y, align: "right", weight: 600 });
  });
  const below = height + 5 + lineHeight / 2;
  scene.texts.push({ text: chart.totalTitle, x: -gap, y: below, align: "right", weight: 600 });
  const sums = chart.columns.map(({ total }) => wordOf(total));
  // Where two neighbours would touch, every second one stands a line lower.
  const staggered = sums.some((text) => metrics.width(text, 12, 600) > cell - 4);
  sums.forEach((text, index) => {
    const y = below + (staggered && index % 2 === 1 ? lineHeight : 0);
    scene.texts.push({ text, x: (index + 0.5) * cell, y, size: 12, align: "center", weight: 600 });
  });
  const bottom = 5 + lineHeight * (staggered ? 2 : 1) + edge;
  return {
    width,
    height,
    padding: { left, right, top: above, bottom },
    scene,
    panels: [shades],
  };
}

/** Columns too narrow for their ages bear letters, which the key explains. */
function headsOf(chart: AgeMatrixChart, cell: number, metrics: DrawingOptions["metrics"]) {
  const lines = chart.columns.map(({ label }) => metrics.wrap(label, cell - 4, 12));
  if (lines.flat().every((line) => metrics.width(line, 12) <= cell - 4)) return { lines, key: [] };
  const letters = chart.columns.map((_, index) => String.fromCharCode(65 + index));
  return {
    lines: letters.map((letter) => [letter]),
    key: chart.columns.map(
      ({ label }, index): KeyEntry => ({
        text: label,
        sample: { kind: "text", text: letters[index] ?? "" },
      }),
    ),
  };
}

function wordOf(point: Point): string {
  const number = numberOf(point);
  return number === null ? gapWord(point.state).mark : formatNumber(number);
}
