import type { Drawing, DrawingOptions } from "./compose.ts";
import { gapKey, numberOf } from "./gaps.ts";
import { ramp, wordsOn } from "./grid-colours.ts";
import { drawKey, type KeyEntry, layOutKey } from "./key.ts";
import type { GridChart } from "./model.ts";
import { formatNumber } from "./numbers.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import { emptyScene, type Layer, type Scene } from "./scene.ts";
import { gapWord } from "./words.ts";

const edge = 4;
/** Night by hour as shaded cells, with numbers in them where they fit, to show where the weight lies. */
export function drawGrid(chart: GridChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const scene = emptyScene();
  const rowRoom = Math.max(0, ...chart.rows.map((row) => metrics.width(row.label, textSize))) + 10;
  const left = edge + Math.ceil(rowRoom);
  const width = options.width - left - edge;
  const cell = width / Math.max(1, chart.columns.length);
  const numbers = chart.cells.flatMap((item) => numberOf(item) ?? []);
  const largest = Math.max(0, ...numbers);
  const fits = numbers.every((number) => metrics.width(formatNumber(number), 12, 600) + 3 <= cell);
  const rowHeight = Math.max(20, Math.min(27, cell * 1.15));
  const height = rowHeight * chart.rows.length;

  const gaps = gapKey(chart.cells);
  const gapsFit = gaps.every(
    (entry) => entry.sample.kind === "text" && metrics.width(entry.sample.text, 12) + 2 <= cell,
  );
  const key = layOutKey(gapsFit ? gaps : asBoxes(gaps), width, metrics);
  const above = edge + lineHeight + 8 + key.height + lineHeight + 2;
  drawScale(scene, largest, { x: -left + edge, y: edge - above }, metrics);
  drawKey(scene, key, { x: -left + edge, y: edge - above + lineHeight + 8 }, metrics);
  scene.texts.push({ text: chart.rowTitle, x: -left + edge, y: -lineHeight / 2 - 1, colour: palette.soft });

  const rowAt = new Map(chart.rows.map((row, index) => [row.id, index]));
  const columnAt = new Map(chart.columns.map((column, index) => [column.id, index]));
  const cells = chart.cells.flatMap((item) => {
    const row = rowAt.get(item.row);
    const column = columnAt.get(item.column);
    if (row === undefined || column === undefined) return [];
    const number = numberOf(item);
    const place = { x: column * cell, x2: (column + 1) * cell, y: row * rowHeight, y2: (row + 1) * rowHeight };
    const text = number === null ? gapWord(item.state).mark : formatNumber(number);
    const share = number === null || largest === 0 ? 0 : number / largest;
    if (number === null ? gapsFit : fits)
      scene.texts.push({
        text,
        x: (column + 0.5) * cell,
        y: (row + 0.5) * rowHeight,
        align: "center",
        size: 12,
        weight: share > 0.5 ? 600 : 400,
        colour: number === null ? palette.ink : wordsOn(share),
      });
    if (number !== null) return [{ ...place, share }];
    scene.boxes.push({ x: place.x + 1.5, x2: place.x2 - 1.5, y: place.y + 1.5, y2: place.y2 - 1.5, ...absent });
    return [];
  });
  chart.rows.forEach((row, index) => {
    scene.texts.push({ text: row.label, x: -10, y: (index + 0.5) * rowHeight, align: "right" });
  });
  const widest = Math.max(0, ...chart.columns.map((column) => metrics.width(column.label, 12)));
  const every = Math.max(1, Math.ceil((widest + 4) / cell));
  chart.columns.forEach((column, index) => {
    if (index % every === 0)
      scene.texts.push({
        text: column.label,
        x: (index + 0.5) * cell,
        y: height + 10,
        align: "center",
        size: 12,
        colour: palette.soft,
      });
  });
  scene.texts.push({
    text: chart.columnTitle,
    x: width / 2,
    y: height + 12 + lineHeight,
    align: "center",
    colour: palette.soft,
  });

  return {
    width,
    height,
    padding: { left, right: edge, top: above, bottom: 2 * lineHeight + 8 },
    scene,
    panels: [cellLayer(cells)],
  };
}

/** How a cell without a number looks. */
const absent = { fill: palette.paper, stroke: palette.axis };

/** Where the cells are too small for words, the key shows the empty cell itself. */
function asBoxes(gaps: readonly KeyEntry[]): KeyEntry[] {
  const text = [...new Set(gaps.map((entry) => entry.text))].join(", ");
  return [{ text, sample: { kind: "box", colour: absent.fill, stroke: absent.stroke } }];
}

function cellLayer(cells: readonly Layer[]): Layer {
  return {
    data: { values: [...cells] },
    mark: { type: "rect", stroke: palette.paper, strokeWidth: 1 },
    encoding: {
      x: { field: "x", type: "quantitative", scale: null, axis: null },
      x2: { field: "x2" },
      y: { field: "y", type: "quantitative", scale: null, axis: null },
      y2: { field: "y2" },
      fill: {
        field: "share",
        type: "quantitative",
        scale: { domain: ramp.map((_, index) => index / (ramp.length - 1)), range: [...ramp], interpolate: "rgb" },
        legend: null,
      },
    },
  };
}

/** What the shades run from and to. */
function drawScale(
  scene: Scene,
  largest: number,
  at: { x: number; y: number },
  metrics: DrawingOptions["metrics"],
): void {
  const middle = at.y + lineHeight / 2;
  const zero = formatNumber(0);
  let x = at.x;
  scene.texts.push({ text: zero, x, y: middle, colour: palette.soft });
  x += metrics.width(zero, textSize) + 6;
  for (const colour of ramp) {
    scene.boxes.push({ x, y: middle - 7, x2: x + 26, y2: middle + 7, fill: colour });
    x += 26;
  }
  scene.texts.push({ text: formatNumber(largest), x: x + 6, y: middle, colour: palette.soft });
}
