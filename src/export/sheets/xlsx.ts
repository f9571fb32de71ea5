import { StyleList } from "./cell-styles.ts";
import { headerRow, type Sheet, type Workbook } from "./workbook.ts";
import { mainNamespace, relationsNamespace, SharedTexts, xlsxSheet, xlsxTable } from "./xlsx-sheet.ts";
import { xlsxStyles } from "./xlsx-styles.ts";
import { element, escapeXml, xmlDocument } from "./xml.ts";
import { zip } from "./zip.ts";

const packages = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook as an Office Open XML file (ECMA-376). The parts are written here, and not by a package: those that there are either cannot
 * mark up tables, or put the time of writing into the file.
 */
export function writeXlsx(workbook: Workbook): Uint8Array {
  const { sheets } = workbook;
  const written = { texts: new SharedTexts(), styles: new StyleList(workbook) };
  const tables = sheets.flatMap((sheet, index) =>
    sheet.table ? [{ sheet, table: sheet.table, number: index + 1 }] : [],
  );
  const sheetParts = sheets.map(
    (sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, xlsxSheet(sheet, index, workbook, written)] as const,
  );
  return zip([
    [
      "[Content_Types].xml",
      contentTypes(
        sheets.length,
        tables.map(({ number }) => number),
      ),
    ],
    [
      "_rels/.rels",
      relationships([
        [`${relationsNamespace}/officeDocument`, "xl/workbook.xml"],
        [`${packages}/relationships/metadata/core-properties`, "docProps/core.xml"],
        [`${relationsNamespace}/extended-properties`, "docProps/app.xml"],
      ]),
    ],
    ["docProps/core.xml", coreProperties(workbook)],
    ["docProps/app.xml", applicationProperties],
    ["xl/workbook.xml", workbookPart(sheets)],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...sheets.map((_, index) => [`${relationsNamespace}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
        [`${relationsNamespace}/styles`, "styles.xml"],
        [`${relationsNamespace}/sharedStrings`, "sharedStrings.xml"],
      ]),
    ],
    ["xl/styles.xml", xlsxStyles(written.styles)],
    ["xl/sharedStrings.xml", written.texts.xml()],
    ...sheetParts,
    ...tables.map(
      ({ number }) =>
        [
          `xl/worksheets/_rels/sheet${number}.xml.rels`,
          relationships([[`${relationsNamespace}/table`, `../tables/table${number}.xml`]]),
        ] as const,
    ),
    ...tables.map(
      ({ sheet, table, number }) => [`xl/tables/table${number}.xml`, xlsxTable(sheet, table, number)] as const,
    ),
  ]);
}

function workbookPart(sheets: readonly Sheet[]): string {
  return xmlDocument(
    element(
      "workbook",
      { xmlns: mainNamespace, "xmlns:r": relationsNamespace },
      element("bookViews", {}, element("workbookView", { activeTab: 0 })),
      element(
        "sheets",
        {},
        sheets.map(({ name }, index) => element("sheet", { name, sheetId: index + 1, "r:id": `rId${index + 1}` })),
      ),
      element(
        "definedNames",
        {},
        // The header row is printed again on every page.
        sheets.flatMap((sheet, index) => {
          const row = headerRow(sheet);
          return sheet.table
            ? [
                element(
                  "definedName",
                  { name: "_xlnm.Print_Titles", localSheetId: index },
                  escapeXml(`'${sheet.name}'!$${row}:$${row}`),
                ),
              ]
            : [];
        }),
      ),
    ),
  );
}

function coreProperties({ title, subject, creator, marking, status, language, date }: Workbook): string {
  const moment = `${date}T00:00:00Z`;
  const time = { "xsi:type": "dcterms:W3CDTF" };
  return xmlDocument(
    element(
      "cp:coreProperties",
      {
        "xmlns:cp": `${packages}/metadata/core-properties`,
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      },
      element("dc:title", {}, escapeXml(title)),
      element("dc:subject", {}, escapeXml(subject)),
      element("dc:creator", {}, escapeXml(creator)),
      marking ? element("cp:keywords", {}, escapeXml(marking)) : undefined,
      element("dc:language", {}, language),
      element("cp:contentStatus", {}, escapeXml(status)),
      element("dcterms:created", time, moment),
      element("dcterms:modified", time, moment),
    ),
  );
}

const applicationProperties = xmlDocument(
  element(
    "Properties",
    { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" },
    element("Application", {}, "csp-assess"),
  ),
);

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  xmlDocument(
    element(
      "Relationships",
      { xmlns: `${packages}/relationships` },
      targets.map(([Type, Target], index) => element("Relationship", { Id: `rId${index + 1}`, Type, Target })),
    ),
  );

function contentTypes(sheets: number, tables: readonly number[]): string {
  const part = (PartName: string, ContentType: string): string => element("Override", { PartName, ContentType });
  return xmlDocument(
    element(
      "Types",
      { xmlns: `${packages}/content-types` },
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }),
      element("Default", { Extension: "xml", ContentType: "application/xml" }),
      part("/xl/workbook.xml", `${spreadsheet}.sheet.main+xml`),
      part("/xl/styles.xml", `${spreadsheet}.styles+xml`),
      part("/xl/sharedStrings.xml", `${spreadsheet}.sharedStrings+xml`),
      Array.from({ length: sheets }, (_, index) =>
        part(`/xl/worksheets/sheet${index + 1}.xml`, `${spreadsheet}.worksheet+xml`),
      ),
      tables.map((number) => part(`/xl/tables/table${number}.xml`, `${spreadsheet}.table+xml`)),
      part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ),
  );
}
