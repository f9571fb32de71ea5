import type { Problem } from "../../problems/problem.ts";
import { type CodeList, codeJudge, unknownLabels } from "../coded-values.ts";
import { outcomeList } from "../data/offence-outcomes.ts";
import { ethnicities, ethnicityCode, sexes } from "../data/person-labels.ts";
import type { FormatContext } from "../format.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { fates } from "../stage.ts";
import { countsBy } from "../tally.ts";
import type { OffenceExtras } from "./offence-extras.ts";
import { rankOfOutcome } from "./offence-insert.ts";

/** Labels of people and outcomes, by the table that says what they mean. */
interface CodedColumns {
  readonly name: "sexes" | "ethnicities" | "outcomes";
  readonly list: CodeList;
  /** Columns of the staging table with such labels, by the field. */
  readonly columns: Readonly<Record<string, string>>;
}

function codedColumns(extras: OffenceExtras, people: readonly ("victim" | "suspect")[]): CodedColumns[] {
  const staged = ["victim_sex", "victim_ethnicity", ...extras.victim, ...extras.suspect];
  const columnsOf = (...suffixes: string[]): Record<string, string> =>
    Object.fromEntries(
      people
        .flatMap((name) => suffixes.map((suffix) => `${name}_${suffix}`))
        .filter((name) => staged.includes(name))
        .map((name) => [name, name]),
    );
  return [
    { name: "sexes", list: { labels: sexes }, columns: columnsOf("sex") },
    {
      name: "ethnicities",
      list: { labels: ethnicities, code: ethnicityCode },
      columns: columnsOf("ethnicity", "ethnicity_observed"),
    },
    { name: "outcomes", list: outcomeList, columns: extras.hasOutcome ? { outcome: "outcome_text" } : {} },
  ];
}

/** Decides what the distinct labels of people and outcomes mean: `<table>_sexes`, `_ethnicities`, `_outcomes`. */
export async function makeOffenceCodes(
  { store, ownLabels }: FormatContext,
  table: string,
  extras: OffenceExtras,
  people: readonly ("victim" | "suspect")[],
): Promise<void> {
  for (const { name, list, columns } of codedColumns(extras, people)) {
    const judge = codeJudge(list, ownLabels);
    const selects = Object.values(columns).map(
      (column) => `SELECT DISTINCT ${column} AS label FROM ${table} WHERE fate = ${fates.candidate}`,
    );
    const rows = selects.length === 0 ? [] : await store.query(selects.join(" UNION "));
    await makeLookup(
      store,
      `${table}_${name}`,
      { label: "VARCHAR", value: "VARCHAR", rank: "INTEGER", unknown: "VARCHAR" },
      rows.flatMap((row): LookupValue[][] => {
        const label = textOf(row, "label");
        if (label === null) return [];
        const { value, unknown } = judge([label]);
        const rank = name === "outcomes" && value !== null ? rankOfOutcome(value) : null;
        return [[label, value, rank, unknown ?? null]];
      }),
    );
  }
}

/** Warnings for labels of people and outcomes that no list knows. */
export async function unknownCodes(
  { store, source, files }: FormatContext,
  table: string,
  extras: OffenceExtras,
  people: readonly ("victim" | "suspect")[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { name, list, columns } of codedColumns(extras, people))
    for (const [field, column] of Object.entries(columns)) {
      const counts = await countsBy(
        store,
        `SELECT c.unknown AS key, count(*) AS count FROM ${table} s JOIN (FROM ${table}_${name} WHERE unknown IS NOT NULL) c
           ON c.label = s.${column} WHERE s.fate = ${fates.candidate} GROUP BY c.unknown`,
      );
      const headers = files.flatMap((file) => file.columns.get(field)?.map((at) => file.header[at] ?? field) ?? []);
      const shown = [...new Set(headers)].map((header) => `"${header}"`).join(" or ");
      problems.push(
        ...unknownLabels({
          name: source.name,
          file: source.files,
          field: shown,
          counts,
          list,
          things: ["row", "rows"],
        }),
      );
    }
  return problems;
}
