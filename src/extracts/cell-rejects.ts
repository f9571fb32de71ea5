import type { RecordStore } from "../records/store.ts";
import { textOf } from "./lookup.ts";
import type { Reject } from "./reading.ts";
import type { RejectCode } from "./reject-codes.ts";
import { listRejects, type RejectedRow } from "./rejects.ts";
import type { StagedFile } from "./stage.ts";

/**
 * Cells of a settled table that are no count, or that contradict another, each with the line of its row.
 *
 * @param field where the value stands, as SQL: a column's own name, or the month that heads it
 */
export async function cellRejects(
  store: RecordStore,
  settled: string,
  staged: readonly StagedFile[],
  field: string,
): Promise<Reject[]> {
  const found = await store.query(`
    SELECT file, row_number::DOUBLE AS row, ${field} AS field, text, verdict FROM ${settled}
    WHERE ${isRejected} ORDER BY row_number, month`);
  const lists = await Promise.all(
    staged.map(async ({ file, from, refused }) => {
      const rows = found
        .filter((row) => row["file"] === file.file)
        .map(
          (row): RejectedRow => ({
            position: Number(row["row"]) - from,
            code: row["verdict"] as RejectCode,
            field: String(row["field"]),
            value: textOf(row, "text") ?? "",
          }),
        );
      if (rows.length === 0) return [];
      // Whole rows are listed elsewhere; where they stand decides where the others do.
      const listed = await listRejects({ ...file, malformed: [] }, refused, rows);
      return listed.filter(({ code }) => code !== "row-shape" && code !== "row-quotes");
    }),
  );
  return lists.flat();
}

/** Whether a settled cell was rejected, as SQL. */
export const isRejected = "verdict NOT IN ('accepted', 'superseded', 'duplicate')";
