import type { Problem } from "../../problems/problem.ts";
import type { RecordStore } from "../../records/store.ts";
import { type CodeList, codeJudge, unknownLabels } from "../coded-values.ts";
import { noOutcome, offenceOutcomes, outcomeList } from "../data/offence-outcomes.ts";
import { asianBackgrounds, ethnicities, ethnicityCode, notAsian, sexes } from "../data/person-labels.ts";
import type { FormatContext } from "../format.ts";
import { textOf } from "../lookup.ts";
import { literal, wordOf } from "../sql.ts";
import { fates } from "../stage.ts";
import type { OffenceExtras } from "./offence-extras.ts";

/** Labels of people and outcomes, by the list that says what they mean. */
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

/** What the labels of people and outcomes that occur in a staging table mean. */
export interface OffenceCodes {
  /**
   * SQL for what a label of a column means, NULL where no list knows it. The labels are written out, the most frequent first: to
   * compare with a few texts takes a fraction of what a join takes.
   */
  readonly valueOf: (name: "sexes" | "ethnicities" | "backgrounds", column: string) => string;
  /** SQL for the rank of an outcome's label, the greater the stronger, and for the outcome that has a rank or none. */
  readonly rankOf: (column: string) => string;
  readonly outcomeOf: (rank: string) => string;
  /** By column the labels that no list knows, with their number of rows. */
  readonly unknown: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

/** Decides what the distinct labels of people and outcomes mean. */
export async function decideOffenceCodes(
  { store, ownLabels }: FormatContext,
  table: string,
  extras: OffenceExtras,
  people: readonly ("victim" | "suspect")[],
): Promise<OffenceCodes> {
  const lists = codedColumns(extras, people);
  const counted = await countLabels(
    store,
    table,
    lists.flatMap(({ columns }) => Object.values(columns)),
  );
  const values = new Map<CodedColumns["name"] | "backgrounds", readonly Meaning[]>();
  const unknown = new Map<string, Record<string, number>>();
  for (const { name, list, columns } of lists) {
    const judge = codeJudge(list, ownLabels);
    const ofList = counted.filter(({ column }) => Object.values(columns).includes(column));
    const known = new Map<string, string>();
    for (const { column, label, count } of ofList) {
      const { value, unknown: stranger } = judge([label]);
      if (value !== null) known.set(label, value);
      if (stranger === undefined) continue;
      const counts = unknown.get(column) ?? {};
      unknown.set(column, { ...counts, [stranger]: (counts[stranger] ?? 0) + count });
    }
    values.set(name, [...known]);
  }
  values.set("backgrounds", backgroundsOf(values.get("ethnicities") ?? []));
  const outcomes = values.get("outcomes") ?? [];
  return {
    valueOf: (name, column) =>
      meaningOf(column, asWords((values.get(name) ?? []).map(([label, value]) => [literal(label), value]))),
    rankOf: (column) =>
      meaningOf(
        column,
        outcomes.map(([label, value]) => [literal(label), String(rankOfOutcome(value))]),
      ),
    outcomeOf: (rank) => {
      const ids = new Set(outcomes.map(([, value]) => value));
      const word = wordOf([...ids, noOutcome]);
      const meanings = [...ids].map((id): Meaning => [String(rankOfOutcome(id)), word(id)]);
      return `coalesce(${meaningOf(rank, meanings)}, ${word(noOutcome)})`;
    },
    unknown,
  };
}

/** What labels say of Asian backgrounds, from the groups that they mean. */
function backgroundsOf(groups: readonly Meaning[]): Meaning[] {
  const judge = codeJudge({ labels: asianBackgrounds, code: ethnicityCode });
  return groups.flatMap(([label, group]): Meaning[] => {
    const background = group === "asian" ? judge([label]).value : notAsian;
    return background === null ? [] : [[label, background]];
  });
}

/** Outcomes are ranked from 1, the greater the stronger. */
const rankOfOutcome = (id: string): number =>
  offenceOutcomes.length - offenceOutcomes.findIndex((outcome) => outcome.id === id);

type Meaning = readonly [from: string, to: string];

/** Meanings whose words are written as one of the few that there are. */
function asWords(meanings: readonly Meaning[]): Meaning[] {
  const word = wordOf(meanings.map(([, value]) => value));
  return meanings.map(([from, value]) => [from, word(value)]);
}

/** @param meanings SQL of what a column may hold, and of what it then means */
const meaningOf = (column: string, meanings: readonly Meaning[]): string =>
  meanings.length === 0
    ? "NULL"
    : `CASE ${column} ${meanings.map(([from, to]) => `WHEN ${from} THEN ${to}`).join(" ")} END`;

interface CountedLabel {
  readonly column: string;
  readonly label: string;
  readonly count: number;
}

/** The labels of columns with their number of rows, the most frequent first: one look at each row, whatever the number of columns. */
async function countLabels(store: RecordStore, table: string, columns: readonly string[]): Promise<CountedLabel[]> {
  if (columns.length === 0) return [];
  const rows = await store.query(`
    SELECT CASE ${columns.map((column) => `WHEN grouping(${column}) = 0 THEN '${column}'`).join(" ")} END AS counted,
      coalesce(${columns.join(", ")}) AS label, count(*)::DOUBLE AS count
    FROM ${table} WHERE fate = ${fates.candidate}
    GROUP BY GROUPING SETS (${columns.map((column) => `(${column})`).join(", ")})
    ORDER BY count DESC, label, counted`);
  return rows.flatMap((row): CountedLabel[] => {
    const label = textOf(row, "label");
    return label === null ? [] : [{ column: String(row["counted"]), label, count: Number(row["count"]) }];
  });
}

/** Warnings for labels of people and outcomes that no list knows. */
export function unknownCodes(
  { source, files }: FormatContext,
  codes: OffenceCodes,
  extras: OffenceExtras,
  people: readonly ("victim" | "suspect")[],
): Problem[] {
  return codedColumns(extras, people).flatMap(({ list, columns }) =>
    Object.entries(columns).flatMap(([field, column]) => {
      const headers = files.flatMap((file) => file.columns.get(field)?.map((at) => file.header[at] ?? field) ?? []);
      const shown = [...new Set(headers)].map((header) => `"${header}"`).join(" or ");
      return unknownLabels({
        name: source.name,
        file: source.files,
        field: shown,
        counts: codes.unknown.get(column) ?? {},
        list,
        things: ["row", "rows"],
      });
    }),
  );
}
