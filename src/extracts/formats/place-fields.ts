import type { FieldDefinition } from "../fields.ts";
import type { SourceFile } from "../format.ts";

/** Ways of giving a place beside names and LSOAs. What becomes of them is decided after reading. */
export const pointFields: readonly FieldDefinition[] = [
  {
    name: "ward_code",
    headers: ["Ward Code", "WardCode", "IncGeo_WardCode", "WD Code"],
    holds: "The ward's code; places the record where the settings list wards.",
  },
  {
    name: "longitude",
    headers: ["Longitude", "Long", "Lon", "Lng"],
    holds: "Degrees (WGS84), with the latitude; places the record in a ward where the settings have boundaries.",
  },
  { name: "latitude", headers: ["Latitude", "Lat"], holds: "Degrees (WGS84)." },
  {
    name: "easting",
    headers: ["Easting", "Eastings", "OS Easting", "Grid Easting", "X Coordinate", "Easting_m"],
    holds: "Metres of the British National Grid, with the northing; read where there are no degrees.",
  },
  {
    name: "northing",
    headers: ["Northing", "Northings", "OS Northing", "Grid Northing", "Y Coordinate", "Northing_m"],
    holds: "Metres of the British National Grid.",
  },
];

const axes = ["longitude", "latitude", "easting", "northing"] as const;

/** Whether any of the files gives points. */
export const hasPoints = (files: readonly SourceFile[]): boolean =>
  files.some(({ columns }) => (columns.has("longitude") && columns.has("latitude")) || isGrid({ columns }));

const isGrid = ({ columns }: Pick<SourceFile, "columns">): boolean => columns.has("easting") && columns.has("northing");

const pointType = `STRUCT(${axes.map((axis) => `${axis} DOUBLE`).join(", ")})`;

/** A row's point as one value, so that rows that disagree never yield a point that none of them gives; NULL where there is none. */
export function pointColumn(file: SourceFile): string {
  if (!hasPoints([file])) return `NULL::${pointType}`;
  const axis = (name: string): string =>
    // A text that is no number, "NaN" among them, is no coordinate.
    file.columns.has(name) ? `try_cast(regexp_extract(t_${name}, '^-?\\d+(\\.\\d+)?$') AS DOUBLE)` : "NULL::DOUBLE";
  const [longitude, latitude, easting, northing] = [
    axis("longitude"),
    axis("latitude"),
    axis("easting"),
    axis("northing"),
  ];
  const both = (one: string, other: string): string => `(${one} IS NOT NULL AND ${other} IS NOT NULL)`;
  return `CASE WHEN ${both(longitude, latitude)} OR ${both(easting, northing)}
    THEN {${axes.map((name) => `'${name}': ${axis(name)}`).join(", ")}}::${pointType} END`;
}

/** The columns of `records` for a point and a ward code. */
export const placeColumns = (alias: string, points: boolean): Record<string, string> =>
  points ? Object.fromEntries(axes.map((axis) => [axis, `${alias}.point.${axis}`])) : {};
