import type { SourceSettings } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";
import type { RecordStore } from "../../records/store.ts";
import { datesInName } from "../extract-date.ts";
import type { SourceFile } from "../format.ts";
import { fates } from "../stage.ts";

/** Two files of which so large a part of the smaller stands in the other too are versions of one, not parts. */
const sharedInVersions = 0.5;

/**
 * The same month downloaded twice stands in two folders, and what has no reference of its own would count twice. Of files that
 * hold the same month of the same force, and largely the same references, one speaks for it: that with the later date in its
 * path, else the last in order. The rows of the others are superseded.
 *
 * @param identity what tells rows apart that two versions share, as SQL; NULL where nothing does
 */
export async function keepLatestVersions(input: {
  readonly store: RecordStore;
  readonly table: string;
  readonly files: readonly SourceFile[];
  readonly source: SourceSettings;
  readonly identity: string;
}): Promise<Problem[]> {
  const { store, table, files, source, identity } = input;
  if (files.length < 2) return [];
  const [shared] = await store.query(`
    SELECT count(*)::DOUBLE AS count FROM (
      SELECT month, force FROM ${table} WHERE fate <> ${fates.rejected} GROUP BY ALL HAVING min(file) < max(file))`);
  if (Number(shared?.["count"]) === 0) return [];
  const pairs = await store.query(`
    WITH held AS (SELECT DISTINCT file, month, force, ${identity} AS id FROM ${table} WHERE fate <> ${fates.rejected} AND ${identity} IS NOT NULL),
      sizes AS (SELECT file, month, force, count(*) AS size FROM held GROUP BY ALL)
    SELECT a.file AS first, b.file AS second, a.month AS month, a.force AS force, count(*)::DOUBLE AS shared,
      least(any_value(x.size), any_value(y.size))::DOUBLE AS smaller
    FROM held a
    JOIN held b ON a.month = b.month AND a.force IS NOT DISTINCT FROM b.force AND a.id = b.id AND a.file < b.file
    JOIN sizes x ON x.file = a.file AND x.month = a.month AND x.force IS NOT DISTINCT FROM a.force
    JOIN sizes y ON y.file = b.file AND y.month = b.month AND y.force IS NOT DISTINCT FROM b.force
    GROUP BY a.file, b.file, a.month, a.force ORDER BY ALL`);
  const problems: Problem[] = [];
  for (const pair of pairs) {
    if (Number(pair["shared"]) < sharedInVersions * Number(pair["smaller"])) continue;
    const [first, second] = [pair["first"], pair["second"]].map((index) => files.find(({ file }) => file === index));
    if (!first || !second) continue;
    const [older, newer] = dateInPath(first) > dateInPath(second) ? [second, first] : [first, second];
    const force = pair["force"];
    await store.query(
      `UPDATE ${table} SET fate = ${fates.superseded} WHERE file = ${older.file} AND month = $month
       AND force IS NOT DISTINCT FROM $force AND fate IN (${fates.candidate}, ${fates.outOfScope})`,
      { month: String(pair["month"]), force: typeof force === "string" ? force : null },
    );
    const told = dateInPath(older) < dateInPath(newer);
    problems.push({
      code: told ? "duplicate-extract" : "extract-undated",
      severity: "warning",
      message: `${source.name}: ${older.path} and ${newer.path} hold the same month, ${pair["month"]}. ${newer.path} is taken${told ? ", whose date is later" : "; nothing says which of them is later"}.`,
      remedy: told
        ? "Nothing to do, or remove the earlier one."
        : "Remove the earlier one, or name the folder of the later one for the day of its download, such as 2020-06-15.",
      place: { file: older.path },
    });
  }
  return problems;
}

/** The date of the extract where there is one, else the latest whole date in its path, with its folders; nothing before all. */
const dateInPath = ({ path, extractDate }: SourceFile): string =>
  extractDate ??
  path
    .split("/")
    .flatMap((part) => datesInName(part))
    .sort()
    .at(-1) ??
  "";
