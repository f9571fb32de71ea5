import { recordsAsAt } from "../records/schema.ts";
import type { RecordStore } from "../records/store.ts";
import { peopleKinds } from "../values/record-kind.ts";
import { coverDays, coverMonths } from "./coverage.ts";
import { dayOfRank } from "./extract-date.ts";
import type { Format, SourceFile } from "./format.ts";
import type { HeldExtract } from "./reading.ts";
import { literals } from "./sql.ts";
import { countsBy } from "./tally.ts";

/** The date by which records of any kind are laid out in time. */
const day = "coalesce(recorded_date, referred_date, reported_date, committed_date)";

/**
 * What a source had said by the date of each of its extracts, with the months that were covered then; nothing when all files are of one
 * date. It is what figures are compared with "as first reported". An extract without any date cannot be placed in time.
 */
export async function heldExtracts(
  store: RecordStore,
  source: string,
  format: Format,
  files: readonly SourceFile[],
): Promise<HeldExtract[]> {
  const ranks = [...new Set(files.map(({ rank }) => rank))].filter((rank) => rank > 0).sort((a, b) => a - b);
  if (ranks.length < 2) return [];
  const held: HeldExtract[] = [];
  for (const rank of ranks) {
    const key = format.precision === "record" ? `${day}::VARCHAR` : `strftime(${day}, '%Y-%m')`;
    const counts = new Map(
      Object.entries(
        await countsBy(
          store,
          `SELECT ${key} AS key, sum(weight) AS count FROM ${recordsAsAt(store, new Map([[source, rank]]))({ sources: [source] })}
           WHERE kind NOT IN (${literals(peopleKinds)}) AND ${day} IS NOT NULL GROUP BY key`,
        ),
      ),
    );
    const { coverage } =
      format.precision === "record"
        ? coverDays({ counts }, dayOfRank(rank), undefined)
        : coverMonths({ counts, months: [...counts.keys()] }, undefined, true);
    held.push({ date: dayOfRank(rank), rank, coverage });
  }
  return held;
}
