import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Problem } from "../problems/problem.ts";
import type { IsoDate } from "../values/period.ts";
import { type ColumnHeaders, harmHeaders } from "./reference-headers.ts";
import { type ReferenceRow, readDate, readRows, tableProblem } from "./reference-rows.ts";
import type { HarmJoin } from "./settings/priorities.ts";
import type { HarmRow, HarmRows } from "./settings.ts";

/** What the settings say of a table that does not say it itself. */
export interface HarmGiven {
  readonly source?: string | undefined;
  readonly date?: IsoDate | undefined;
  readonly several?: HarmJoin | undefined;
}

const blankWeight =
  "Fill it, or take the row out. Of an index as it was published, rows with a blank weight are left out where the settings say several: harm_weights: { file: ..., source: ..., date: ..., several: median }.";

/** More mistakes of one table than that are told as a number: a published index has a thousand rows. */
const mostTold = 5;

/**
 * Reads the table of weights of harm. A weight without a source or a date is refused: what a total of harm says hangs on the weights, so
 * that a reader must be able to find them.
 *
 * @param shown the path for messages
 */
export async function readHarmRows(
  file: string,
  shown: string,
  given: HarmGiven = {},
): Promise<{ readonly table: HarmRows; readonly problems: readonly Problem[] }> {
  const { source, date, ...others } = harmHeaders;
  const columns = {
    ...others,
    source: given.source === undefined ? source : optional(source),
    date: given.date === undefined ? date : optional(date),
  };
  const { rows, problems } = await readRows(file, shown, columns);
  // An index that has no weight for an offence leaves its cell blank; a table of our own has no such row.
  const filled = given.several === undefined ? rows : rows.filter(({ cells }) => cells.days !== "");
  const read = filled.map((row) => harmRow(row, shown, given));
  const wrong = read.flatMap((one) => ("code" in one ? [one] : []));
  const bytes = await readFile(file).catch(() => undefined);
  return {
    table: {
      path: shown,
      sha256: bytes ? createHash("sha256").update(bytes).digest("hex") : "",
      rows: read.flatMap((one) => ("code" in one ? [] : [one])),
      ...(given.several ? { several: given.several, leftOut: rows.length - filled.length } : {}),
    },
    problems: [...problems, ...wrong.slice(0, mostTold), ...theRest(wrong, shown)],
  };
}

const optional = ({ names, means }: ColumnHeaders): ColumnHeaders => ({ names, means });

function theRest(wrong: readonly Problem[], shown: string): Problem[] {
  const rest = wrong.slice(mostTold);
  const [first] = rest;
  if (!first) return [];
  return [
    tableProblem(
      "settings-invalid",
      `${rest.length} more rows of this table are not understood, the first of them on line ${first.place?.line}.`,
      { file: shown },
      blankWeight,
    ),
  ];
}

function harmRow(
  { cells, line }: ReferenceRow<keyof typeof harmHeaders>,
  shown: string,
  given: HarmGiven,
): HarmRow | Problem {
  const wrong = (found: string, expected: string, remedy?: string): Problem =>
    tableProblem(
      "settings-invalid",
      `Found ${found === "" ? "a blank cell" : `"${found}"`}; expected ${expected}.`,
      { file: shown, line },
      remedy,
    );
  if (cells.category === "" && cells.class === "" && cells.name === "")
    return wrong("", "a category, a Home Office class or an offence");
  const days = numberOf(cells.days);
  if (days === undefined) return wrong(cells.days, "a number of days, 0 or more", blankWeight);
  const recorded = cells.recorded === "" ? undefined : numberOf(cells.recorded);
  if (cells.recorded !== "" && (recorded === undefined || !Number.isInteger(recorded)))
    return wrong(cells.recorded, "a whole number of offences");
  const source = cells.source || given.source;
  if (!source) return wrong("", "where the weight comes from");
  const date = cells.date === "" ? given.date : readDate(cells.date);
  if (!date) return wrong(cells.date, "the day of the weights, such as 2023-05-01");
  return {
    line,
    category: cells.category,
    class: cells.class,
    name: cells.name,
    days,
    ...(recorded === undefined ? {} : { recorded }),
    source,
    date,
  };
}

/** `5,475`, `10.5`: as spreadsheets write them. */
const numberOf = (cell: string): number | undefined =>
  /^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(cell) ? Number(cell.replaceAll(",", "")) : undefined;
