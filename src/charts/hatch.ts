import type { PixelPolygons } from "./map-shapes.ts";
import { palette } from "./palette.ts";
import type { SceneRule } from "./scene.ts";

/** Which way the lines go, from left to right. */
export type Hatch = "rising" | "falling";

/** Pixels from line to line, along the top. */
const apart = 8;
const hair = { colour: palette.quiet, width: 1 } as const;

/**
 * Lines at 45 degrees within polygons. A line enters and leaves at every edge that it crosses, so that holes and further parts
 * are left out by counting.
 */
export function hatchLines(polygons: PixelPolygons, hatch: Hatch): SceneRule[] {
  const slope = hatch === "rising" ? 1 : -1;
  // On a line `x + slope * y` is the same everywhere, so that where an edge crosses it follows from the edge's two ends.
  const levelOf = ([x, y]: readonly [number, number]): number => x + slope * y;
  const edges = polygons
    .flat()
    .flatMap((ring) => ring.map((from, index) => ({ from, to: ring[(index + 1) % ring.length] ?? from })));
  const levels = edges.map(({ from }) => levelOf(from));
  if (levels.length === 0) return [];
  const [first, last] = [Math.min(...levels), Math.max(...levels)];
  return Array.from(
    { length: Math.ceil((last - first) / apart) },
    (_unused, index) => first + (index + 0.5) * apart,
  ).flatMap((level) => {
    const crossings = edges
      .flatMap(({ from, to }): [number, number][] => {
        const [start, end] = [levelOf(from), levelOf(to)];
        if (start > level === end > level) return [];
        const share = (level - start) / (end - start);
        return [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]];
      })
      .sort(([one], [other]) => one - other);
    return crossings.flatMap(([x, y], at): SceneRule[] => {
      const next = crossings[at + 1];
      return at % 2 === 0 && next ? [{ x, y, x2: next[0], y2: next[1], ...hair }] : [];
    });
  });
}

/** The same within a box. */
export const hatchBox = (
  { x, y, x2, y2 }: { readonly x: number; readonly y: number; readonly x2: number; readonly y2: number },
  hatch: Hatch,
): SceneRule[] =>
  hatchLines(
    [
      [
        [
          [x, y],
          [x2, y],
          [x2, y2],
          [x, y2],
        ],
      ],
    ],
    hatch,
  );
