import { readFile } from "node:fs/promises";
import { type ColumnHeaders, lookupHeaders, wardHeaders } from "../partnership/reference-headers.ts";
import { plainHeader } from "./fields.ts";
import type { Sample } from "./sample.ts";

/** A table that is no extract: what it is, and the setting that it belongs under. */
export interface ReferenceKind {
  readonly title: string;
  /** Path of the setting, such as `areas.wards`. */
  readonly setting: string;
}

/** Whether a header, in letters and digits alone, is one of those looked for. */
type Wanted = (header: string) => boolean;

interface Rule extends ReferenceKind {
  /** A table is of this kind when every one of these finds a header. */
  readonly headers: readonly Wanted[];
  /** And none of its other headers is one of these. */
  readonly without?: Wanted;
}

const like =
  (pattern: RegExp): Wanted =>
  (header) =>
    pattern.test(header);
/** As the settings read it. */
const column =
  ({ names, vintage }: ColumnHeaders): Wanted =>
  (header) =>
    names.some((name) => plainHeader(name) === header) || vintage?.test(header) === true;

const aDate = like(/^(year|date)$/);
const ofRecords = like(/crime|count$|^value$|date$/);

/** In order: the first that fits. */
const rules: readonly Rule[] = [
  {
    title: "a list of targets",
    setting: "targets",
    headers: [like(/^indicator$/), aDate, like(/target|^(atmost|atleast|change)/)],
  },
  { title: "a mapping of categories", setting: "sources[].categories", headers: [like(/^from$/), like(/^to$/)] },
  {
    title: "a look-up from LSOAs to wards",
    setting: "areas.lookup",
    headers: [column(lookupHeaders.lsoa), column(lookupHeaders.ward)],
    without: ofRecords,
  },
  {
    title: "a table of populations",
    setting: "population",
    headers: [like(/population|^(allages|persons)$/), like(/code$|^(area|name|borough)$|\d{2}cd$/)],
  },
  {
    title: "a list of wards",
    setting: "areas.wards",
    headers: [column(wardHeaders.code), column(wardHeaders.name)],
    without: (header) => ofRecords(header) && !Object.values(wardHeaders).some((known) => column(known)(header)),
  },
  {
    title: "a list of LSOAs, such as a zone's",
    setting: "areas.zones[].lsoas",
    headers: [column(lookupHeaders.lsoa)],
    without: () => true,
  },
];

/** Recognises tables that the settings name under something else than `sources`. */
export function referenceKindOf({ header }: Sample): ReferenceKind | undefined {
  const plain = header.map(plainHeader).filter((name) => name !== "");
  const found = rules.find(({ headers, without }) => {
    const others = plain.filter((name) => !headers.some((wanted) => wanted(name)));
    return headers.every((wanted) => plain.some(wanted)) && !others.some((name) => without?.(name));
  });
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
