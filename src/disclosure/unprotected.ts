import type { Problem } from "../problems/problem.ts";
import { isHidden } from "./moves.ts";
import type { Protection } from "./protect.ts";
import type { Table } from "./table.ts";

const named = 5;

/**
 * The audit: every small number must have witnesses, tables that look the same from outside and in which it is another number. Each witness
 * is checked here against all that is shown, whoever found it.
 */
export function unprotected(table: Table, { extra, witnesses }: Protection): Problem[] {
  const isWithheld = (cell: number): boolean => table.cells[cell]?.withheld === true || extra.has(cell);
  const hidden = new Set(
    witnesses.filter(({ move, marks }) => isHidden(move, table, isWithheld, marks)).map(({ cell }) => cell),
  );
  const bare = table.cells.filter(({ withheld, range }, index) => withheld && range && !hidden.has(index));
  if (bare.length === 0) return [];
  const names = bare.slice(0, named).map(({ ids }) => ids[0]);
  return [
    {
      code: "edition-unprotected",
      severity: "error",
      message: `${bare.length === 1 ? "A count is" : `${bare.length} counts are`} small and could be worked out from published or earlier figures: ${names.join(", ")}${bare.length > named ? " and others" : ""}.`,
      remedy: "Leave the indicator or the area out of this edition, or make the edition for a smaller circle.",
    },
  ];
}
