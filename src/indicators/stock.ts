import type { RecordsFrom } from "../records/schema.ts";
import type { RecordStore } from "../records/store.ts";
import type { IsoDate } from "../values/period.ts";
import { Binder } from "./binder.ts";
import { areaCondition, boroughCondition } from "./counted-area.ts";
import type { CubeQuery } from "./cube-shelf.ts";
import { dateColumns } from "./needs.ts";
import { compilePredicate } from "./predicate.ts";
import type { Count, Tally } from "./tally.ts";

/**
 * How many are open at the end of a day: begun on it or before, and ended after it or not at all. A record that was closed on a day that
 * nobody knows may or may not be open, and is undecided.
 *
 * @param records what to count from
 * @param each `person`: everybody once, whatever the number of their records; one without a key is undecided
 */
export async function queryStock(
  store: RecordStore,
  query: CubeQuery,
  asked: { readonly day: IsoDate; readonly records: RecordsFrom; readonly each?: "person" },
): Promise<Tally> {
  const binder = new Binder();
  const day = `${binder.bind(asked.day)}::DATE`;
  const conditions = [
    areaCondition(query.area, binder),
    `(${dateColumns[query.dateBasis]} <= ${day})`,
    `(CASE WHEN ended_date IS NOT NULL THEN ended_date > ${day} WHEN still_open THEN true END)`,
    compilePredicate(query.where, query.kind, binder),
    ...(asked.each ? ["(CASE WHEN person_key IS NOT NULL THEN true END)"] : []),
  ];
  const rows = await store.ask(
    `WITH matched AS (
       SELECT file, weight, source, person_key, (${conditions.join(" AND ")}) AS open
       FROM ${asked.records(query)}
       WHERE ${[
         `kind = ${binder.bind(query.kind)}`,
         `source IN (${binder.list(query.sources)})`,
         ...boroughCondition(query, binder),
         ...conditions.map((condition) => `${condition} IS DISTINCT FROM false`),
       ].join(" AND ")}
     )
     SELECT file, open, CAST(sum(weight) AS DOUBLE) AS number, CAST(count(*) AS DOUBLE) AS records,
       CAST(count(DISTINCT (source, person_key)) AS DOUBLE) AS people
     FROM matched GROUP BY GROUPING SETS ((open), (file, open))`,
    binder.parameters,
  );
  const countOf = (open: boolean): Count => {
    const held = rows.filter((row) => (row["open"] === true) === open);
    const total = held.find((row) => row["file"] === null);
    const files = held.filter((row) => row["file"] !== null);
    return {
      number: Number(total?.[asked.each && open ? "people" : "number"] ?? 0),
      records: Number(total?.["records"] ?? 0),
      files: new Map(files.map((row) => [Number(row["file"]), Number(row["records"])])),
    };
  };
  return { counted: countOf(true), undecided: countOf(false) };
}
