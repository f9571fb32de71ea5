import type { RecordStore } from "../records/store.ts";
import type { IsoDate, IsoMonth } from "../values/period.ts";
import { peopleKinds } from "../values/record-kind.ts";
import type { TimeSpread } from "./format.ts";
import { literal, literals } from "./sql.ts";

/**
 * How much of a source that is read for several areas lies where in time, area by area: a month that one borough lacks is
 * not covered by what its neighbours have. Records without a borough are the partnership's own.
 */
export async function spreadsByArea(
  store: RecordStore,
  source: { readonly id: string; readonly precision: "record" | "month"; readonly own: string },
  whole: TimeSpread,
): Promise<ReadonlyMap<string, TimeSpread>> {
  const day = "coalesce(recorded_date, reported_date, referred_date, committed_date)";
  const time = source.precision === "month" ? `strftime(${day}, '%Y-%m')` : `strftime(${day}, '%Y-%m-%d')`;
  const rows = await store.query(`
    SELECT coalesce(borough, ${literal(source.own)}) AS area, ${time} AS time, sum(weight)::DOUBLE AS count
    FROM ${store.recordsOf({ sources: [source.id] })}
    WHERE source = ${literal(source.id)} AND kind NOT IN (${literals([...peopleKinds, "indicator"])}) AND ${day} IS NOT NULL
    GROUP BY ALL ORDER BY ALL`);
  const spreads = new Map<string, TimeSpread & { readonly counts: Map<IsoDate | IsoMonth, number> }>();
  for (const row of rows) {
    const area = String(row["area"]);
    const spread = spreads.get(area) ?? { ...whole, counts: new Map<IsoDate | IsoMonth, number>() };
    spread.counts.set(String(row["time"]), Number(row["count"]));
    spreads.set(area, spread);
  }
  return spreads;
}
