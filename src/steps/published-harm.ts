import { median } from "../extracts/detect/median.ts";
import { harmWeights } from "../indicators/harm-weights.ts";
import type { HarmJoin } from "../partnership/settings/priorities.ts";
import type { HarmRow, HarmRows } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import { offenceCategories } from "../records/schema.ts";

/** Offences that published indices list and recorded crime does not have. */
const notRecorded = /^non.?notifiable/i;

/** Labels of no category that are named; of more their number. */
const mostNamed = 8;

/**
 * A published index as a table of weights: it has hundreds of offences where records here have a category, so that the settings say what a
 * category weighs of which there are several. Every row of one then has that weight, and keeps its line. Rows without a category in an index
 * that has them are left out and counted; a category that is not known is an error, since it may be one under another name.
 */
export function asPublished(table: HarmRows): { readonly table: HarmRows; readonly problems: readonly Problem[] } {
  const { several } = table;
  if (several === undefined) return { table, problems: [] };
  const hasCategories = table.rows.some(({ category }) => category !== "");
  const left = table.rows.filter(({ category }) => (hasCategories && category === "") || notRecorded.test(category));
  const read = table.rows
    .filter((row) => !left.includes(row))
    .map((row) => ({ row, category: categoryOf(row, table) }));
  const unknown = read.flatMap(({ row, category }) => (category === undefined ? [row] : []));
  const rows = read.flatMap(({ row, category }): HarmRow[] =>
    category === undefined ? [] : [{ ...row, category, class: "", name: "" }],
  );
  const days = daysByCategory(rows, several);
  return {
    table: {
      ...table,
      rows: rows.map((row) => ({ ...row, days: days.get(row.category) ?? row.days })),
      leftOut: (table.leftOut ?? 0) + left.length,
    },
    problems: [...unknownLabels(unknown, table.path), ...(rows.length === 0 ? [noneRead(table.path)] : [])],
  };
}

const categoryOf = (row: HarmRow, table: HarmRows): string | undefined =>
  [...harmWeights({ ...table, rows: [row] }).weights.weights.keys()][0];

function daysByCategory(rows: readonly HarmRow[], several: HarmJoin): ReadonlyMap<string, number> {
  const found = new Map<string, number[]>();
  for (const { category, days } of rows) found.set(category, [...(found.get(category) ?? []), days]);
  return new Map([...found].map(([category, days]) => [category, several === "mean" ? mean(days) : median(days)]));
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function unknownLabels(rows: readonly HarmRow[], file: string): Problem[] {
  const [first] = rows;
  if (!first) return [];
  const labels = [...new Set(rows.map(({ category, name, class: written }) => category || name || written))];
  const named = labels.slice(0, mostNamed).map((label) => `"${label}"`);
  const more = labels.length - named.length;
  return [
    {
      code: "settings-invalid",
      severity: "error",
      message: `Of this table, ${rows.length} rows are of no category of offence that is known: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}. The first stands on line ${first.line}.`,
      remedy: `Add a column "category" and write beside each row one of ${offenceCategories.join(", ")}; or blank the weight of a row to leave it out.`,
      place: { file, line: first.line },
    },
  ];
}

/** More of one kind than that are told as a number. */
const mostTold = 5;

/** What is wrong with a table of weights, with the way out that an index as it was published has. */
export function harmProblems(table: HarmRows): Problem[] {
  const found = harmWeights(table).problems.map((problem) =>
    problem.code === "settings-duplicate" ? { ...problem, remedy: `${problem.remedy ?? ""} ${bySetting}` } : problem,
  );
  const rest = found.length - mostTold;
  if (rest <= 0) return found;
  return [
    ...found.slice(0, mostTold),
    {
      code: "settings-invalid",
      severity: "error",
      message: `${rest} more things of this kind are wrong with this table.`,
      remedy: bySetting,
      place: { file: table.path },
    },
  ];
}

const bySetting =
  "Of an index as it was published, let the settings say how: harm_weights: { file: ..., source: ..., date: ..., several: median }.";

const noneRead = (file: string): Problem => ({
  code: "settings-invalid",
  severity: "error",
  message: "No weight was read from this table: no row has both a weight and a category of offence.",
  remedy: 'It needs a column of weights and one of categories, such as "CCHI Score" and "SUB_GROUP".',
  place: { file },
});
