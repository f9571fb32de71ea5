import type { RecordStore } from "../records/store.ts";
import type { FileOutcome, SourceFile } from "./format.ts";
import type { Reject } from "./reading.ts";
import { listRejects, type RejectedRow } from "./rejects.ts";
import { fates, type StagedFile, type StagePlan } from "./stage.ts";

/**
 * Marks rows that a later extract of the source replaces: where a reference stands in extracts of different dates, the
 * latest of them speaks for it, even when that says that it is no longer in the partnership's area. A row that was rejected
 * speaks for nothing. A reference that only an earlier extract has stays.
 */
export async function supersede(store: RecordStore, table: string, files: readonly SourceFile[]): Promise<void> {
  if (new Set(files.map(({ rank }) => rank)).size < 2) return;
  await store.query(`
    CREATE TEMP TABLE ${table}_latest AS
    SELECT reference, max(extract_rank) AS latest FROM ${table}
    WHERE fate <> ${fates.rejected} GROUP BY reference HAVING min(extract_rank) < max(extract_rank)`);
  await store.query(`
    UPDATE ${table} SET fate = ${fates.superseded} FROM ${table}_latest l
    WHERE ${table}.reference = l.reference AND fate = ${fates.candidate} AND extract_rank < l.latest`);
  await store.query(`DROP TABLE ${table}_latest`);
}

/**
 * The accounts of staged record files. A row is accepted when it contributed to what is known of its reference, alone or
 * folded with others; it is a duplicate when the very same row, every column of it, was there already.
 */
export async function settleRows(
  store: RecordStore,
  table: string,
  staged: readonly StagedFile[],
): Promise<Omit<FileOutcome, "rejectsByReason">[]> {
  const counts = await store.query(`SELECT file, fate, count(*)::DOUBLE AS count FROM ${table} GROUP BY file, fate`);
  // Identical rows are counted in the first file that has them.
  const repeats = await store.query(`
    WITH repeated AS (
      SELECT reference, row_hash, extract_rank, min(file) AS first_file FROM ${table}
      WHERE fate = ${fates.candidate} GROUP BY reference, row_hash, extract_rank HAVING count(*) > 1)
    SELECT s.file, count(*)::DOUBLE - count(DISTINCT (s.reference, s.row_hash, s.extract_rank))
        FILTER (s.file = r.first_file)::DOUBLE AS count
    FROM ${table} s JOIN repeated r USING (reference, row_hash, extract_rank)
    WHERE s.fate = ${fates.candidate} GROUP BY s.file`);
  return staged.map(({ file, refused }) => {
    const countOf = (fate: number): number =>
      Number(counts.find((row) => row["file"] === file.file && row["fate"] === fate)?.["count"] ?? 0);
    const duplicate = Number(repeats.find((row) => row["file"] === file.file)?.["count"] ?? 0);
    const unread = refused.length + file.malformed.length;
    return {
      file: file.file,
      rows: {
        accepted: countOf(fates.candidate) - duplicate,
        rejected: countOf(fates.rejected) + unread,
        duplicate,
        superseded: countOf(fates.superseded),
        outOfScope: countOf(fates.outOfScope),
      },
    };
  });
}

/** The rejects of all staged files, with their lines and reasons. */
export async function rejectsOf(
  store: RecordStore,
  table: string,
  staged: readonly StagedFile[],
  plan: StagePlan,
): Promise<Reject[]> {
  const rejected = await store.query(`
    SELECT rowid::DOUBLE AS row, reject_rule, reject_value FROM ${table}
    WHERE fate = ${fates.rejected} ORDER BY rowid`);
  const lists = await Promise.all(
    staged.map(({ file, from, count, refused }) => {
      const rules = plan.rejects(file);
      const rows = rejected.flatMap((row): RejectedRow[] => {
        const position = Number(row["row"]) - from;
        const rule = rules[Number(row["reject_rule"])];
        if (position < 0 || position >= count || !rule) return [];
        const value = row["reject_value"];
        return [{ position, code: rule.code, field: rule.field, value: typeof value === "string" ? value : "" }];
      });
      return listRejects(file, refused, rows);
    }),
  );
  return lists.flat();
}
