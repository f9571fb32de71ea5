import { readFile } from "node:fs/promises";
import { type ColumnHeaders, lookupHeaders, quoteHeaders, wardHeaders } from "../partnership/reference-headers.ts";
import { plainHeader } from "./fields.ts";
import type { Sample } from "./sample.ts";

/** A table that is no extract: what it is, and the setting that it belongs under. */
export interface ReferenceKind {
  readonly title: string;
  /** Path of the setting, such as `areas.wards`; `none` where there is none that takes it. */
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
    title: "a table of weights of harm",
    setting: "harm_weights",
    headers: [
      like(/^(weight|harmweight|harmscore|cchi|cchiscore|cchidays|chiscore|weightindays)$/),
      like(/category|class|code|offence/),
    ],
  },
  {
    title: "a table of quotes",
    setting: "community.quotes",
    headers: [column(quoteHeaders.quote), column(quoteHeaders.consent)],
  },
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

/** Recognises areas drawn in GeoJSON or TopoJSON, by the codes that are given with them, and counts them. */
export async function boundariesIn(
  file: string,
): Promise<{ readonly kind: ReferenceKind; readonly count: number } | undefined> {
  let content: unknown;
  try {
    content = JSON.parse((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
  const drawn = drawnIn(content);
  return drawn && { kind: kindOf(drawn.shapes, drawn.form), count: drawn.shapes.length };
}

interface Drawn {
  readonly form: string;
  readonly shapes: readonly unknown[];
}

function drawnIn(content: unknown): Drawn | undefined {
  if (!isGroup(content)) return undefined;
  const { type, features, objects } = content;
  if (type === "FeatureCollection" && Array.isArray(features)) return { form: "GeoJSON", shapes: features };
  if (type === "Feature" && isGroup(content["geometry"])) return { form: "GeoJSON", shapes: [content] };
  if (type !== "Topology" || !isGroup(objects)) return undefined;
  const shapes = Object.values(objects).flatMap((layer): unknown[] =>
    isGroup(layer) && Array.isArray(layer["geometries"]) ? layer["geometries"] : [],
  );
  return { form: "TopoJSON", shapes };
}

/** What is drawn, by the codes of the Office for National Statistics; a single shape without any is a zone's. */
function kindOf(shapes: readonly unknown[], form: string): ReferenceKind {
  const codes = shapes
    .flatMap((shape) => (isGroup(shape) && isGroup(shape["properties"]) ? Object.values(shape["properties"]) : []))
    .filter((value) => typeof value === "string");
  const has = (pattern: RegExp): boolean => codes.some((code) => pattern.test(code.trim()));
  if (has(/^[EWSN]05\d{6}$/i)) return { title: `boundaries of wards (${form})`, setting: "areas.boundaries" };
  if (has(/^[EW]01\d{6}$/i)) return { title: `boundaries of LSOAs (${form})`, setting: "none" };
  if (has(/^([EW]0[6-9]|S12|N09)\d{6}$/i)) return { title: `boundaries of boroughs (${form})`, setting: "none" };
  return shapes.length === 1
    ? { title: `a shape (${form}), such as a zone's`, setting: "areas.zones[].polygon" }
    : { title: `boundaries (${form})`, setting: "areas.boundaries" };
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
