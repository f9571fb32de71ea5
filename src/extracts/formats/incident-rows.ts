import type { SourceSettings } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";
import type { RecordStore } from "../../records/store.ts";
import type { SourceFile } from "../format.ts";
import { fates } from "../stage.ts";

/**
 * Gives rows of files without a reference one of their own, so that each is a record: two attendances of the same day, age and
 * place are two. No real reference has a tab in it.
 */
export async function nameRows(store: RecordStore, table: string): Promise<void> {
  await store.query(`UPDATE ${table} SET reference = ${namePrefix} || rowid WHERE reference IS NULL`);
}

const namePrefix = "('row' || chr(9))";

/**
 * Marks rows without a reference that a later extract replaces: it speaks for every day from its first to its last. Without that,
 * extracts that overlap would count the same attendance in each. The spans of the extracts stay in `<table>_spans`.
 *
 * @param nameless the files that have no reference
 */
export async function supersedeDays(store: RecordStore, table: string, nameless: readonly SourceFile[]): Promise<void> {
  const ids = nameless.map(({ file }) => file).join(", ");
  await store.query(`
    CREATE TEMP TABLE ${table}_spans AS
    SELECT extract_rank, min(day) AS first_day, max(day) AS last_day FROM ${table}
    WHERE fate <> ${fates.rejected} AND file IN (${ids}) GROUP BY extract_rank`);
  await store.query(`
    UPDATE ${table} SET fate = ${fates.superseded}
    WHERE fate = ${fates.candidate} AND file IN (${ids}) AND EXISTS (
      SELECT 1 FROM ${table}_spans s
      WHERE s.extract_rank > ${table}.extract_rank AND ${table}.day BETWEEN s.first_day AND s.last_day)`);
}

/** Says of rows without a reference that were replaced, in `<past>_versions`, until which extract they stood. */
export async function pastDays(store: RecordStore, table: string, past: string): Promise<void> {
  const [spans] = await store.query(
    `SELECT count(*)::INTEGER AS count FROM duckdb_tables() WHERE table_name = '${table}_spans'`,
  );
  if (Number(spans?.["count"]) === 0) return;
  await store.query(`
    INSERT INTO ${past}_versions
    SELECT p.reference, min(s.extract_rank) FROM ${past} p
    JOIN ${table}_spans s ON s.extract_rank > p.extract_rank AND p.day BETWEEN s.first_day AND s.last_day
    WHERE starts_with(p.reference, ${namePrefix}) GROUP BY p.reference`);
}

/** A column of moments that are all at midnight holds days: the hour is then not known, rather than 00:00. */
export async function forgetMidnights(store: RecordStore, table: string, source: SourceSettings): Promise<Problem[]> {
  const forgotten: Problem[] = [];
  for (const column of ["moment", "happened_moment"]) {
    const [row] = await store.query(`
      SELECT count(${column})::DOUBLE AS timed, count(DISTINCT day)::DOUBLE AS days,
        bool_and(${column} = TIME '00:00:00') AS midnight
      FROM ${table} WHERE fate = ${fates.candidate}`);
    if (row?.["midnight"] !== true || Number(row["timed"]) < fewestMidnights) continue;
    await store.query(`UPDATE ${table} SET ${column} = NULL`);
    forgotten.push({
      code: "value-unknown",
      severity: "note",
      message: `${source.name}: all ${Number(row["timed"])} times are 00:00, which stands for a day without a time; the hour counts as not known.`,
      place: { file: source.files },
    });
  }
  return forgotten;
}

/** One call at midnight may be one. */
const fewestMidnights = 3;
