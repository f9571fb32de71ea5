import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import type { ProblemCode } from "../problems/codes.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { type IsoDate, isIsoDate } from "../values/period.ts";
import type { ColumnHeaders } from "./reference-headers.ts";

/** A row of a reference table: its cells by our name for the column, without blanks, and its line. */
export interface ReferenceRow<Column extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

export interface ReferenceRows<Column extends string> {
  readonly rows: readonly ReferenceRow<Column>[];
  /** The columns that the table has, of those asked for. */
  readonly has: ReadonlySet<Column>;
  readonly problems: readonly Problem[];
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Without case, spaces and punctuation: `WD23CD`, `Ward Code` and `#ward_code` are what they say. */
const plain = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * Reads some columns of a CSV that the settings name. `shown` is the path for messages. A column that is not there reads as
 * blank cells, unless it is required; one that is there twice, under names of two vintages for instance, is an error, since
 * nobody but the analyst knows which is meant. Lines that begin with `#` are notes.
 */
export async function readRows<Column extends string>(
  file: string,
  shown: string,
  columns: Readonly<Record<Column, ColumnHeaders>>,
  mayBeEmpty = false,
): Promise<ReferenceRows<Column>> {
  const table = await parseTable(file);
  const none = { rows: [], has: new Set<Column>() };
  if ("reason" in table)
    return {
      ...none,
      problems: [
        tableProblem(
          "settings-invalid",
          `This file cannot be read as a CSV in UTF-8: ${table.reason}`,
          { file: shown, ...(table.line ? { line: table.line } : {}) },
          'Save it again as "CSV UTF-8".',
        ),
      ],
    };
  const names = Object.keys(columns) as Column[];
  const start = headerRow(table.rows, names, columns);
  const header = table.rows[start];
  const headers = header?.record.map((name) => name.trim()) ?? [];
  const problems: Problem[] = [];
  const found = new Map<Column, number>();
  for (const name of names) {
    const positions = positionsOf(columns[name], headers.map(plain));
    const [first] = positions;
    const place = { file: shown, line: header?.info.lines ?? 1 };
    if (first !== undefined && positions.length === 1) found.set(name, first);
    else if (first !== undefined)
      problems.push(
        tableProblem(
          "column-ambiguous",
          `The columns ${positions.map((at) => `"${headers[at]}"`).join(" and ")} may both be the ${columns[name].means}.`,
          place,
          "Keep the one that is meant.",
        ),
      );
    else if (columns[name].required) {
      const { orElse } = columns[name];
      problems.push(
        tableProblem(
          "column-missing",
          `There is no column "${columns[name].names[0]}" (${columns[name].means}).${didYouMean(headers.find((one) => nearest(plain(one), columns[name].names)))}`,
          place,
          `Name the column "${columns[name].names[0]}"; the columns here are: ${headers.filter((one) => one !== "").join(", ") || "none"}.${orElse ? ` ${orElse}` : ""}`,
        ),
      );
    }
  }
  if (problems.length > 0) return { ...none, problems };
  const rows = table.rows
    .slice(start + 1)
    .filter(({ record }) => !isNote(record) && record.some((cell) => cell.trim() !== ""))
    .map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(
        names.map((name) => [name, (record[found.get(name) ?? -1] ?? "").replaceAll("\u00a0", " ").trim()]),
      ) as Record<Column, string>,
    }));
  if (rows.length === 0 && !mayBeEmpty)
    problems.push(
      tableProblem("settings-invalid", "This table has no rows.", { file: shown }, "Fill it, or remove the setting."),
    );
  return { rows, has: new Set(found.keys()), problems };
}

export function tableProblem(code: ProblemCode, message: string, place: Problem["place"], remedy?: string): Problem {
  return { code, severity: "error", message, ...(remedy ? { remedy } : {}), ...(place ? { place } : {}) };
}

/** A date of a reference table: ISO, or days first as spreadsheets save it. Undefined when blank, false when it is none. */
export function readDate(cell: string): IsoDate | undefined | false {
  if (cell === "") return undefined;
  const [day = ""] = cell.split(/[ T]/);
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(day);
  const iso = british ? `${british[3]}-${british[2]?.padStart(2, "0")}-${british[1]?.padStart(2, "0")}` : day;
  return isIsoDate(iso) ? iso : false;
}

const isNote = (record: readonly string[]): boolean => (record[0] ?? "").trim().startsWith("#");

/** How many lines of titles and blank cells may stand above a header, as in the sheets of published workbooks. */
const mostAbove = 20;

/**
 * The header is the first line that has all the columns that a table needs, below titles if there are any; else the first that is no note, so
 * that a message can say what it lacks. A first line such as `#code,name` is a header all the same.
 */
function headerRow<Column extends string>(
  rows: readonly Parsed[],
  names: readonly Column[],
  columns: Readonly<Record<Column, ColumnHeaders>>,
): number {
  const required = names.filter((name) => columns[name].required);
  const complete = ({ record }: Parsed): boolean =>
    required.every((name) => positionsOf(columns[name], record.map(plain)).length > 0);
  const whole = required.length > 0 ? rows.slice(0, mostAbove).findIndex(complete) : -1;
  const first = rows.findIndex(({ record }) => !isNote(record));
  return whole >= 0 ? whole : Math.max(0, first);
}

/** Names are tried in their order, so that the most telling wins; then the national headers of any vintage. */
function positionsOf({ names, vintage }: ColumnHeaders, headers: readonly string[]): number[] {
  for (const name of names) {
    const positions = headers.flatMap((header, at) => (header === plain(name) ? [at] : []));
    if (positions.length > 0) return positions;
  }
  return vintage ? headers.flatMap((header, at) => (vintage.test(header) ? [at] : [])) : [];
}

async function parseTable(
  file: string,
): Promise<{ readonly rows: readonly Parsed[] } | { readonly reason: string; readonly line?: number }> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    // The types of csv-parse do not know what the option `info` does to its result.
    return { rows: parse(text, options) as unknown as Parsed[] };
  } catch (error) {
    const line = error instanceof CsvError && typeof error["lines"] === "number" ? { line: error["lines"] } : {};
    return { reason: error instanceof Error ? error.message : String(error), ...line };
  }
}
