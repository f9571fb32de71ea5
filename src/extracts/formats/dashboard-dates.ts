import type { RecordStore } from "../../records/store.ts";
import { type IsoDate, monthEnd } from "../../values/period.ts";
import type { SourceFile } from "../format.ts";
import { textOf } from "../lookup.ts";

/** The date of each file's extract, from its own column; files without one are left out. */
export async function datesOfExtracts(store: RecordStore, table: string): Promise<ReadonlyMap<number, IsoDate>> {
  const rows = await store.query(`
    SELECT file, max(refreshed)::VARCHAR AS refreshed FROM ${table} WHERE refreshed IS NOT NULL GROUP BY file`);
  return new Map(
    rows.flatMap((row) => {
      const date = textOf(row, "refreshed");
      return date === null ? [] : [[Number(row["file"]), date] as const];
    }),
  );
}

/** Orders the files by the date of their extract, where neither name nor column has one by the end of their last month. */
export async function rankByDate(
  store: RecordStore,
  table: string,
  files: readonly SourceFile[],
  dates: ReadonlyMap<number, IsoDate>,
): Promise<void> {
  const last = await store.query(`SELECT file, max(month) AS month FROM ${table} GROUP BY file`);
  for (const { file, rank } of files) {
    const month = last.map((row) => (row["file"] === file ? textOf(row, "month") : null)).find((text) => text !== null);
    const date = dates.get(file) ?? (rank === 0 && month ? monthEnd(month) : undefined);
    if (date === undefined) continue;
    await store.query(`UPDATE ${table} SET extract_rank = ${Number(date.replaceAll("-", ""))} WHERE file = ${file}`);
  }
}
