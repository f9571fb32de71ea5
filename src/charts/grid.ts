import { cellGapKey, drawCells, drawShades } from "./cells.ts";
import type { Drawing, DrawingOptions } from "./compose.ts";
import { numberOf } from "./gaps.ts";
import { drawKey, layOutKey } from "./key.ts";
import type { GridChart } from "./model.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import { emptyScene } from "./scene.ts";
import { layOutTitle } from "./titles.ts";

const edge = 4;

/** Night by hour as shaded cells, with numbers in them where they fit, to show where the weight lies. */
export function drawGrid(chart: GridChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const scene = emptyScene();
  const rowRoom = Math.max(0, ...chart.rows.map((row) => metrics.width(row.label, textSize))) + 10;
  const left = edge + Math.ceil(rowRoom);
  const width = options.width - left - edge;
  const cell = width / Math.max(1, chart.columns.length);
  const largest = Math.max(0, ...chart.cells.map((item) => numberOf(item) ?? 0));
  const rowHeight = Math.max(20, Math.min(21, cell * 1.15));
  const height = rowHeight * chart.rows.length;

  const key = layOutKey(cellGapKey(chart.cells, cell, metrics), width, metrics);
  const title = layOutTitle(chart.rowTitle, options.width - 2 * edge, metrics);
  const above = edge + lineHeight + 8 + key.height + title.height + 2;
  drawShades(scene, largest, { x: -left + edge, y: edge - above }, metrics);
  drawKey(scene, key, { x: -left + edge, y: edge - above + lineHeight + 8 }, metrics);
  title.draw(scene, { x: -left + edge, y: -title.height - 1 });

  const shades = drawCells(scene, chart, { cell, rowHeight, largest }, metrics);
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
  const below = metrics.fold(chart.columnTitle, width, textSize);
  below.forEach((text, line) => {
    const y = height + 12 + (line + 1) * lineHeight;
    scene.texts.push({ text, x: width / 2, y, align: "center", colour: palette.soft });
  });

  return {
    width,
    height,
    padding: { left, right: edge, top: above, bottom: (below.length + 1) * lineHeight + 8 },
    scene,
    panels: [shades],
  };
}
