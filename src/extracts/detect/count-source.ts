import type { RecordStore } from "../../records/store.ts";
import type { IsoMonth } from "../../values/period.ts";
import { peopleKinds } from "../../values/record-kind.ts";
import { type UnknownField, unknownFields } from "../../values/sign.ts";
import type { RecordField } from "../reading.ts";
import { literal, literals } from "../sql.ts";
import type { TimesByYear } from "./heaped-times.ts";
import type { WholeAndParts } from "./parts-apart.ts";
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
  /** Of a list of counts: numbers that it gives both whole and in parts. */
  readonly inParts: readonly WholeAndParts[];
}

export interface CountedSource {
  readonly source: string;
  /** Id of the partnership's area. */
  readonly area: string;
  /** The source holds other areas too, for comparators: nothing is said of those. */
  readonly ownOnly?: boolean;
  readonly precision: "record" | "month";
  readonly provides: readonly RecordField[];
  /** A list of counts has it. */
  readonly indicatorCoverage?: object | undefined;
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

/** Counts a source's records every way that a detector needs, in as few passes over the table as there are. */
export async function countSource(store: RecordStore, source: CountedSource): Promise<SourceCounts> {
  const of = `source = ${literal(source.source)}`;
  const all = store.recordsOf({ sources: [source.source] });
  // An offence is one thing, however many people are in it. A list of counts is of the partnership's area and of no part.
  const things = `${of} AND kind NOT IN (${literals(peopleKinds)})
    AND (kind <> 'indicator' OR (dims IS NULL AND (borough IS NULL OR borough = ${literal(source.area)})))`;
  const provides = (field: RecordField): boolean => source.provides.includes(field);
  const isTimed = source.precision === "record" && provides("committed-time");
  const counts = await countThings(store, `${all} WHERE ${things}`, {
    label: `CASE WHEN kind = 'indicator' THEN indicator ${provides("category") ? "ELSE coalesce(category, '') " : ""}END`,
    place: provides("ward") ? "ward" : provides("lsoa") ? "lsoa" : undefined,
    lacks: {
      ...(provides("category") ? { category: "category IS NULL" } : {}),
      ...(isTimed ? { time: "committed_hour IS NULL" } : {}),
    },
  });
  const ofVictims = provides("victim-age")
    ? await unknownOfVictims(store, `${all} WHERE ${of} AND kind = 'victim'`)
    : [];
  return {
    ...counts,
    times: isTimed ? await times(store, `${all} WHERE ${things}`) : new Map(),
    unknown: new Map([...counts.unknown, ...ofVictims]),
    inParts: source.indicatorCoverage === undefined ? [] : await wholesAndParts(store, source, `${all} WHERE ${of}`),
  };
}

/** Counts that a list gives both for an indicator and by one dimension of it. */
async function wholesAndParts(store: RecordStore, { area }: CountedSource, from: string): Promise<WholeAndParts[]> {
  const rows = await store.query(
    `WITH counts AS (SELECT indicator, ${monthOfDay} AS month, map_keys(dims)[1] AS split, weight
       FROM ${from} AND kind = 'indicator' AND (borough IS NULL OR borough = ${literal(area)}) AND ${day} IS NOT NULL
       AND (dims IS NULL OR cardinality(dims) = 1))
     SELECT parts.indicator, parts.month, parts.split, whole.held AS whole, parts.held AS parts
     FROM (SELECT indicator, month, split, sum(weight)::DOUBLE AS held FROM counts WHERE split IS NOT NULL GROUP BY ALL) parts
     JOIN (SELECT indicator, month, sum(weight)::DOUBLE AS held FROM counts WHERE split IS NULL GROUP BY ALL) whole USING (indicator, month)
     ORDER BY parts.indicator, parts.split, parts.month`,
  );
  return rows.map((row) => ({
    subject: String(row["indicator"]),
    by: String(row["split"]),
    month: isoMonth(row["month"]),
    whole: Number(row["whole"]),
    parts: Number(row["parts"]),
  }));
}

/** By month and label, and by month and place: each record is looked at once. */
async function countThings(
  store: RecordStore,
  from: string,
  columns: {
    readonly label: string;
    readonly place: string | undefined;
    readonly lacks: Readonly<Partial<Record<UnknownField, string>>>;
  },
): Promise<Omit<SourceCounts, "times" | "inParts">> {
  const { label, place, lacks } = columns;
  const fields = unknownFields.filter((field) => lacks[field] !== undefined);
  const rows = await store.query(
    `SELECT month, label, place, ${place ? "grouping(place) = 0" : "false"} AS by_place, ${[
      "sum(weight)::DOUBLE AS held",
      ...fields.map((field) => `coalesce(sum(weight) FILTER (lacks_${field}), 0)::DOUBLE AS lacks_${field}`),
    ].join(", ")}
     FROM (SELECT ${[
       `${monthOfDay} AS month`,
       `${label} AS label`,
       `${place ?? "NULL::VARCHAR"} AS place`,
       "weight",
       ...fields.map((field) => `${lacks[field]} AS lacks_${field}`),
     ].join(", ")} FROM ${from} AND ${day} IS NOT NULL)
     GROUP BY ${place ? "GROUPING SETS ((month, label), (month, place))" : "month, label, place"}
     ORDER BY by_place, label, place, month`,
  );
  const ofLabels = rows.filter((row) => row["by_place"] === false);
  const ofPlaces = rows.filter((row) => row["by_place"] === true);
  const months = sumByMonth(ofLabels, "held");
  const unknownOf = (unknown: ReadonlyMap<IsoMonth, number>): Map<IsoMonth, UnknownCount> =>
    new Map([...months].map(([month, all]) => [month, { unknown: unknown.get(month) ?? 0, all }]));
  const withoutPlace = ofPlaces.filter((row) => row["place"] === null);
  return {
    months,
    categories: seriesOf(ofLabels, "label"),
    places: seriesOf(ofPlaces, "place"),
    unknown: new Map([
      ...fields.map((field) => [field, unknownOf(sumByMonth(ofLabels, `lacks_${field}`))] as const),
      ...(place ? [["place", unknownOf(sumByMonth(withoutPlace, "held"))] as const] : []),
    ]),
  };
}

type Row = Readonly<Record<string, unknown>>;

function sumByMonth(rows: readonly Row[], column: string): Map<IsoMonth, number> {
  const sums = new Map<IsoMonth, number>();
  for (const row of rows) {
    const month = isoMonth(row["month"]);
    sums.set(month, (sums.get(month) ?? 0) + Number(row[column]));
  }
  return new Map([...sums].sort(([first], [second]) => (first < second ? -1 : 1)));
}

/** What is NULL is in no series. */
function seriesOf(rows: readonly Row[], key: string): Map<string, Map<IsoMonth, number>> {
  const all = new Map<string, Map<IsoMonth, number>>();
  for (const row of rows) {
    if (row[key] === null) continue;
    const one = all.get(String(row[key])) ?? new Map<IsoMonth, number>();
    one.set(isoMonth(row["month"]), Number(row["held"]));
    all.set(String(row[key]), one);
  }
  return all;
}

/** No default stands at any minute but the first two of an hour: all later ones are one. */
async function times(store: RecordStore, from: string): Promise<TimesByYear> {
  const rows = await store.query(
    `SELECT ${financialYear} AS year, committed_hour AS hour, CASE WHEN committed_minute > 1 THEN 2 ELSE coalesce(committed_minute, 0) END AS minute,
       count(*)::DOUBLE AS count
     FROM ${from} AND committed_hour IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
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

/** Victims by month, and how many of them lack an age or an ethnicity; what is written of ethnicity is read once for each way of writing it. */
async function unknownOfVictims(
  store: RecordStore,
  from: string,
): Promise<(readonly [UnknownField, ReadonlyMap<IsoMonth, UnknownCount>])[]> {
  const rows = await store.query(
    `SELECT month, sum(held)::DOUBLE AS held, sum(age)::DOUBLE AS age, coalesce(sum(held) FILTER (${unknownEthnicity}), 0)::DOUBLE AS ethnicity
     FROM (
       SELECT ${monthOfDay} AS month, victim_ethnicity, sum(weight) AS held, coalesce(sum(weight) FILTER (victim_age IS NULL), 0) AS age
       FROM ${from} AND ${day} IS NOT NULL GROUP BY ALL)
     GROUP BY month ORDER BY month`,
  );
  return (["age", "ethnicity"] as const).map((field) => [
    field,
    new Map(
      rows.map((row) => [isoMonth(row["month"]), { unknown: Number(row[field]), all: Number(row["held"]) }] as const),
    ),
  ]);
}
