import type { DrawingOptions } from "./compose.ts";
import { gapKey, numberOf } from "./gaps.ts";
import { ramp, wordsOn } from "./grid-colours.ts";
import type { KeyEntry } from "./key.ts";
import type { Point } from "./model.ts";
import { formatNumber } from "./numbers.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import type { Layer, Scene } from "./scene.ts";
import { gapWord } from "./words.ts";

/** Rows by columns of numbers, shaded from none to the largest. */
export interface Cells {
  readonly rows: readonly { readonly id: string }[];
  readonly columns: readonly { readonly id: string }[];
  readonly cells: readonly (Point & { readonly row: string; readonly column: string })[];
}

export interface CellSizes {
  /** Pixels. */
  readonly cell: number;
  readonly rowHeight: number;
  /** What the darkest shade stands for. */
  readonly largest: number;
}

/** How a cell without a number looks. */
const absent = { fill: palette.paper, stroke: palette.axis };

/** Shades every cell, with its number in it where all numbers fit; returns the layer of the shades. */
export function drawCells(scene: Scene, grid: Cells, sizes: CellSizes, metrics: DrawingOptions["metrics"]): Layer {
  const { cell, rowHeight, largest } = sizes;
  const fits = grid.cells.every((item) => {
    const number = numberOf(item);
    return number === null || metrics.width(formatNumber(number), 12, 600) + 3 <= cell;
  });
  const gapsFit = gapMarksFit(grid.cells, cell, metrics);
  const rowAt = new Map(grid.rows.map((row, index) => [row.id, index]));
  const columnAt = new Map(grid.columns.map((column, index) => [column.id, index]));
  const shades = grid.cells.flatMap((item) => {
    const row = rowAt.get(item.row);
    const column = columnAt.get(item.column);
    if (row === undefined || column === undefined) return [];
    const number = numberOf(item);
    const place = { x: column * cell, x2: (column + 1) * cell, y: row * rowHeight, y2: (row + 1) * rowHeight };
    const share = number === null || largest === 0 ? 0 : number / largest;
    if (number === null ? gapsFit : fits)
      scene.texts.push({
        text: number === null ? gapWord(item.state).mark : formatNumber(number),
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
  return shadeLayer(shades);
}

const gapMarksFit = (cells: readonly Point[], cell: number, metrics: DrawingOptions["metrics"]): boolean =>
  gapKey(cells).every(({ sample }) => sample.kind === "text" && metrics.width(sample.text, 12) + 2 <= cell);

/** The key's entries for cells without a number: their mark or, where the cells are too small for it, the empty cell itself. */
export function cellGapKey(cells: readonly Point[], cell: number, metrics: DrawingOptions["metrics"]): KeyEntry[] {
  const gaps = gapKey(cells);
  if (gapMarksFit(cells, cell, metrics)) return gaps;
  const text = [...new Set(gaps.map((entry) => entry.text))].join(", ");
  return [{ text, sample: { kind: "box", colour: absent.fill, stroke: absent.stroke } }];
}

function shadeLayer(cells: readonly Layer[]): Layer {
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
export function drawShades(
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
