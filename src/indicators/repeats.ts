import type { RecordsFrom } from "../records/schema.ts";
import type { RecordStore } from "../records/store.ts";
import { Binder } from "./binder.ts";
import { areaCondition, boroughCondition } from "./counted-area.ts";
import type { CubeRow } from "./cube.ts";
import type { CubeQuery } from "./cube-shelf.ts";
import { dateColumns } from "./needs.ts";
import { compilePredicate } from "./predicate.ts";

/** The keys that tell persons and addresses apart. They never leave the store. */
const keys = { person: "person_key", premises: "premises_key" } as const;

export interface RepeatsAsked {
  readonly by: keyof typeof keys;
  readonly withinDays: number;
}

/**
 * By day, the records whose person or address had another such record on an earlier day, at most so many days before, anywhere in what the
 * source holds. Several records of one day are no repeats of each other: one event is often recorded as several. Undecided: a record
 * without a key, and one whose only earlier records are undecided themselves.
 *
 * @param asked `records`: what to count from
 */
export async function queryRepeats(
  store: RecordStore,
  query: CubeQuery,
  asked: RepeatsAsked & { readonly records: RecordsFrom },
): Promise<CubeRow[]> {
  const binder = new Binder();
  const date = dateColumns[query.dateBasis];
  const where = compilePredicate(query.where, query.kind, binder);
  const rows = await store.ask(
    `WITH matched AS (
       SELECT ${date} AS dated, coalesce(${date}, recorded_date) AS day, source, file, weight, ${keys[asked.by]} AS key,
         ${where} AS fits, ${areaCondition(query.area, binder)} AS here
       FROM ${asked.records(query)}
       WHERE ${[
         `kind = ${binder.bind(query.kind)}`,
         `source IN (${binder.list(query.sources)})`,
         ...boroughCondition(query, binder),
         `${where} IS DISTINCT FROM false`,
       ].join(" AND ")}
     ), days AS (
       SELECT source, key, dated, bool_or(fits) AS sure FROM matched WHERE key IS NOT NULL AND dated IS NOT NULL GROUP BY ALL
     ), earlier AS (
       SELECT source, key, dated, count(CASE WHEN sure THEN 1 END) OVER before AS sure, count(*) OVER before AS possible
       FROM days
       WINDOW before AS (PARTITION BY source, key ORDER BY dated
         RANGE BETWEEN INTERVAL ${Math.trunc(asked.withinDays)} DAYS PRECEDING AND INTERVAL 1 DAY PRECEDING)
     ), judged AS (
       SELECT m.day, m.file, m.weight,
         (m.fits AND m.here AND CASE WHEN e.sure > 0 THEN true WHEN e.possible = 0 THEN false END) AS decided
       FROM matched m LEFT JOIN earlier e ON e.source = m.source AND e.key = m.key AND e.dated = m.dated
     )
     SELECT CAST(day AS VARCHAR) AS day, file, coalesce(decided, false) AS decided,
       CAST(sum(weight) AS DOUBLE) AS number, CAST(count(*) AS DOUBLE) AS records
     FROM judged WHERE day IS NOT NULL AND decided IS DISTINCT FROM false
     GROUP BY ALL ORDER BY ALL`,
    binder.parameters,
  );
  return rows.map((row) => ({
    day: String(row["day"]),
    file: Number(row["file"]),
    decided: row["decided"] === true,
    values: [],
    number: Number(row["number"]),
    records: Number(row["records"]),
  }));
}
