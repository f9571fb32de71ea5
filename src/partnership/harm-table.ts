import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Problem } from "../problems/problem.ts";
import { harmHeaders } from "./reference-headers.ts";
import { type ReferenceRow, readDate, readRows, tableProblem } from "./reference-rows.ts";
import type { HarmRow, HarmRows } from "./settings.ts";

/**
 * Reads the table of weights of harm. A weight without a source or a date is refused: what a total of harm says hangs on the weights, so
 * that a reader must be able to find them.
 *
 * @param shown the path for messages
 */
export async function readHarmRows(
  file: string,
  shown: string,
): Promise<{ readonly table: HarmRows; readonly problems: readonly Problem[] }> {
  const { rows, problems } = await readRows(file, shown, harmHeaders);
  const read = rows.map((row) => harmRow(row, shown));
  const bytes = await readFile(file).catch(() => undefined);
  return {
    table: {
      path: shown,
      sha256: bytes ? createHash("sha256").update(bytes).digest("hex") : "",
      rows: read.flatMap((one) => ("code" in one ? [] : [one])),
    },
    problems: [...problems, ...read.flatMap((one) => ("code" in one ? [one] : []))],
  };
}

function harmRow({ cells, line }: ReferenceRow<keyof typeof harmHeaders>, shown: string): HarmRow | Problem {
  const wrong = (found: string, expected: string): Problem =>
    tableProblem("settings-invalid", `Found ${found === "" ? "a blank cell" : `"${found}"`}; expected ${expected}.`, {
      file: shown,
      line,
    });
  if (cells.category === "" && cells.class === "" && cells.name === "")
    return wrong("", "a category, a Home Office class or an offence");
  const days = numberOf(cells.days);
  if (days === undefined) return wrong(cells.days, "a number of days, 0 or more");
  const recorded = cells.recorded === "" ? undefined : numberOf(cells.recorded);
  if (cells.recorded !== "" && (recorded === undefined || !Number.isInteger(recorded)))
    return wrong(cells.recorded, "a whole number of offences");
  if (cells.source === "") return wrong("", "where the weight comes from");
  const date = readDate(cells.date);
  if (!date) return wrong(cells.date, "the day of the weights, such as 2023-05-01");
  return {
    line,
    category: cells.category,
    class: cells.class,
    name: cells.name,
    days,
    ...(recorded === undefined ? {} : { recorded }),
    source: cells.source,
    date,
  };
}

/** `5,475`, `10.5`: as spreadsheets write them. */
const numberOf = (cell: string): number | undefined =>
  /^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(cell) ? Number(cell.replaceAll(",", "")) : undefined;
