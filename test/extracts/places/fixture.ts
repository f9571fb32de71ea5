import type { Boundary, Ward } from "../../../src/partnership/settings/places.ts";
import type { Area } from "../../../src/partnership/settings.ts";

export const hackney: Area = { id: "hackney", name: "Hackney", kind: "borough", code: "E09000012" };

export const ward = (code: string, name: string, more: Partial<Ward> = {}): Ward => ({
  id: `${name.toLowerCase().replaceAll(" ", "-")}-${code.slice(-3)}`,
  kind: "ward",
  code,
  name,
  spellings: [],
  ...more,
});

/** A ward of one degree by one, by its south-western corner. */
export const square = (code: string, west: number, south: number): Boundary => ({
  ward: code,
  polygons: [
    [
      [
        [west, south],
        [west + 1, south],
        [west + 1, south + 1],
        [west, south + 1],
        [west, south],
      ],
    ],
  ],
});
