import type { AreaKind } from "../partnership/settings.ts";
import type { IsoDate } from "../values/period.ts";
import type { Binder } from "./binder.ts";

/** Where to count. A comparator has `members`; it and each of them are counted from its sources only. A zone has `lsoas` or `wards`, by their ids; a ward's records bear its id. */
export interface CountedArea {
  readonly id: string;
  /** As the settings call it, for messages. */
  readonly name?: string;
  readonly kind: AreaKind;
  readonly lsoas?: readonly string[];
  readonly wards?: readonly string[];
  /** The zone is drawn: which records lie in it is told by their points. */
  readonly byPoint?: boolean;
  /** Ids of the boroughs that a comparator pools; of a single member, its own. */
  readonly members?: readonly string[];
  /** Ids of the only sources that are asked about a comparator. */
  readonly sources?: readonly string[];
  /** First and last day on which the area is drawn like this; always, when left out. */
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

/** What messages call an area: the settings' name for it. */
export const areaName = ({ id, name }: CountedArea): string => name ?? id;

/** Of which boroughs records are looked at: of a comparator's members, or of our own where there are others. */
export function boroughCondition(
  { area, own }: { readonly area: CountedArea; readonly own?: string },
  binder: Binder,
): string[] {
  const borough = own === undefined ? "borough" : `coalesce(borough, ${binder.bind(own)})`;
  if (area.members) return [`${borough} IN (${binder.list(area.members)})`];
  return own === undefined ? [] : [`${borough} = ${binder.bind(own)}`];
}

/**
 * Three-valued, like a predicate: a record without an LSOA may or may not lie in a zone. What was read without a borough is the
 * partnership's own, since reading sets other areas' rows apart.
 */
export function areaCondition(area: CountedArea, binder: Binder): string {
  switch (area.kind) {
    case "command-unit":
    case "comparator":
    case "everywhere":
      return "true";
    case "borough":
      return `(borough IS NULL OR borough = ${binder.bind(area.id)})`;
    case "ward":
      return `(ward = ${binder.bind(area.id)})`;
    case "lsoa":
      return `(lsoa = ${binder.bind(area.id.toUpperCase())})`;
    case "zone": {
      if (area.byPoint) return `list_contains(zones, ${binder.bind(area.id)})`;
      if (area.wards) return `(ward IN (${binder.list(area.wards)}))`;
      const lsoas = (area.lsoas ?? []).map((lsoa) => lsoa.trim().toUpperCase());
      return lsoas.length === 0 ? "false" : `(lsoa IN (${binder.list(lsoas)}))`;
    }
  }
}
