import { offenceCategories } from "../../records/schema.ts";
import { monthEnd } from "../../values/period.ts";
import { cellRejects } from "../cell-rejects.ts";
import { accountForCells, settleCells } from "../cells.ts";
import type { Format, FormatContext, FormatReading } from "../format.ts";
import type { RecordField } from "../reading.ts";
import { rejectsOf } from "../settle.ts";
import { literal } from "../sql.ts";
import { stageFiles } from "../stage.ts";
import { countsBy, withReasons } from "../tally.ts";
import { damagedMonths, insertCells, makeCells, widePlan } from "./mps-cells.ts";
import { checkMonths, monthColumns, monthOfHeader, mpsFields } from "./mps-columns.ts";

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
  const { store, files, source } = context;
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = widePlan(context);
  const staged = await stageFiles(store, table, files, plan);
  await makeCells(context, table, staged);
  await settleCells(store, `${table}_cells`, "month");
  const settled = `${table}_cells_settled`;
  const accounts = await accountForCells(store, table, settled, staged, ({ file }) => monthColumns(file).length);
  const rowRejects = await rejectsOf(store, table, staged, plan);
  const rejects = [...rowRejects, ...(await cellRejects(store, settled, staged, "month"))];
  await insertCells(context, table, settled);

  const level = files.some(({ columns }) => columns.has("lsoa"))
    ? "lsoa"
    : files.some(({ columns }) => columns.has("ward"))
      ? "ward"
      : "borough";
  const place: readonly RecordField[] = level === "borough" ? [] : level === "ward" ? ["ward"] : ["lsoa"];
  const reading: FormatReading = {
    grain: `${level}-month`,
    kinds: ["offence"],
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
      damaged: await damagedMonths(context, settled, rowRejects),
    },
    rejects,
    problems: [],
  };
  for (const suffix of ["", "_cells", "_cells_settled", "_classes", "_lists", "_months"])
    await store.query(`DROP TABLE ${table}${suffix}`);
  return reading;
}
