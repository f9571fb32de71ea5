import type { Point } from "./points.ts";

/** A class of a map: areas from `from` up to but not including `to`, the last one included. */
export interface MapClass {
  /** "5.0 to 9.9". */
  readonly label: string;
}

export interface MapArea extends Point {
  readonly id: string;
  readonly label: string;
  /** Which of the classes, from 0; absent where there is no number. */
  readonly class?: number;
}

/** Longitude and latitude, or metres of a national grid: east, north. */
export type MapPosition = readonly [east: number, north: number];

/** Wards in their own shapes, shaded by class. The first ring of a polygon is its outline, the others are holes. */
export interface WardMapChart {
  readonly kind: "ward-map";
  readonly areas: readonly (MapArea & { readonly polygons: readonly (readonly (readonly MapPosition[])[])[] })[];
  readonly classes: readonly MapClass[];
  readonly valueTitle: string;
}

/** Wards as equal tiles, roughly where they lie, for where no boundaries are given. */
export interface TileMapChart {
  readonly kind: "tile-map";
  /** `short` names the ward on a tile too small for its label. */
  readonly areas: readonly (MapArea & { readonly short: string; readonly column: number; readonly row: number })[];
  readonly classes: readonly MapClass[];
  readonly valueTitle: string;
  readonly decimals: number;
}
