import type { IsoMonth } from "../../values/period.ts";
import { cellRejects } from "../cell-rejects.ts";
import { accountForCells } from "../cells.ts";
import type { FormatContext, FormatReading } from "../format.ts";
import type { RecordField, Reject } from "../reading.ts";
import { rejectsOf } from "../settle.ts";
import { literal } from "../sql.ts";
import type { StagedFile, StagePlan } from "../stage.ts";
import { countsBy, withReasons } from "../tally.ts";
import { labelChanges } from "./label-changes.ts";
import { insertCells } from "./mps-cells.ts";

/** Published counts of offences, staged and with their cells settled. */
export interface SettledCounts {
  readonly table: string;
  readonly staged: readonly StagedFile[];
  readonly plan: StagePlan;
  readonly level: "borough" | "ward" | "lsoa";
  /** Of wide files how many counts a row holds; left out where a row is a count. */
  readonly cellsPerRow?: (staged: StagedFile) => number;
  /** Where a count stands, as SQL: a column's name, or the month that heads it. */
  readonly field: string;
  /** Which of the settled counts are of offences, as SQL; all when left out. */
  readonly where?: string;
  /** The months that the files name, whether or not anything is counted in them. */
  readonly months: readonly IsoMonth[];
  readonly damaged: (settled: string, rowRejects: readonly Reject[]) => Promise<ReadonlySet<IsoMonth>>;
}

/** Makes records of settled counts, and says what came of them. */
export async function readSettledCounts(context: FormatContext, counts: SettledCounts): Promise<FormatReading> {
  const { store, files, source } = context;
  const { table, staged, plan, level } = counts;
  const settled = `${table}_cells_settled`;
  const accounts = await accountForCells(store, table, settled, staged, counts.cellsPerRow ?? (() => 1));
  const rowRejects = await rejectsOf(store, table, staged, plan);
  const rejects = [...rowRejects, ...(await cellRejects(store, settled, staged, counts.field))];
  const offences = counts.where ? `(SELECT * FROM ${settled} WHERE ${counts.where})` : settled;
  await insertCells(context, table, offences);
  const accepted = `${offences} c JOIN ${table}_classes l ON l.g IS NOT DISTINCT FROM c.major AND l.s IS NOT DISTINCT FROM c.minor
    WHERE c.verdict = 'accepted'`;
  const place: readonly RecordField[] = level === "borough" ? [] : [level];
  return {
    grain: `${level}-month`,
    kinds: ["offence"],
    provides: ["category", "recorded-date", "borough", ...place],
    outcomes: withReasons(
      counts.cellsPerRow ? accounts : accounts.map(({ file, rows }) => ({ file, rows })),
      rejects,
      files,
    ),
    records: await countsBy(
      store,
      `SELECT 'offence' AS key, coalesce(sum(weight), 0) AS count FROM ${store.recordsOf({ sources: [source.id] })} WHERE source = ${literal(source.id)} AND kind = 'offence'`,
    ),
    unmappedCategories: await countsBy(
      store,
      `SELECT l.label AS key, sum(c.count) AS count FROM ${accepted} AND l.category IS NULL GROUP BY l.label`,
    ),
    setApart: {},
    spread: {
      counts: new Map(
        Object.entries(
          await countsBy(
            store,
            `SELECT month AS key, sum(count) AS count FROM ${offences} WHERE verdict = 'accepted' GROUP BY month`,
          ),
        ),
      ),
      months: counts.months,
      damaged: await counts.damaged(settled, rowRejects),
    },
    rejects,
    problems: await labelChanges(store, source, accepted),
  };
}

/** Drops what staging and settling made. */
export async function dropCounts({ store }: FormatContext, table: string, ...more: readonly string[]): Promise<void> {
  for (const suffix of ["", "_cells", "_cells_settled", "_classes", "_lists", ...more])
    await store.query(`DROP TABLE IF EXISTS ${table}${suffix}`);
}
