import type { IsoMonth } from "../../values/period.ts";
import { isRejected } from "../cell-rejects.ts";
import { joinVersions, makeVersions, versionsKey } from "../classification.ts";
import { notCrimeLabels } from "../data/offence-categories.ts";
import type { FormatContext } from "../format.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { offenceClassifier } from "../offence-classes.ts";
import { parseRecord } from "../preflight/header.ts";
import type { Reject } from "../reading.ts";
import { boroughColumn, isElsewhere, mayBeIn } from "../scope.ts";
import { literal, literals, wholeNumber } from "../sql.ts";
import { fates, type StagedFile, type StagePlan } from "../stage.ts";
import { monthColumns } from "./mps-columns.ts";

/** How a row of a wide file is typed; its months stay a list of texts until they become cells. */
export function widePlan({ settings }: FormatContext): StagePlan {
  return {
    texts: ["offence_group", "offence_subgroup", "borough", "ward", "ward_code", "lsoa"],
    raw: (file) => ({
      cells: `[${monthColumns(file)
        .map(({ position }) => `c${position}`)
        .join(", ")}]`,
    }),
    typed: (file) => ({
      borough: boroughColumn(settings.area, file),
      major: "t_offence_group",
      minor: "t_offence_subgroup",
      ward: "t_ward",
      ward_code: "upper(t_ward_code)",
      lsoa: "upper(t_lsoa)",
    }),
    outOfScope: `${isElsewhere(settings.area, "t_borough")}
      OR coalesce(lower(t_offence_group) IN (${literals(notCrimeLabels.map((label) => label.toLowerCase()))}), false)`,
    rejects: () => [
      { code: "area-blank", field: "borough", when: "t_borough IS NULL" },
      {
        code: "category-blank",
        field: "offence_subgroup",
        when: "t_offence_group IS NULL AND t_offence_subgroup IS NULL",
      },
    ],
    notes: [],
  };
}

/** One row for each row and month of ours, as `cells.ts` settles them. */
export async function makeCells({ store }: FormatContext, table: string, staged: readonly StagedFile[]): Promise<void> {
  await makeLookup(
    store,
    `${table}_months`,
    { file: "INTEGER", position: "INTEGER", month: "VARCHAR" },
    staged.flatMap(({ file }) =>
      monthColumns(file).map(({ month }, index): LookupValue[] => [file.file, index + 1, month]),
    ),
  );
  await store.query(`
    CREATE TEMP TABLE ${table}_cells AS
    SELECT s.row_number, s.file, s.extract_rank, s.borough, s.major, s.minor, s.ward, s.ward_code, s.lsoa, m.month, s.text,
      ${wholeNumber("s.text")} AS count,
      concat_ws(chr(31), coalesce(s.borough, ''), coalesce(lower(s.major), ''), coalesce(lower(s.minor), ''), coalesce(s.ward_code, s.ward, ''), coalesce(s.lsoa, '')) AS thing
    FROM (SELECT rowid AS row_number, *, nullif(trim(unnest(cells)), '') AS text, generate_subscripts(cells, 1) AS position
      FROM ${table} WHERE fate = ${fates.candidate}) s
    JOIN ${table}_months m ON m.file = s.file AND m.position = s.position`);
}

/** A record for each count that is not 0. A category without a record has no crime. */
export async function insertCells(context: FormatContext, table: string, settled: string): Promise<void> {
  const { store, source } = context;
  const classify = offenceClassifier(context.ownLabels);
  const labels = await store.query(
    `SELECT file, major, minor, min(month) FILTER (count > 0) || '-01' AS first FROM ${settled} GROUP BY ALL`,
  );
  const classified = labels.map((row) => {
    const names = [textOf(row, "major"), textOf(row, "minor")] as const;
    return {
      file: Number(row["file"]),
      names,
      found: classify(...names, null),
      first: textOf(row, "first") ?? undefined,
    };
  });
  await makeVersions(
    store,
    table,
    classified.map(({ file, found, first }) => ({ ...found, file, first })),
  );
  await makeLookup(
    store,
    `${table}_classes`,
    { g: "VARCHAR", s: "VARCHAR", category: "VARCHAR", detail: "VARCHAR", versions: "VARCHAR", label: "VARCHAR" },
    [...new Map(classified.map((one) => [JSON.stringify(one.names), one])).values()].map(
      ({ names, found }): LookupValue[] => [
        ...names,
        found.category ?? null,
        found.detail ?? null,
        versionsKey(found.versions),
        found.label,
      ],
    ),
  );
  const columns = {
    kind: "'offence'",
    source: literal(source.id),
    file: "c.file",
    extract_rank: "c.extract_rank",
    month_precision: "true",
    recorded_date: "(c.month || '-01')::DATE",
    category: "l.category",
    classification: "cv.version",
    detail: "l.detail",
    borough: "c.borough",
    ward: "c.ward",
    ward_code: "c.ward_code",
    lsoa: "c.lsoa",
    weight: "c.count",
  };
  const from = `${settled} c JOIN ${table}_classes l ON l.g IS NOT DISTINCT FROM c.major AND l.s IS NOT DISTINCT FROM c.minor
    ${joinVersions(`${table}_lists`, { file: "c.file", versions: "l.versions", date: "(c.month || '-01')::DATE" })}`;
  await store.add("records", columns, `${from} WHERE c.verdict = 'accepted' AND c.count > 0`);
  await store.add(
    "former_records",
    { ...columns, until_rank: "c.until_rank" },
    `${from} WHERE c.until_rank IS NOT NULL AND c.count > 0`,
  );
}

/** Months of which a count of ours could not be read: a cell of ours, or every month of a row that may be ours. */
export async function damagedMonths(
  { store, files, settings }: FormatContext,
  settled: string,
  rowRejects: readonly Reject[],
): Promise<Set<IsoMonth>> {
  const cells = await store.query(`
    SELECT DISTINCT month FROM ${settled} WHERE ${isRejected}`);
  const damaged = new Set(cells.map((row) => String(row["month"])));
  const mayBeIts = mayBeIn(settings.area);
  for (const file of files) {
    const [position = 0] = file.columns.get("borough") ?? [];
    const mayBeOurs = rowRejects.some(
      (reject) => reject.file === file.path && mayBeIts(parseRecord(reject.value, file.delimiter)?.[position] ?? ""),
    );
    if (mayBeOurs) for (const { month } of monthColumns(file)) damaged.add(month);
  }
  return damaged;
}
