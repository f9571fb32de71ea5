import type { IsoMonth } from "../../values/period.ts";
import { isRejected } from "../cell-rejects.ts";
import type { FormatContext } from "../format.ts";
import { parseRecord } from "../preflight/header.ts";
import type { Reject } from "../reading.ts";
import { mayBeIn } from "../scope.ts";
import { fates } from "../stage.ts";

/**
 * For files of one count a row, the months of which a count of ours could not be read: that of the row, or every month of its file
 * where its month could not be read either. A row that names another borough damages nothing of ours.
 */
export async function damagedMonthsOfRows(
  { store, files, settings }: FormatContext,
  input: {
    readonly table: string;
    /** Of rows that hold counts, the table of their verdicts. */
    readonly settled?: string;
    readonly rowRejects: readonly Reject[];
    /** The field that names the borough, and how a text of it does; as it stands when left out. */
    readonly place: string;
    readonly boroughIn?: (text: string) => string;
  },
): Promise<Set<IsoMonth>> {
  const { table, settled, rowRejects, boroughIn = (text: string): string => text } = input;
  const found = await store.query(`
    ${settled ? `SELECT month FROM ${settled} WHERE ${isRejected} UNION` : ""} SELECT month FROM ${table} WHERE fate = ${fates.rejected} AND month IS NOT NULL`);
  const damaged = new Set(found.map((row) => String(row["month"])));
  const mayBeOurs = mayBeIn(settings.area);
  for (const { file, path, columns, delimiter } of files) {
    const [place = 0] = columns.get(input.place) ?? [];
    const lost = rowRejects.some(
      (reject) =>
        reject.file === path &&
        (reject.code === "period-invalid" ||
          (reject.code.startsWith("row-") &&
            mayBeOurs(boroughIn(parseRecord(reject.value, delimiter)?.[place] ?? "")))),
    );
    if (!lost) continue;
    const months = await store.query(`SELECT DISTINCT month FROM ${table} WHERE file = ${file} AND month IS NOT NULL`);
    for (const row of months) damaged.add(String(row["month"]));
  }
  return damaged;
}
