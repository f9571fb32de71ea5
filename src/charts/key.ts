import { type Hatch, hatchBox } from "./hatch.ts";
import type { CoverageState } from "./model.ts";
import { drawMonthCell } from "./month-cell.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import type { Scene, Shape } from "./scene.ts";
import type { TextMetrics } from "./text-metrics.ts";

/** One entry of the key above a chart: a sample of the mark, and what it means. */
export interface KeyEntry {
  readonly text: string;
  readonly sample:
    | { readonly kind: "symbol"; readonly shape: Shape; readonly colour: string; readonly hollow?: boolean }
    | { readonly kind: "line"; readonly colour: string; readonly dash?: readonly number[]; readonly symbol?: Shape }
    | { readonly kind: "box"; readonly colour: string; readonly stroke?: string; readonly hatch?: Hatch }
    | { readonly kind: "month"; readonly state: CoverageState }
    | { readonly kind: "text"; readonly text: string };
}

const betweenEntries = 18;
const afterSample = 6;
export const keyRow = lineHeight + 3;

interface Placed {
  readonly entry: KeyEntry;
  readonly x: number;
  readonly row: number;
  readonly lines: readonly string[];
}

/** Flows the entries from left to right and on to further rows. */
export function layOutKey(entries: readonly KeyEntry[], width: number, metrics: TextMetrics) {
  const placed: Placed[] = [];
  let x = 0;
  let row = 0;
  let rows = 0;
  for (const entry of entries) {
    const sample = sampleWidth(entry, metrics) + afterSample;
    const lines = metrics.fold(entry.text, width - sample, textSize);
    const wide = sample + Math.max(0, ...lines.map((line) => metrics.width(line, textSize)));
    if (x > 0 && (x + wide > width || lines.length > 1)) {
      x = 0;
      row = rows;
    }
    placed.push({ entry, x, row, lines });
    rows = Math.max(rows, row + lines.length);
    x += wide + betweenEntries;
  }
  return { placed, height: rows * keyRow };
}

/** Draws a key whose top left corner is at the given place. */
export function drawKey(
  scene: Scene,
  key: ReturnType<typeof layOutKey>,
  at: { readonly x: number; readonly y: number },
  metrics: TextMetrics,
): void {
  for (const { entry, x, row, lines } of key.placed) {
    const left = at.x + x;
    const middle = at.y + row * keyRow + keyRow / 2;
    const sample = sampleWidth(entry, metrics);
    drawSample(scene, entry, left, middle, sample);
    lines.forEach((text, line) => {
      scene.texts.push({ text, x: left + sample + afterSample, y: middle + line * keyRow, colour: palette.soft });
    });
  }
}

function sampleWidth(entry: KeyEntry, metrics: TextMetrics): number {
  switch (entry.sample.kind) {
    case "symbol":
      return 9;
    case "line":
      return 24;
    case "box":
    case "month":
      return 14;
    case "text":
      return metrics.width(entry.sample.text, textSize, 600);
  }
}

function drawSample(scene: Scene, entry: KeyEntry, x: number, y: number, width: number): void {
  const { sample } = entry;
  switch (sample.kind) {
    case "symbol":
      scene.symbols.push({ ...sample, x: x + width / 2, y });
      return;
    case "line":
      scene.rules.push({
        x,
        y,
        x2: x + width,
        y2: y,
        colour: sample.colour,
        width: 2,
        ...(sample.dash ? { dash: sample.dash } : {}),
      });
      if (sample.symbol) scene.symbols.push({ x: x + width / 2, y, shape: sample.symbol, colour: sample.colour });
      return;
    case "box": {
      const box = { x, y: y - 6, x2: x + width, y2: y + 6 };
      scene.boxes.push({ ...box, fill: sample.colour, ...(sample.stroke ? { stroke: sample.stroke } : {}) });
      if (sample.hatch) scene.rules.push(...hatchBox(box, sample.hatch));
      return;
    }
    case "month":
      drawMonthCell(scene, { x: x + 1, x2: x + width - 1, y: y - 6, y2: y + 6 }, sample.state);
      return;
    case "text":
      scene.texts.push({ text: sample.text, x, y, weight: 600, colour: palette.ink });
  }
}
