import type { IsoMonth } from "../../values/period.ts";
import type { FormatContext } from "../format.ts";
import { parseRecord } from "../preflight/header.ts";
import type { Reject } from "../reading.ts";
import { mayBeIn } from "../scope.ts";
import { fates } from "../stage.ts";

/** Months of which a row could not be read that may be ours: its own month, or those of its file where it has none. */
export async function damagedMonths(
  { store, files, settings }: FormatContext,
  table: string,
  rejects: readonly Reject[],
): Promise<Set<IsoMonth>> {
  const mayBeOurs = mayBeIn(settings.area);
  const damaged = new Set<IsoMonth>();
  for (const { file, path, columns, delimiter } of files) {
    const [place = 0] = columns.get("lsoa_name") ?? [];
    const lost = rejects.some(
      (reject) =>
        reject.file === path &&
        (reject.code === "period-invalid" ||
          (reject.code.startsWith("row-") &&
            mayBeOurs((parseRecord(reject.value, delimiter)?.[place] ?? "").replace(/\s*\d{3}[A-Z]$/, "")))),
    );
    const rows = await store.query(
      `SELECT DISTINCT month FROM ${table} WHERE file = ${file} AND month IS NOT NULL ${lost ? "" : `AND fate = ${fates.rejected}`}`,
    );
    for (const row of rows) damaged.add(String(row["month"]));
  }
  return damaged;
}
