import { offenceCategories } from "../../records/schema.ts";
import { settleCells } from "../cells.ts";
import { notCrimeLabels } from "../data/offence-categories.ts";
import type { FieldDefinition } from "../fields.ts";
import type { Format, FormatContext, FormatReading } from "../format.ts";
import { knownOffenceLabels } from "../offence-classes.ts";
import { boroughColumn, isElsewhere } from "../scope.ts";
import { literals, wholeNumber } from "../sql.ts";
import { fates, type StagePlan, stageFiles } from "../stage.ts";
import { countsBy } from "../tally.ts";
import { damagedMonthsOfRows } from "./month-rows.ts";
import { dropCounts, readSettledCounts } from "./offence-counts.ts";

const fields: readonly FieldDefinition[] = [
  { name: "lsoa", required: true, headers: ["lsoa_code", "LSOA"], holds: "The code." },
  {
    name: "borough",
    required: true,
    headers: ["borough", "LookUp_BoroughName", "BoroughName"],
    holds: "Name or code. Other boroughs are out of scope.",
  },
  { name: "offence_group", required: true, headers: ["major_category"], holds: "The offence group's label." },
  { name: "offence_subgroup", required: true, headers: ["minor_category"], holds: "The offence subgroup's label." },
  { name: "count", required: true, headers: ["value", "count"], holds: "A whole number of 0 or more." },
  { name: "year", required: true, headers: ["year"], holds: "2016." },
  { name: "month", required: true, headers: ["month"], holds: "1 to 12." },
];

/** The London Datastore's counts by LSOA as they were republished in long form: one row a category, LSOA and month. */
export const londonLsoaLong: Format = {
  id: "london-lsoa-long",
  title: "London counts by LSOA, category and month, one count a row",
  precision: "month",
  presets: [],
  fields: () => fields,
  meanings: () => offenceCategories,
  labels: () => knownOffenceLabels,
  read: readLong,
};

async function readLong(context: FormatContext): Promise<FormatReading> {
  const { store, files } = context;
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = longPlan(context);
  const staged = await stageFiles(store, table, files, plan);
  await store.query(`
    CREATE TEMP TABLE ${table}_cells AS
    SELECT rowid AS row_number, file, extract_rank, borough, major, minor, NULL::VARCHAR AS ward, NULL::VARCHAR AS ward_code, lsoa, month, text, count,
      concat_ws(chr(31), coalesce(borough, ''), coalesce(lower(major), ''), coalesce(lower(minor), ''), lsoa) AS thing
    FROM ${table} WHERE fate = ${fates.candidate}`);
  await settleCells(store, `${table}_cells`, "month");
  const months = await countsBy(
    store,
    `SELECT month AS key, count(*) AS count FROM ${table} WHERE month IS NOT NULL GROUP BY month`,
  );
  const reading = await readSettledCounts(context, {
    table,
    staged,
    plan,
    level: "lsoa",
    field: "'count'",
    months: Object.keys(months),
    damaged: (settled, rowRejects) => damagedMonthsOfRows(context, { table, settled, rowRejects, place: "borough" }),
  });
  await dropCounts(context, table);
  return reading;
}

function longPlan({ settings }: FormatContext): StagePlan {
  const notCrime = literals(notCrimeLabels.map((label) => label.toLowerCase()));
  return {
    texts: fields.map(({ name }) => name),
    typed: (file) => ({
      month: `CASE WHEN regexp_full_match(t_year, '(19|20)\\d{2}') AND regexp_full_match(t_month, '0?[1-9]|1[0-2]')
        THEN t_year || '-' || lpad(t_month, 2, '0') END`,
      borough: boroughColumn(settings.area, file),
      major: "t_offence_group",
      minor: "t_offence_subgroup",
      lsoa: "upper(t_lsoa)",
      text: "t_count",
      count: wholeNumber("t_count"),
    }),
    outOfScope: `${isElsewhere(settings.area, "t_borough")} OR coalesce(lower(t_offence_group) IN (${notCrime}), false)`,
    rejects: () => [
      { code: "period-invalid", field: "month", when: "month IS NULL" },
      { code: "area-blank", field: "borough", when: "t_borough IS NULL" },
      { code: "area-blank", field: "lsoa", when: "lsoa IS NULL" },
      { code: "category-blank", field: "offence_subgroup", when: "major IS NULL AND minor IS NULL" },
    ],
    notes: [],
  };
}
