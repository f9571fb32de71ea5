import { offenceCategories } from "../../records/schema.ts";
import type { RecordStore } from "../../records/store.ts";
import type { IsoMonth } from "../../values/period.ts";
import { accountForCells, settleCells } from "../cells.ts";
import type { FieldDefinition } from "../fields.ts";
import type { Format, FormatContext, FormatReading, SourceFile, TimeSpread } from "../format.ts";
import { kebab, spellingsOf } from "../ids.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { offenceClassifier } from "../offence-classes.ts";
import type { Reject } from "../reading.ts";
import type { RejectCode } from "../reject-codes.ts";
import { listRejects, type RejectedRow } from "../rejects.ts";
import { rejectsOf } from "../settle.ts";
import { areaName, isOneOfAreas, literal, wholeNumber } from "../sql.ts";
import { fates, type StagedFile, type StagePlan, stageFiles } from "../stage.ts";
import { countsBy, withReasons } from "../tally.ts";

/** Columns that say which part of an indicator a row counts, by the name of the part in figure ids. */
const dimensions = ["type", "source", "night", "hour", "operation"] as const;

const fields: readonly FieldDefinition[] = [
  {
    name: "period",
    required: true,
    headers: ["Period", "Month", "Month Year"],
    holds: "A month: 2012-04, 201204, 04/2012, or the date of its first day.",
  },
  { name: "indicator", headers: ["Indicator", "Measure"], holds: "The id or name of an indicator." },
  {
    name: "category",
    headers: ["Category", "Offence Subgroup", "Offence"],
    holds: "An offence category's label, where there is no indicator.",
  },
  {
    name: "area",
    headers: ["Area", "Borough", "Area Name"],
    holds: "Name, id or code; other areas are out of scope. Left out: the partnership's area.",
  },
  {
    name: "count",
    required: true,
    headers: ["Count", "Value", "Number", "Total"],
    holds: "A whole number of 0 or more.",
  },
  { name: "type", headers: ["Type"], holds: "The part of the indicator by type." },
  {
    name: "source",
    headers: ["Source", "Source of Referral"],
    holds: "The part of the indicator by source of referral.",
  },
  { name: "night", headers: ["Night"], holds: "The part of the indicator by night, mon to sun." },
  { name: "hour", headers: ["Hour"], holds: "The part of the indicator by hour, 00 to 23." },
  { name: "operation", headers: ["Operation"], holds: "The part of the indicator by operation." },
];

/**
 * Ready-made counts by month, one a row, for what no other format holds: an indicator's longer history, or figures that a
 * national body publishes. A month without a row is not known, and is not 0.
 */
export const monthlyCounts: Format = {
  id: "monthly-counts",
  title: "ready-made counts by month, of indicators or offence categories",
  precision: "month",
  presets: [],
  fields: () => fields,
  alternatives: () => [["indicator", "category"]],
  meanings: () => offenceCategories,
  read: readCounts,
};

async function readCounts(context: FormatContext): Promise<FormatReading> {
  const { store, files, source } = context;
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = countsPlan(context);
  const staged = await stageFiles(store, table, files, plan);
  await makeNames(context, table);
  await store.query(`
    CREATE TEMP TABLE ${table}_cells AS
    SELECT s.rowid AS row_number, s.file, s.extract_rank, s.month, s.text, s.count,
      a.id AS area, n.indicator, n.category, n.label, ${dimensions.map((name) => `d_${name}`).join(", ")},
      concat_ws(chr(31), a.id, coalesce(n.indicator, ''), coalesce(n.label, ''), ${dimensions.map((name) => `coalesce(d_${name}, '')`).join(", ")}) AS thing
    FROM ${table} s JOIN ${table}_names n ON n.indicator_text IS NOT DISTINCT FROM s.indicator AND n.category_text IS NOT DISTINCT FROM s.category
      JOIN ${table}_areas a ON a.spelling IS NOT DISTINCT FROM s.area
    WHERE s.fate = ${fates.candidate}`);
  await settleCells(store, `${table}_cells`, "thing");
  const settled = `${table}_cells_settled`;
  const accounts = await accountForCells(store, table, settled, staged, () => 1);
  const rejects = [...(await rejectsOf(store, table, staged, plan)), ...(await countRejects(store, settled, staged))];
  await store.query(insertCounts(settled, source.id));
  const spreads = await spreadsOf(store, settled);
  const reading: FormatReading = {
    grain: "month",
    provides: [
      "recorded-date",
      "borough",
      ...(files.every(({ columns }) => columns.has("category")) ? (["category"] as const) : []),
    ],
    // Rows and cells are the same here.
    outcomes: withReasons(
      accounts.map(({ file, rows }) => ({ file, rows })),
      rejects,
      files,
    ),
    records: await countsBy(
      store,
      `SELECT coalesce(indicator, 'offence') AS key, sum(count) AS count FROM ${settled}
       WHERE verdict = 'accepted' AND ${isWhole} GROUP BY ALL`,
    ),
    unmappedCategories: await countsBy(
      store,
      `SELECT label AS key, sum(count) AS count FROM ${settled}
       WHERE verdict = 'accepted' AND indicator IS NULL AND category IS NULL GROUP BY label`,
    ),
    setApart: {},
    spread: mergeSpreads([...spreads.values()]),
    spreadByIndicator: new Map([...spreads].filter(([indicator]) => indicator !== "")),
    rejects,
    problems: [],
  };
  for (const suffix of ["", "_cells", "_cells_settled", "_names", "_areas"])
    await store.query(`DROP TABLE ${table}${suffix}`);
  return reading;
}

/** A row that counts the whole of its indicator and not a part. */
const isWhole = dimensions.map((name) => `d_${name} IS NULL`).join(" AND ");

function countsPlan({ settings }: FormatContext): StagePlan {
  const ours = [settings.area, ...settings.zones].flatMap((area) => spellingsOf(area));
  const month = `strftime(coalesce(try_strptime(t_period, ['%Y-%m', '%Y%m', '%m/%Y', '%Y-%m-%d', '%d/%m/%Y'])), '%Y-%m')`;
  return {
    texts: ["period", "indicator", "category", "area", "count", ...dimensions],
    typed: (file) => ({
      month: `CASE WHEN regexp_full_match(t_period, '\\d{4}-\\d{2}(-01)?|\\d{6}|(01/)?\\d{2}/\\d{4}') THEN ${month} END`,
      indicator: "t_indicator",
      category: "t_category",
      area: file.columns.has("area") ? areaName("t_area") : "NULL::VARCHAR",
      text: "t_count",
      count: wholeNumber("t_count"),
      ...Object.fromEntries(dimensions.map((name) => [`d_${name}`, dimensionValue(name)])),
    }),
    outOfScope: `coalesce(NOT ${isOneOfAreas("t_area", ours)}, false)`,
    rejects: (file) => [
      { code: "period-invalid", field: "period", when: "month IS NULL OR NOT month BETWEEN '1900-01' AND '2100-12'" },
      { code: "category-blank", field: "indicator", when: "indicator IS NULL AND category IS NULL" },
      ...(file.columns.has("area") ? [{ code: "area-blank" as const, field: "area", when: "t_area IS NULL" }] : []),
    ],
    notes: [],
  };
}

/** As in figure ids: lower kebab case, hours with two digits, nights with three letters. */
function dimensionValue(name: (typeof dimensions)[number]): string {
  const text = `t_${name}`;
  if (name === "hour") return `lpad(${text}, 2, '0')`;
  if (name === "night") return `left(lower(${text}), 3)`;
  return `trim(regexp_replace(lower(${text}), '[^a-z0-9]+', '-', 'g'), '-')`;
}

async function makeNames(context: FormatContext, table: string): Promise<void> {
  const { store, settings } = context;
  const classify = offenceClassifier(context.ownLabels);
  const names = await store.query(`SELECT DISTINCT indicator, category FROM ${table} WHERE fate = ${fates.candidate}`);
  await makeLookup(
    store,
    `${table}_names`,
    {
      indicator_text: "VARCHAR",
      category_text: "VARCHAR",
      indicator: "VARCHAR",
      category: "VARCHAR",
      label: "VARCHAR",
    },
    names.map((row): LookupValue[] => {
      const [indicator, category] = [textOf(row, "indicator"), textOf(row, "category")];
      const found = category === null ? undefined : classify(null, category, null);
      return [
        indicator,
        category,
        indicator === null ? null : kebab(indicator),
        found?.category ?? null,
        found?.label ?? null,
      ];
    }),
  );
  // Where a file has no area column, its rows are about the partnership's area.
  const areas = [settings.area, ...settings.zones].flatMap((area) => spellingsOf(area).map((name) => [name, area.id]));
  await makeLookup(store, `${table}_areas`, { spelling: "VARCHAR", id: "VARCHAR" }, [
    ...new Map(areas.reverse() as [string, string][]),
    [null, settings.area.id],
  ]);
}

async function countRejects(store: RecordStore, settled: string, staged: readonly StagedFile[]): Promise<Reject[]> {
  const found = await store.query(`
    SELECT file, row_number::DOUBLE AS row, text, verdict FROM ${settled}
    WHERE verdict NOT IN ('accepted', 'superseded', 'duplicate') ORDER BY row_number`);
  const lists = await Promise.all(
    staged.map(({ file, from }: { readonly file: SourceFile; readonly from: number }) => {
      const rows = found
        .filter((row) => row["file"] === file.file)
        .map(
          (row): RejectedRow => ({
            position: Number(row["row"]) - from,
            code: row["verdict"] as RejectCode,
            field: "count",
            value: textOf(row, "text") ?? "",
          }),
        );
      return rows.length === 0 ? [] : listRejects({ ...file, malformed: [] }, [], rows);
    }),
  );
  return lists.flat();
}

/** The first of the month stands in every date column, so that an indicator of any date basis finds its history. */
function insertCounts(settled: string, source: string): string {
  const pairs = dimensions.map((name) => `CASE WHEN d_${name} IS NOT NULL THEN {'k': '${name}', 'v': d_${name}} END`);
  const month = "(c.month || '-01')::DATE";
  const indicatorOnly = `CASE WHEN c.indicator IS NOT NULL THEN ${month} END`;
  return `
    INSERT INTO records
    SELECT CASE WHEN c.indicator IS NULL THEN 'offence' ELSE 'indicator' END, ${literal(source)}, c.file, c.indicator,
      CASE WHEN c.indicator IS NOT NULL AND NOT (${isWhole}) THEN map_from_entries(list_filter([${pairs.join(", ")}], x -> x IS NOT NULL)) END,
      true, ${month}, ${indicatorOnly}, NULL, NULL, NULL, ${indicatorOnly}, ${indicatorOnly},
      c.category, [], [], NULL, NULL, NULL, NULL, c.area, NULL, NULL, c.count
    FROM ${settled} c WHERE c.verdict = 'accepted'`;
}

/** Months and counts by indicator; the empty id stands for rows of categories. */
async function spreadsOf(store: RecordStore, settled: string): Promise<Map<string, TimeSpread>> {
  const rows = await store.query(`
    SELECT coalesce(indicator, '') AS indicator, month, coalesce(sum(count) FILTER (verdict = 'accepted'), 0)::DOUBLE AS count,
      bool_or(verdict = 'accepted') AS known, bool_or(verdict NOT IN ('accepted', 'superseded', 'duplicate')) AS damaged
    FROM ${settled} GROUP BY ALL`);
  const spreads = new Map<string, { counts: Map<IsoMonth, number>; months: IsoMonth[]; damaged: Set<IsoMonth> }>();
  for (const row of rows) {
    const indicator = String(row["indicator"]);
    const month = String(row["month"]);
    const spread = spreads.get(indicator) ?? {
      counts: new Map<IsoMonth, number>(),
      months: [] as IsoMonth[],
      damaged: new Set<IsoMonth>(),
    };
    if (row["known"] === true) {
      spread.counts.set(month, Number(row["count"]));
      spread.months.push(month);
    }
    if (row["damaged"] === true) spread.damaged.add(month);
    spreads.set(indicator, spread);
  }
  return spreads;
}

function mergeSpreads(spreads: readonly TimeSpread[]): TimeSpread {
  const counts = new Map<IsoMonth, number>();
  for (const spread of spreads)
    for (const [month, count] of spread.counts) counts.set(month, (counts.get(month) ?? 0) + count);
  return { counts, months: [...new Set(spreads.flatMap(({ months }) => months ?? []))] };
}
