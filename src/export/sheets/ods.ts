import { type CellStyle, cellStyle, headerStyle, lineStyle, StyleList, titleStyle } from "./cell-styles.ts";
import { columnName, columnWidths, shownNumber } from "./layout.ts";
import { automaticStyles, cellStyleName, columnStyleName, odsNamespaces, odsStyles } from "./ods-styles.ts";
import { headerRow, type Sheet, type SheetCell, type Workbook } from "./workbook.ts";
import { element, escapeXml, xmlDocument } from "./xml.ts";
import { zip } from "./zip.ts";

const mediaType = "application/vnd.oasis.opendocument.spreadsheet";

/** A workbook as an OpenDocument spreadsheet (ISO/IEC 26300, version 1.3), the format in which UK government publishes. */
export function writeOds(workbook: Workbook): Uint8Array {
  return zip([
    ["mimetype", mediaType],
    ["META-INF/manifest.xml", manifest],
    ["meta.xml", meta(workbook)],
    ["styles.xml", odsStyles(workbook)],
    ["content.xml", content(workbook)],
  ]);
}

function content(workbook: Workbook): string {
  const { sheets } = workbook;
  const styles = new StyleList(workbook);
  const tables = sheets.flatMap((sheet) => (sheet.table ? [{ sheet, table: sheet.table }] : []));
  return xmlDocument(
    element(
      "office:document-content",
      odsNamespaces,
      automaticStyles(styles, sheets.flatMap(columnWidths)),
      element(
        "office:body",
        {},
        element(
          "office:spreadsheet",
          {},
          sheets.map((sheet) => sheetElement(sheet, styles)),
          // Names the table, and says that its first row is its header.
          element(
            "table:database-ranges",
            {},
            tables.map(({ sheet, table }) => {
              const last = `${columnName(table.columns.length - 1)}${headerRow(sheet) + table.rows.length}`;
              return element("table:database-range", {
                "table:name": table.name,
                "table:target-range-address": `${sheet.name}.A${headerRow(sheet)}:${sheet.name}.${last}`,
                "table:contains-header": "true",
                "table:display-filter-buttons": "false",
              });
            }),
          ),
        ),
      ),
    ),
  );
}

function sheetElement(sheet: Sheet, styles: StyleList): string {
  const { name, title, lines, table } = sheet;
  const row = (...cells: readonly string[]): string => element("table:table-row", { "table:style-name": "row" }, cells);
  const cell = (value: SheetCell, style: CellStyle): string => cellElement(value, cellStyleName(styles.place(style)));
  return element(
    "table:table",
    { "table:name": name, "table:style-name": "sheet" },
    columnWidths(sheet).map((width) => element("table:table-column", { "table:style-name": columnStyleName(width) })),
    row(cell({ text: title }, titleStyle)),
    lines.map((line) => row(cell(line, lineStyle(line.link !== undefined)))),
    table
      ? [
          element(
            "table:table-header-rows",
            {},
            row(...table.columns.map(({ title: text, align }, column) => cell({ text }, headerStyle(align, column)))),
          ),
          table.rows.map(({ cells }, index) =>
            row(...cells.map((one, column) => cell(one, cellStyle(table, index, column)))),
          ),
        ]
      : undefined,
  );
}

function cellElement(cell: SheetCell, style: string): string {
  if ("text" in cell) {
    const words = escapeXml(cell.text);
    const link = cell.link;
    return element(
      "table:table-cell",
      { "table:style-name": style, "office:value-type": "string" },
      element(
        "text:p",
        {},
        link ? element("text:a", { "xlink:href": `#${link}.A1`, "xlink:type": "simple" }, words) : words,
      ),
    );
  }
  return element(
    "table:table-cell",
    {
      "table:style-name": style,
      "office:value-type": cell.format.percent ? "percentage" : "float",
      "office:value": cell.number,
    },
    element("text:p", {}, shownNumber(cell.number, cell.format)),
  );
}

function meta({ title, subject, creator, marking, status, language, date }: Workbook): string {
  const moment = `${date}T00:00:00`;
  return xmlDocument(
    element(
      "office:document-meta",
      odsNamespaces,
      element(
        "office:meta",
        {},
        element("meta:generator", {}, "csp-assess"),
        element("dc:title", {}, escapeXml(title)),
        element("dc:subject", {}, escapeXml(subject)),
        marking ? element("meta:keyword", {}, escapeXml(marking)) : undefined,
        element("meta:initial-creator", {}, escapeXml(creator)),
        element("dc:creator", {}, escapeXml(creator)),
        element("meta:creation-date", {}, moment),
        element("dc:date", {}, moment),
        element("dc:language", {}, language),
        element("meta:user-defined", { "meta:name": "Status" }, escapeXml(status)),
      ),
    ),
  );
}

const manifest = xmlDocument(
  element(
    "manifest:manifest",
    {
      "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
      "manifest:version": "1.3",
    },
    [
      ["/", mediaType],
      ["content.xml", "text/xml"],
      ["styles.xml", "text/xml"],
      ["meta.xml", "text/xml"],
    ].map(([path, type]) =>
      element("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type }),
    ),
  ),
);
