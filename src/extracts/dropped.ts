import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { RecordStore } from "../records/store.ts";
import { droppedProblems, type Judged } from "./dropped-problems.ts";
import type { SourceFile } from "./format.ts";
import { fates, type StagedFile } from "./stage.ts";

/** What became of references that an earlier extract has and a later one that covers their days again no longer has. */
export interface Dropped {
  readonly problems: readonly Problem[];
  /** Where days are replaced: the table that says of each version of a reference in `until_rank` which extract came first to cover it. */
  readonly judged?: string;
}

/** By what a row lies in time: a name, and SQL for the day, which is NULL where it is not known. */
export type DaysOfRows = Readonly<Record<string, string>>;

/**
 * Looks for references that only an earlier extract has although a later one covers their days again: cancelled, merged or reclassified
 * since, unless later extracts hold only what is new or changed. Which of the two it is the settings know; where they say that days are
 * replaced, such references count no more. A reference on a row that was rejected is not gone.
 *
 * @param files those whose rows have references of their own
 * @param days the days of a row, all of which an extract must cover to be able to tell that the row is gone
 */
export async function dropRecords(input: {
  readonly store: RecordStore;
  readonly table: string;
  readonly source: SourceSettings;
  readonly files: readonly SourceFile[];
  readonly staged: readonly StagedFile[];
  readonly days: DaysOfRows;
}): Promise<Dropped> {
  const { store, table, source, files, days } = input;
  if (source.replaces === "records" || new Set(files.map(({ rank }) => rank)).size < 2) return { problems: [] };
  const judged = `${table}_judged`;
  const own = `file IN (${files.map(({ file }) => file).join(", ")})`;
  await judge(store, table, judged, { days, own });
  if (source.replaces === "days")
    await store.query(`
      UPDATE ${table} SET fate = ${fates.superseded} FROM ${judged} j
      WHERE ${table}.reference = j.reference AND ${table}.extract_rank = j.extract_rank AND fate = ${fates.candidate}`);
  const counts = await store.query(`
    SELECT count(*)::DOUBLE AS versions, count(*) FILTER (dropped)::DOUBLE AS dropped,
      min(first_row) FILTER (dropped)::DOUBLE AS example,
      min(first_day) FILTER (dropped)::VARCHAR AS first_day, max(last_day) FILTER (dropped)::VARCHAR AS last_day
    FROM ${judged} GROUP BY until_rank`);
  const problems = await droppedProblems(source, input.staged, counts.map(judgedOf));
  if (source.replaces === "days") return { problems, judged };
  await store.query(`DROP TABLE ${judged}`);
  return { problems };
}

const judgedOf = (row: Readonly<Record<string, unknown>>): Judged => ({
  versions: Number(row["versions"]),
  dropped: Number(row["dropped"]),
  example: Number(row["example"]),
  days: [String(row["first_day"]), String(row["last_day"])],
});

/**
 * Makes a table of the versions of references whose days a later extract covers, with the first extract that does in `until_rank`: from the
 * first to the last day that it has of each kind. A version is dropped when no later extract has its reference at all.
 */
async function judge(
  store: RecordStore,
  table: string,
  judged: string,
  { days, own }: { readonly days: DaysOfRows; readonly own: string },
): Promise<void> {
  const names = Object.keys(days);
  const ends = Object.entries(days).map(([name, day]) => `min(${day}) AS first_${name}, max(${day}) AS last_${name}`);
  const spans = await store.query(`
    SELECT extract_rank, COLUMNS('^(first|last)_')::VARCHAR
    FROM (SELECT extract_rank, ${ends.join(", ")} FROM ${table} WHERE fate <> ${fates.rejected} AND ${own} GROUP BY extract_rank)
    ORDER BY extract_rank`);
  const covering = spans.map((span) => {
    const rank = Number(span["extract_rank"]);
    // Of days that an extract never gives it can say nothing.
    const given = names.filter((name) => span[`first_${name}`] !== null);
    const within = given.map(
      (name) =>
        `coalesce(first_${name} >= DATE '${span[`first_${name}`]}' AND last_${name} <= DATE '${span[`last_${name}`]}', true)`,
    );
    const conditions = [
      `extract_rank < ${rank}`,
      `NOT coalesce(list_contains(rejected_in, ${rank}), false)`,
      ...within,
    ];
    return `CASE WHEN ${conditions.join(" AND ")} THEN ${rank} END`;
  });
  const last = Number(spans.at(-1)?.["extract_rank"] ?? 0);
  await store.query(`
    CREATE TEMP TABLE ${judged} AS
    SELECT reference, extract_rank, dropped, first_row, first_${names[0]} AS first_day, last_${names[0]} AS last_day, until_rank
    FROM (SELECT *, coalesce(${["NULL::INTEGER", ...covering].join(", ")}) AS until_rank
      FROM (SELECT reference, extract_rank, bool_or(fate = ${fates.candidate}) AS dropped, min(rowid) AS first_row, ${ends.join(", ")}
        FROM ${table} WHERE fate IN (${fates.candidate}, ${fates.superseded}) AND extract_rank < ${last} AND ${own}
        GROUP BY reference, extract_rank)
      LEFT JOIN (SELECT reference, list(extract_rank) AS rejected_in FROM ${table}
        WHERE fate = ${fates.rejected} AND reference IS NOT NULL GROUP BY reference) USING (reference))
    WHERE until_rank IS NOT NULL`);
}
