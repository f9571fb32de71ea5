import type { Problem } from "../../problems/problem.ts";
import type { RecordStore } from "../../records/store.ts";
import { type CodeList, codeJudge, makeCodes, unknownLabels } from "../coded-values.ts";
import { ethnicities, ethnicityCode, sexes } from "../data/person-labels.ts";
import type { FormatContext } from "../format.ts";
import { countsBy } from "../tally.ts";
import type { Preset } from "./presets/preset.ts";

/** A column of `records` that is decided by labels, and the fields that hold them. */
interface CodedValue {
  readonly column: string;
  readonly fields: readonly string[];
  readonly list: CodeList;
}

/** Such a column with the table of what its labels mean. */
export interface DecidedValue extends CodedValue {
  readonly table: string;
  /** The columns of the staged and the folded table with the labels. */
  readonly texts: readonly string[];
}

export function codedValues(preset: Preset): CodedValue[] {
  const person = (name: string, list: CodeList): CodedValue[] =>
    preset.person && preset.fields.some((field) => field.name === name)
      ? [{ column: `${preset.person}_${name}`, fields: [name], list }]
      : [];
  return [
    ...Object.entries(preset.codes).map(([column, code]) => ({ column, fields: code.fields, list: code })),
    ...person("sex", { labels: sexes }),
    ...person("ethnicity", { labels: ethnicities, code: ethnicityCode }),
  ];
}

/** Decides what the labels of folded records mean. */
export async function makeValues(
  { store, ownLabels }: FormatContext,
  preset: Preset,
  table: string,
): Promise<DecidedValue[]> {
  const decided = codedValues(preset).map((value) => ({
    ...value,
    table: `${table}_${value.column}`,
    texts: value.fields.map((field) => `x_${field}`),
  }));
  for (const value of decided)
    await makeCodes(store, value.table, `${table}_folded`, value.texts, codeJudge(value.list, ownLabels));
  return decided;
}

/** The column by whose labels a preset is known: what is unknown there counts in totals only, or under "other". */
export const leadingCode = <V extends CodedValue>(values: readonly V[]): V | undefined =>
  values.find(({ column }) => column === "referral_source") ?? values.find(({ column }) => column === "category");

export async function unknownCategories(
  store: RecordStore,
  table: string,
  values: readonly DecidedValue[],
): Promise<Record<string, number>> {
  const value = leadingCode(values);
  return value ? countUnknown(store, table, value) : {};
}

/** Warnings for unknown labels of all other coded columns. */
export async function unknownValues(
  { store, source, files }: FormatContext,
  table: string,
  values: readonly DecidedValue[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const value of values) {
    if (value === leadingCode(values)) continue;
    const counts = await countUnknown(store, table, value);
    const headers = files.flatMap(({ columns, header }) =>
      value.fields.flatMap((field) => columns.get(field)?.map((at) => header[at] ?? field) ?? []),
    );
    const field = [...new Set(headers)].map((header) => `"${header}"`).join(" or ");
    problems.push(...unknownLabels({ name: source.name, file: source.files, field, counts, list: value.list }));
  }
  return problems;
}

const countUnknown = (store: RecordStore, table: string, value: DecidedValue): Promise<Record<string, number>> =>
  countsBy(
    store,
    `SELECT v.unknown AS key, count(*) AS count FROM ${table}_folded f JOIN ${value.table} v
     ON ${value.texts.map((text, index) => `v.k${index} IS NOT DISTINCT FROM f.${text}`).join(" AND ")}
     WHERE v.unknown IS NOT NULL GROUP BY v.unknown`,
  );
