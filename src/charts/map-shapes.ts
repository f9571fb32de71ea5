import type { MapPosition } from "./map-models.ts";

type Ring = readonly MapPosition[];
export type Polygons = readonly (readonly Ring[])[];
/** Pixels, from the top left corner of the map. */
export type PixelPolygons = [number, number][][][];

/** Pixels to which a corner is rounded. Neighbours share their corners, so that no gap opens between them. */
const grain = 0.25;

/**
 * Shapes in a frame of the given width: longitude and latitude by Mercator's projection, in which a borough keeps its shape, metres
 * of a grid as they are. Corners that fall on their neighbour are left out, which simplifies as far as the eye cannot see it.
 */
export function projectShapes(shapes: readonly Polygons[], width: number, highest: number) {
  const all = shapes.flat(3) as unknown as MapPosition[];
  const project = isDegrees(all) ? mercator : ([east, north]: MapPosition): MapPosition => [east, north];
  const placed = shapes.map((polygons) => polygons.map((rings) => rings.map((ring) => ring.map(project))));
  const [west, east, south, north] = bounds(placed.flat(3) as unknown as MapPosition[]);
  const scale = Math.min(width / (east - west || 1), highest / (north - south || 1));
  const left = (width - (east - west) * scale) / 2;
  const toPixel = ([x, y]: MapPosition): [number, number] => [
    Math.round((left + (x - west) * scale) / grain) * grain,
    Math.round(((north - y) * scale) / grain) * grain,
  ];
  const pixels = placed.map(
    (polygons): PixelPolygons =>
      polygons
        .map((rings) => rings.map((ring) => withoutRepeats(ring.map(toPixel))).filter((ring) => ring.length >= 4))
        .filter((rings) => rings.length > 0),
  );
  return { pixels, height: Math.ceil((north - south) * scale) };
}

const isDegrees = (all: readonly MapPosition[]): boolean =>
  all.every(([east, north]) => Math.abs(east) <= 180 && Math.abs(north) <= 90);

function mercator([longitude, latitude]: MapPosition): MapPosition {
  const radians = Math.PI / 180;
  return [longitude * radians, Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2))];
}

function bounds(all: readonly MapPosition[]): [west: number, east: number, south: number, north: number] {
  const found: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of all) {
    found[0] = Math.min(found[0], x);
    found[1] = Math.max(found[1], x);
    found[2] = Math.min(found[2], y);
    found[3] = Math.max(found[3], y);
  }
  return found.every(Number.isFinite) ? found : [0, 1, 0, 1];
}

const withoutRepeats = (ring: [number, number][]): [number, number][] =>
  ring.filter(([x, y], index) => {
    const before = ring[index - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });

/** Whether a box lies wholly inside one of the polygons, by its edge taken every few pixels. */
export function boxInside(
  box: { left: number; top: number; width: number; height: number },
  polygons: PixelPolygons,
): boolean {
  const steps = [0, 0.25, 0.5, 0.75, 1];
  const spots = steps.flatMap((x) =>
    steps.map((y): [number, number] => [box.left + x * box.width, box.top + y * box.height]),
  );
  return polygons.some((rings) =>
    spots.every((spot) => rings.every((ring, index) => isInside(spot, ring) === (index === 0))),
  );
}

function isInside([x, y]: readonly [number, number], ring: readonly (readonly [number, number])[]): boolean {
  let inside = false;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}
