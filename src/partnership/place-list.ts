import type { IsoDate, Period } from "../values/period.ts";
import type { LookupEntry } from "./settings/places.ts";
import type { Area, Settings } from "./settings.ts";

export const geographies = ["ward", "lsoa"] as const;
export type Geography = (typeof geographies)[number];

/** A ward or an LSOA of the settings, with the days on which it is known. */
export interface Place extends Area {
  readonly kind: Geography;
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

/**
 * The closed list of places in the partnership's area: its wards as they are drawn throughout the period, or the LSOAs that the lookup
 * places in one of its wards at any time in it. Undefined where the settings have no such table.
 */
export function placesOf(
  { settings: { wards } }: { readonly settings: Pick<Settings, "wards"> },
  geography: Geography,
  period: Period,
): Place[] | undefined {
  if (!wards) return undefined;
  if (geography === "ward")
    return wards.list
      .filter(
        ({ validFrom, validTo }) =>
          (validFrom ?? period.start) <= period.start && (validTo ?? period.end) >= period.end,
      )
      .map(({ id, name, kind, code, validFrom, validTo }) => ({
        id,
        name,
        kind,
        code,
        ...(validFrom ? { validFrom } : {}),
        ...(validTo ? { validTo } : {}),
      }));
  if (!wards.lookup) return undefined;
  const ours = new Set(wards.list.map(({ code }) => code));
  const entries = new Map<string, LookupEntry[]>();
  for (const entry of wards.lookup)
    if (ours.has(entry.ward)) entries.set(entry.lsoa, [...(entries.get(entry.lsoa) ?? []), entry]);
  return [...entries]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([lsoa, rows]): Place[] => {
      // An LSOA that moves from one ward to another stays the same LSOA.
      const validFrom = endOf(rows.map((row) => row.validFrom)).at(0);
      const validTo = endOf(rows.map((row) => row.validTo)).at(-1);
      if ((validFrom ?? period.end) > period.end || (validTo ?? period.start) < period.start) return [];
      const dates = { ...(validFrom ? { validFrom } : {}), ...(validTo ? { validTo } : {}) };
      return [{ id: lsoa.toLowerCase(), name: lsoa, kind: "lsoa", code: lsoa, ...dates }];
    });
}

/** LSOAs of the partnership's area that are named by their ids, whenever they are known. */
export function lsoasNamed({ wards }: Pick<Settings, "wards">, ids: ReadonlySet<string>): Place[] {
  const ours = new Set(wards?.list.map(({ code }) => code) ?? []);
  const found = (wards?.lookup ?? []).filter(({ lsoa, ward }) => ids.has(lsoa.toLowerCase()) && ours.has(ward));
  return [...new Set(found.map(({ lsoa }) => lsoa))].map((lsoa) => ({
    id: lsoa.toLowerCase(),
    name: lsoa,
    kind: "lsoa",
    code: lsoa,
  }));
}

/** In order; none where one of them is open. */
const endOf = (dates: readonly (IsoDate | undefined)[]): IsoDate[] => {
  const known = dates.flatMap((date) => date ?? []);
  return known.length < dates.length ? [] : known.sort();
};
