import { describe, expect, it } from "vitest";
import { hatchBox, hatchLines } from "../../src/charts/hatch.ts";
import type { MapArea, TileMapChart, WardMapChart } from "../../src/charts/map-models.ts";
import type { PixelPolygons } from "../../src/charts/map-shapes.ts";
import { palette } from "../../src/charts/palette.ts";
import { renderChart } from "../../src/charts/render-chart.ts";
import { tileMap, wardMap } from "./map-charts.ts";
import { point } from "./points.ts";
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
});

/** The hatch lines of a drawing, by the way they go. */
function hatchesOf(svg: string): { readonly rising: number; readonly falling: number } {
  const lines = [...svg.matchAll(/<line[^>]* x2="([-\d.e]+)" y2="([-\d.e]+)" stroke="([^"]+)"/g)];
  const slopes = lines.flatMap(([, x, y, colour]) => (colour === palette.quiet ? [Number(x) * Number(y)] : []));
  return { rising: slopes.filter((slope) => slope < 0).length, falling: slopes.filter((slope) => slope > 0).length };
}

type State = "suppressed" | "missing";

/** A map whose first areas are without numbers for these reasons, and all others with one. */
const withStates = <Area extends MapArea>(areas: readonly Area[], states: readonly State[]): Area[] =>
  areas.map((area, index) => {
    const { class: _class, state: _state, ...rest } = area;
    const state = states[index];
    return (state ? { ...rest, state } : { ...rest, ...point(area.figure, 40), class: 0 }) as Area;
  });

type Drawn = (states: readonly State[]) => TileMapChart | WardMapChart;
const tiles: Drawn = (states) => ({ ...tileMap, areas: withStates(tileMap.areas, states) });
const wards: Drawn = (states) => ({ ...wardMap, areas: withStates(wardMap.areas, states) });

describe.each([
  ["tile map", tiles],
  ["ward map", wards],
])("areas without a number in a %s", (_name, chartOf) => {
  const drawn = async (...states: readonly State[]): Promise<string> =>
    renderChart(chartOf(states), { idPrefix: "a", alt: "made up" });
  const hatches = async (...states: readonly State[]) => hatchesOf(await drawn(...states));

  it("are hatched, where they are withheld another way than where they are not held; those of the fewest are not", async () => {
    expect(await hatches()).toEqual({ rising: 0, falling: 0 });
    const [one, other] = [await hatches("suppressed"), await hatches("missing")];
    expect(one.falling).toBe(0);
    expect(other.rising).toBe(0);
    // More than the three lines of the key.
    expect(one.rising).toBeGreaterThan(6);
    expect(other.falling).toBeGreaterThan(6);
  });

  it("are hatched each for itself, and both ways are in the key", async () => {
    const [one, two, both] = [
      await hatches("suppressed"),
      await hatches("suppressed", "suppressed"),
      await drawn("suppressed", "missing"),
    ];
    expect(two.rising).toBeGreaterThan(one.rising + 3);
    expect(hatchesOf(both).rising).toBe(one.rising);
    expect(hatchesOf(both).falling).toBeGreaterThan(6);
    const { texts } = await readSvg(both);
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["[c] withheld to protect people", "[x] not available"]),
    );
  });
});
