import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { figureRun, type Inline, label, text } from "../wording/runs.ts";
import { formatCell } from "../wording/values.ts";
import type { TableCell, TableColumn, TableRow } from "./model.ts";

/** Builders for tables, so that section kinds read as lists of columns and rows. */

export const leftColumn = (id: string, title: string): TableColumn => ({ id, title, align: "left" });
export const rightColumn = (id: string, title: string): TableColumn => ({ id, title, align: "right" });

/** A cell of words: a name, a date, a definition. Numbers of the data's come as {@link figureCell}. */
export const textCell = (words: string, detail?: string): TableCell =>
  detail === undefined ? { content: [label(words)] } : { content: [label(words)], detail };
/** A figure; one that rests on a low number carries a mark, which the table's notes explain. */
export const figureCell = (figure: Figure, as?: string): TableCell => ({
  content: [
    figureRun(figure, as ?? formatCell(figure.value, figure)),
    ...(isNumber(figure.value) && figure.value.smallBase ? [text(`\u00a0${lowNumberMark}`)] : []),
  ],
});

/** As in official statistics: of low reliability. */
export const lowNumberMark = "[u]";
export const runsCell = (content: readonly Inline[]): TableCell => ({ content });

export const row = (cells: readonly TableCell[], tone?: TableRow["tone"]): TableRow =>
  tone === undefined ? { cells } : { cells, tone };
