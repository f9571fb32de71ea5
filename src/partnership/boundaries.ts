import { readFile } from "node:fs/promises";
import { feature } from "topojson-client";
import type { Problem } from "../problems/problem.ts";
import { boundaryNameKeys } from "./reference-headers.ts";
import { tableProblem } from "./reference-rows.ts";
import type { Boundary, Ring, Ward } from "./settings/places.ts";
import { codesByName, isWardCode, plainWardName } from "./ward-names.ts";

/** A shape with what is said of it, as both kinds of file give it. */
export interface Shape {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly polygons: readonly (readonly Ring[])[];
  /** The name that a collection has in its file. */
  readonly collection?: string;
}

/**
 * Reads the boundaries of the listed wards from GeoJSON or TopoJSON. Shapes of other wards are passed over, so that a file of
 * all London can be used as it is.
 */
export async function readBoundaries(
  file: string,
  shown: string,
  wards: readonly Ward[],
): Promise<{ readonly boundaries: readonly Boundary[]; readonly problems: readonly Problem[] }> {
  const wrong = (message: string, remedy: string) => ({
    boundaries: [],
    problems: [tableProblem("settings-invalid", message, { file: shown }, remedy)],
  });
  const shapes = await readShapes(file);
  if (typeof shapes === "string") return { boundaries: [], problems: [noShapes(shown, shapes)] };
  const codes = new Set(wards.map(({ code }) => code));
  const names = codesByName(wards);
  const boundaries = shapes.flatMap(({ properties, polygons, collection }) => {
    const ward = wardOf(properties, codes, names);
    if (ward === undefined || polygons.length === 0) return [];
    return [{ ward, polygons, ...(collection ? { collection } : {}) }];
  });
  if (boundaries.length === 0)
    return wrong(
      `None of the ${shapes.length} shapes in this file has the code or the name of a ward that is listed.`,
      "Take the boundaries of the same version as the list of wards; codes stand in a property such as WD22CD or GSS_CODE.",
    );
  return { boundaries, problems: [] };
}

/** Where a version of the wards has boundaries, all of its wards must: a point in one without would count as outside. */
export function boundariesLacking(boundaries: readonly Boundary[], wards: readonly Ward[], shown: string): Problem[] {
  const drawn = new Set(boundaries.map(({ ward }) => ward));
  const begun = new Set(wards.filter(({ code }) => drawn.has(code)).map(({ validFrom }) => validFrom ?? ""));
  const lacking = wards.filter(({ code, validFrom }) => !drawn.has(code) && begun.has(validFrom ?? ""));
  return lacking.length === 0
    ? []
    : [
        tableProblem(
          "settings-invalid",
          `There is no boundary of ${lacking.map(({ name, code }) => `${name} (${code})`).join(", ")}, while other wards of that version have one.`,
          { file: shown },
          "Add the shapes that are missing.",
        ),
      ];
}

export const noShapes = (shown: string, reason: string): Problem =>
  tableProblem(
    "settings-invalid",
    `This file is no GeoJSON or TopoJSON: ${reason}`,
    { file: shown },
    "Export it again.",
  );

/** The shapes of a file, or what is wrong with it. */
export async function readShapes(file: string): Promise<readonly Shape[] | string> {
  let content: unknown;
  try {
    content = JSON.parse((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  try {
    const shapes = collections(content).flatMap(shapesOf);
    return shapes.length > 0 ? shapes : "it holds no polygons.";
  } catch {
    return "its shapes cannot be read.";
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function collections(content: unknown): unknown[] {
  if (!isObject(content)) return [];
  if (content["type"] !== "Topology") return [content];
  const objects = isObject(content["objects"]) ? Object.values(content["objects"]) : [];
  return objects.map((object) => feature(content, object));
}

function shapesOf(content: unknown): Shape[] {
  if (!isObject(content)) return [];
  if (content["type"] === "FeatureCollection" && Array.isArray(content["features"])) {
    const { name } = content;
    const shapes = content["features"].flatMap(shapesOf);
    return typeof name === "string" && name.trim() !== ""
      ? shapes.map((shape) => ({ ...shape, collection: name.trim() }))
      : shapes;
  }
  const isFeature = content["type"] === "Feature";
  const geometry = isFeature ? content["geometry"] : content;
  const polygons = polygonsOf(geometry);
  if (polygons.length === 0) return [];
  const own = isFeature && isObject(content["properties"]) ? content["properties"] : {};
  return [{ properties: { ...own, ...(isFeature && "id" in content ? { id: content["id"] } : {}) }, polygons }];
}

function polygonsOf(geometry: unknown): (readonly Ring[])[] {
  if (!isObject(geometry)) return [];
  if (geometry["type"] === "GeometryCollection" && Array.isArray(geometry["geometries"]))
    return geometry["geometries"].flatMap(polygonsOf);
  const { coordinates } = geometry;
  if (geometry["type"] === "Polygon") return [ringsOf(coordinates)];
  if (geometry["type"] === "MultiPolygon" && Array.isArray(coordinates)) return coordinates.map(ringsOf);
  return [];
}

function ringsOf(coordinates: unknown): Ring[] {
  if (!Array.isArray(coordinates)) throw new Error("no rings");
  return coordinates.map((ring: unknown) => {
    if (!Array.isArray(ring) || ring.length < 4) throw new Error("no ring");
    return ring.map((point: unknown): readonly [number, number] => {
      const [x, y] = Array.isArray(point) ? (point as unknown[]) : [];
      if (typeof x !== "number" || typeof y !== "number") throw new Error("no point");
      return [x, y];
    });
  });
}

/** The code of a listed ward: by a property that holds codes, else by any that is one, else by the name. */
function wardOf(
  properties: Shape["properties"],
  codes: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
): string | undefined {
  const entries = Object.entries(properties).flatMap(([key, value]) =>
    typeof value === "string" ? [{ key: key.toLowerCase().replace(/[^a-z0-9]+/g, ""), value: value.trim() }] : [],
  );
  const listed = entries.find(({ value }) => codes.has(value.toUpperCase()));
  if (listed) return listed.value.toUpperCase();
  // A code of another version is an answer too: the name may be that of a ward that is drawn otherwise.
  if (entries.some(({ value }) => isWardCode(value) && /^[EWSN]05/i.test(value))) return undefined;
  const named = entries.find(({ key }) => boundaryNameKeys.test(key));
  return named && names.get(plainWardName(named.value));
}
