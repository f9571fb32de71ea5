import type { ReadResult, SourceReading } from "../extracts/reading.ts";
import type { RecordsFrom } from "../records/schema.ts";
import type { RecordStore } from "../records/store.ts";
import type { IsoMonth } from "../values/period.ts";
import { Binder } from "./binder.ts";
import { addCounts, type Count, noCount } from "./tally.ts";

/** A series of monthly counts as a source publishes it. A month without a row is not held: it is not a zero. */
export interface ReadyMadeSeries {
  readonly source: string;
  readonly indicator: string;
  /** Area id; empty when the source names none, and so means the partnership's own. */
  readonly area: string;
  /** `type=robbery`, in alphabetical order; empty for the whole indicator. */
  readonly dims: string;
  readonly months: ReadonlyMap<IsoMonth, Count>;
}

/** The name under which a series of one offence category stands; no indicator's id can be like it. */
export const categorySeries = (category: string): string => `category:${category}`;

/** Sources of which a month or a category without a row is not known, where other monthly files mean a zero by it. */
export const isListOfCounts = (source: SourceReading): boolean => source.format === "monthly-counts";

/** Every ready-made series in the store: of indicators, and of the categories that lists of counts hold. */
export async function readReadyMade(
  store: RecordStore,
  reading: ReadResult,
  records: RecordsFrom = (wanted) => store.recordsOf(wanted),
): Promise<ReadyMadeSeries[]> {
  const binder = new Binder();
  const lists = reading.sources.filter(isListOfCounts).map(({ source }) => source);
  const listed = lists.length > 0 ? `OR (category IS NOT NULL AND source IN (${binder.list(lists)}))` : "";
  const rows = await store.ask(
    `SELECT source, coalesce(indicator, ${binder.bind(categorySeries(""))} || category) AS indicator, coalesce(ward, lsoa, borough, '') AS area, file,
       coalesce(array_to_string(list_sort(list_transform(map_entries(dims), lambda e: e.key || '=' || e.value)), ','), '') AS dims,
       strftime(coalesce(recorded_date, committed_date, referred_date, reported_date), '%Y-%m') AS month,
       CAST(sum(weight) AS DOUBLE) AS number, CAST(count(*) AS DOUBLE) AS records,
       CASE WHEN count(*) = 1 THEN max(percent) END AS percent
     FROM ${records({})} WHERE kind = 'indicator' ${listed} GROUP BY ALL ORDER BY ALL`,
    binder.parameters,
  );
  const series = new Map<string, ReadyMadeSeries & { readonly months: Map<IsoMonth, Count> }>();
  for (const row of rows) {
    const [source, indicator, area, dims] = ["source", "indicator", "area", "dims"].map((key) => String(row[key])) as [
      string,
      string,
      string,
      string,
    ];
    const key = [source, indicator, area, dims].join("\n");
    const entry = series.get(key) ?? { source, indicator, area: areaId(area), dims, months: new Map() };
    series.set(key, entry);
    const records = Number(row["records"]);
    const percent = row["percent"];
    const count: Count = {
      number: Number(row["number"]),
      records,
      files: new Map([[Number(row["file"]), records]]),
      ...(typeof percent === "number" ? { percent } : {}),
    };
    const month = String(row["month"]);
    const before = entry.months.get(month);
    entry.months.set(month, before ? addCounts([before, count]) : count);
  }
  for (const source of reading.sources) if (source.absentMeansZero) fillWithZeros(source, series);
  return [...series.values()];
}

/**
 * Of a source that leaves out what counts 0, the months of its series that have no row: in every area that has rows of any of
 * its series, and in the partnership's own where none has.
 */
function fillWithZeros(
  { source, indicatorCoverage = {} }: SourceReading,
  series: Map<string, ReadyMadeSeries & { readonly months: Map<IsoMonth, Count> }>,
): void {
  const held = [...series.values()].filter((one) => one.source === source && one.dims === "");
  const areas = held.length > 0 ? new Set(held.map(({ area }) => area)) : new Set([""]);
  for (const [indicator, { months }] of Object.entries(indicatorCoverage))
    for (const area of areas) {
      const found = held.find((one) => one.indicator === indicator && one.area === area);
      const entry = found ?? { source, indicator, area, dims: "", months: new Map<IsoMonth, Count>() };
      if (!found) series.set([source, indicator, area, ""].join("\n"), entry);
      for (const [month, state] of Object.entries(months))
        if (state !== "missing" && !entry.months.has(month)) entry.months.set(month, noCount);
    }
}

/** Wards come as they are written; areas are asked for by id. */
const areaId = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** Several series of one source as one: it holds the months that all of them hold. */
export function joinSeries(series: readonly ReadyMadeSeries[], indicator: string): ReadyMadeSeries | undefined {
  const [first] = series;
  if (!first) return undefined;
  const shared = [...first.months.keys()].filter((month) => series.every(({ months }) => months.has(month)));
  const months = new Map(
    shared.map((month) => [month, addCounts(series.flatMap((one) => one.months.get(month) ?? []))] as const),
  );
  return { ...first, indicator, months };
}
