import type { ReadResult, RowAccount } from "../extracts/reading.ts";
import type { Column } from "./table.ts";

const right = (title: string): Column => ({ title, align: "right" });

/** The fate of every row, file by file: read is the sum of the others. */
export const accountColumns: readonly Column[] = [
  { title: "Source" },
  { title: "File" },
  right("Read"),
  right("Accepted"),
  right("Rejected"),
  right("Duplicate"),
  right("Superseded"),
  right("Out of scope"),
];

export function accountRows(result: ReadResult): string[][] {
  return result.sources.flatMap((source) =>
    source.files.map((file) => [source.source, file.path, ...numbersOf(file.rows).map(String)]),
  );
}

function numbersOf(rows: RowAccount): number[] {
  return [rows.read, rows.accepted, rows.rejected, rows.duplicate, rows.superseded, rows.outOfScope];
}

/** The rows of all files together. */
export function totalRows(result: ReadResult): RowAccount & { readonly files: number } {
  const files = result.sources.flatMap((source) => source.files);
  const sum = (key: keyof RowAccount): number => files.reduce((total, file) => total + file.rows[key], 0);
  return {
    files: files.length,
    read: sum("read"),
    accepted: sum("accepted"),
    rejected: sum("rejected"),
    duplicate: sum("duplicate"),
    superseded: sum("superseded"),
    outOfScope: sum("outOfScope"),
  };
}
