import type { SourceFile } from "./format.ts";
import { locateRecords } from "./preflight/locate.ts";
import type { StagedFile } from "./stage.ts";

/** The file with a row, by the number of the row among all rows of a source. */
export const fileWith = (staged: readonly StagedFile[], row: number): StagedFile | undefined =>
  staged.find(({ from, count }) => row >= from && row < from + count);

/**
 * Where the rows of an example stand: ", such as crime.csv line 5 and line 9". Lines, never values. Nothing where one of them is not
 * found, since half an example misleads.
 */
export async function such(staged: readonly StagedFile[], rows: readonly number[] | undefined): Promise<string> {
  if (!rows) return "";
  const places = await Promise.all(rows.map((row) => lineOf(staged, row)));
  const found = places.flatMap((place) => place ?? []);
  if (found.length < rows.length) return "";
  return `, such as ${found.map(({ file, line }) => `${file.path} line ${line}`).join(" and ")}`;
}

async function lineOf(
  staged: readonly StagedFile[],
  row: number,
): Promise<{ readonly file: SourceFile; readonly line: number } | undefined> {
  const one = fileWith(staged, row);
  if (!one) return undefined;
  const position = row - one.from;
  const line = (await locateRecords(one.file, one.refused, [position])).byPosition.get(position)?.line;
  return line === undefined ? undefined : { file: one.file, line };
}
