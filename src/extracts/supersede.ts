import type { FoldResult, RowPair } from "../records/fold.ts";
import type { RecordStore } from "../records/store.ts";
import type { SourceFile } from "./format.ts";
import { fates } from "./stage.ts";

/** What came of laying extracts of different dates over one another. */
export interface Superseded extends Pick<FoldResult, "apart" | "apartExample"> {
  /** Whether files of different dates are there, and so rows may have been superseded. */
  readonly several: boolean;
}

/** Whether rows `r` of one reference are of days so far apart that they are hardly about one thing, as an aggregate over them. */
export const monthApart = (day: string): string =>
  `coalesce(date_diff('day', min(r.${day}), max(r.${day})) > 31, false)`;

/**
 * Marks rows that a later extract of the source replaces: where a reference stands in extracts of different dates, the
 * latest of them speaks for it, even when that says that it is no longer in the partnership's area. A row that was rejected
 * speaks for nothing. A reference that only an earlier extract has stays.
 *
 * @param apart when rows of a reference are not about one thing, as an aggregate over the rows `r`; never, when left out
 */
export async function supersede(
  store: RecordStore,
  table: string,
  files: readonly SourceFile[],
  apart = "false",
): Promise<Superseded> {
  if (new Set(files.map(({ rank }) => rank)).size < 2) return { several: false, apart: 0 };
  await store.query(`
    CREATE TEMP TABLE ${table}_latest AS
    SELECT reference, max(extract_rank) AS latest, ${apart} AS apart FROM ${table} r
    WHERE fate <> ${fates.rejected} GROUP BY reference HAVING min(extract_rank) < max(extract_rank)`);
  await store.query(`
    UPDATE ${table} SET fate = ${fates.superseded} FROM ${table}_latest l
    WHERE ${table}.reference = l.reference AND fate = ${fates.candidate} AND extract_rank < l.latest`);
  // What the rows that are left disagree about by themselves is found when they are folded.
  const [found] = await store.query(`
    WITH r AS MATERIALIZED (
      SELECT s.rowid AS row_number, s.*, l.latest FROM ${table} s JOIN ${table}_latest l ON s.reference = l.reference AND l.apart
      WHERE s.fate <> ${fates.rejected}),
    replaced AS (
      SELECT reference, min(row_number) FILTER (fate = ${fates.superseded}) AS former_row,
        min(row_number) FILTER (extract_rank = latest) AS latest_row
      FROM r WHERE reference NOT IN (
        SELECT reference FROM r WHERE fate = ${fates.candidate} GROUP BY reference HAVING ${apart})
      GROUP BY reference HAVING former_row IS NOT NULL)
    SELECT count(*)::DOUBLE AS apart, min(former_row)::DOUBLE AS former_row, arg_min(latest_row, former_row)::DOUBLE AS latest_row
    FROM replaced`);
  await store.query(`DROP TABLE ${table}_latest`);
  const [former, latest] = [found?.["former_row"], found?.["latest_row"]];
  const example: RowPair | undefined =
    typeof former === "number" && typeof latest === "number" ? [former, latest] : undefined;
  return { several: true, apart: Number(found?.["apart"]), ...(example ? { apartExample: example } : {}) };
}
