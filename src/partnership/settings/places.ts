import type { IsoDate } from "../../values/period.ts";
import type { Area } from "../settings.ts";

/** The places within the partnership's area, how records are put into them, and the areas that it is compared with. */

export interface Zone extends Area {
  readonly kind: "zone";
  /** LSOA codes, as listed in the zone's file. */
  readonly lsoas: readonly string[];
  /** Ids of its wards, where it is made up of wards and not of LSOAs. */
  readonly wards?: readonly string[];
  /** Its shape, where it is drawn: then records are counted by their points. */
  readonly polygon?: readonly (readonly Ring[])[];
  /** Only kept an eye on: it has no section of its own in papers. */
  readonly watched?: true;
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

/** A ward as it is drawn from one day to another; the same name drawn otherwise is another ward. */
export interface Ward extends Area {
  readonly kind: "ward";
  readonly code: string;
  /** Other ways in which extracts write its name. */
  readonly spellings: readonly string[];
  /** Where its tile stands in a diagram of equal tiles, from 1 at the west and at the north. */
  readonly tile?: { readonly column: number; readonly row: number };
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

/** Where an LSOA is counted; `ward` is a ward's code, also of wards that are not listed and so lie elsewhere. */
export interface LookupEntry {
  readonly lsoa: string;
  readonly ward: string;
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

export type Ring = readonly (readonly [x: number, y: number])[];

/** The shape of a listed ward, by its code. A polygon is an outer ring and its holes; longitude and latitude, or metres. */
export interface Boundary {
  readonly ward: string;
  readonly polygons: readonly (readonly Ring[])[];
  /** What the file calls its shapes. */
  readonly collection?: string;
}

/** The wards within the partnership's area, and the tables that place records in them. */
export interface WardTables {
  readonly list: readonly Ward[];
  readonly lookup?: readonly LookupEntry[];
  readonly boundaries?: readonly Boundary[];
}

export interface Comparator {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly source: string;
  /** `mean`: of the members' own changes, without the partnership's area. `pooled`: the change of their total, as listed. */
  readonly compareBy: "mean" | "pooled";
  /** How a sentence names it; made from the name where it is left out. */
  readonly inText?: string;
  readonly asOf?: IsoDate;
  readonly note?: string;
}
