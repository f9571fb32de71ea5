import type { CellStyle, StyleList } from "./cell-styles.ts";
import type { NumberFormat, Workbook } from "./workbook.ts";
import { element, escapeXml, xmlDocument } from "./xml.ts";

/** Every namespace that the parts use. */
export const odsNamespaces = {
  "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  "xmlns:style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  "xmlns:text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  "xmlns:table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  "xmlns:fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  "xmlns:number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
  "xmlns:meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:xlink": "http://www.w3.org/1999/xlink",
  "office:version": "1.3",
} as const;

/** Points a character of the cells takes, about. */
const characterWidth = 6.4;

export const cellStyleName = (place: number): string => `cell${place + 1}`;
export const columnStyleName = (width: number): string => `column${width}`;

/** What `content.xml` needs of styles: columns by their widths, and cells in the order of the list. */
export function automaticStyles(list: StyleList, widths: readonly number[]): string {
  const columns = [...new Set(widths)].map((width) =>
    element(
      "style:style",
      { "style:name": columnStyleName(width), "style:family": "table-column" },
      element("style:table-column-properties", { "style:column-width": `${Math.round(width * characterWidth)}pt` }),
    ),
  );
  const row = element(
    "style:style",
    { "style:name": "row", "style:family": "table-row" },
    element("style:table-row-properties", { "style:use-optimal-row-height": "true" }),
  );
  const sheet = element(
    "style:style",
    { "style:name": "sheet", "style:family": "table", "style:master-page-name": "Default" },
    element("style:table-properties", { "table:display": "true", "style:writing-mode": "lr-tb" }),
  );
  const formats = list.styles.flatMap(({ format }, place) => (format ? numberStyles(format, place) : []));
  return element("office:automatic-styles", {}, columns, row, sheet, formats, list.styles.map(cellOf));
}

function cellOf(style: CellStyle, place: number): string {
  const { role, align, bold, indented, format } = style;
  const parent = role === "title" ? "Heading_20_1" : role === "link" ? "Hyperlink" : "Default";
  return element(
    "style:style",
    {
      "style:name": cellStyleName(place),
      "style:family": "table-cell",
      "style:parent-style-name": parent,
      "style:data-style-name": format ? numberStyleName(place) : undefined,
    },
    element("style:table-cell-properties", {
      "fo:wrap-option": role === "title" ? undefined : "wrap",
      "style:vertical-align": role === "header" ? "bottom" : "top",
      "fo:border-bottom": role === "header" ? "1.5pt solid #1b1f24" : undefined,
    }),
    element("style:paragraph-properties", {
      "fo:text-align": align === "right" ? "end" : "start",
      "fo:margin-left": indented ? "2.5mm" : undefined,
    }),
    bold && role !== "title" ? element("style:text-properties", { "fo:font-weight": "bold" }) : undefined,
  );
}

const numberStyleName = (place: number): string => `number${place + 1}`;

/** A style for the numbers of a cell style; where a plus is shown, one for what is more than 0 and one for what is less come first. */
function numberStyles(format: NumberFormat, place: number): string[] {
  const { decimals, percent, signed } = format;
  const kind = percent ? "number:percentage-style" : "number:number-style";
  const name = numberStyleName(place);
  const digits = element("number:number", {
    "number:decimal-places": decimals,
    "number:min-decimal-places": decimals,
    "number:min-integer-digits": 1,
    "number:grouping": "true",
  });
  const sign = (text: string): string => element("number:text", {}, text);
  const after = percent ? sign("%") : undefined;
  if (!signed) return [element(kind, { "style:name": name }, digits, after)];
  const part = (suffix: string, before: string): string =>
    element(kind, { "style:name": `${name}${suffix}`, "style:volatile": "true" }, sign(before), digits, after);
  const when = (condition: string, suffix: string): string =>
    element("style:map", { "style:condition": condition, "style:apply-style-name": `${name}${suffix}` });
  return [
    part("P0", "+"),
    part("P1", "-"),
    element(kind, { "style:name": name }, digits, after, when("value()>0", "P0"), when("value()<0", "P1")),
  ];
}

/** `styles.xml`: the named styles, and the page with the marking in its margins. */
export function odsStyles({ language, marking, title }: Workbook): string {
  const [tongue, country] = language.split("-");
  const cell = (name: string, display: string, ...properties: readonly string[]): string =>
    element(
      "style:style",
      {
        "style:name": name,
        "style:display-name": display,
        "style:family": "table-cell",
        "style:parent-style-name": name === "Default" ? undefined : "Default",
      },
      properties,
    );
  const line = (...content: readonly string[]): string => element("text:p", {}, content);
  const stamp = marking ? escapeXml(marking) : undefined;
  return xmlDocument(
    element(
      "office:document-styles",
      odsNamespaces,
      element(
        "office:styles",
        {},
        element(
          "style:default-style",
          { "style:family": "table-cell" },
          element("style:text-properties", {
            "fo:font-family": "Arial",
            "style:font-family-generic": "swiss",
            "fo:font-size": "12pt",
            "fo:color": "#1b1f24",
            "fo:language": tongue,
            "fo:country": country,
          }),
        ),
        cell("Default", "Default"),
        cell(
          "Heading_20_1",
          "Heading 1",
          element("style:text-properties", { "fo:font-size": "16pt", "fo:font-weight": "bold" }),
        ),
        cell(
          "Hyperlink",
          "Hyperlink",
          element("style:text-properties", {
            "fo:color": "#12436d",
            "style:text-underline-style": "solid",
            "style:text-underline-width": "auto",
            "style:text-underline-color": "font-color",
          }),
        ),
      ),
      element(
        "office:automatic-styles",
        {},
        element(
          "style:page-layout",
          { "style:name": "page" },
          element("style:page-layout-properties", {
            "fo:page-width": "297mm",
            "fo:page-height": "210mm",
            "style:print-orientation": "landscape",
            "fo:margin": "15mm",
            "style:scale-to-X": 1,
            "style:scale-to-Y": 0,
          }),
          element(
            "style:header-style",
            {},
            element("style:header-footer-properties", { "fo:min-height": "8mm", "fo:margin-bottom": "3mm" }),
          ),
          element(
            "style:footer-style",
            {},
            element("style:header-footer-properties", { "fo:min-height": "8mm", "fo:margin-top": "3mm" }),
          ),
        ),
      ),
      element(
        "office:master-styles",
        {},
        element(
          "style:master-page",
          { "style:name": "Default", "style:page-layout-name": "page" },
          element("style:header", { "style:display": stamp ? "true" : "false" }, line(stamp ?? "")),
          element(
            "style:footer",
            {},
            element("style:region-left", {}, line(escapeXml(title))),
            element("style:region-center", {}, line(stamp ?? "")),
            element(
              "style:region-right",
              {},
              line("Page ", element("text:page-number", {}), " of ", element("text:page-count", {})),
            ),
          ),
        ),
      ),
    ),
  );
}
