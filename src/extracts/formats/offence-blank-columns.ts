import type { SourceSettings } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";
import type { FormatContext, SourceFile } from "../format.ts";
import { fates } from "../stage.ts";

/** Columns that say nothing where they are blank, by field: which staged columns hold what stands in them. */
const stagedAs: Readonly<Record<string, readonly string[]>> = {
  feature_codes: ["feature_codes"],
  domestic_abuse: ["domestic_given"],
  home_office_class: ["home_office_class"],
  outcome: ["outcome_text"],
  premises: ["premises_key"],
  committed_from: ["committed"],
  ward: ["ward"],
  lsoa: ["lsoa"],
  victim_key: ["victim_key"],
  victim_age: ["victim_age", "victim_band"],
  victim_sex: ["victim_sex"],
  victim_ethnicity: ["victim_ethnicity"],
  victim_ethnicity_observed: ["victim_ethnicity_observed"],
};
const suspectsStagedAs: typeof stagedAs = {
  suspect_key: ["suspect_key"],
  suspect_age: ["suspect_age", "suspect_band"],
  suspect_sex: ["suspect_sex"],
  suspect_ethnicity: ["suspect_ethnicity"],
  suspect_ethnicity_observed: ["suspect_ethnicity_observed"],
};

/** A few rows may have nothing to say under a column: no feature code, no outcome yet. */
const fewestRows = 20;

/**
 * Fields of which a source has the column and nothing in it, in any row that counts: what depends on them is not known, and none of it is
 * no 0. Each is looked for only until the first value, so that columns that are filled cost nothing.
 */
export async function blankFields(
  { store, files, settings }: Pick<FormatContext, "store" | "files" | "settings">,
  table: string,
  withSuspects: boolean,
): Promise<ReadonlySet<string>> {
  const looked = {
    ...stagedAs,
    ...(withSuspects ? suspectsStagedAs : {}),
    // Nothing is flagged to an operation where none is known of.
    ...(settings.operations.length > 0 ? { operation: ["operation"] } : {}),
  };
  const fields = Object.entries(looked).filter(([field]) => files.some(({ columns }) => columns.has(field)));
  const any = (condition: string): string =>
    `EXISTS (SELECT 1 FROM ${table} WHERE fate = ${fates.candidate} AND (${condition}))`;
  const [row] = await store.query(
    `SELECT ${[
      `(SELECT count(*)::DOUBLE FROM (SELECT 1 FROM ${table} WHERE fate = ${fates.candidate} LIMIT ${fewestRows})) AS rows`,
      ...fields.map(
        ([field, columns]) => `${any(columns.map((name) => `${name} IS NOT NULL`).join(" OR "))} AS ${field}`,
      ),
    ].join(", ")}`,
  );
  if (Number(row?.["rows"]) < fewestRows) return new Set();
  return new Set(fields.flatMap(([field]) => (row?.[field] === true ? [] : [field])));
}

/** The files as if they had no such columns. */
export const withoutFields = (files: readonly SourceFile[], fields: ReadonlySet<string>): readonly SourceFile[] =>
  fields.size === 0
    ? files
    : files.map((file) => ({ ...file, columns: new Map([...file.columns].filter(([name]) => !fields.has(name))) }));

/** A note on blank columns but for those that a warning of their own names. */
export function blankColumns(
  files: readonly SourceFile[],
  fields: ReadonlySet<string>,
  source: SourceSettings,
  told: readonly string[],
): Problem[] {
  const headers = new Set(
    files.flatMap(({ columns, header }) =>
      [...fields].flatMap((field) =>
        told.includes(field) ? [] : (columns.get(field) ?? []).map((position) => `"${header[position]}"`),
      ),
    ),
  );
  if (headers.size === 0) return [];
  return [
    {
      code: "field-absent",
      severity: "note",
      message: `${source.name}: nothing that can be read stands in any row under ${[...headers].join(", ")}; what depends on it is not counted from this source.`,
      remedy: "Nothing, where no figure needs it; otherwise ask the provider for it.",
      place: { file: source.files },
    },
  ];
}
