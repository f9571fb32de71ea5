import { directMove } from "./direct.ts";
import { Layouts } from "./layout.ts";
import { isHidden, type Marks, type Move, moveOf } from "./moves.ts";
import { type Found, type Goal, searchMove } from "./search.ts";
import type { Solver } from "./solver.ts";
import type { Table } from "./table.ts";
import { reaches } from "./window.ts";

/** Why nobody can tell a small number: a table like the true one in which it is as large, or as small, as it could be. */
export interface Witness extends Goal {
  readonly move: Move;
  /** What whoever is misled by it knows of the marks. */
  readonly marks: Marks;
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
  const goals = goalsOf(table);
  for (const goal of goals) state.reach(goal, "small");
  // Where all of the counts around are at their least, only that nobody is told which marks are of small counts leaves room.
  for (const cell of new Set(goals.map((goal) => goal.cell)))
    if (!state.isHidden(cell)) state.reach({ cell, by: Math.trunc(table.cells[cell]?.range?.most ?? 1) }, "alike");
  state.giveBack();
  return { extra: state.extra, witnesses: [...state.witnesses.values()] };
}

/** Up and down, for each number that must be protected. */
export function goalsOf({ cells }: Table): Goal[] {
  return cells.flatMap(({ withheld, range, value }, cell) =>
    withheld && range
      ? [range.most - value, range.least - value].flatMap((by) =>
          Math.trunc(by) === 0 ? [] : [{ cell, by: Math.trunc(by) }],
        )
      : [],
  );
}

const nearby = reaches.slice(0, 1);

const keyOf = ({ cell, by }: Goal): string => `${cell} ${by > 0 ? "up" : "down"}`;

class State {
  readonly extra = new Set<number>();
  readonly witnesses = new Map<string, Witness>();
  readonly #layouts: Layouts;
  readonly #goals: ReadonlyMap<number, readonly Goal[]>;

  constructor(
    readonly table: Table,
    readonly largest: number,
    readonly solver: Solver,
  ) {
    this.#layouts = new Layouts(table);
    const goals = goalsOf(table);
    this.#goals = new Map(goals.map(({ cell }) => [cell, goals.filter((goal) => goal.cell === cell)]));
  }

  /** Looks for what hides a number best, nearby first. */
  reach(goal: Goal, marks: Marks): void {
    if (this.witnesses.get(keyOf(goal))?.by === goal.by) return;
    const found = this.#best(goal, marks, true);
    if (!found) return;
    for (const cell of found.extra) this.extra.add(cell);
    this.witnesses.set(keyOf(goal), { cell: goal.cell, by: found.by, move: found.move, marks });
    this.#note(found.move, marks);
  }

  isHidden(cell: number): boolean {
    return [1, -1].some((by) => this.witnesses.has(keyOf({ cell, by })));
  }

  /** In the order of what they cost a reader, the dearest first. */
  giveBack(): void {
    const costOf = (cell: number): number => this.table.cells[cell]?.cost ?? 0;
    for (const cell of [...this.extra].sort((a, b) => costOf(b) - costOf(a) || a - b)) {
      this.extra.delete(cell);
      const others = this.#without(cell);
      if (!others) this.extra.add(cell);
      else for (const other of others) this.witnesses.set(keyOf(other), other);
    }
  }

  /** Other witnesses for those that rest on a number which is to be shown after all; undefined where one has none. */
  #without(cell: number): Witness[] | undefined {
    const stretch = this.table.cells[cell]?.stretch;
    const others: Witness[] = [];
    for (const witness of this.witnesses.values()) {
      if (!stretch || moveOf(witness.move, stretch) === 0) continue;
      const found = this.#best(witness, witness.marks, false);
      if (found?.by !== witness.by) return undefined;
      others.push({ ...witness, move: found.move });
    }
    return others;
  }

  readonly isWithheld = (cell: number): boolean => this.table.cells[cell]?.withheld === true || this.extra.has(cell);

  /** Without leave to withhold more one looks only nearby. */
  #best(goal: Goal, marks: Marks, mayWithhold: boolean): Found | undefined {
    const { table, largest, solver, isWithheld } = this;
    const direct = directMove(goal, { table, isWithheld, marks });
    if (direct) return { move: direct, by: goal.by, extra: [] };
    let best: Found | undefined;
    for (const reach of mayWithhold ? reaches : nearby) {
      const stretch = table.cells[goal.cell]?.stretch;
      const layout = stretch && this.#layouts.around(stretch, reach);
      // Far away one looks only for what nothing near can hide.
      if (!layout || (reach === "all" && best)) continue;
      const search = { table, isWithheld, mayWithhold, marks, reach: largest, solver };
      const found = searchMove(goal, layout, search);
      const holds =
        found?.by && isHidden(found.move, table, (cell) => isWithheld(cell) || found.extra.includes(cell), marks);
      if (holds && (!best || Math.abs(found.by) > Math.abs(best.by))) best = found;
      if (best?.by === goal.by) break;
    }
    return best;
  }

  /** A move hides every number that it moves, not only the one that it was looked for. */
  #note(move: Move, marks: Marks): void {
    const cells = new Set([...move.keys()].flatMap((variable) => this.table.cellsOf[variable] ?? []));
    for (const cell of cells)
      for (const goal of this.#goals.get(cell) ?? []) {
        const stretch = this.table.cells[cell]?.stretch;
        const by = stretch ? moveOf(move, stretch) : 0;
        const known = Math.abs(this.witnesses.get(keyOf(goal))?.by ?? 0);
        if (marks === "alike" && known > 0) continue;
        if (Math.sign(by) === Math.sign(goal.by) && Math.abs(by) > known)
          this.witnesses.set(keyOf(goal), { cell, by, move, marks });
      }
  }
}
