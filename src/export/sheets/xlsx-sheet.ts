import { type CellStyle, cellStyle, headerStyle, lineStyle, type StyleList, titleStyle } from "./cell-styles.ts";
import { columnName, columnWidths, linesOf } from "./layout.ts";
import { headerRow, type Sheet, type Workbook } from "./workbook.ts";
import { element, escapeXml, xmlDocument } from "./xml.ts";

export const mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const relationsNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** As many characters as a cell of Excel holds; it refuses a file with more in one. */
const longestCell = 32_767;

/** The texts of a workbook, each once, as Excel keeps them. */
export class SharedTexts {
  readonly #places = new Map<string, number>();
  #uses = 0;

  place(text: string): number {
    this.#uses += 1;
    const known = this.#places.get(text) ?? this.#places.size;
    this.#places.set(text, known);
    return known;
  }

  xml(): string {
    const items = [...this.#places.keys()].map((text) =>
      element("si", {}, element("t", { "xml:space": "preserve" }, xlsxText(text))),
    );
    return xmlDocument(element("sst", { xmlns: mainNamespace, count: this.#uses, uniqueCount: items.length }, items));
  }
}

interface Written {
  readonly texts: SharedTexts;
  readonly styles: StyleList;
}

/** `xl/worksheets/sheet1.xml`. Nothing is frozen, filtered, hidden or merged: each of these is in the way of a screen reader. */
export function xlsxSheet(sheet: Sheet, index: number, { marking, title }: Workbook, written: Written): string {
  const { lines, table } = sheet;
  const widths = columnWidths(sheet);
  const rows = [
    rowOf(1, 1.4, [textCell(written, 1, 0, sheet.title, titleStyle)]),
    ...lines.map((line, index) => {
      const cell = textCell(written, index + 2, 0, line.text, lineStyle(line.link !== undefined));
      return rowOf(index + 2, linesOf([line], widths), [cell]);
    }),
    ...(table ? tableRows(table, headerRow(sheet), widths, written) : []),
  ];
  return xmlDocument(
    element(
      "worksheet",
      { xmlns: mainNamespace, "xmlns:r": relationsNamespace },
      element("sheetPr", {}, element("pageSetUpPr", { fitToPage: 1 })),
      element("dimension", { ref: `A1:${columnName((table?.columns.length ?? 1) - 1)}${lastRow(sheet)}` }),
      element(
        "sheetViews",
        {},
        element(
          "sheetView",
          { tabSelected: index === 0 ? 1 : undefined, workbookViewId: 0 },
          element("selection", { activeCell: "A1", sqref: "A1" }),
        ),
      ),
      element("sheetFormatPr", { defaultRowHeight: lineHeight }),
      element(
        "cols",
        {},
        widths.map((width, column) =>
          // Twelve-point letters are wider than the eleven-point ones that Excel counts in.
          element("col", { min: column + 1, max: column + 1, width: Math.ceil(width * 1.2), customWidth: 1 }),
        ),
      ),
      element("sheetData", {}, rows),
      hyperlinks(sheet),
      element("pageMargins", { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 }),
      element("pageSetup", { paperSize: 9, orientation: "landscape", fitToWidth: 1, fitToHeight: 0 }),
      element(
        "headerFooter",
        {},
        marking ? element("oddHeader", {}, pageText(`&C${literal(marking)}`)) : undefined,
        element(
          "oddFooter",
          {},
          pageText(`&L${literal(title)}${marking ? `&C${literal(marking)}` : ""}&RPage &P of &N`),
        ),
      ),
      table ? element("tableParts", { count: 1 }, element("tablePart", { "r:id": "rId1" })) : undefined,
    ),
  );
}

/** `xl/tables/table1.xml`: what makes the cells a table with a header row to a screen reader. */
export function xlsxTable(sheet: Sheet, table: NonNullable<Sheet["table"]>, id: number): string {
  return xmlDocument(
    element(
      "table",
      {
        xmlns: mainNamespace,
        id,
        name: table.name,
        displayName: table.name,
        ref: tableRange(sheet, table),
        headerRowCount: 1,
        totalsRowShown: 0,
      },
      element(
        "tableColumns",
        { count: table.columns.length },
        table.columns.map(({ title }, column) => element("tableColumn", { id: column + 1, name: underscored(title) })),
      ),
      element("tableStyleInfo", {
        name: "TableStyleLight1",
        showFirstColumn: 0,
        showLastColumn: 0,
        showRowStripes: 0,
        showColumnStripes: 0,
      }),
    ),
  );
}

const lastRow = (sheet: Sheet): number => headerRow(sheet) + (sheet.table?.rows.length ?? -1);

const tableRange = (sheet: Sheet, table: NonNullable<Sheet["table"]>): string =>
  `A${headerRow(sheet)}:${columnName(table.columns.length - 1)}${lastRow(sheet)}`;

function tableRows(
  table: NonNullable<Sheet["table"]>,
  header: number,
  widths: readonly number[],
  written: Written,
): string[] {
  return [
    rowOf(
      header,
      linesOf(
        table.columns.map(({ title }) => ({ text: title })),
        widths,
      ),
      table.columns.map(({ title, align }, column) =>
        textCell(written, header, column, title, headerStyle(align, column)),
      ),
    ),
    ...table.rows.map(({ cells }, index) => {
      const row = header + 1 + index;
      return rowOf(
        row,
        linesOf(cells, widths),
        cells.map((cell, column) => {
          const style = cellStyle(table, index, column);
          if ("text" in cell) return textCell(written, row, column, cell.text, style);
          const attributes = { r: `${columnName(column)}${row}`, s: written.styles.place(style) };
          return element("c", attributes, element("v", {}, cell.number));
        }),
      );
    }),
  ];
}

/** Points of a line of text. */
const lineHeight = 15.75;
/** More than Excel allows a row. */
const tallest = 409;

/** The height is a guess, not a wish: without `customHeight` a spreadsheet fits it to the text when it changes. */
const rowOf = (row: number, lines: number, cells: readonly string[]): string =>
  element("row", { r: row, ht: Math.min(tallest, lines * lineHeight) }, cells);

function textCell(written: Written, row: number, column: number, text: string, style: CellStyle): string {
  const kept = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
  const attributes = { r: `${columnName(column)}${row}`, s: written.styles.place(style), t: "s" };
  return element("c", attributes, element("v", {}, written.texts.place(kept)));
}

function hyperlinks(sheet: Sheet): string | undefined {
  const link = (row: number, text: string, to: string): string =>
    element("hyperlink", { ref: `A${row}`, location: `'${to}'!A1`, display: text });
  const header = headerRow(sheet);
  const links = [
    ...sheet.lines.flatMap(({ text, link: to }, index) => (to ? [link(index + 2, text, to)] : [])),
    ...(sheet.table?.rows ?? []).flatMap(({ cells: [first] }, index) =>
      first && "text" in first && first.link ? [link(header + 1 + index, first.text, first.link)] : [],
    ),
  ];
  return links.length === 0 ? undefined : element("hyperlinks", {}, links);
}

/** Excel reads `_x0041_` in a text as the letter of that number. */
const underscored = (text: string): string => text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
const xlsxText = (text: string): string => escapeXml(underscored(text));

const literal = (text: string): string => text.replaceAll("&", "&&");
/** Margins of pages take 255 characters, codes included. */
const pageText = (text: string): string => escapeXml(text.slice(0, 255));
