import { readFile } from "node:fs/promises";
import { plainHeader } from "./fields.ts";
import type { Sample } from "./sample.ts";

/** A table that is no extract: what it is, and the setting that it belongs under. */
export interface ReferenceKind {
  readonly title: string;
  /** Path of the setting, such as `areas.wards`. */
  readonly setting: string;
}

interface Rule extends ReferenceKind {
  /** A table is of this kind when every one of these fits some header of it, in letters and digits alone. */
  readonly headers: readonly RegExp[];
  /** And no header fits one of these. */
  readonly without?: readonly RegExp[];
}

const lsoa = /^(lsoa(\d{2})?(cd|code)?)$/;
const wardCode = /^(wd\d{2}cd|wardcode|ward)$/;
const year = /^(year|date)$/;

/** In order: the first that fits. Headers of the national look-ups carry the year of their boundaries. */
const rules: readonly Rule[] = [
  { title: "a list of targets", setting: "targets", headers: [/^indicator$/, year, /target|^(atmost|atleast|change)/] },
  { title: "a mapping of categories", setting: "sources[].categories", headers: [/^from$/, /^to$/] },
  {
    title: "a look-up from LSOAs to wards",
    setting: "areas.lookup",
    headers: [lsoa, wardCode],
    without: [/^count$|^value$|crime|date$/],
  },
  {
    title: "a table of populations",
    setting: "population",
    headers: [/population|^(allages|persons)$/, /code$|^(code|area|name|borough)$|\d{2}cd$/],
  },
  {
    title: "a list of wards",
    setting: "areas.wards",
    headers: [/^(wd\d{2}cd|wardcode|code)$/, /^(wd\d{2}nm|wardname|name)$/],
    without: [/crime|count$|date(?!$)/],
  },
  { title: "a list of LSOAs, such as a zone's", setting: "areas.zones[].lsoas", headers: [lsoa], without: [/./] },
];

/** Recognises tables that the settings name under something else than `sources`. */
export function referenceKindOf({ header }: Sample): ReferenceKind | undefined {
  const plain = header.map(plainHeader).filter((name) => name !== "");
  const found = rules.find(
    ({ headers, without = [] }) =>
      headers.every((wanted) => plain.some((name) => wanted.test(name))) &&
      !plain.some((name) => without.some((other) => other.test(name)) && !headers.some((wanted) => wanted.test(name))),
  );
  return found && { title: found.title, setting: found.setting };
}

const boundaries = { setting: "areas.boundaries" } as const;

/** Recognises boundaries in GeoJSON or TopoJSON, and counts the areas in them. */
export async function boundariesIn(
  file: string,
): Promise<{ readonly kind: ReferenceKind; readonly count: number } | undefined> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
  if (!isGroup(content)) return undefined;
  const { type, features, objects } = content;
  if (type === "FeatureCollection" && Array.isArray(features))
    return { kind: { title: "boundaries (GeoJSON)", ...boundaries }, count: features.length };
  if (type !== "Topology" || !isGroup(objects)) return undefined;
  const count = Object.values(objects).reduce<number>(
    (sum, layer) => sum + (isGroup(layer) && Array.isArray(layer["geometries"]) ? layer["geometries"].length : 0),
    0,
  );
  return { kind: { title: "boundaries (TopoJSON)", ...boundaries }, count };
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
