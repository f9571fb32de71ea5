import { offenceCategories } from "../../records/schema.ts";
import { settleCells } from "../cells.ts";
import { dashboardAreaTypes } from "../data/dashboard-series.ts";
import type { Format, FormatContext, FormatReading } from "../format.ts";
import { knownOffenceLabels } from "../offence-classes.ts";
import { literal } from "../sql.ts";
import { fates, stageFiles } from "../stage.ts";
import { countsBy } from "../tally.ts";
import { mergeSpreads } from "./count-spreads.ts";
import { dashboardFields, dashboardPlan } from "./dashboard-columns.ts";
import { datesOfExtracts, rankByDate } from "./dashboard-dates.ts";
import { insertSeries, knownSubtypes, makeSeriesNames, seriesSpreads } from "./dashboard-series.ts";
import { damagedMonthsOfRows } from "./month-rows.ts";
import { dropCounts, readSettledCounts } from "./offence-counts.ts";

/**
 * Files of the Metropolitan Police Service's monthly crime dashboard: notifiable offences by category, and knife, gun, hate and
 * domestic abuse crime as series that overlap one another. Boroughs and their wards stand in one file; only one of them is taken.
 * A row that counts 0 is not there.
 */
export const mpsDashboard: Format = {
  id: "mps-dashboard",
  title: "Metropolitan Police monthly dashboard: notifiable offences, and series such as knife crime, one count a row",
  precision: "month",
  presets: ["boroughs", "wards"],
  defaultPreset: "boroughs",
  fields: () => dashboardFields,
  alternatives: () => [["crime_subtype", "offence_subgroup"]],
  meanings: () => offenceCategories,
  tellsBy: (preset) => {
    const kinds: readonly string[] = dashboardAreaTypes[preset === "wards" ? "ward" : "borough"];
    return { field: "area_type", knows: (value) => kinds.includes(value.toLowerCase()) };
  },
  labels: () => [...knownSubtypes, ...knownOffenceLabels],
  read: readDashboard,
};

async function readDashboard(context: FormatContext): Promise<FormatReading> {
  const { store, files, source } = context;
  const level = source.preset === "wards" ? "ward" : "borough";
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = dashboardPlan(context, level);
  const staged = await stageFiles(store, table, files, plan);
  const extractDates = await datesOfExtracts(store, table);
  await rankByDate(store, table, files, extractDates);
  await makeSeriesNames(store, table);
  // Types are regrouped and respelt from year to year: a series is known by its subtype.
  const named = `${table} s LEFT JOIN ${table}_names n
    ON s.is_series AND n.crime_subtype = s.crime_subtype AND n.measure = s.measure`;
  const family = "coalesce(n.indicator, 'notifiable offences') AS family";
  await store.query(`
    CREATE TEMP TABLE ${table}_cells AS
    SELECT s.rowid AS row_number, s.file, s.extract_rank, s.borough, s.major, s.minor, s.ward, s.ward_code, NULL::VARCHAR AS lsoa,
      s.month, s.text, s.count, n.indicator, n.label, s.is_series, ${family},
      concat_ws(chr(31), s.area_key, coalesce(n.indicator, ''), coalesce(lower(s.major), ''), coalesce(lower(s.minor), '')) AS thing
    FROM ${named} WHERE s.fate = ${fates.candidate}`);
  const everyArea = `(SELECT s.month, s.extract_rank, s.count, ${family} FROM ${named}
    WHERE s.month IS NOT NULL AND s.area_kind = ${literal(level)} AND s.measure <> 'outcomes' AND s.fate <> ${fates.rejected})`;
  await settleCells(store, `${table}_cells`, "family", everyArea);
  const isSeries = `SELECT * FROM ${table}_cells_settled WHERE is_series`;
  await store.query(`CREATE TEMP TABLE ${table}_series AS ${isSeries}`);
  const offences = await readSettledCounts(context, {
    table,
    staged,
    plan,
    level,
    field: "'count'",
    where: "NOT is_series",
    months: Object.keys(
      await countsBy(
        store,
        `SELECT month AS key, count(*) AS count FROM ${table}
         WHERE NOT is_series AND month IS NOT NULL AND area_kind = ${literal(level)} AND measure = 'offences' GROUP BY month`,
      ),
    ),
    damaged: (settled, rowRejects) =>
      damagedMonthsOfRows(context, {
        table,
        settled,
        rowRejects,
        place: "borough",
        ...(level === "ward" ? { boroughIn: () => "" } : {}),
      }),
  });
  await insertSeries(context, `${table}_series`);
  const spreads = await seriesSpreads(store, table, level, offences.spread.damaged ?? new Set());
  const counted = `FROM ${table}_series WHERE verdict = 'accepted'`;
  const hasOffences = (offences.spread.months ?? []).length > 0;
  const reading: FormatReading = {
    ...offences,
    grain: `${level}-month`,
    kinds: hasOffences ? ["offence"] : [],
    provides: hasOffences
      ? offences.provides
      : ["recorded-date", "borough", ...(level === "ward" ? (["ward"] as const) : [])],
    records: {
      ...(hasOffences ? offences.records : {}),
      ...(await countsBy(store, `SELECT indicator AS key, sum(count) AS count ${counted} GROUP BY indicator`)),
    },
    unmappedCategories: {
      ...offences.unmappedCategories,
      ...(await countsBy(
        store,
        `SELECT label AS key, sum(count) AS count ${counted} AND indicator LIKE 'label:%' GROUP BY label`,
      )),
    },
    absentMeansZero: true,
    extractDates,
    spread: hasOffences ? offences.spread : mergeSpreads([...spreads.values()]),
    ...(spreads.size > 0 ? { spreadByIndicator: spreads } : {}),
  };
  await dropCounts(context, table, "_series", "_names");
  return reading;
}
