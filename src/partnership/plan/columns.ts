import { didYouMean, nearest } from "../../problems/nearest.ts";
import type { Problem } from "../../problems/problem.ts";
import type { Period } from "../../values/period.ts";
import type { ColumnHeaders } from "../reference-headers.ts";
import type { PlacedCell, PlacedRow } from "./cells.ts";
import { readYearLabel, type YearLabel, yearName } from "./year-label.ts";

/** The columns of the action table, by our names for them. What stands in brackets in a header does not count. */
export const actionColumns = {
  priority: {
    names: ["priority", "strategic priority", "priority no", "priority number"],
    means: "strategic priority",
  },
  delivery: {
    names: ["delivery priority", "delivery priority no", "delivery priority number", "delivery"],
    means: "delivery priority",
  },
  ref: {
    names: ["ref no", "ref", "reference", "reference no", "ref number", "no", "id"],
    required: true,
    means: "reference",
  },
  activity: { names: ["activity", "action", "activities", "actions", "what"], required: true, means: "activity" },
  partners: {
    names: ["lead partners", "lead partner", "lead", "leads", "partners", "owner", "who"],
    required: true,
    means: "lead partners",
  },
  outcome: {
    names: ["expected outcome", "expected outcomes", "outcome", "outcomes"],
    required: true,
    means: "expected outcome",
  },
  improvements: {
    names: ["improvement actions", "improvement action", "improvements", "improvement"],
    means: "improvement actions",
  },
} as const satisfies Record<string, ColumnHeaders>;

export type ActionColumn = keyof typeof actionColumns;

/** Where each column of the table stands. */
export interface Columns {
  readonly at: ReadonlyMap<ActionColumn, number>;
  readonly years: readonly { readonly year: Period; readonly position: number }[];
}

const plain = (header: string): string =>
  header
    .replace(/\([\s\S]*$/, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const namesOf = Object.keys(actionColumns) as ActionColumn[];

export const requiredColumns = namesOf.filter((name) => "required" in actionColumns[name]);

const columnOf = (cell: PlacedCell): ActionColumn | undefined =>
  namesOf.find((name) => (actionColumns[name].names as readonly string[]).includes(plain(cell.text)));

/** The first row with three of the columns, however the others are spelt: titles may stand above it. */
export const headerIndex = (rows: readonly PlacedRow[]): number =>
  rows.findIndex((row) => new Set(row.flatMap((cell) => columnOf(cell) ?? [])).size >= 3);

const invalid = (message: string, remedy: string, place: Problem["place"]): Problem => ({
  code: "plan-action-invalid",
  severity: "error",
  message,
  remedy,
  ...(place ? { place } : {}),
});

/** Finds the columns in the header; every one that is missing, there twice, or a year that is none, is told at once. */
export function readColumns(
  header: PlacedRow,
  planYears: readonly Period[],
  file: string,
): { readonly columns: Columns; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const at = new Map<ActionColumn, number>();
  const years: { year: Period; position: number }[] = [];
  header.forEach((cell, position) => {
    const name = columnOf(cell);
    const place = { file, ...cell.at() };
    const label = name ? undefined : readYearLabel(cell.text, planYears);
    if (name) {
      if (at.has(name))
        problems.push(
          invalid(`The column "${cell.text.trim()}" is there twice.`, "Keep the one that is meant.", place),
        );
      else at.set(name, position);
    } else if (label) problems.push(...readYear(label, cell, position, years, place));
    else if (cell.text.trim() !== "") problems.push(unknownColumn(cell.text.trim(), place));
  });
  const headers = header.map(({ text }) => text.trim()).filter(Boolean);
  for (const name of requiredColumns.filter((one) => !at.has(one))) {
    const { names, means } = actionColumns[name];
    problems.push(
      invalid(
        `There is no column "${names[0]}" (${means}).${didYouMean(headers.find((one) => nearest(plain(one), names)))}`,
        `Name the column "${names[0]}"; the columns here are: ${headers.join(", ")}.`,
        { file, ...(header[0]?.at() ?? { line: 1 }) },
      ),
    );
  }
  return {
    columns: { at, years: years.sort((one, other) => one.year.start.localeCompare(other.year.start)) },
    problems,
  };
}

function readYear(
  label: YearLabel,
  cell: PlacedCell,
  position: number,
  years: { year: Period; position: number }[],
  place: Problem["place"],
): Problem[] {
  const shown = cell.text.trim();
  if (!label.ok)
    return [
      {
        code: "plan-year",
        severity: "error",
        message: `The column "${shown}" is no financial year.${didYouMean(label.suggestion)}`,
        remedy: 'Write a year as 2015/16. In Excel, format the cell as "Text" first.',
        ...(place ? { place } : {}),
      },
    ];
  if (years.some(({ year }) => year.id === label.year.id))
    return [invalid(`The year ${yearName(label.year)} has two columns.`, "Keep the one that is meant.", place)];
  years.push({ year: label.year, position });
  return [];
}

const unknownColumn = (header: string, place: Problem["place"]): Problem => ({
  code: "plan-column",
  severity: "note",
  message: `The column "${header}" is not one that the plan prints.${didYouMean(
    nearest(
      plain(header),
      namesOf.flatMap((name) => actionColumns[name].names),
    ),
  )}`,
  remedy: "Leave it for your own use, or name it as docs/plan.md says.",
  ...(place ? { place } : {}),
});
