import type { Problem } from "../problems/problem.ts";
import type { FileReading } from "./reading.ts";

/**
 * The identity that every file must meet: rows read, as preflight counted them, are the sum of what became of them; the same
 * for the cells of wide files. When it does not hold, the reader lost or invented rows, and no figure can be trusted.
 */
export function checkAccount({ path, rows, cells }: FileReading): Problem[] {
  const rowSum = rows.accepted + rows.rejected + rows.duplicate + rows.superseded + rows.outOfScope;
  const problems = rowSum === rows.read ? [] : [broken(path, "rows", rows.read, rowSum)];
  if (!cells) return problems;
  const cellSum = cells.accepted + cells.rejected + cells.outOfScope + (cells.superseded ?? 0) + (cells.duplicate ?? 0);
  return cellSum === cells.read ? problems : [...problems, broken(path, "cells", cells.read, cellSum)];
}

function broken(path: string, what: string, read: number, accounted: number): Problem {
  return {
    code: "accounting-broken",
    severity: "error",
    message: `${read} ${what} were read and ${accounted} are accounted for. This is a fault of the program or a file that no reader reads alike.`,
    remedy: "Export the extract again as CSV UTF-8; if this stays, report it with the file's header.",
    place: { file: path },
  };
}
