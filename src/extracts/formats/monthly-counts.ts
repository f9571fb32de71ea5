import type { RecordTable } from "../../records/record-parts.ts";
import { offenceCategories } from "../../records/schema.ts";
import type { RecordStore } from "../../records/store.ts";
import { cellRejects } from "../cell-rejects.ts";
import { accountForCells, settleCells } from "../cells.ts";
import { joinVersions, makeVersions, versionsKey } from "../classification.ts";
import type { Format, FormatContext, FormatReading } from "../format.ts";
import { kebab, spellingsOf } from "../ids.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { knownOffenceLabels, offenceClassifier } from "../offence-classes.ts";
import { rejectsOf } from "../settle.ts";
import { literal } from "../sql.ts";
import { fates, stageFiles } from "../stage.ts";
import { countsBy, withReasons } from "../tally.ts";
import { countFields, countsPlan, dimensions, isWhole } from "./count-columns.ts";
import { mergeSpreads, spreadsOf } from "./count-spreads.ts";

/**
 * Ready-made counts by month, one a row, for what no other format holds: an indicator's longer history, or figures that a
 * national body publishes. A month without a row is not known, and is not 0.
 */
export const monthlyCounts: Format = {
  id: "monthly-counts",
  title: "ready-made counts by month, of indicators or offence categories",
  precision: "month",
  presets: [],
  fields: () => countFields,
  alternatives: () => [["indicator", "category"]],
  meanings: () => offenceCategories,
  labels: () => knownOffenceLabels,
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
    SELECT s.rowid AS row_number, s.file, s.extract_rank, s.month, s.text, s.count, s.percent,
      a.id AS area, n.indicator, n.category, n.detail, n.versions, n.label, ${dimensions.map((name) => `d_${name}`).join(", ")},
      concat_ws(chr(31), coalesce(a.id, ''), coalesce(n.indicator, ''), coalesce(n.label, ''), ${dimensions.map((name) => `coalesce(d_${name}, '')`).join(", ")}) AS thing
    FROM ${table} s JOIN ${table}_names n ON n.indicator_text IS NOT DISTINCT FROM s.indicator AND n.category_text IS NOT DISTINCT FROM s.category
      JOIN ${table}_areas a ON a.spelling IS NOT DISTINCT FROM s.area
    WHERE s.fate = ${fates.candidate}`);
  await settleCells(store, `${table}_cells`, "thing");
  const settled = `${table}_cells_settled`;
  const accounts = await accountForCells(store, table, settled, staged, () => 1);
  const rejects = [
    ...(await rejectsOf(store, table, staged, plan)),
    ...(await cellRejects(store, settled, staged, "'count'")),
  ];
  for (const into of ["records", "former_records"] as const) await insertCounts(store, table, settled, source.id, into);
  const spreads = await spreadsOf(store, settled);
  const reading: FormatReading = {
    grain: "month",
    kinds: [],
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
  for (const suffix of ["", "_cells", "_cells_settled", "_names", "_lists", "_areas"])
    await store.query(`DROP TABLE ${table}${suffix}`);
  return reading;
}

/** Decides what the distinct indicators, categories and areas mean. */
async function makeNames(context: FormatContext, table: string): Promise<void> {
  const { store } = context;
  const classify = offenceClassifier(context.ownLabels);
  const rows = await store.query(
    `SELECT file, indicator, category, min(month) FILTER (count > 0) || '-01' AS first
     FROM ${table} WHERE fate = ${fates.candidate} GROUP BY ALL`,
  );
  const names = rows.map((row) => {
    const [indicator, category] = [textOf(row, "indicator"), textOf(row, "category")];
    const found = category === null ? undefined : classify(null, category, null);
    return { file: Number(row["file"]), indicator, category, found, first: textOf(row, "first") ?? undefined };
  });
  await makeVersions(
    store,
    table,
    names.flatMap(({ file, found, first }) => (found ? [{ ...found, file, first }] : [])),
  );
  await makeLookup(
    store,
    `${table}_names`,
    {
      indicator_text: "VARCHAR",
      category_text: "VARCHAR",
      indicator: "VARCHAR",
      category: "VARCHAR",
      detail: "VARCHAR",
      versions: "VARCHAR",
      label: "VARCHAR",
    },
    [...new Map(names.map((one) => [JSON.stringify([one.indicator, one.category]), one])).values()].map(
      ({ indicator, category, found }): LookupValue[] => [
        indicator,
        category,
        indicator === null ? null : kebab(indicator),
        found?.category ?? null,
        found?.detail ?? null,
        found ? versionsKey(found.versions) : null,
        found?.label ?? null,
      ],
    ),
  );
  await makeLookup(store, `${table}_areas`, { spelling: "VARCHAR", id: "VARCHAR" }, await areasOf(context, table));
}

/** The areas that rows may be about, by spelling; of two with one name the first. Where a file has no area column, they are about the partnership's area. */
async function areasOf({ store, settings }: FormatContext, table: string): Promise<LookupValue[][]> {
  if (settings.area.kind === "everywhere") {
    const found = await store.query(`SELECT DISTINCT area FROM ${table} WHERE fate = ${fates.candidate}`);
    return found.map((row) => textOf(row, "area")).map((name) => [name, name === null ? null : kebab(name)]);
  }
  const areas = [settings.area, ...settings.zones, ...(settings.area.beside ?? [])].flatMap((area) =>
    spellingsOf(area).map((name) => [name, area.id]),
  );
  return [...new Map(areas.reverse() as [string, string][]), [null, settings.area.id]];
}

/** The first of the month stands in every date column, so that an indicator of any date basis finds its history. */
function insertCounts(
  store: RecordStore,
  table: string,
  settled: string,
  source: string,
  into: RecordTable,
): Promise<void> {
  const former = into === "former_records";
  const pairs = dimensions.map((name) => `CASE WHEN d_${name} IS NOT NULL THEN {'k': '${name}', 'v': d_${name}} END`);
  const month = "(c.month || '-01')::DATE";
  const indicatorOnly = `CASE WHEN c.indicator IS NOT NULL THEN ${month} END`;
  return store.add(
    into,
    {
      kind: "CASE WHEN c.indicator IS NULL THEN 'offence' ELSE 'indicator' END",
      source: literal(source),
      file: "c.file",
      extract_rank: "c.extract_rank",
      ...(former ? { until_rank: "c.until_rank" } : {}),
      indicator: "c.indicator",
      dims: `CASE WHEN c.indicator IS NOT NULL AND NOT (${isWhole}) THEN map_from_entries(list_filter([${pairs.join(", ")}], x -> x IS NOT NULL)) END`,
      month_precision: "true",
      recorded_date: month,
      committed_date: indicatorOnly,
      referred_date: indicatorOnly,
      reported_date: indicatorOnly,
      category: "c.category",
      classification: "cv.version",
      detail: "c.detail",
      borough: "c.area",
      percent: "c.percent",
      weight: "c.count",
    },
    `${settled} c ${joinVersions(`${table}_lists`, { file: "c.file", versions: "c.versions", date: month })}
     WHERE ${former ? "c.until_rank IS NOT NULL" : "c.verdict = 'accepted'"}`,
  );
}
