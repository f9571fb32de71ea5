import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, shapeOf } from "../../../src/extracts/places/geometry.ts";
import { fromNationalGrid } from "../../../src/extracts/places/national-grid.ts";
import type { Ring } from "../../../src/partnership/settings/places.ts";

describe("points in shapes", () => {
  it("a hole is outside, and an island in it inside", () => {
    const ring = (from: number, to: number): Ring => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
      [from, from],
    ];
    const lake = shapeOf([[ring(0, 10), ring(2, 8)], [ring(4, 6)]]);
    expect([1, 3, 5, 7, 9, 11].map((at) => contains(lake, at, at))).toEqual([true, false, true, false, true, false]);
  });

  it("a point lies in one of several shapes that fill a square, and in no two, wherever they are cut", () => {
    const inside = fc.integer({ min: 1, max: 79 });
    fc.assert(
      fc.property(
        inside,
        inside,
        fc.array(fc.tuple(inside, inside), { minLength: 1, maxLength: 40 }),
        (cx, cy, points) => {
          // Four triangles around an inner point; rings in both directions, since files have both.
          const corners = [
            [0, 0],
            [80, 0],
            [80, 80],
            [0, 80],
          ] as const;
          const shapes = corners.map((corner, index) => {
            const next = corners[(index + 1) % 4] ?? corner;
            const ring: Ring = [corner, next, [cx, cy], corner];
            return shapeOf([[index % 2 === 0 ? ring : ring.toReversed()]]);
          });
          // Also the points that the shapes are made of, and points on their edges.
          for (const [x, y] of [...points, [cx, cy], [cx / 2, cy / 2]] as [number, number][])
            expect(shapes.filter((shape) => contains(shape, x, y))).toHaveLength(1);
        },
      ),
    );
  });

  it("shapes in metres of the national grid hold points in degrees", () => {
    const shape = shapeOf([
      [
        [
          [533_000, 184_000],
          [534_000, 184_000],
          [534_000, 185_000],
          [533_000, 185_000],
          [533_000, 184_000],
        ],
      ],
    ]);
    expect(contains(shape, -0.0762526, 51.5436143)).toBe(true);
    expect(contains(shape, -0.0762526, 51.5536143)).toBe(false);
  });
});

describe("the British National Grid", () => {
  // Worked with PROJ's definition of EPSG:27700 and its seven parameters, by another program.
  it.each([
    [533_500, 184_500, -0.0762525821, 51.5436143197],
    [651_409.903, 313_177.27, 1.7160519461, 52.6579786068],
    [91_492, 11_318, -6.2997136829, 49.9222626886],
    [216_000, 771_000, -5.014377224, 56.7940571917],
  ])("%d, %d", (easting, northing, longitude, latitude) => {
    const [x, y] = fromNationalGrid(easting, northing);
    expect(x).toBeCloseTo(longitude, 7);
    expect(y).toBeCloseTo(latitude, 7);
  });
});
