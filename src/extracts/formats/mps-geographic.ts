import type { Problem } from "../../problems/problem.ts";
import { offenceCategories } from "../../records/schema.ts";
import type { IsoMonth } from "../../values/period.ts";
import { isIsoDate, monthEnd } from "../../values/period.ts";
import { accountForCells, settleCells } from "../cells.ts";
import { notCrimeLabels } from "../data/offence-categories.ts";
import type { FieldDefinition } from "../fields.ts";
import type { Format, FormatContext, FormatReading, SourceFile } from "../format.ts";
import { spellingsOf } from "../ids.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { offenceClassifier } from "../offence-classes.ts";
import { parseRecord } from "../preflight/header.ts";
import type { RecordField, Reject } from "../reading.ts";
import type { RejectCode } from "../reject-codes.ts";
import { listRejects, type RejectedRow } from "../rejects.ts";
import { rejectsOf } from "../settle.ts";
import { isOneOfAreas, literal, literals, wholeNumber } from "../sql.ts";
import { fates, type StagedFile, type StagePlan, stageFiles } from "../stage.ts";
import { countsBy, withReasons } from "../tally.ts";

const fields: readonly FieldDefinition[] = [
  {
    name: "offence_group",
    required: true,
    headers: ["MajorText", "Group", "Major Category", "Offence Group"],
    holds: "The offence group's label.",
  },
  {
    name: "offence_subgroup",
    required: true,
    headers: ["MinorText", "SubGroup", "Minor Category", "Offence Subgroup"],
    holds: "The offence subgroup's label.",
  },
  {
    name: "borough",
    required: true,
    headers: ["LookUp_BoroughName", "BoroughName", "BOCU", "Borough", "Borough_SNT", "LookUp_Borough"],
    holds: "Name or code. Other boroughs are out of scope.",
  },
  { name: "ward", headers: ["WardName", "Ward Name", "Ward"], holds: "As given; makes the file one of wards." },
  { name: "ward_code", headers: ["WardCode", "Ward Code"], holds: "Tells wards of the same name apart." },
  {
    name: "lsoa",
    headers: ["LSOA Code", "LSOA"],
    holds: "The code; makes the file one of lower layer super output areas.",
  },
  { name: "lsoa_name", headers: ["LSOA Name"], holds: "Not read." },
];

/** A month's header: `202004` or `2020-04`. */
export function monthOfHeader(header: string): IsoMonth | undefined {
  const match = /^(\d{4})-?(\d{2})$/.exec(header.trim());
  const month = match ? `${match[1]}-${match[2]}` : "";
  return match && isIsoDate(`${month}-01`) && month >= "1990-01" ? month : undefined;
}

/**
 * Borough, ward and LSOA files of the Metropolitan Police Service on the London Datastore: one row a category and area, one
 * column a month. A category and area without a row has no crime. Rows that count fraud reported elsewhere are out of scope.
 */
export const mpsGeographic: Format = {
  id: "mps-geographic",
  title: "Metropolitan Police borough, ward and LSOA counts, one column a month",
  precision: "month",
  presets: [],
  fields: () => fields,
  meanings: () => offenceCategories,
  knowsHeader: (header) => monthOfHeader(header) !== undefined,
  checkHeader: checkMonths,
  lastDay: (header) => {
    const months = header.flatMap((name) => monthOfHeader(name) ?? []).sort();
    const last = months.at(-1);
    return last === undefined ? undefined : monthEnd(last);
  },
  read: readWide,
};

function checkMonths(header: readonly string[], path: string): Problem[] {
  const months = header.flatMap((name) => monthOfHeader(name) ?? []);
  const twice = months.find((month, index) => months.indexOf(month) !== index);
  const place = { file: path, line: 1 };
  if (months.length === 0)
    return [
      {
        code: "column-missing",
        severity: "error",
        message: `${path} has no column named like a month, such as 202004.`,
        remedy: "Use the file as it was published, or another format for this source.",
        place,
      },
    ];
  return twice === undefined
    ? []
    : [
        {
          code: "column-ambiguous",
          severity: "error",
          message: `${path} has the month ${twice} more than once.`,
          remedy: "Use the file as it was published.",
          place: { ...place, field: twice },
        },
      ];
}

async function readWide(context: FormatContext): Promise<FormatReading> {
  const { store, files, source, settings } = context;
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = widePlan(context);
  const staged = await stageFiles(store, table, files, plan);
  await makeCells(context, table, staged);
  await settleCells(store, `${table}_cells`, "month");
  const settled = `${table}_cells_settled`;
  const accounts = await accountForCells(store, table, settled, staged, ({ file }) => monthColumns(file).length);
  const rowRejects = await rejectsOf(store, table, staged, plan);
  const rejects = [...rowRejects, ...(await cellRejects(context, settled, staged))];
  await insertRecords(context, table, settled);

  const level = files.some(({ columns }) => columns.has("lsoa"))
    ? "lsoa"
    : files.some(({ columns }) => columns.has("ward"))
      ? "ward"
      : "borough";
  const place: readonly RecordField[] = level === "borough" ? [] : level === "ward" ? ["ward"] : ["lsoa"];
  const reading: FormatReading = {
    grain: `${level}-month`,
    provides: ["category", "recorded-date", "borough", ...place],
    outcomes: withReasons(accounts, rejects, files),
    records: await countsBy(
      store,
      `SELECT 'offence' AS key, coalesce(sum(weight), 0) AS count FROM records WHERE source = ${literal(source.id)}`,
    ),
    unmappedCategories: await countsBy(
      store,
      `SELECT l.label AS key, sum(c.count) AS count FROM ${settled} c JOIN ${table}_classes l
       ON l.g IS NOT DISTINCT FROM c.major AND l.s IS NOT DISTINCT FROM c.minor
       WHERE c.verdict = 'accepted' AND l.category IS NULL GROUP BY l.label`,
    ),
    setApart: {},
    spread: {
      counts: new Map(
        Object.entries(
          await countsBy(
            store,
            `SELECT month AS key, sum(count) AS count FROM ${settled} WHERE verdict = 'accepted' GROUP BY month`,
          ),
        ),
      ),
      months: [...new Set(files.flatMap((file) => monthColumns(file).map(({ month }) => month)))],
      damaged: await damagedMonths(context, settled, rowRejects, spellingsOf(settings.area)),
    },
    rejects,
    problems: [],
  };
  for (const suffix of ["", "_cells", "_cells_settled", "_classes", "_months"])
    await store.query(`DROP TABLE ${table}${suffix}`);
  return reading;
}

const monthColumns = (file: SourceFile): { readonly month: IsoMonth; readonly position: number }[] =>
  file.header.flatMap((name, position) => {
    const month = monthOfHeader(name);
    return month === undefined ? [] : [{ month, position }];
  });

function widePlan({ settings }: FormatContext): StagePlan {
  return {
    texts: ["offence_group", "offence_subgroup", "borough", "ward", "ward_code", "lsoa"],
    raw: (file) => ({
      cells: `[${monthColumns(file)
        .map(({ position }) => `c${position}`)
        .join(", ")}]`,
    }),
    typed: () => ({
      major: "t_offence_group",
      minor: "t_offence_subgroup",
      ward: "t_ward",
      ward_code: "upper(t_ward_code)",
      lsoa: "upper(t_lsoa)",
    }),
    outOfScope: `coalesce(NOT ${isOneOfAreas("t_borough", spellingsOf(settings.area))}, false)
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

async function makeCells({ store }: FormatContext, table: string, staged: readonly StagedFile[]): Promise<void> {
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
    SELECT s.row_number, s.file, s.extract_rank, s.major, s.minor, s.ward, s.lsoa, m.month, s.text,
      ${wholeNumber("s.text")} AS count,
      concat_ws(chr(31), coalesce(lower(s.major), ''), coalesce(lower(s.minor), ''), coalesce(s.ward_code, s.ward, ''), coalesce(s.lsoa, '')) AS thing
    FROM (SELECT rowid AS row_number, *, nullif(trim(unnest(cells)), '') AS text, generate_subscripts(cells, 1) AS position
      FROM ${table} WHERE fate = ${fates.candidate}) s
    JOIN ${table}_months m ON m.file = s.file AND m.position = s.position`);
}

/** Cells that are no count, or that contradict another, each with the line of its row. */
async function cellRejects(
  { store }: FormatContext,
  settled: string,
  staged: readonly StagedFile[],
): Promise<Reject[]> {
  const found = await store.query(`
    SELECT file, row_number::DOUBLE AS row, month, text, verdict FROM ${settled}
    WHERE verdict NOT IN ('accepted', 'superseded', 'duplicate') ORDER BY row_number, month`);
  const lists = await Promise.all(
    staged.map(({ file, from }) => {
      const rows = found
        .filter((row) => row["file"] === file.file)
        .map(
          (row): RejectedRow => ({
            position: Number(row["row"]) - from,
            code: row["verdict"] as RejectCode,
            field: String(row["month"]),
            value: textOf(row, "text") ?? "",
          }),
        );
      return rows.length === 0 ? [] : listRejects({ ...file, malformed: [] }, [], rows);
    }),
  );
  return lists.flat();
}

async function insertRecords(context: FormatContext, table: string, settled: string): Promise<void> {
  const { store, source, settings } = context;
  const classify = offenceClassifier(context.ownLabels);
  const labels = await store.query(`SELECT DISTINCT major, minor FROM ${settled}`);
  await makeLookup(
    store,
    `${table}_classes`,
    { g: "VARCHAR", s: "VARCHAR", category: "VARCHAR", label: "VARCHAR" },
    labels.map((row): LookupValue[] => {
      const [group, subgroup] = [textOf(row, "major"), textOf(row, "minor")];
      const found = classify(group, subgroup, null);
      return [group, subgroup, found.category ?? null, found.label];
    }),
  );
  await store.query(`
    INSERT INTO records
    SELECT 'offence', ${literal(source.id)}, c.file, NULL, NULL, true, (c.month || '-01')::DATE, NULL, NULL, NULL, NULL, NULL, NULL,
      l.category, [], [], NULL, NULL, NULL, NULL, ${literal(settings.area.id)}, c.ward, c.lsoa, c.count
    FROM ${settled} c JOIN ${table}_classes l ON l.g IS NOT DISTINCT FROM c.major AND l.s IS NOT DISTINCT FROM c.minor
    WHERE c.verdict = 'accepted' AND c.count > 0`);
}

/** Months of which a count of ours could not be read: a cell of ours, or every month of a row that may be ours. */
async function damagedMonths(
  { store, files }: FormatContext,
  settled: string,
  rowRejects: readonly Reject[],
  ours: readonly string[],
): Promise<Set<IsoMonth>> {
  const cells = await store.query(`
    SELECT DISTINCT month FROM ${settled} WHERE verdict NOT IN ('accepted', 'superseded', 'duplicate')`);
  const damaged = new Set(cells.map((row) => String(row["month"])));
  for (const file of files) {
    const [position = 0] = file.columns.get("borough") ?? [];
    const mayBeOurs = rowRejects.some((reject) => {
      if (reject.file !== file.path) return false;
      const borough =
        parseRecord(reject.value, file.delimiter)
          ?.[position]?.toLowerCase()
          .replace(/\s*&\s*/g, " and ") ?? "";
      return borough === "" || ours.includes(borough);
    });
    if (mayBeOurs) for (const { month } of monthColumns(file)) damaged.add(month);
  }
  return damaged;
}
