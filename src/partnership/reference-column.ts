import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";

/** One column of a reference table, or what is wrong with the table. */
export interface ColumnReading {
  readonly cells: readonly { readonly value: string; readonly line: number }[];
  readonly problems: readonly Problem[];
}

/** What a column may be called; the first is the name that messages ask for. */
export interface ColumnNames {
  readonly names: readonly [string, ...string[]];
  /** What its cells look like, with the words for it. */
  readonly pattern?: { readonly test: RegExp; readonly expected: string };
}

/** Zone files as analysts have them: our own name and the headers of the national look-ups, 2001 to 2021. */
export const lsoaColumn: ColumnNames = {
  names: ["lsoa", "lsoa_code", "lsoa_cd", "lsoa01cd", "lsoa11cd", "lsoa21cd", "code"],
  pattern: { test: /^[EW]01\d{6}$/, expected: "an LSOA code such as E01001753" },
};

export const areaNameColumn: ColumnNames = { names: ["name", "area", "area_name", "borough", "lad_name"] };

const plain = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/**
 * Reads one column of a CSV that the settings name. `shown` is the path for messages. Headers match without regard to
 * case and spaces; blank cells are passed over; a cell of the wrong form is a problem with its line.
 */
export async function readColumn(file: string, shown: string, column: ColumnNames): Promise<ColumnReading> {
  const wrong = (problem: Omit<Problem, "severity">): ColumnReading => ({
    cells: [],
    problems: [{ severity: "error", ...problem }],
  });
  const table = await readTable(file);
  if ("reason" in table)
    return wrong({
      code: "settings-invalid",
      message: `This file cannot be read as a CSV in UTF-8: ${table.reason}`,
      remedy: 'Save it again as "CSV UTF-8".',
      place: { file: shown, ...(table.line ? { line: table.line } : {}) },
    });
  const [header, ...rows] = table.rows;
  const headers = header?.record ?? [];
  const index = headers.findIndex((name) => column.names.includes(plain(name)));
  if (index < 0)
    return wrong({
      code: "column-missing",
      message: `There is no column "${column.names[0]}".${didYouMean(headers.find((name) => nearest(plain(name), column.names)))}`,
      remedy: `Name the column "${column.names[0]}"; the columns here are: ${headers.join(", ") || "none"}.`,
      place: { file: shown, line: 1 },
    });
  const cells = rows
    .map(({ record, info }) => ({ value: (record[index] ?? "").trim(), line: info.lines }))
    .filter((cell) => cell.value !== "");
  if (cells.length === 0)
    return wrong({
      code: "settings-invalid",
      message: `The column "${headers[index]}" is empty.`,
      remedy: "Fill it, or remove the entry that names this file.",
      place: { file: shown },
    });
  const { pattern } = column;
  const problems = cells
    .filter((cell) => pattern && !pattern.test.test(cell.value.toUpperCase()))
    .map(
      (cell): Problem => ({
        code: "settings-invalid",
        severity: "error",
        message: `Found "${cell.value}"; expected ${pattern?.expected}.`,
        place: { file: shown, line: cell.line, field: headers[index] ?? "" },
      }),
    );
  return { cells, problems };
}

interface Row {
  readonly record: readonly string[];
  /** `lines` is the physical line on which the row ends. */
  readonly info: { readonly lines: number };
}

async function readTable(
  file: string,
): Promise<{ readonly rows: Row[] } | { readonly reason: string; readonly line?: number }> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    return { rows: parse(text, options) as unknown as Row[] };
  } catch (error) {
    const line = error instanceof CsvError && typeof error["lines"] === "number" ? { line: error["lines"] } : {};
    return { reason: error instanceof Error ? error.message : String(error), ...line };
  }
}
