/**
 * A workbook as plain data: what the writers of both file formats are given, so that the two hold the same. Every worksheet has its title in
 * the first cell, lines of text below it and at most one table, which begins in the first column and has no empty or merged cells.
 */
export interface Workbook {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  readonly marking?: string;
  readonly status: string;
  readonly language: "en-GB";
  /** `2020-06-25`: of the meeting or of the data, never of the making. */
  readonly date: string;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  /** Letters, digits and underscores; unique, at most 31 of them. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly SheetLine[];
  readonly table?: SheetTable;
}

export interface SheetLine {
  readonly text: string;
  /** The name of the sheet that the line leads to. */
  readonly link?: string;
}

export interface SheetTable {
  /** Unique in the workbook, and a name that both formats take. */
  readonly name: string;
  /** No two titles are alike. */
  readonly columns: readonly { readonly title: string; readonly align: "left" | "right" }[];
  readonly rows: readonly { readonly cells: readonly SheetCell[]; readonly total?: true }[];
}

export type SheetCell =
  | { readonly text: string; readonly link?: string }
  | { readonly number: number; readonly format: NumberFormat };

/** How a number is shown; a percentage is kept as its hundredth, as spreadsheets do. */
export interface NumberFormat {
  readonly decimals: number;
  readonly percent: boolean;
  /** A plus before what is more than 0. */
  readonly signed: boolean;
}

/** Which row of a sheet, from 1, holds the header of its table: below the title and the lines. */
export const headerRow = (sheet: Sheet): number => sheet.lines.length + 2;
