import type { NumberFormat, Sheet, SheetCell } from "./workbook.ts";

/** In characters: enough for a number, no more than can be read across. */
const narrowest = 11;
const widest = 60;
/** The first column also holds the lines above the table, which are wrapped in it. */
const narrowestFirst = 40;

/** How wide the columns of a sheet are, in characters. Longer texts are wrapped. */
export function columnWidths({ table }: Sheet): number[] {
  if (!table) return [widest];
  return table.columns.map(({ title }, column) => {
    const longestWord = Math.max(...title.split(" ").map((word) => word.length));
    const longest = Math.max(...table.rows.map(({ cells }) => lengthOf(cells[column])));
    const least = column === 0 ? narrowestFirst : narrowest;
    return Math.min(widest, Math.max(least, longestWord + 2, longest + 2));
  });
}

/** Lines of the tallest cell of a row: words do not fill a line, so a part of each is taken to be left over. */
export function linesOf(cells: readonly SheetCell[], widths: readonly number[]): number {
  const lines = cells.map((cell, column) => {
    const [length, width] = [lengthOf(cell), widths[column] ?? narrowest];
    return length <= width ? 1 : Math.ceil(length / (0.85 * width));
  });
  return Math.max(1, ...lines);
}

function lengthOf(cell: SheetCell | undefined): number {
  if (!cell) return 0;
  return "text" in cell ? cell.text.length : shownNumber(cell.number, cell.format).length;
}

/** The number in the words of its format, as a spreadsheet shows it. */
export function shownNumber(number: number, { decimals, percent, signed }: NumberFormat): string {
  const size = (Math.abs(number) * (percent ? 100 : 1)).toLocaleString("en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const sign = number < 0 ? "-" : signed && number > 0 ? "+" : "";
  return `${sign}${size}${percent ? "%" : ""}`;
}

/** The format as spreadsheets write it: `+#,##0.0%;-#,##0.0%;0.0%`. */
export function formatCode({ decimals, percent, signed }: NumberFormat): string {
  const digits = `${decimals > 0 ? `0.${"0".repeat(decimals)}` : "0"}${percent ? "%" : ""}`;
  const grouped = `#,##${digits}`;
  return signed ? `+${grouped};-${grouped};${digits}` : grouped;
}

/** "A" for 0, "AA" for 26. */
export const columnName = (index: number): string =>
  `${index >= 26 ? columnName(Math.floor(index / 26) - 1) : ""}${String.fromCharCode(65 + (index % 26))}`;
