import type { RecordStore } from "../records/store.ts";
import type { FileOutcome, SourceFile } from "./format.ts";
import type { Reject } from "./reading.ts";
import { listRejects, type RejectedRow } from "./rejects.ts";
import { fates, rejectRules, type StagedFile, type StagePlan } from "./stage.ts";

/** The file that a record comes from, as SQL over the column that says so: the same for every record where there is one file. */
export const fileOf = (column: string, files: readonly SourceFile[]): string =>
  files.length === 1 && files[0] ? String(files[0].file) : column;

/** The rank of the extract that a record comes from, likewise. */
export const rankOfFile = (column: string, files: readonly SourceFile[]): string =>
  files.length === 1 && files[0]
    ? String(files[0].rank)
    : `(CASE ${column} ${files.map(({ file, rank }) => `WHEN ${file} THEN ${rank}`).join(" ")} END)::INTEGER`;

/** Marks off a version of a reference from the others: no reference holds this character. */
const separator = "chr(31)";

/** The reference itself, of a row that may be a former version of it. */
export const plainReference = (reference: string): string => `split_part(${reference}, ${separator}, 1)`;

/**
 * The rows that a later extract replaced, as a staging table of their own: each version of a reference under a name of its own, so that
 * it is folded like any reference. `<past>_versions` says for each until which extract it stood.
 *
 * @param judged the table of versions that an extract ended by covering their days, see `dropRecords`
 */
export async function stagePast(store: RecordStore, table: string, past: string, judged?: string): Promise<void> {
  const until = judged ? "least(next_rank, j.until_rank)" : "next_rank";
  await store.query(`
    CREATE TEMP TABLE ${past}_versions AS
    SELECT v.reference || ${separator} || v.extract_rank AS reference, ${until} AS until_rank
    FROM (SELECT reference, extract_rank, lead(extract_rank) OVER (PARTITION BY reference ORDER BY extract_rank) AS next_rank
      FROM (SELECT DISTINCT reference, extract_rank FROM ${table}
        WHERE fate <> ${fates.rejected} AND reference IN (SELECT reference FROM ${table} WHERE fate = ${fates.superseded}))) v
    ${judged ? `LEFT JOIN ${judged} j ON j.reference = v.reference AND j.extract_rank = v.extract_rank` : ""}
    WHERE ${until} IS NOT NULL`);
  await store.query(`
    CREATE TEMP TABLE ${past} AS
    SELECT * REPLACE (reference || ${separator} || extract_rank AS reference, ${fates.candidate}::UTINYINT AS fate)
    FROM (SELECT * FROM ${table} WHERE fate = ${fates.superseded})`);
}

/**
 * Notes which references more than one row has, in the table `<table>_shared`: most have one only, and those need no folding. By
 * hash, which is quick; two references of one hash are taken to be shared, and the exact comparison of folding parts them.
 */
export async function findShared(store: RecordStore, table: string): Promise<void> {
  await store.query(`
    CREATE OR REPLACE TEMP TABLE ${table}_shared AS
    SELECT hash(reference) AS shared FROM ${table} WHERE fate = ${fates.candidate} GROUP BY shared HAVING count(*) > 1`);
}

/** Candidates whose reference other rows may have too, with their `row_number`. */
export const sharedRows = (table: string): string =>
  `(SELECT rowid AS row_number, * FROM ${table} SEMI JOIN ${table}_shared ON hash(reference) = shared WHERE fate = ${fates.candidate})`;

/** Candidates that are all there is of their reference. */
export const singleRows = (table: string): string =>
  `(SELECT rowid AS row_number, * FROM ${table} ANTI JOIN ${table}_shared ON hash(reference) = shared WHERE fate = ${fates.candidate})`;

/**
 * The accounts of staged record files. A row is accepted when it contributed to what is known of its reference, alone or
 * folded with others; it is a duplicate when the very same row, every column of it, was there already. Leaves the table
 * `<table>_shared` for folding.
 */
export async function settleRows(
  store: RecordStore,
  table: string,
  staged: readonly StagedFile[],
): Promise<Omit<FileOutcome, "rejectsByReason">[]> {
  const counts = await store.query(`SELECT file, fate, count(*)::DOUBLE AS count FROM ${table} GROUP BY file, fate`);
  await findShared(store, table);
  // Identical rows are counted in the first file that has them.
  const repeats = await store.query(`
    WITH shared AS MATERIALIZED (
      SELECT reference, row_hash, extract_rank, file FROM ${sharedRows(table)}),
    repeated AS (
      SELECT reference, row_hash, extract_rank, min(file) AS first_file FROM shared
      GROUP BY reference, row_hash, extract_rank HAVING count(*) > 1)
    SELECT s.file, count(*)::DOUBLE - count(DISTINCT (s.reference, s.row_hash, s.extract_rank))
        FILTER (s.file = r.first_file)::DOUBLE AS count
    FROM shared s JOIN repeated r USING (reference, row_hash, extract_rank) GROUP BY s.file`);
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
      const rules = rejectRules(plan, file);
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
