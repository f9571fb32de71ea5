import { isHidden, type Move, moveOf } from "./moves.ts";
import { type Found, type Goal, type Search, searchMove } from "./search.ts";
import type { Solver } from "./solver.ts";
import type { Table } from "./table.ts";
import { reaches, type Window, windowAround } from "./window.ts";

/** Why nobody can tell a small number: a table like the true one in which it is as large, or as small, as it could be. */
export interface Witness extends Goal {
  readonly move: Move;
}

export interface Protection {
  /** Cells withheld besides those that had to be, by index. */
  readonly extra: ReadonlySet<number>;
  /** Two for each number that must be protected, unless it is at an end of what it could be. */
  readonly witnesses: readonly Witness[];
}

/**
 * Withholds more until every small number can be anything that a small number can be, as far as that is possible at all, and gives back
 * whatever turns out not to be needed. Published numbers and those that were told before stay.
 */
export function protect(table: Table, reach: number, solver: Solver): Protection {
  const state = new State(table, reach, solver);
  for (const goal of goalsOf(table)) state.reach(goal);
  state.giveBack();
  return { extra: state.extra, witnesses: [...state.witnesses.values()] };
}

/** Up and down, for each number that must be protected. */
export function goalsOf({ cells }: Table): Goal[] {
  return cells.flatMap(({ withheld, range, value }, cell) =>
    withheld && range
      ? [range.most - value, range.least - value].flatMap((by) => (Math.trunc(by) === 0 ? [] : [{ cell, by: Math.trunc(by) }]))
      : [],
  );
}

const keyOf = ({ cell, by }: Goal): string => `${cell} ${by > 0 ? "up" : "down"}`;

class State {
  readonly extra = new Set<number>();
  readonly witnesses = new Map<string, Witness>();
  readonly #windows = new Map<string, Window>();
  readonly #goals: ReadonlyMap<number, readonly Goal[]>;

  constructor(
    readonly table: Table,
    readonly largest: number,
    readonly solver: Solver,
  ) {
    const goals = goalsOf(table);
    this.#goals = new Map(goals.map(({ cell }) => [cell, goals.filter((goal) => goal.cell === cell)]));
  }

  /** Looks for what hides a number best, nearby first. */
  reach(goal: Goal): void {
    if (this.witnesses.get(keyOf(goal))?.by === goal.by) return;
    const found = this.#best(goal, (cell) => this.table.cells[cell]?.cost !== undefined);
    if (!found) return;
    for (const cell of found.extra) this.extra.add(cell);
    this.#note(found.move);
  }

  /** In the order of what they cost a reader, the dearest first. */
  giveBack(): void {
    const costOf = (cell: number): number => this.table.cells[cell]?.cost ?? 0;
    for (const cell of [...this.extra].sort((a, b) => costOf(b) - costOf(a) || a - b)) {
      const stretch = this.table.cells[cell]?.stretch;
      const resting = [...this.witnesses.values()].filter(({ move }) => stretch && moveOf(move, stretch) !== 0);
      this.extra.delete(cell);
      const others = resting.map((witness) => {
        const found = this.#best(witness, () => false);
        return found?.by === witness.by ? { ...witness, move: found.move } : undefined;
      });
      if (others.includes(undefined)) this.extra.add(cell);
      else for (const other of others) if (other) this.witnesses.set(keyOf(other), other);
    }
  }

  readonly isWithheld = (cell: number): boolean => this.table.cells[cell]?.withheld === true || this.extra.has(cell);

  #best(goal: Goal, mayWithhold: Search["mayWithhold"]): Found | undefined {
    const { table, largest, solver, isWithheld } = this;
    let best: Found | undefined;
    for (const reach of reaches) {
      const window = this.#window(goal.cell, reach);
      if (!window) continue;
      const found = searchMove(goal, window, { table, isWithheld, mayWithhold, reach: largest, solver });
      const holds = found && isHidden(found.move, table, (cell) => isWithheld(cell) || found.extra.includes(cell));
      if (!holds) continue;
      if (!best || Math.abs(found.by) > Math.abs(best.by)) best = found;
      if (best.by === goal.by) break;
    }
    return best && best.by !== 0 ? best : undefined;
  }

  /** Windows of one stretch differ from those of another only where their quarters or years do. */
  #window(index: number, reach: (typeof reaches)[number]): Window | undefined {
    const cell = this.table.cells[index];
    if (!cell) return undefined;
    const key = `${cell.stretch.first} ${cell.stretch.last} ${reach}`;
    const window = this.#windows.get(key) ?? windowAround(this.table, cell.stretch, reach);
    this.#windows.set(key, window);
    return window;
  }

  /** A move hides every number that it moves, not only the one that it was looked for. */
  #note(move: Move): void {
    const cells = new Set([...move.keys()].flatMap((variable) => this.table.cellsOf[variable] ?? []));
    for (const cell of cells)
      for (const goal of this.#goals.get(cell) ?? []) {
        const stretch = this.table.cells[cell]?.stretch;
        const by = stretch ? moveOf(move, stretch) : 0;
        const known = Math.abs(this.witnesses.get(keyOf(goal))?.by ?? 0);
        if (Math.sign(by) === Math.sign(goal.by) && Math.abs(by) > known)
          this.witnesses.set(keyOf(goal), { cell, by, move });
      }
  }
}
