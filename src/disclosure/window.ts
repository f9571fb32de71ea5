import { addDays, addMonths, financialYearStart, monthOf, monthStart, quarterNumber } from "../values/period.ts";
import type { Span } from "./series.ts";
import type { Stretch, Table } from "./table.ts";

/** How far around a number one looks for others to withhold: its quarters, its years, all time. */
export const reaches = ["quarters", "years", "all"] as const;
export type Reach = (typeof reaches)[number];

/** A part of a table in which numbers may differ, while everything outside of it stays: whatever is hidden in it is hidden. */
export interface Window {
  readonly isWhole: boolean;
  readonly variables: readonly number[];
  /** Of each variable its place in the list. */
  readonly columns: ReadonlyMap<number, number>;
  readonly cells: readonly number[];
  readonly rows: readonly number[];
}

/** A series, and the stretch of time that one looks at; all time when left out. */
export interface Place {
  readonly series: number;
  readonly frame?: Span;
}

export function placeOf(table: Table, stretch: Stretch, reach: Reach): Place | undefined {
  const [first, last] = [table.variables[stretch.first], table.variables[stretch.last]];
  if (!first || !last) return undefined;
  const frame = frameOf({ start: first.span.start, end: last.span.end }, reach);
  return { series: first.series, ...(frame ? { frame } : {}) };
}

/** What hangs together with a series, in the quarters or the years that one looks at. */
export function windowAround(table: Table, { series: home, frame }: Place): Window {
  const isInside = (index: number): boolean => {
    const span = table.variables[index]?.span;
    return span !== undefined && (!frame || (span.start >= frame.start && span.end <= frame.end));
  };
  const [series, rows, cells, variables] = [new Set<number>(), new Set<number>(), new Set<number>(), [] as number[]];
  const queue = [home];
  for (const one of queue) {
    if (series.has(one)) continue;
    series.add(one);
    const { first: from = 0, last: to = -1 } = table.series[one] ?? {};
    for (let index = from; index <= to; index += 1) {
      if (!isInside(index)) continue;
      variables.push(index);
      for (const cell of table.cellsOf[index] ?? []) cells.add(cell);
      for (const row of table.rowsOf[index] ?? []) {
        if (rows.has(row)) continue;
        rows.add(row);
        for (const held of [table.rows[row]?.whole, ...(table.rows[row]?.parts ?? [])]) {
          const other = held && table.variables[held.first]?.series;
          if (other !== undefined && !series.has(other)) queue.push(other);
        }
      }
    }
  }
  variables.sort((a, b) => a - b);
  return {
    isWhole: frame === undefined,
    variables,
    columns: new Map(variables.map((variable, column) => [variable, column])),
    cells: [...cells].sort((a, b) => a - b),
    rows: [...rows].sort((a, b) => a - b),
  };
}

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
