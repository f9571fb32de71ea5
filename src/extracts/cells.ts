import type { RecordStore } from "../records/store.ts";
import type { IsoMonth } from "../values/period.ts";
import { isRejected } from "./cell-rejects.ts";
import { isNearlyEmpty } from "./coverage.ts";
import type { FileOutcome } from "./format.ts";
import { makeLookup } from "./lookup.ts";
import { fates, type StagedFile } from "./stage.ts";

/**
 * Decides the fate of every cell. The table holds one count a row: `row_number`, `file`, `extract_rank`, `thing` (text that says
 * what is counted), `month`, `text` and `count` (NULL when the text is no count). The table `<table>_settled` adds `verdict`:
 * accepted, superseded, duplicate, or the code of a reject; and for what was superseded by a later extract `until_rank`, the next
 * extract that counts the same, where its own extract alone would have had it accepted.
 *
 * A later extract speaks for its months (`by: "month"`), for the months of its families (`by: "family"`, with the column
 * `family`: what files of one publication may hold apart from one another) or for the things that it counts
 * (`by: "thing"`). Within extracts of one date the same count again is a duplicate; different counts for one thing and
 * month contradict each other, and none of them is taken.
 *
 * @param all the counts of every area, where a publication leaves out what is 0: what ours lack in a later extract is then 0 there
 */
export async function settleCells(
  store: RecordStore,
  table: string,
  by: "month" | "family" | "thing",
  all = table,
): Promise<void> {
  if (by === "thing")
    await store.query(`CREATE TEMP TABLE ${table}_chosen AS
      SELECT thing, month, max(extract_rank) AS chosen FROM ${table} GROUP BY thing, month`);
  else await chooseExtracts(store, table, all, by === "family" ? "family" : "''");
  const key = by === "month" ? "month" : `month, ${by}`;
  const same = by === "month" ? "w.month = c.month" : `w.month = c.month AND w.${by} = c.${by}`;
  await store.query(`
    CREATE TEMP TABLE ${table}_settled AS
    SELECT c.*, CASE
        WHEN c.text IS NULL THEN 'count-blank'
        WHEN c.count IS NULL THEN 'count-invalid'
        WHEN s.lowest <> s.highest THEN 'rows-conflict'
        WHEN c.row_number <> s.first_row THEN 'duplicate'
        ELSE 'accepted' END AS own_verdict,
      CASE WHEN c.extract_rank <> w.chosen THEN 'superseded' ELSE own_verdict END AS verdict,
      CASE WHEN c.extract_rank < w.chosen AND own_verdict = 'accepted' THEN n.next_rank END AS until_rank
    FROM ${table} c
    JOIN (SELECT thing, month, extract_rank, min(count) AS lowest, max(count) AS highest,
        min(row_number) FILTER (count IS NOT NULL) AS first_row
      FROM ${table} GROUP BY thing, month, extract_rank) s
      ON s.thing = c.thing AND s.month = c.month AND s.extract_rank = c.extract_rank
    JOIN ${table}_chosen w ON ${same}
    LEFT JOIN (SELECT *, lead(extract_rank) OVER (PARTITION BY ${key} ORDER BY extract_rank) AS next_rank
      FROM (SELECT DISTINCT ${key}, extract_rank FROM ${all})) n
      ON n.extract_rank = c.extract_rank AND ${same.replaceAll("w.", "n.")}`);
  await store.query(`DROP TABLE ${table}_chosen`);
}

/**
 * For every month of a family the extract that speaks for it: the latest in which the month is not nearly empty. The first or
 * last column of a published file can hold the few records of a month that had hardly begun.
 */
async function chooseExtracts(store: RecordStore, table: string, all: string, family: string): Promise<void> {
  const totals = await store.query(`
    SELECT ${family} AS family, extract_rank, month, coalesce(sum(count), 0)::DOUBLE AS total
    FROM ${all} GROUP BY ALL ORDER BY ALL`);
  const extracts = new Map<string, { family: string; rank: number; months: Map<IsoMonth, number> }>();
  for (const row of totals) {
    const [name, rank] = [String(row["family"]), Number(row["extract_rank"])];
    const extract = extracts.get(`${rank} ${name}`) ?? { family: name, rank, months: new Map<IsoMonth, number>() };
    extract.months.set(String(row["month"]), Number(row["total"]));
    extracts.set(`${rank} ${name}`, extract);
  }
  const chosen = new Map<string, { family: string; month: IsoMonth; rank: number; full: boolean }>();
  for (const { family: name, rank, months } of extracts.values())
    for (const month of months.keys()) {
      const full = !isNearlyEmpty(month, months);
      const held = chosen.get(`${month} ${name}`);
      const better = !held || (full === held.full ? rank > held.rank : full);
      if (better) chosen.set(`${month} ${name}`, { family: name, month, rank, full });
    }
  await makeLookup(
    store,
    `${table}_chosen`,
    { family: "VARCHAR", month: "VARCHAR", chosen: "INTEGER" },
    [...chosen.values()].map(({ family: name, month, rank }) => [name, month, rank]),
  );
}

/**
 * The accounts of files of counts, rows and cells apart. A row is accepted when any of its cells was, else rejected when
 * any was rejected, else a duplicate, else superseded.
 */
export async function accountForCells(
  store: RecordStore,
  stage: string,
  settled: string,
  staged: readonly StagedFile[],
  cellsPerRow: (staged: StagedFile) => number,
): Promise<Omit<FileOutcome, "rejectsByReason">[]> {
  const unread = await store.query(`SELECT file, fate, count(*)::DOUBLE AS count FROM ${stage} GROUP BY file, fate`);
  const cells = await store.query(
    `SELECT file, verdict, ${isRejected} AS rejected, count(*)::DOUBLE AS count FROM ${settled} GROUP BY file, verdict`,
  );
  const rows = await store.query(`
    SELECT file, verdict, count(*)::DOUBLE AS count FROM (
      SELECT file, row_number, CASE
        WHEN bool_or(verdict = 'accepted') THEN 'accepted'
        WHEN bool_or(${isRejected}) THEN 'rejected'
        WHEN bool_or(verdict = 'duplicate') THEN 'duplicate' ELSE 'superseded' END AS verdict
      FROM ${settled} GROUP BY file, row_number)
    GROUP BY file, verdict`);
  return staged.map((one) => {
    const { file, refused } = one;
    const sum = (from: readonly Record<string, unknown>[], column: string, value: unknown): number =>
      from.reduce(
        (total, row) => (row["file"] === file.file && row[column] === value ? total + Number(row["count"]) : total),
        0,
      );
    const wholeRejects = sum(unread, "fate", fates.rejected) + refused.length + file.malformed.length;
    const outOfScope = sum(unread, "fate", fates.outOfScope);
    const width = cellsPerRow(one);
    return {
      file: file.file,
      rows: {
        accepted: sum(rows, "verdict", "accepted"),
        rejected: sum(rows, "verdict", "rejected") + wholeRejects,
        duplicate: sum(rows, "verdict", "duplicate"),
        superseded: sum(rows, "verdict", "superseded"),
        outOfScope,
      },
      cells: {
        read: file.rows * width,
        accepted: sum(cells, "verdict", "accepted"),
        rejected: sum(cells, "rejected", true) + wholeRejects * width,
        outOfScope: outOfScope * width,
        superseded: sum(cells, "verdict", "superseded"),
        duplicate: sum(cells, "verdict", "duplicate"),
      },
    };
  });
}
