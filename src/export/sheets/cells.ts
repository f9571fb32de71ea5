import { runsOfCell } from "../../papers/cell-text.ts";
import type { EditionModel, Inline, TableCell } from "../../papers/model.ts";
import { isNumber } from "../../values/value.ts";
import { neutralise } from "../csv.ts";
import { stateSymbols } from "./symbols.ts";
import type { NumberFormat, SheetCell } from "./workbook.ts";

/** A cell of a table as a spreadsheet keeps it: a number by itself, and what stood beside it apart. */
export interface CellParts {
  readonly cell: SheetCell;
  /** Marks and notes that stood behind a number, such as `[u]` and `[note 2]`: with them the cell would not be a number. */
  readonly marks: readonly string[];
}

/** `isFirst`: the row's header, whose small print goes in brackets. */
export function cellParts(cell: TableCell, isFirst: boolean, figures: EditionModel["figures"]): CellParts {
  const content = flatten(runsOfCell(cell, " ", "• "));
  return figureParts(content, figures) ?? { cell: textCell(withDetail(cell, plainText(content), isFirst)), marks: [] };
}

/** Text that a spreadsheet does not compute, on one line, and never an empty cell. */
export const textCell = (text: string): { readonly text: string } => ({ text: safeText(text) || "[z]" });

export const safeText = (text: string): string => neutralise(text.replaceAll(/\s+/g, " ").trim());

/** Runs as words, with references to notes as the paper prints them. */
export const plainText = (content: readonly Inline[]): string =>
  flatten(content)
    .map((run) => (run.kind === "note" ? ` ${noteMark(run.number)}` : run.text))
    .join("");

const noteMark = (number: number): string => `[note ${number}]`;

type FlatRun = Exclude<Inline, { readonly content: unknown }>;

const flatten = (content: readonly Inline[]): FlatRun[] =>
  content.flatMap((run) => ("content" in run ? flatten(run.content) : [run]));

function withDetail({ content, blocks, detail, sparkline }: TableCell, text: string, isFirst: boolean): string {
  // A drawing in a cell says in words what it shows.
  if (content.length === 0 && !blocks && sparkline) return sparkline.alt;
  // A dash is how the paper leaves a cell empty.
  const words = text === "–" ? "" : text;
  if (detail === undefined) return words;
  return isFirst && words ? `${words} (${detail})` : `${words} ${detail}`.trim();
}

const markOnly = /^\s*(?:\[[a-z]+\]\s*)*$/;

/** The cell as one figure and nothing beside it but marks; undefined where there are other words, or none. */
function figureParts(content: readonly FlatRun[], figures: EditionModel["figures"]): CellParts | undefined {
  const runs = content.filter((run) => run.kind === "figure");
  const [run] = runs;
  const rest = content.filter((one) => one !== run);
  if (!run || !rest.every((one) => one.kind === "note" || (one.kind === "text" && markOnly.test(one.text)))) return;
  const marks = rest.flatMap((one) =>
    one.kind === "note" ? [noteMark(one.number)] : (one.text.match(/\[[a-z]+\]/g) ?? []),
  );
  const figure = figures[run.id];
  if (figure && !isNumber(figure.value)) return { cell: { text: stateSymbols[figure.value.state] }, marks };
  const printed = readNumber(run.text);
  if (!printed) return;
  const { number, format } = printed;
  const exact = figure && isNumber(figure.value) ? figure.value.number : number;
  return { cell: { number: scaled(shows(exact, number, format) ? exact : number, format), format }, marks };
}

/** A number as the paper prints it, "−4.3%" or "1,204", and the format that prints it so. */
function readNumber(text: string): { readonly number: number; readonly format: NumberFormat } | undefined {
  const found = /^([+\u2212-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)$/.exec(text);
  if (!found) return;
  const [, sign = "", whole = "", decimals = "", percent] = found;
  const size = Number(`${whole.replaceAll(",", "")}.${decimals || "0"}`);
  return {
    number: sign === "" || sign === "+" ? size : -size,
    format: { decimals: decimals.length, percent: percent === "%", signed: sign === "+" },
  };
}

/** Whether a number is printed as this one: a sentence may have dropped its sign, and then what the paper says holds. */
const shows = (exact: number, printed: number, { decimals }: NumberFormat): boolean =>
  Math.abs(exact - printed) <= 0.5 * 10 ** -decimals + 1e-9;

/** Fifteen digits, as many as a spreadsheet keeps, so that a hundredth is not 0.28999999999999998. */
const scaled = (number: number, { percent }: NumberFormat): number =>
  percent ? Number((number / 100).toPrecision(15)) : number;
