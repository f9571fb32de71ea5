import type { ReadResult } from "../extracts/reading.ts";
import { chooseSources, sourcesNamed } from "./choose-sources.ts";
import type { CountedArea } from "./counted-area.ts";
import { type Filters, withFilters } from "./filters.ts";
import type { Indicator } from "./indicator.ts";
import { fieldsOf } from "./needs.ts";
import { isOfRecords, madeOf } from "./own-measure.ts";

/** An area of the partnership: a comparator's sources are its own. */
type OwnArea = Pick<CountedArea, "id" | "kind" | "wards" | "byPoint">;

/**
 * Whether some source of records holds all that an indicator under filters asks of them, whatever the period; of a sum, for each of its parts.
 * Who asks in passing, for the ethnic group of suspects in a chapter on robbery, can so leave it and say that it is not held.
 */
export function isServed(
  indicator: Indicator,
  filters: Filters,
  area: OwnArea,
  known: { readonly reading: ReadResult; readonly indicators: ReadonlyMap<string, Indicator> },
): boolean {
  if (!isOfRecords(indicator)) {
    const parts = madeOf(indicator).map((id) => known.indicators.get(id));
    return parts.length > 0 && parts.every((part) => part !== undefined && isServed(part, filters, area, known));
  }
  const filtered = withFilters(indicator, filters);
  if (!filtered.ok) return false;
  const { sources } = known.reading;
  const { of: kind, where } = filtered.indicator.aggregation;
  const only = sourcesNamed(filtered.indicator.aggregation, sources);
  const { primary } = chooseSources(sources, new Map(sources.map(({ source, kinds }) => [source, new Set(kinds)])), {
    kind,
    areaKind: area.kind,
    area: area.id,
    needed: fieldsOf(filtered.indicator, area),
    where,
    split: new Set(),
    ...(only ? { only } : {}),
  });
  return primary.length > 0;
}
