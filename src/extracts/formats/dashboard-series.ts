import type { RecordStore } from "../../records/store.ts";
import { addMonths, type IsoMonth } from "../../values/period.ts";
import { dashboardSeries, dashboardStatistics } from "../data/dashboard-series.ts";
import type { FormatContext, TimeSpread } from "../format.ts";
import { kebab } from "../ids.ts";
import { labelMap } from "../labels.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { literal } from "../sql.ts";

/** Every subtype that is known, to name the nearest of to one that is not. */
export const knownSubtypes: readonly string[] = [
  ...Object.values(dashboardSeries).flat(),
  ...Object.values(dashboardStatistics).flat(),
];

/**
 * Decides which indicator each subtype is a series of. One that no table knows is a series of its own under a name that no
 * indicator can have, so that it is neither lost nor taken for something else.
 */
export async function makeSeriesNames(store: RecordStore, table: string): Promise<void> {
  const offences = labelMap({ ...dashboardSeries, ...dashboardStatistics });
  const statistics = labelMap(dashboardStatistics);
  const rows = await store.query(`
    SELECT DISTINCT crime_subtype, measure FROM ${table}
    WHERE is_series AND crime_subtype IS NOT NULL AND measure IN ('offences', 'statistics')`);
  await makeLookup(
    store,
    `${table}_names`,
    { crime_subtype: "VARCHAR", measure: "VARCHAR", indicator: "VARCHAR", label: "VARCHAR" },
    rows.map((row): LookupValue[] => {
      const [subtype, measure] = [textOf(row, "crime_subtype") ?? "", textOf(row, "measure")];
      const label = measure === "statistics" ? `${subtype} (Statistics)` : subtype;
      const known = (measure === "statistics" ? statistics : offences).find(subtype);
      return [subtype, measure, known ?? `label:${kebab(label)}`, label];
    }),
  );
}

/** A record for each count. A month without one is filled in where series are read: see `SourceReading.absentMeansZero`. */
export async function insertSeries({ store, source }: FormatContext, settled: string): Promise<void> {
  const month = "(c.month || '-01')::DATE";
  const columns = {
    kind: "'indicator'",
    source: literal(source.id),
    file: "c.file",
    extract_rank: "c.extract_rank",
    indicator: "c.indicator",
    month_precision: "true",
    recorded_date: month,
    committed_date: month,
    reported_date: month,
    borough: "c.borough",
    ward: "c.ward",
    weight: "c.count",
  };
  await store.add("records", columns, `${settled} c WHERE c.verdict = 'accepted'`);
  await store.add(
    "former_records",
    { ...columns, until_rank: "c.until_rank" },
    `${settled} c WHERE c.until_rank IS NOT NULL`,
  );
}

/**
 * The months of each series. A row of 0 is not there, so that a month without one is a 0, but only while the series is published:
 * from the first to the last month in which any area of the files has a row of it.
 */
export async function seriesSpreads(
  store: RecordStore,
  table: string,
  level: "borough" | "ward",
  damaged: ReadonlySet<IsoMonth>,
): Promise<Map<string, TimeSpread>> {
  const spans = await store.query(`
    SELECT n.indicator AS indicator, min(s.month) AS first, max(s.month) AS last FROM ${table} s
    JOIN ${table}_names n ON n.crime_subtype = s.crime_subtype AND n.measure = s.measure
    WHERE s.is_series AND s.month IS NOT NULL AND s.area_kind = ${literal(level)} GROUP BY n.indicator ORDER BY n.indicator`);
  const held = new Set(
    (
      await store.query(`
        SELECT DISTINCT month FROM ${table}
        WHERE is_series AND month IS NOT NULL AND area_kind = ${literal(level)} AND measure <> 'outcomes'`)
    ).map((row) => String(row["month"])),
  );
  const counts = await store.query(`
    SELECT indicator, month, sum(count)::DOUBLE AS count FROM ${table}_series WHERE verdict = 'accepted' GROUP BY ALL`);
  return new Map(
    spans.map((row) => {
      const indicator = String(row["indicator"]);
      const months: IsoMonth[] = [];
      const last = String(row["last"]);
      for (let month = String(row["first"]); month <= last; month = addMonths(month, 1))
        if (held.has(month)) months.push(month);
      const own = counts.filter((count) => count["indicator"] === indicator);
      return [
        indicator,
        { counts: new Map(own.map((count) => [String(count["month"]), Number(count["count"])])), months, damaged },
      ] as const;
    }),
  );
}
