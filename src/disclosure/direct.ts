import { boundsOf, isHidden, type Marks, type Move } from "./moves.ts";
import type { Goal } from "./search.ts";
import type { Table } from "./table.ts";

interface Seen {
  readonly table: Table;
  readonly isWithheld: (cell: number) => boolean;
  readonly marks: Marks;
}

/**
 * The move that is plain to see: a number on which nothing hangs differs by itself; one that adds up with others that are withheld too
 * is made good for by these, the first of them first. Undefined where it is not as plain.
 */
export function directMove({ cell, by }: Goal, seen: Seen): Move | undefined {
  const { table, isWithheld, marks } = seen;
  const { first = 0, last = -1 } = table.cells[cell]?.stretch ?? {};
  for (let variable = first; variable <= last; variable += 1) {
    const alone = new Map([[variable, by]]);
    if (isHidden(alone, table, isWithheld, marks)) return alone;
    for (const row of table.rowsOf[variable] ?? []) {
      const balanced = balance(variable, by, row, seen);
      if (balanced && isHidden(balanced, table, isWithheld, marks)) return balanced;
    }
  }
  return undefined;
}

function balance(variable: number, by: number, index: number, seen: Seen): Move | undefined {
  const row = seen.table.rows[index];
  if (!row?.parts.some(({ first, last }) => first === variable && last === variable)) return undefined;
  const move = new Map([[variable, by]]);
  let left = -by;
  for (const { first, last } of row.parts) {
    if (left === 0) break;
    if (first !== last || first === variable) continue;
    const share = room(first, left, seen);
    if (share === 0) continue;
    move.set(first, share);
    left -= share;
  }
  return left === 0 ? move : undefined;
}

/** How much of it one variable can take. */
function room(variable: number, wanted: number, { table, isWithheld, marks }: Seen): number {
  let room = wanted;
  for (const index of table.cellsOf[variable] ?? []) {
    const cell = table.cells[index];
    if (!cell || !isWithheld(index)) return 0;
    const { least, most } = boundsOf(cell, marks);
    room = wanted < 0 ? Math.max(room, Math.ceil(least - cell.value)) : Math.min(room, Math.floor(most - cell.value));
  }
  return Math.sign(room) === Math.sign(wanted) ? room : 0;
}
