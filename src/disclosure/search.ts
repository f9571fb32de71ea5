import { downOf, type Layout, type Part, upOf } from "./layout.ts";
import { boundsOf, type Marks, type Move, moveOf } from "./moves.ts";
import type { Programme, Solver } from "./solver.ts";
import type { Table } from "./table.ts";

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
  readonly mayWithhold: boolean;
  readonly marks: Marks;
  /** No number of the move is larger. */
  readonly reach: number;
  readonly solver: Solver;
}

/** More than withholding anything can cost: a number that cannot differ as far as it must is worse. */
const shortfallCost = 1e5;

/** How often one looks for a cheaper way, by what each way costs a reader. */
const rounds = 3;

/** A cheap way for a number to differ: which others must differ too, and of these which are not withheld yet. */
export function searchMove(goal: Goal, layout: Layout, search: Search): Found | undefined {
  let programme = programmeOf(goal, layout, search);
  let best: Found | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const solution = search.solver.solve(programme);
    const found = solution && foundIn(solution, goal, layout, search);
    if (!found) break;
    if (best && (Math.abs(found.by) < Math.abs(best.by) || lossOf(found, search) >= lossOf(best, search))) break;
    best = found;
    if (found.extra.length < 2) break;
    programme = { ...programme, costs: slopes(programmeOf(goal, layout, search).costs, solution, Math.abs(goal.by)) };
  }
  return best;
}

const lossOf = ({ extra }: Found, { table }: Search): number =>
  extra.reduce((sum, cell) => sum + (table.cells[cell]?.cost ?? 0), 0);

/**
 * A figure is withheld once, by however much it differs; a programme pays for each one. So what a way has used is asked by as many as it has
 * used, and everything else by as many as it could: dynamic slope scaling (Kim and Pardalos 1999).
 */
function slopes(costs: Float64Array, solution: ArrayLike<number>, by: number): Float64Array {
  return costs.map((cost, column) => (cost > 0 ? cost / Math.max(1, solution[column] || by) : cost));
}

function foundIn(solution: ArrayLike<number>, goal: Goal, layout: Layout, search: Search): Found {
  const { table, isWithheld } = search;
  const move = new Map<number, number>();
  for (const [part, { variable }] of layout.parts.entries()) {
    const by = (solution[upOf(part)] ?? 0) - (solution[downOf(part)] ?? 0);
    if (variable !== undefined && by !== 0) move.set(variable, by);
  }
  const touched = new Set([...move.keys()].flatMap((variable) => table.cellsOf[variable] ?? []));
  const extra = [...touched].filter((cell) => {
    const stretch = table.cells[cell]?.stretch;
    return stretch && !isWithheld(cell) && moveOf(move, stretch) !== 0;
  });
  const stretch = table.cells[goal.cell]?.stretch;
  return { move, by: stretch ? moveOf(move, stretch) : 0, extra: extra.sort((a, b) => a - b) };
}

function programmeOf({ cell, by }: Goal, { parts, sums }: Layout, search: Search): Programme {
  const [costs, most] = [new Float64Array(2 * parts.length), new Float64Array(2 * parts.length)];
  for (const [index, part] of parts.entries()) {
    const limits = limitsOf(part, search);
    const [up, down] = [upOf(index), downOf(index)];
    costs[up] = limits.cost;
    costs[down] = limits.cost;
    most[up] = limits.most;
    most[down] = -limits.least;
    if (!part.cells.includes(cell) && !part.cut.includes(cell)) continue;
    const [towards, away] = by > 0 ? [up, down] : [down, up];
    costs[towards] = limits.cost - shortfallCost;
    most[towards] = Math.min(most[towards] ?? 0, Math.abs(by));
    most[away] = 0;
  }
  return { costs, most, sums };
}

interface Limits {
  least: number;
  most: number;
  /** For each one by which it differs, above and below alike; nothing where it may at no cost. */
  cost: number;
}

/** What a variable or a sum may differ by. */
function limitsOf({ variable, cells, cut }: Part, search: Search): Limits {
  const { table, reach } = search;
  const limits =
    variable === undefined
      ? { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY, cost: 0 }
      : { least: -Math.min(reach, table.variables[variable]?.value ?? 0), most: reach, cost: 0 };
  const allow = (index: number, mayWithhold: boolean): void => {
    const { least, most, cost } = allowance(index, search, mayWithhold);
    limits.least = Math.max(limits.least, least);
    limits.most = Math.min(limits.most, most);
    limits.cost += cost;
  };
  for (const index of cells) allow(index, search.mayWithhold);
  // A figure that reaches beyond the window is left as it is, since another one beyond it would have to make good for it.
  for (const index of cut) allow(index, false);
  return limits;
}

function allowance(index: number, { table, isWithheld, marks }: Search, mayWithhold: boolean): Limits {
  const cell = table.cells[index];
  const withheld = isWithheld(index);
  if (!cell || (!withheld && (!mayWithhold || cell.cost === undefined))) return { least: 0, most: 0, cost: 0 };
  const { least, most } = boundsOf(cell, marks);
  return { least: least - cell.value, most: most - cell.value, cost: withheld ? 0 : (cell.cost ?? 0) };
}
