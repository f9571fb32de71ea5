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

/** A few rows may have nothing to say under a column: no feature code, no outcome yet. More so in one file of several. */
const fewestRows = { source: 20, file: 200 };
/** What is filled later, so that the newest file may well have none of it; and operations, which begin one day. */
const mayBeBlankInOne: readonly string[] = ["outcome", ...Object.keys(suspectsStagedAs), "operation"];

/** Fields that are blank, with the files in which they are: all of a source's, or some. */
export type BlankFields = ReadonlyMap<string, readonly SourceFile[]>;

/**
 * Fields of which a source, or a file of it, has the column and nothing in it, in any row that counts: what depends on them is not known, and
 * none of it is no 0.
 */
export async function blankFields(
  { store, files, settings }: Pick<FormatContext, "store" | "files" | "settings">,
  table: string,
  withSuspects: boolean,
): Promise<BlankFields> {
  const looked = {
    ...stagedAs,
    ...(withSuspects ? suspectsStagedAs : {}),
    // Nothing is flagged to an operation where none is known of.
    ...(settings.operations.length > 0 ? { operation: ["operation"] } : {}),
  };
  const fields = Object.entries(looked).filter(([field]) => files.some(({ columns }) => columns.has(field)));
  const any = fields.map(
    ([field, columns]) => `bool_or(${columns.map((name) => `${name} IS NOT NULL`).join(" OR ")}) AS ${field}`,
  );
  const rows = await store.query(
    `SELECT ${["file", "count(*)::DOUBLE AS rows", ...any].join(", ")} FROM ${table} WHERE fate = ${fates.candidate} GROUP BY file`,
  );
  const counted = files.flatMap((file) => {
    const row = rows.find((one) => one["file"] === file.file);
    return row ? [{ file, row, count: Number(row["rows"]) }] : [];
  });
  const isLong = counted.reduce((sum, { count }) => sum + count, 0) >= fewestRows.source;
  return new Map(
    fields.flatMap(([field]): [string, readonly SourceFile[]][] => {
      const having = counted.filter(({ file }) => file.columns.has(field));
      const empty = having.filter(({ row }) => row[field] !== true);
      const isEmpty = having.length > 0 && empty.length === having.length;
      const blank = isEmpty && isLong ? empty : mayBeBlankInOne.includes(field) ? [] : empty.filter(isLongEnough);
      return blank.length > 0 ? [[field, blank.map(({ file }) => file)]] : [];
    }),
  );
}

const isLongEnough = ({ count }: { readonly count: number }): boolean => count >= fewestRows.file;

/** The files as if they had no such columns. */
export const withoutFields = (files: readonly SourceFile[], blank: BlankFields): readonly SourceFile[] =>
  blank.size === 0
    ? files
    : files.map((file) => ({
        ...file,
        columns: new Map([...file.columns].filter(([name]) => !blank.get(name)?.includes(file))),
      }));

/** A note on blank columns but for those that a warning of their own names: one for the files that have the same. */
export function blankColumns(
  files: readonly SourceFile[],
  blank: BlankFields,
  source: SourceSettings,
  told: readonly string[],
): Problem[] {
  const headersByPlace = new Map<string, Set<string>>();
  for (const [field, empty] of blank) {
    if (told.includes(field)) continue;
    const place = whereBlank(empty, files);
    const headers = headersByPlace.get(place) ?? new Set();
    for (const { columns, header } of empty)
      for (const position of columns.get(field) ?? []) headers.add(`"${header[position]}"`);
    headersByPlace.set(place, headers);
  }
  return [...headersByPlace].map(([place, headers]) => ({
    code: "field-absent",
    severity: "note",
    message: `${source.name}: nothing that can be read stands in any row${place} under ${[...headers].join(", ")}; what depends on it is not counted from this source.`,
    remedy: place
      ? "Nothing, where no figure needs it; otherwise ask the provider for it, or make a source of the files that lack it and let the other extend it."
      : "Nothing, where no figure needs it; otherwise ask the provider for it.",
    place: { file: source.files },
  }));
}

/** " of crime-2018.csv", where it is not all files; beyond three their number. */
export function whereBlank(empty: readonly SourceFile[], files: readonly SourceFile[]): string {
  const having = files.filter(({ file }) => empty.some((one) => one.file === file));
  if (having.length === files.length) return "";
  return having.length > mostNamed
    ? ` of ${having.length} of the ${files.length} files`
    : ` of ${having.map(({ path }) => path).join(", ")}`;
}

const mostNamed = 3;
