import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { ColumnHeaders } from "../partnership/reference-headers.ts";
import { type ReferenceRow, readRows } from "../partnership/reference-rows.ts";
import type { ProblemCode } from "../problems/codes.ts";
import type { Problem } from "../problems/problem.ts";
import { readInside } from "./read-inside.ts";

/** A CSV that people keep beside the settings: its rows, or what is wrong with it. None where there is no such file. */
export async function readTable<Column extends string>(
  folder: string,
  path: string,
  columns: Readonly<Record<Column, ColumnHeaders>>,
  code: ProblemCode,
): Promise<{ readonly rows: readonly ReferenceRow<Column>[]; readonly problems: readonly Problem[] }> {
  const file = join(folder, path);
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return { rows: [], problems: [] };
  const inside = await readInside(folder, file);
  if ("refused" in inside)
    return { rows: [], problems: [{ code, severity: "error", place: { file: path }, ...inside.refused }] };
  const { rows, problems } = await readRows(file, path, columns, true);
  return { rows, problems: problems.map((problem) => ({ ...problem, code })) };
}

/** A problem of one cell. */
export const cellProblem = (
  code: ProblemCode,
  path: string,
  line: number,
  field: string,
  message: string,
  remedy: string,
): Problem => ({ code, severity: "error", message, remedy, place: { file: path, line, field } });
