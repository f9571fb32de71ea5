import type { Ring } from "../../partnership/settings/places.ts";
import { fromNationalGrid } from "./national-grid.ts";

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** One or more polygons, each an outer ring and its holes, in longitude and latitude. */
export interface Shape {
  readonly box: Box;
  readonly polygons: readonly { readonly box: Box; readonly rings: readonly Ring[] }[];
}

/** A shape of polygons in degrees; coordinates in metres are those of the British National Grid. */
export function shapeOf(polygons: readonly (readonly Ring[])[]): Shape {
  const isInMetres = polygons.some((rings) => rings.some((ring) => ring.some(([x, y]) => Math.abs(x) > 180 || y > 90)));
  const inDegrees = isInMetres
    ? polygons.map((rings) => rings.map((ring): Ring => ring.map(([x, y]) => fromNationalGrid(x, y))))
    : polygons;
  const parts = inDegrees.map((rings) => ({ box: boxOf(rings), rings }));
  return { box: boxAround(parts.map(({ box }) => box)), polygons: parts };
}

export const inBox = (box: Box, x: number, y: number): boolean =>
  x >= box.west && x <= box.east && y >= box.south && y <= box.north;

/** Whether a point lies in a shape: in an outer ring and in none of its holes. */
export const contains = (shape: Shape, x: number, y: number): boolean =>
  inBox(shape.box, x, y) &&
  shape.polygons.some(
    ({ box, rings }) => inBox(box, x, y) && rings.filter((ring) => crosses(ring, x, y)).length % 2 === 1,
  );

/**
 * Whether a ray from the point to the east crosses a ring an odd number of times. An edge has its lower end and not its upper
 * one, and is always reckoned from the lower: so of two shapes that share an edge, a point on or near it lies in one and never
 * in both.
 */
function crosses(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  let previous = ring.at(-1);
  for (const point of ring) {
    if (previous && previous[1] > y !== point[1] > y) {
      const [low, high] = previous[1] < point[1] ? [previous, point] : [point, previous];
      const side = (high[0] - low[0]) * (y - low[1]) - (x - low[0]) * (high[1] - low[1]);
      if (side > 0) inside = !inside;
    }
    previous = point;
  }
  return inside;
}

function boxOf(rings: readonly Ring[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const ring of rings)
    for (const [x, y] of ring) {
      box.west = Math.min(box.west, x);
      box.south = Math.min(box.south, y);
      box.east = Math.max(box.east, x);
      box.north = Math.max(box.north, y);
    }
  return box;
}

export const boxAround = (boxes: readonly Box[]): Box => ({
  west: Math.min(...boxes.map(({ west }) => west)),
  south: Math.min(...boxes.map(({ south }) => south)),
  east: Math.max(...boxes.map(({ east }) => east)),
  north: Math.max(...boxes.map(({ north }) => north)),
});
