import type { RecordStore } from "../../records/store.ts";
import type { IsoMonth } from "../../values/period.ts";
import { isRejected } from "../cell-rejects.ts";
import type { TimeSpread } from "../format.ts";

/** Months and counts by indicator; the empty id stands for rows of categories. */
export async function spreadsOf(store: RecordStore, settled: string): Promise<Map<string, TimeSpread>> {
  const rows = await store.query(`
    SELECT coalesce(indicator, '') AS indicator, month, coalesce(sum(count) FILTER (verdict = 'accepted'), 0)::DOUBLE AS count,
      bool_or(verdict = 'accepted') AS known, bool_or(${isRejected}) AS damaged
    FROM ${settled} GROUP BY ALL ORDER BY indicator, month`);
  const spreads = new Map<string, { counts: Map<IsoMonth, number>; months: IsoMonth[]; damaged: Set<IsoMonth> }>();
  for (const row of rows) {
    const indicator = String(row["indicator"]);
    const month = String(row["month"]);
    const spread = spreads.get(indicator) ?? {
      counts: new Map<IsoMonth, number>(),
      months: [] as IsoMonth[],
      damaged: new Set<IsoMonth>(),
    };
    if (row["known"] === true) {
      spread.counts.set(month, Number(row["count"]));
      spread.months.push(month);
    }
    if (row["damaged"] === true) spread.damaged.add(month);
    spreads.set(indicator, spread);
  }
  return spreads;
}

/** The months and counts of all indicators together. */
export function mergeSpreads(spreads: readonly TimeSpread[]): TimeSpread {
  const counts = new Map<IsoMonth, number>();
  for (const spread of spreads)
    for (const [month, count] of spread.counts) counts.set(month, (counts.get(month) ?? 0) + count);
  return { counts, months: [...new Set(spreads.flatMap(({ months }) => months ?? []))] };
}
