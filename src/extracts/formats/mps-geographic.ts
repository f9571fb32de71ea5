import { offenceCategories } from "../../records/schema.ts";
import { monthEnd } from "../../values/period.ts";
import { settleCells } from "../cells.ts";
import type { Format, FormatContext, FormatReading } from "../format.ts";
import { knownOffenceLabels } from "../offence-classes.ts";
import { stageFiles } from "../stage.ts";
import { damagedMonths, makeCells, widePlan } from "./mps-cells.ts";
import { checkMonths, monthColumns, monthOfHeader, mpsFields } from "./mps-columns.ts";
import { dropCounts, readSettledCounts } from "./offence-counts.ts";

/**
 * Borough, ward and LSOA files of the Metropolitan Police Service on the London Datastore: one row a category and area, one
 * column a month. A category and area without a row has no crime. Rows that count fraud reported elsewhere are out of scope.
 */
export const mpsGeographic: Format = {
  id: "mps-geographic",
  title: "Metropolitan Police borough, ward and LSOA counts, one column a month",
  precision: "month",
  presets: [],
  fields: () => mpsFields,
  meanings: () => offenceCategories,
  labels: () => knownOffenceLabels,
  knowsHeader: (header) => monthOfHeader(header) !== undefined,
  checkHeader: checkMonths,
  lastDay: (header) => {
    const months = header.flatMap((name) => monthOfHeader(name) ?? []).sort();
    const last = months.at(-1);
    return last === undefined ? undefined : monthEnd(last);
  },
  read: readWide,
};

async function readWide(context: FormatContext): Promise<FormatReading> {
  const { store, files } = context;
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = widePlan(context);
  const staged = await stageFiles(store, table, files, plan);
  await makeCells(context, table, staged);
  await settleCells(store, `${table}_cells`, "month");
  const has = (field: string): boolean => files.some(({ columns }) => columns.has(field));
  const reading = await readSettledCounts(context, {
    table,
    staged,
    plan,
    level: has("lsoa") ? "lsoa" : has("ward") ? "ward" : "borough",
    cellsPerRow: ({ file }) => monthColumns(file).length,
    field: "month",
    months: [...new Set(files.flatMap((file) => monthColumns(file).map(({ month }) => month)))],
    damaged: (settled, rowRejects) => damagedMonths(context, settled, rowRejects),
  });
  await dropCounts(context, table, "_months");
  return reading;
}
