import { boundsOf, type Marks, type Move, moveOf } from "./moves.ts";
import type { Programme, Solver } from "./solver.ts";
import type { Cell, Stretch, Table } from "./table.ts";
import type { Window } from "./window.ts";

/** A number that must be able to differ by so many, up or down, without anybody telling. */
export interface Goal {
  readonly cell: number;
  readonly by: number;
}

export interface Found {
  readonly move: Move;
  /** By how much the number differs: as far towards the goal as it goes. */
  readonly by: number;
  /** What must be withheld for it, in the order of the cells. */
  readonly extra: readonly number[];
}

export interface Search {
  readonly table: Table;
  readonly isWithheld: (cell: number) => boolean;
  /** Whether more may be withheld, or the move must do with what is. */
  readonly mayWithhold: (cell: number) => boolean;
  readonly marks: Marks;
  /** No number of the move is larger. */
  readonly reach: number;
  readonly solver: Solver;
}

/** More than withholding anything can cost: a number that cannot differ as far as it must is worse. */
const shortfallCost = 1e5;

/**
 * The cheapest way for a number to differ: which others must differ too, and of these which are not withheld yet. A figure that reaches
 * beyond the window is left as it is, since another one beyond it would have to make good for it.
 */
export function searchMove(goal: Goal, window: Window, search: Search): Found | undefined {
  const { table, reach, solver } = search;
  const target = table.cells[goal.cell];
  if (!target) return undefined;
  const columns: { cost: number; least: number; most: number }[] = window.variables.map((variable) => ({
    cost: 0,
    least: -Math.min(reach, table.variables[variable]?.value ?? 0),
    most: reach,
  }));
  const rows: Programme["rows"][number][] = [];
  const entriesOf = ({ first, last }: Stretch, factor: number): [number, number][] => {
    const entries: [number, number][] = [];
    for (let variable = first; variable <= last; variable += 1) {
      const column = window.columns.get(variable);
      if (column !== undefined) entries.push([column, factor]);
    }
    return entries;
  };
  for (const index of window.rows) {
    const row = table.rows[index];
    if (!row) continue;
    const entries = [...entriesOf(row.whole, 1), ...row.parts.flatMap((part) => entriesOf(part, -1))];
    if (entries.length === 0) continue;
    rows.push(
      row.kind === "equal"
        ? { entries, least: 0, most: 0 }
        : { entries, least: -row.slack, most: Number.POSITIVE_INFINITY },
    );
  }
  for (const { entries, least, most, cost } of boundsIn(window, search, entriesOf)) {
    if (cost === 0) {
      rows.push({ entries, least, most });
      continue;
    }
    // Above and below count alike.
    columns.push({ cost, least: 0, most: Math.max(0, most) }, { cost, least: 0, most: Math.max(0, -least) });
    rows.push({ entries: [...entries, [columns.length - 2, -1], [columns.length - 1, 1]], least: 0, most: 0 });
  }
  columns.push({ cost: shortfallCost, least: 0, most: Math.abs(goal.by) });
  rows.push({
    entries: [...entriesOf(target.stretch, 1), [columns.length - 1, Math.sign(goal.by)]],
    least: goal.by,
    most: goal.by,
  });
  const solution = solver.solve({ columns, rows });
  if (!solution) return undefined;
  const move = new Map(
    window.variables.flatMap((variable, column) => (solution[column] ? [[variable, solution[column]] as const] : [])),
  );
  const extra = window.cells.filter((cell) => {
    const stretch = table.cells[cell]?.stretch;
    return stretch && !search.isWithheld(cell) && moveOf(move, stretch) !== 0;
  });
  return { move, by: moveOf(move, target.stretch), extra };
}

interface Bound {
  readonly entries: [number, number][];
  least: number;
  most: number;
  /** For each one by which it differs; nothing where it may at no cost. */
  cost: number;
}

/** What each stretch of the window may differ by; figures that share one are of one sum. */
function boundsIn(
  window: Window,
  { table, isWithheld, mayWithhold, marks }: Search,
  entriesOf: (stretch: Stretch, factor: number) => [number, number][],
): Bound[] {
  const bounds = new Map<string, Bound>();
  for (const index of window.cells) {
    const cell = table.cells[index];
    if (!cell) continue;
    const entries = entriesOf(cell.stretch, 1);
    const [first, last] = [entries[0]?.[0], entries.at(-1)?.[0]];
    const key = `${first} ${last}`;
    const bound = bounds.get(key) ?? {
      entries,
      least: Number.NEGATIVE_INFINITY,
      most: Number.POSITIVE_INFINITY,
      cost: 0,
    };
    bounds.set(key, bound);
    const isCut = entries.length <= cell.stretch.last - cell.stretch.first;
    const { least, most, cost } = allowance(
      cell,
      marks,
      isWithheld(index),
      mayWithhold(index) && (!isCut || window.isWhole),
    );
    bound.least = Math.max(bound.least, least);
    bound.most = Math.min(bound.most, most);
    bound.cost += cost;
  }
  return [...bounds.values()].map((bound) => (bound.most <= bound.least ? { ...bound, cost: 0 } : bound));
}

function allowance(
  cell: Cell,
  marks: Marks,
  withheld: boolean,
  mayBeWithheld: boolean,
): { least: number; most: number; cost: number } {
  if (!withheld && (!mayBeWithheld || cell.cost === undefined)) return { least: 0, most: 0, cost: 0 };
  const { least, most } = boundsOf(cell, marks);
  return { least: least - cell.value, most: most - cell.value, cost: withheld ? 0 : (cell.cost ?? 0) };
}
