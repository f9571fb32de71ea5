import type { CellStyle, StyleList } from "./cell-styles.ts";
import { formatCode } from "./layout.ts";
import { element, xmlDocument } from "./xml.ts";

const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const font = "Arial";
const size = 12;
/** Numbers below 164 are those of formats that come with Excel. */
const firstOwnFormat = 164;

/** Fonts, each used by its place in this list. */
const fonts = { plain: 0, bold: 1, title: 2, link: 3 } as const;
const borders = { none: 0, below: 1 } as const;
/** Excel's own named styles, by which screen readers and the navigation know headings and links. */
const named = { normal: 0, heading: 1, link: 2 } as const;

/** `xl/styles.xml`. The styles of cells come in the order of the list, so that a cell names its style by its place there. */
export function xlsxStyles(list: StyleList): string {
  const formats = list.formats();
  const cellFormat = (style: CellStyle): string => {
    const { role, align, format } = style;
    return element(
      "xf",
      {
        numFmtId: format ? firstOwnFormat + formats.indexOf(formatCode(format)) : role === "number" ? 0 : 49,
        fontId: fontOf(style),
        fillId: 0,
        borderId: role === "header" ? borders.below : borders.none,
        xfId: role === "title" ? named.heading : role === "link" ? named.link : named.normal,
        applyNumberFormat: 1,
        applyFont: 1,
        applyBorder: 1,
        applyAlignment: 1,
      },
      element("alignment", {
        horizontal: align,
        indent: style.indented ? 1 : undefined,
        vertical: role === "header" ? "bottom" : "top",
        wrapText: role === "title" ? undefined : 1,
      }),
    );
  };
  const noLine = ["left", "right", "top", "bottom", "diagonal"].map((side) => element(side, {}));
  const lineBelow = ["left", "right", "top"].map((side) => element(side, {}));
  return xmlDocument(
    element(
      "styleSheet",
      { xmlns: namespace },
      formats.length === 0
        ? undefined
        : element(
            "numFmts",
            { count: formats.length },
            formats.map((formatCode, index) => element("numFmt", { numFmtId: firstOwnFormat + index, formatCode })),
          ),
      element(
        "fonts",
        { count: 4 },
        fontElement(size, []),
        fontElement(size, ["b"]),
        fontElement(size + 4, ["b"]),
        fontElement(size, ["u"], "FF12436D"),
      ),
      element(
        "fills",
        { count: 2 },
        element("fill", {}, element("patternFill", { patternType: "none" })),
        element("fill", {}, element("patternFill", { patternType: "gray125" })),
      ),
      element(
        "borders",
        { count: 2 },
        element("border", {}, noLine),
        element(
          "border",
          {},
          lineBelow,
          element("bottom", { style: "medium" }, element("color", { rgb: "FF1B1F24" })),
          element("diagonal", {}),
        ),
      ),
      element(
        "cellStyleXfs",
        { count: 3 },
        [fonts.plain, fonts.title, fonts.link].map((fontId) =>
          element("xf", { numFmtId: 0, fontId, fillId: 0, borderId: 0 }),
        ),
      ),
      element("cellXfs", { count: list.styles.length }, list.styles.map(cellFormat)),
      element(
        "cellStyles",
        { count: 3 },
        element("cellStyle", { name: "Normal", xfId: named.normal, builtinId: 0 }),
        element("cellStyle", { name: "Heading 1", xfId: named.heading, builtinId: 16, customBuiltin: 1 }),
        element("cellStyle", { name: "Hyperlink", xfId: named.link, builtinId: 8, customBuiltin: 1 }),
      ),
    ),
  );
}

function fontOf({ role, bold }: CellStyle): number {
  if (role === "title") return fonts.title;
  if (role === "link") return fonts.link;
  return bold ? fonts.bold : fonts.plain;
}

const fontElement = (points: number, marks: readonly string[], rgb = "FF1B1F24"): string =>
  element(
    "font",
    {},
    marks.map((mark) => element(mark, {})),
    element("sz", { val: points }),
    element("color", { rgb }),
    element("name", { val: font }),
    element("family", { val: 2 }),
  );
