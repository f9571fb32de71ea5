import type { RecordStore } from "../../records/store.ts";
import type { IsoMonth } from "../../values/period.ts";
import { type UnknownField, unknownFields } from "../../values/sign.ts";
import type { RecordField } from "../reading.ts";
import { literal } from "../sql.ts";
import type { TimesByYear } from "./heaped-times.ts";
import type { SeriesByMonth } from "./series-ends.ts";
import type { UnknownCount } from "./unknown-shifts.ts";

/** Small tables of counts of one source: all that the detectors look at. */
export interface SourceCounts {
  readonly months: ReadonlyMap<IsoMonth, number>;
  /** By category, blank where no mapping knows it; of a list of counts by indicator. */
  readonly categories: SeriesByMonth;
  /** By ward, or by LSOA where no ward is given. */
  readonly places: SeriesByMonth;
  readonly times: TimesByYear;
  readonly unknown: ReadonlyMap<UnknownField, ReadonlyMap<IsoMonth, UnknownCount>>;
}

export interface CountedSource {
  readonly source: string;
  /** Id of the partnership's area. */
  readonly area: string;
  /** The source holds other areas too, for comparators: nothing is said of those. */
  readonly ownOnly?: boolean;
  readonly precision: "record" | "month";
  readonly provides: readonly RecordField[];
}

const day = "coalesce(recorded_date, referred_date, reported_date, committed_date)";
// As a number: to write every record's month out as text would take longer than all else.
const monthOfDay = `year(${day}) * 100 + month(${day})`;
const isoMonth = (number: unknown): IsoMonth =>
  `${String(number).slice(0, -2).padStart(4, "0")}-${String(number).slice(-2)}`;
/** Where a time stands, it is that of the committing or of the report. */
const clockDay = `coalesce(committed_date, ${day})`;
const financialYear = `year(${clockDay}) - CASE WHEN month(${clockDay}) < 4 THEN 1 ELSE 0 END`;
/** What people write where they mean that they do not know. */
const unknownEthnicity =
  "(victim_ethnicity IS NULL OR lower(victim_ethnicity) IN ('', 'unknown', 'not known', 'not stated', 'not recorded', 'n/s', 'n/k', 'ns', 'nk'))";

/** Counts a source's records every way that a detector needs; each is one grouping of one table. */
export async function countSource(store: RecordStore, source: CountedSource): Promise<SourceCounts> {
  const own = `(borough IS NULL OR borough = ${literal(source.area)})`;
  const of = `source = ${literal(source.source)}${source.ownOnly ? ` AND ${own}` : ""}`;
  // An offence is one thing, however many people are in it. A list of counts is of the partnership's area and of no part.
  const things = `${of} AND kind NOT IN ('victim', 'suspect')
    AND (kind <> 'indicator' OR (dims IS NULL AND ${own}))`;
  const provides = (field: RecordField): boolean => source.provides.includes(field);
  const label = "CASE WHEN kind = 'indicator' THEN indicator ELSE coalesce(category, '') END";
  const place = provides("ward") ? "ward" : provides("lsoa") ? "lsoa" : undefined;
  const isTimed = source.precision === "record" && provides("committed-time");

  const ofThings = await unknown(store, things, {
    ...(provides("category") ? { category: "category IS NULL" } : {}),
    ...(isTimed ? { time: "committed_hour IS NULL" } : {}),
    ...(place ? { place: `${place} IS NULL` } : {}),
  });
  const ofVictims = provides("victim-age")
    ? await unknown(store, `${of} AND kind = 'victim'`, { age: "victim_age IS NULL", ethnicity: unknownEthnicity })
    : { months: new Map(), unknown: new Map() };
  return {
    months: ofThings.months,
    categories: await series(store, label, `${things} AND (kind = 'indicator' OR ${provides("category")})`),
    places: place ? await series(store, place, `${things} AND ${place} IS NOT NULL`) : new Map(),
    times: isTimed ? await times(store, things) : new Map(),
    unknown: new Map([...ofThings.unknown, ...ofVictims.unknown]),
  };
}

async function series(store: RecordStore, key: string, where: string): Promise<Map<string, Map<IsoMonth, number>>> {
  const rows = await store.query(
    `SELECT ${key} AS key, ${monthOfDay} AS month, sum(weight)::DOUBLE AS count FROM records
     WHERE ${where} AND ${day} IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  const all = new Map<string, Map<IsoMonth, number>>();
  for (const row of rows) {
    const one = all.get(String(row["key"])) ?? new Map<IsoMonth, number>();
    one.set(isoMonth(row["month"]), Number(row["count"]));
    all.set(String(row["key"]), one);
  }
  return all;
}

async function times(store: RecordStore, where: string): Promise<TimesByYear> {
  const rows = await store.query(
    `SELECT ${financialYear} AS year, committed_hour AS hour, committed_minute AS minute, count(*)::DOUBLE AS count FROM records
     WHERE ${where} AND committed_hour IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  const years = new Map<number, Map<string, number>>();
  const two = (value: unknown): string => String(Number(value)).padStart(2, "0");
  for (const row of rows) {
    const year = Number(row["year"]);
    const minutes = years.get(year) ?? new Map<string, number>();
    minutes.set(`${two(row["hour"])}:${two(row["minute"])}`, Number(row["count"]));
    years.set(year, minutes);
  }
  return years;
}

/** Records by month, and how many of them lack each field; conditions by field, as SQL. */
async function unknown(
  store: RecordStore,
  where: string,
  conditions: Readonly<Partial<Record<UnknownField, string>>>,
): Promise<{
  readonly months: Map<IsoMonth, number>;
  readonly unknown: Map<UnknownField, Map<IsoMonth, UnknownCount>>;
}> {
  const fields = unknownFields.filter((field) => conditions[field] !== undefined);
  const lacking = fields.map(
    (field) => `coalesce(sum(weight) FILTER (${conditions[field]}), 0)::DOUBLE AS lacks_${field}`,
  );
  const rows = await store.query(
    `SELECT ${[`${monthOfDay} AS month`, "sum(weight)::DOUBLE AS held", ...lacking].join(", ")}
     FROM records WHERE ${where} AND ${day} IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  const months = new Map(rows.map((row) => [isoMonth(row["month"]), Number(row["held"])]));
  const countsOf = (field: UnknownField): Map<IsoMonth, UnknownCount> =>
    new Map(
      rows.map((row) => [isoMonth(row["month"]), { unknown: Number(row[`lacks_${field}`]), all: Number(row["held"]) }]),
    );
  return { months, unknown: new Map(fields.map((field) => [field, countsOf(field)])) };
}
