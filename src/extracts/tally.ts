import type { RecordStore } from "../records/store.ts";
import type { FileOutcome, SourceFile } from "./format.ts";
import type { Reject } from "./reading.ts";

/** Runs a query with the columns `key` and `count` and hands back counts by key, keys in order. */
export async function countsBy(store: RecordStore, sql: string): Promise<Record<string, number>> {
  const rows = await store.query(`SELECT key::VARCHAR AS key, count::DOUBLE AS count FROM (${sql}) ORDER BY key`);
  return Object.fromEntries(rows.map((row) => [String(row["key"]), Number(row["count"])]));
}

/** Adds to each file's account how often each reason led to a reject. */
export function withReasons(
  accounts: readonly Omit<FileOutcome, "rejectsByReason">[],
  rejects: readonly Reject[],
  files: readonly SourceFile[],
): FileOutcome[] {
  return accounts.map((account) => {
    const path = files.find(({ file }) => file === account.file)?.path;
    const reasons: Record<string, number> = {};
    for (const { code, file } of rejects) if (file === path) reasons[code] = (reasons[code] ?? 0) + 1;
    return { ...account, rejectsByReason: reasons };
  });
}
