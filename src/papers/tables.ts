import type { Figure } from "../values/figure.ts";
import { figureRun, type Inline, text } from "../wording/runs.ts";
import { formatCell } from "../wording/values.ts";
import type { TableCell, TableColumn, TableRow } from "./model.ts";

/** Builders for tables, so that section kinds read as lists of columns and rows. */

export const leftColumn = (id: string, title: string): TableColumn => ({ id, title, align: "left" });
export const rightColumn = (id: string, title: string): TableColumn => ({ id, title, align: "right" });

export const textCell = (words: string, detail?: string): TableCell =>
  detail === undefined ? { content: [text(words)] } : { content: [text(words)], detail };
export const figureCell = (figure: Figure, as?: string): TableCell => ({
  content: [figureRun(figure, as ?? formatCell(figure.value, figure))],
});
export const runsCell = (content: readonly Inline[]): TableCell => ({ content });

export const row = (cells: readonly TableCell[], tone?: TableRow["tone"]): TableRow =>
  tone === undefined ? { cells } : { cells, tone };
