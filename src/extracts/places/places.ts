import type { LookupEntry, Ward, WardTables } from "../../partnership/settings/places.ts";
import type { Settings } from "../../partnership/settings.ts";
import { closedName, plainWardName } from "../../partnership/ward-names.ts";
import { addDays, type IsoDate } from "../../values/period.ts";
import { spellingsOf } from "../ids.ts";
import { type Box, boxAround, contains, type Shape, shapeOf } from "./geometry.ts";

/** What an extract says of a record's place. */
export interface PlaceGiven {
  readonly ward: string | null;
  readonly wardCode: string | null;
  readonly lsoa: string | null;
  /** The code of the ward in whose boundary the record's point lies; null outside all of them, undefined without a point. */
  readonly point?: string | null;
}

/** Why a record could not be placed in a ward. */
export const unplacedReasons = [
  "no-place",
  "ward-unknown",
  "ward-ambiguous",
  "ward-of-another-version",
  "lsoa-unknown",
  "lsoa-of-another-version",
  "outside",
] as const;
export type UnplacedReason = (typeof unplacedReasons)[number];

export type PlacedBy = "code" | "name" | "lsoa" | "point";

export type Placement =
  | {
      readonly ward: Ward;
      readonly by: PlacedBy /** What else is given says another ward. */;
      readonly contradicted: boolean;
    }
  | { readonly ward?: undefined; readonly because: UnplacedReason };

/** Where things are: built once from the settings' tables of wards, and asked by every format. */
export interface Places {
  readonly wards: readonly Ward[];
  readonly hasLookup: boolean;
  readonly hasBoundaries: boolean;
  /** The days on which something in the tables changes, in order: between two of them every place means the same. */
  readonly changes: readonly IsoDate[];
  /** The ward of a record of a day. */
  place(given: PlaceGiven, on: IsoDate): Placement;
  /** Whether the lookup places an LSOA on a day; undefined without a lookup. */
  knowsLsoa(lsoa: string, on: IsoDate): boolean | undefined;
  /** The code of a ward that is given, whether or not it is listed. */
  codeOf(given: Pick<PlaceGiven, "ward" | "wardCode">): string | undefined;
  /** How a ward's name stands to the wards of a day. */
  nameOn(name: string, on: IsoDate): "valid" | "other-version" | "unknown";
  /** Whether there are boundaries of the wards of a day. */
  isDrawn(on: IsoDate): boolean;
  /** The code of the ward in whose boundary a point lies on a day; null outside all, undefined where there are none. */
  wardAt(longitude: number, latitude: number, on: IsoDate): string | null | undefined;
  /** Whether a point lies in the partnership's area, as its newest ward boundaries draw it; undefined without boundaries. */
  isInside(longitude: number, latitude: number): boolean | undefined;
  /** Outside this box no point is inside; undefined without boundaries. */
  readonly box?: Box;
}

export function openPlaces({ wards, area }: Pick<Settings, "wards" | "area">): Places {
  const tables: WardTables = wards ?? { list: [] };
  const byCode = new Map(tables.list.map((ward) => [ward.code, ward]));
  const boroughs = spellingsOf(area);
  const names = nameIndex(tables.list, boroughs);
  const lookup = new Map<string, LookupEntry[]>();
  for (const entry of tables.lookup ?? []) lookup.set(entry.lsoa, [...(lookup.get(entry.lsoa) ?? []), entry]);
  const shapes = shapesByWard(tables);
  const drawn = shapes.filter(({ ward }) => isValid(ward, newestDrawn(shapes)));
  const box = shapes.length > 0 ? boxAround(shapes.map(({ shape }) => shape.box)) : undefined;

  const wardAt: Places["wardAt"] = (longitude, latitude, on) => {
    const valid = shapes.filter(({ ward }) => isValid(ward, on));
    if (valid.length === 0) return undefined;
    return valid.find(({ shape }) => contains(shape, longitude, latitude))?.ward.code ?? null;
  };

  const byCodeOn = (code: string, on: IsoDate): Step => {
    const ward = byCode.get(code);
    if (!ward) return { because: "ward-unknown" };
    return isValid(ward, on) ? { ward, by: "code" } : { because: "ward-of-another-version" };
  };

  const byNameOn = (written: string | null, on: IsoDate): Step => {
    if (written === null) return undefined;
    const { exact, close } = names.find(written);
    const found = exact.length > 0 ? exact : close;
    const valid = found.filter((ward) => isValid(ward, on));
    const [ward] = valid;
    if (ward) return valid.length === 1 ? { ward, by: "name" } : { because: "ward-ambiguous" };
    return { because: found.length > 0 ? "ward-of-another-version" : "ward-unknown" };
  };

  /** A code decides: where it is no ward's of that day, the name beside it may be that of a ward drawn otherwise. */
  const asGiven = (given: PlaceGiven, on: IsoDate): Step => {
    const code = codeOf(given);
    return code === undefined ? byNameOn(given.ward, on) : byCodeOn(code, on);
  };

  const byLsoaOn = (given: PlaceGiven, on: IsoDate): Step => {
    if (given.lsoa === null || !tables.lookup) return undefined;
    const entries = lookup.get(given.lsoa);
    if (!entries) return { because: "lsoa-unknown" };
    const valid = entries.filter((entry) => isValid(entry, on));
    if (valid.length === 0) return { because: "lsoa-of-another-version" };
    const listed = valid.flatMap((entry) => byCode.get(entry.ward) ?? []);
    const ward = listed.find((one) => isValid(one, on));
    if (ward) return { ward, by: "lsoa" };
    return { because: listed.length > 0 ? "lsoa-of-another-version" : "outside" };
  };

  const byPoint = (given: PlaceGiven): Step => {
    if (given.point === undefined) return undefined;
    const ward = given.point === null ? undefined : byCode.get(given.point);
    return ward ? { ward, by: "point" } : { because: "outside" };
  };

  return {
    wards: tables.list,
    hasLookup: tables.lookup !== undefined,
    hasBoundaries: shapes.length > 0,
    changes: changesOf([...tables.list, ...(tables.lookup ?? [])]),
    ...(box ? { box } : {}),
    codeOf,
    isDrawn: (on) => shapes.some(({ ward }) => isValid(ward, on)),
    wardAt,
    isInside: (longitude, latitude) =>
      drawn.length === 0 ? undefined : drawn.some(({ shape }) => contains(shape, longitude, latitude)),
    knowsLsoa: (lsoa, on) => (tables.lookup ? (lookup.get(lsoa) ?? []).some((entry) => isValid(entry, on)) : undefined),
    nameOn(name, on) {
      const { exact, close } = names.find(name);
      const found = exact.length > 0 ? exact : close;
      if (found.length === 0) return "unknown";
      return found.some((ward) => isValid(ward, on)) ? "valid" : "other-version";
    },
    place(given, on) {
      const steps = [asGiven(given, on), byLsoaOn(given, on), byPoint(given)].filter((step) => step !== undefined);
      const found = steps.filter((step) => step.ward !== undefined);
      const [first] = found;
      if (first) return { ...first, contradicted: found.some(({ ward }) => ward.code !== first.ward.code) };
      const [failed] = steps;
      return { because: failed?.because ?? "no-place" };
    },
  };
}

type Step =
  | { readonly ward: Ward; readonly by: PlacedBy; readonly because?: undefined }
  | { readonly ward?: undefined; readonly because: UnplacedReason }
  | undefined;

/** A ward column may hold codes, alone or before the name. */
const wardCodeIn = (text: string | null): string | undefined =>
  /^([EWSN]05\d{6})(?!\d)/i.exec(text ?? "")?.[1]?.toUpperCase();

const codeOf: Places["codeOf"] = ({ ward, wardCode }) => wardCodeIn(wardCode) ?? wardCodeIn(ward);

interface Span {
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

const isValid = ({ validFrom, validTo }: Span, on: IsoDate): boolean =>
  (validFrom === undefined || on >= validFrom) && (validTo === undefined || on <= validTo);

/** Wards by every way of writing their names; `close` without the spaces, for what has no exact one. */
function nameIndex(wards: readonly Ward[], boroughs: readonly string[]) {
  const exact = new Map<string, Ward[]>();
  const close = new Map<string, Ward[]>();
  const add = (index: Map<string, Ward[]>, key: string, ward: Ward): void => {
    const held = index.get(key) ?? [];
    if (!held.includes(ward)) index.set(key, [...held, ward]);
  };
  for (const ward of wards)
    for (const name of [ward.name, ...ward.spellings]) {
      const plain = plainWardName(name, boroughs);
      add(exact, plain, ward);
      add(close, closedName(plain), ward);
    }
  return {
    find(written: string): { readonly exact: readonly Ward[]; readonly close: readonly Ward[] } {
      const plain = plainWardName(written, boroughs);
      return { exact: exact.get(plain) ?? [], close: close.get(closedName(plain)) ?? [] };
    },
  };
}

function shapesByWard({ list, boundaries }: WardTables): { readonly ward: Ward; readonly shape: Shape }[] {
  const polygons = new Map<string, Shape["polygons"][number]["rings"][]>();
  for (const { ward, polygons: more } of boundaries ?? []) polygons.set(ward, [...(polygons.get(ward) ?? []), ...more]);
  return list.flatMap((ward) => {
    const own = polygons.get(ward.code);
    return own ? [{ ward, shape: shapeOf(own) }] : [];
  });
}

/** A day of the newest version of the wards that has boundaries. */
const newestDrawn = (shapes: readonly { readonly ward: Ward }[]): IsoDate =>
  shapes
    .flatMap(({ ward }) => ward.validFrom ?? [])
    .sort()
    .at(-1) ?? "0001-01-01";

const changesOf = (spans: readonly Span[]): IsoDate[] =>
  [
    ...new Set(
      spans.flatMap(({ validFrom, validTo }) => [
        ...(validFrom ? [validFrom] : []),
        ...(validTo ? [addDays(validTo, 1)] : []),
      ]),
    ),
  ].sort();
