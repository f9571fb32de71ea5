import { describe, expect, it } from "vitest";
import { hatchBox, hatchLines } from "../../src/charts/hatch.ts";
import type { TileMapChart } from "../../src/charts/map-models.ts";
import type { PixelPolygons } from "../../src/charts/map-shapes.ts";
import { renderChart } from "../../src/charts/render-chart.ts";
import { tileMap } from "./map-charts.ts";
import { readSvg } from "./read-svg.ts";

const ends = (lines: ReturnType<typeof hatchLines>): number[][] => lines.map(({ x, y, x2, y2 }) => [x, y, x2, y2]);
const ring = (from: number, to: number): [number, number][] => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
];

describe("hatching", () => {
  it("runs from edge to edge, one way or the other", () => {
    // Of a box of 16 by 16 the lines x + y = 4, 12, 20, 28.
    expect(ends(hatchBox({ x: 0, y: 0, x2: 16, y2: 16 }, "rising"))).toEqual([
      [0, 4, 4, 0],
      [0, 12, 12, 0],
      [4, 16, 16, 4],
      [12, 16, 16, 12],
    ]);
    expect(ends(hatchBox({ x: 0, y: 0, x2: 16, y2: 16 }, "falling"))[0]).toEqual([0, 12, 4, 16]);
  });

  it("leaves holes out", () => {
    const holed: PixelPolygons = [[ring(0, 24), ring(8, 16)]];
    // x + y = 20 goes in at the left edge, is out from 4, 16 to 16, 4 only within the hole: from 8, 12 to 12, 8.
    expect(ends(hatchLines(holed, "rising"))).toContainEqual([0, 20, 8, 12]);
    expect(ends(hatchLines(holed, "rising"))).toContainEqual([12, 8, 20, 0]);
  });

  it("tells what is withheld from what is not held, and both from the class of the fewest", async () => {
    const [first, second, ...rest] = tileMap.areas;
    if (!first || !second) throw new Error("no tiles");
    const { class: _one, ...without } = first;
    const { class: _other, ...lacking } = second;
    const chart: TileMapChart = {
      ...tileMap,
      areas: [{ ...without, state: "suppressed" }, { ...lacking, state: "missing" }, ...rest],
    };
    const svg = await renderChart(chart, { idPrefix: "a", alt: "made up" });
    const { texts } = await readSvg(svg);
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["[c] withheld to protect people", "[x] not available"]),
    );
  });
});
