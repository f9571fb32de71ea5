import { addDays, addMonths, financialYearStart, monthOf, monthStart, quarterNumber } from "../values/period.ts";
import type { Span } from "./series.ts";
import type { Stretch, Table } from "./table.ts";

/** How far around a number one looks for others to withhold: its quarters, its years, all time. */
export const reaches = ["quarters", "years", "all"] as const;
export type Reach = (typeof reaches)[number];

/**
 * A part of a table in which numbers may differ, while everything outside of it stays: whatever is hidden in it is hidden. It is the same
 * whatever has been withheld so far.
 */
export interface Window {
  /** Nothing for all time. */
  readonly frame?: Span;
  readonly variables: readonly number[];
  /** What is told of these, in part or in all. */
  readonly cells: readonly number[];
  readonly rows: readonly number[];
}

/** The stretch of time that one looks at around a number; undefined for all time. */
export function frameAround(table: Table, { first, last }: Stretch, reach: Reach): Span | undefined {
  const [start, end] = [table.variables[first]?.span.start, table.variables[last]?.span.end];
  return start === undefined || end === undefined ? undefined : frameOf({ start, end }, reach);
}

/** What hangs together with a variable that is open. */
export function windowAround(table: Table, home: number, frame: Span | undefined): Window {
  const [met, cells, rows] = [new Set([home]), new Set<number>(), new Set<number>()];
  const variables: number[] = [];
  const queue = [home];
  const meet = ({ first, last }: Stretch): void => {
    for (let variable = first; variable <= last; variable += 1) {
      if (met.has(variable)) continue;
      met.add(variable);
      if (isOpen(table, variable, frame)) queue.push(variable);
    }
  };
  for (const variable of queue) {
    variables.push(variable);
    for (const index of table.cellsOf[variable] ?? []) {
      const stretch = table.cells[index]?.stretch;
      if (!stretch || cells.has(index)) continue;
      cells.add(index);
      meet(stretch);
    }
    for (const index of table.rowsOf[variable] ?? []) {
      const row = table.rows[index];
      if (!row || rows.has(index)) continue;
      rows.add(index);
      for (const stretch of [row.whole, ...row.parts]) meet(stretch);
    }
  }
  const inOrder = (indexes: Iterable<number>): number[] => [...indexes].sort((a, b) => a - b);
  return { ...(frame ? { frame } : {}), variables: inOrder(variables), cells: inOrder(cells), rows: inOrder(rows) };
}

/** Whether a variable is in the time that one looks at, and no figure tells it that is shown in any case. */
export function isOpen(table: Table, variable: number, frame: Span | undefined): boolean {
  const span = table.variables[variable]?.span;
  if (!span || !isWithin(span, frame)) return false;
  return (table.cellsOf[variable] ?? []).every((index) => {
    const cell = table.cells[index];
    return !cell || cell.withheld || cell.cost !== undefined || cell.stretch.first !== cell.stretch.last;
  });
}

export const isWithin = ({ start, end }: Span, frame: Span | undefined): boolean =>
  !frame || (start >= frame.start && end <= frame.end);

/** The whole quarters or financial years that a span touches. */
function frameOf({ start, end }: Span, reach: Reach): Span | undefined {
  if (reach === "all") return undefined;
  if (reach === "years")
    return { start: `${financialYearStart(start)}-04-01`, end: `${financialYearStart(beforeDay(end)) + 1}-04-01` };
  return { start: quarterStart(start), end: monthStart(addMonths(monthOf(quarterStart(beforeDay(end))), 3)) };
}

const quarterStart = (day: string): string =>
  monthStart(addMonths(`${financialYearStart(day)}-04`, 3 * (quarterNumber(day) - 1)));
const beforeDay = (day: string): string => addDays(day, -1);
