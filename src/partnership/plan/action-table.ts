import { didYouMean } from "../../problems/nearest.ts";
import type { Problem } from "../../problems/problem.ts";
import type { Period } from "../../values/period.ts";
import { type PlacedCell, type PlacedRow, placedRows } from "./cells.ts";
import { type ActionColumn, type Columns, headerIndex, readColumns, requiredColumns } from "./columns.ts";
import type { YearEntry } from "./plan.ts";
import { type ReadRef, readRef } from "./refs.ts";
import { cellProblem, planActionsFile, refProblem, refsTwice, tooLong } from "./row-checks.ts";
import { nearestState, readYearCell } from "./states.ts";
import { yearName } from "./year-label.ts";

/** A line of the table: an action, or improvement actions alone. */
export interface ActionRow {
  readonly cells: Readonly<Record<ActionColumn, PlacedCell>>;
  /** Absent on a line that holds improvement actions alone. */
  readonly ref?: ReadRef;
  readonly years: ReadonlyMap<string, YearEntry>;
  /** As they were written, for what is looked for in all words. */
  readonly yearCells: readonly { readonly year: Period; readonly cell: PlacedCell }[];
}

export interface ActionTable {
  readonly rows: readonly ActionRow[];
  readonly years: readonly Period[];
  readonly problems: readonly Problem[];
}

const noTable = (problem: Problem): ActionTable => ({ rows: [], years: [], problems: [problem] });

/** Reads `plan-actions.csv`: every line and every problem of it. `planYears` are those of `plan.yaml`. */
export function readActionTable(source: string, planYears: readonly Period[]): ActionTable {
  const read = placedRows(source);
  if ("unclosed" in read)
    return noTable({
      code: "plan-action-invalid",
      severity: "error",
      message: "A quotation mark begins here and never ends.",
      remedy: "Save the sheet again as CSV, or double the quotation marks inside the cell.",
      place: { file: planActionsFile, ...read.unclosed },
    });
  const start = headerIndex(read.rows);
  const header = read.rows[start];
  if (!header)
    return noTable({
      code: "plan-action-invalid",
      severity: "error",
      message: "There is no line with the headers “Ref No” and “Activity”.",
      remedy: "Begin the table with the headers that docs/plan.md lists.",
      place: { file: planActionsFile, line: 1, column: 1 },
    });
  const { columns, problems } = readColumns(header, planYears, planActionsFile);
  // Without one of its columns every line would be wrong in the same way.
  if (!requiredColumns.every((name) => columns.at.has(name))) return { rows: [], years: [], problems };
  const lines = read.rows.slice(start + 1).filter((row) => isLine(row, header));
  const rows = lines.map((line) => readRow(line, columns));
  const refs = rows.flatMap(({ row }) => (row?.ref ? [{ cell: row.cells.ref, ref: row.ref }] : []));
  return {
    rows: rows.flatMap(({ row }) => row ?? []),
    years: columns.years.map(({ year }) => year),
    problems: [...problems, ...rows.flatMap((one) => one.problems), ...refsTwice(refs)],
  };
}

/** Not blank, and not the header again, as on each page of a table that was once in a document. */
const isLine = (row: PlacedRow, header: PlacedRow): boolean =>
  row.some(({ text }) => text.trim() !== "") && !row.every(({ text }, at) => text.trim() === header[at]?.text.trim());

const blank = (row: PlacedRow): PlacedCell => ({ text: "", at: () => row[0]?.at() ?? { line: 1, column: 1 } });

function readRow(
  line: PlacedRow,
  columns: Columns,
): { readonly row?: ActionRow; readonly problems: readonly Problem[] } {
  const cell = (name: ActionColumn): PlacedCell => line[columns.at.get(name) ?? -1] ?? blank(line);
  const cells: ActionRow["cells"] = {
    priority: cell("priority"),
    delivery: cell("delivery"),
    ref: cell("ref"),
    activity: cell("activity"),
    partners: cell("partners"),
    outcome: cell("outcome"),
    improvements: cell("improvements"),
  };
  const yearCells = columns.years.map(({ year, position }) => ({ year, cell: line[position] ?? blank(line) }));
  const lengths = [
    ...Object.entries(cells).flatMap(([field, one]) => tooLong(one, field)),
    ...yearCells.flatMap(({ year, cell: one }) => tooLong(one, yearName(year))),
  ];
  const isActionless = [cells.ref, cells.activity, cells.outcome, ...yearCells.map((one) => one.cell)].every(
    ({ text }) => text.trim() === "",
  );
  const years = new Map(
    yearCells.flatMap(({ year, cell: one }) => {
      const entry = readYearCell(one.text.replaceAll("\u00a0", " "));
      return entry ? [[year.id, entry] as const] : [];
    }),
  );
  if (isActionless && cells.improvements.text.trim() !== "")
    return { row: { cells, years, yearCells }, problems: lengths };
  const ref = readRef(cells.ref.text);
  const wrong = refProblem(cells.ref);
  const problems = [...lengths, ...(wrong ? [wrong] : []), ...gaps(cells), ...misspeltStates(yearCells)];
  return ref ? { row: { cells, ref, years, yearCells }, problems } : { problems };
}

/** An action without an activity is none; one without a lead or an outcome is printed with the gap. */
function gaps(cells: ActionRow["cells"]): Problem[] {
  const ref = cells.ref.text.trim();
  const lacks = (name: ActionColumn): boolean => cells[name].text.trim() === "";
  if (lacks("activity"))
    return [
      cellProblem(
        "plan-action-invalid",
        "error",
        cells.activity,
        "activity",
        `Action ${ref} has no activity.`,
        "Fill it, or take the line out.",
      ),
    ];
  return (["partners", "outcome"] as const)
    .filter(lacks)
    .map((name) =>
      cellProblem(
        "plan-gap",
        "note",
        cells[name],
        name,
        `Action ${ref} has no ${name === "partners" ? "lead partner" : "expected outcome"}.`,
        name === "partners"
          ? "Name who leads; what nobody leads is not done."
          : "Say what it is to achieve and how that is measured.",
      ),
    );
}

const misspeltStates = (yearCells: ActionRow["yearCells"]): Problem[] =>
  yearCells.flatMap(({ year, cell }) => {
    const meant = nearestState(cell.text);
    return meant === undefined
      ? []
      : [
          cellProblem(
            "plan-state",
            "warning",
            cell,
            yearName(year),
            `"${cell.text.trim()}" is not a state.${didYouMean(meant)}`,
            "Write one of the states of docs/plan.md, or words of your own.",
          ),
        ];
  });
