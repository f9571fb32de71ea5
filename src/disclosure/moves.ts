import type { Cell, Stretch, Table } from "./table.ts";

/**
 * Another table that an attacker cannot tell from the true one: by how much each of its variables differs. What is shown is the same in both.
 */
export type Move = ReadonlyMap<number, number>;

export function moveOf(move: Move, { first, last }: Stretch): number {
  let total = 0;
  if (last - first < move.size) {
    for (let index = first; index <= last; index += 1) total += move.get(index) ?? 0;
    return total;
  }
  for (const [variable, by] of move) if (variable >= first && variable <= last) total += by;
  return total;
}

/**
 * What an attacker knows of the mark for a withheld number: `small`, which of them are small, as if he were told; or `alike`, no more than
 * it says, since a number that is withheld for another's sake is marked as that is. Zeros are never withheld.
 */
export type Marks = "small" | "alike";

/** What an attacker takes a withheld number to be at least and at most. */
export function boundsOf({ range, value }: Cell, marks: Marks): { readonly least: number; readonly most: number } {
  const least = Math.min(1, value);
  return range && marks === "small" ? range : { least, most: Number.POSITIVE_INFINITY };
}

const tolerance = 1e-9;

/**
 * Whether a move changes nothing that is shown and leaves everything possible: no number below none, no withheld one outside what it could
 * be, and all that adds up adding up. This is the audit's own check, apart from how the move was found.
 */
export function isHidden(
  move: Move,
  table: Table,
  isWithheld: (cell: number) => boolean,
  marks: Marks = "small",
): boolean {
  const [cells, rows] = [new Set<number>(), new Set<number>()];
  for (const [variable, by] of move) {
    const value = table.variables[variable]?.value ?? 0;
    if (value + by < -tolerance) return false;
    for (const cell of table.cellsOf[variable] ?? []) cells.add(cell);
    for (const row of table.rowsOf[variable] ?? []) rows.add(row);
  }
  return [...cells].every((index) => isCellHidden(index)) && [...rows].every((index) => isRowKept(index));

  function isCellHidden(index: number): boolean {
    const cell = table.cells[index];
    if (!cell) return false;
    const by = moveOf(move, cell.stretch);
    if (by === 0) return true;
    const { least, most } = boundsOf(cell, marks);
    return isWithheld(index) && cell.value + by >= least - tolerance && cell.value + by <= most + tolerance;
  }

  function isRowKept(index: number): boolean {
    const row = table.rows[index];
    if (!row) return false;
    const left = row.parts.reduce((rest, part) => rest - moveOf(move, part), moveOf(move, row.whole));
    return row.kind === "equal" ? left === 0 : left + row.slack >= -tolerance;
  }
}
