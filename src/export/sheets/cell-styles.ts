import { formatCode } from "./layout.ts";
import type { NumberFormat, Sheet, Workbook } from "./workbook.ts";

/** What a cell of a worksheet is for; the writers give each a style of their format. */
export type Role = "title" | "line" | "link" | "header" | "text" | "number";

export interface CellStyle {
  readonly role: Role;
  readonly align: "left" | "right";
  readonly bold: boolean;
  /** Begins a little to the right, so that it does not run into the number of the column before it. */
  readonly indented?: true;
  readonly format?: NumberFormat;
}

export const titleStyle: CellStyle = { role: "title", align: "left", bold: true };
export const lineStyle = (isLink: boolean): CellStyle => ({
  role: isLink ? "link" : "line",
  align: "left",
  bold: false,
});
export const headerStyle = (align: "left" | "right", column: number): CellStyle => ({
  role: "header",
  align,
  bold: true,
  ...indent(align, column),
});

const indent = (align: "left" | "right", column: number): { readonly indented?: true } =>
  align === "left" && column > 0 ? { indented: true } : {};

/** Numbers and what stands for one keep to the right edge of their column, the row's name is bold in a row of totals. */
export function cellStyle(table: NonNullable<Sheet["table"]>, row: number, column: number): CellStyle {
  const cell = table.rows[row]?.cells[column];
  const bold = table.rows[row]?.total === true;
  const align = table.columns[column]?.align ?? "left";
  if (!cell || "text" in cell) return { role: cell?.link ? "link" : "text", align, bold, ...indent(align, column) };
  return { role: "number", align: "right", bold, format: cell.format };
}

/** Every style that a workbook uses, once each and in the order of first use, with the place of each in the list. */
export class StyleList {
  readonly styles: CellStyle[] = [];
  readonly #places = new Map<string, number>();

  constructor({ sheets }: Workbook) {
    for (const { lines, table } of sheets) {
      this.place(titleStyle);
      for (const { link } of lines) this.place(lineStyle(link !== undefined));
      for (const [column, { align }] of (table?.columns ?? []).entries()) this.place(headerStyle(align, column));
      table?.rows.forEach(({ cells }, row) => {
        for (const column of cells.keys()) this.place(cellStyle(table, row, column));
      });
    }
  }

  /** From 0. */
  place(style: CellStyle): number {
    const key = styleKey(style);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.styles.length);
    this.styles.push(style);
    return this.styles.length - 1;
  }

  /** Formats of numbers, once each. */
  formats(): string[] {
    return [...new Set(this.styles.flatMap(({ format }) => (format ? [formatCode(format)] : [])))];
  }
}

const styleKey = ({ role, align, bold, indented, format }: CellStyle): string =>
  [role, align, bold, indented === true, format ? formatCode(format) : ""].join("|");
