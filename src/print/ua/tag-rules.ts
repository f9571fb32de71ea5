import { PDFArray, PDFName } from "pdf-lib";
import { key, nameText } from "../pdf/names.ts";
import { alternativeOf, attribute, type Element, kidElements, textOf } from "../pdf/structure.ts";
import { type Checked, elementRule, placeOf, type Rule, rule } from "./rule.ts";

const numbered = (element: Element): number => Number(/^H([1-6])$/.exec(element.role)?.[1] ?? Number.NaN);
const levels = ({ elements }: Checked): number[] => elements.map(numbered).filter((level) => !Number.isNaN(level));

/** Which tags may stand in a tag, and in which tags a tag may stand. */
interface Syntax {
  readonly holds: Readonly<Record<string, readonly string[]>>;
  readonly standsIn: Readonly<Record<string, readonly string[]>>;
}

// ISO 32000-1: table 337 for tables, 336 for lists, 333 for contents, 338 for the two of East Asian typography.
const tables: Syntax = {
  holds: {
    Table: ["TR", "THead", "TBody", "TFoot", "Caption"],
    THead: ["TR"],
    TBody: ["TR"],
    TFoot: ["TR"],
    TR: ["TH", "TD"],
  },
  standsIn: {
    TR: ["Table", "THead", "TBody", "TFoot"],
    TH: ["TR"],
    TD: ["TR"],
    THead: ["Table"],
    TBody: ["Table"],
    TFoot: ["Table"],
  },
};
const lists: Syntax = {
  holds: { L: ["L", "LI", "Caption"], LI: ["Lbl", "LBody"] },
  standsIn: { LI: ["L"], LBody: ["LI"] },
};
const contents: Syntax = {
  holds: { TOC: ["TOC", "TOCI", "Caption"], TOCI: ["Lbl", "Reference", "NonStruct", "P", "TOC"] },
  standsIn: { TOCI: ["TOC"] },
};
const ruby: Syntax = { holds: { Ruby: ["RB", "RT", "RP"] }, standsIn: { RB: ["Ruby"], RT: ["Ruby"], RP: ["Ruby"] } };
const warichu: Syntax = { holds: { Warichu: ["WT", "WP"] }, standsIn: { WT: ["Warichu"], WP: ["Warichu"] } };

/** An element that stands where its tag may not, or holds text or a tag that it may not. */
const breaks =
  ({ holds, standsIn }: Syntax) =>
  (element: Element): boolean => {
    const places = standsIn[element.role];
    if (places && !places.includes(element.parent?.role ?? "")) return true;
    const allowed = holds[element.role];
    return (
      allowed !== undefined && element.kids.some((kid) => kid.kind !== "element" || !allowed.includes(kid.element.role))
    );
  };

const captionAstray = (table: Element): boolean => {
  const kids = kidElements(table);
  return kids.some(({ role }, index) => role === "Caption" && index > 0 && index < kids.length - 1);
};

const above = (element: Element, role: string): Element | undefined => {
  for (let one = element.parent; one; one = one.parent) if (one.role === role) return one;
  return undefined;
};
const below = (element: Element): Element[] => kidElements(element).flatMap((kid) => [kid, ...below(kid)]);
const namesHeaders = (cell: Element): boolean => {
  const headers = attribute(cell, "Table", "Headers");
  return headers instanceof PDFArray && headers.size() > 0;
};

const ordered = new Set(["Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"]);
const numbering = (list: Element): string | undefined => {
  const value = attribute(list, "List", "ListNumbering");
  return value instanceof PDFName ? nameText(value) : undefined;
};
/** A list whose labels are numbers or letters. */
const isOrdered = (list: Element, { speak }: Checked): boolean => {
  const labels = kidElements(list).flatMap((item) => kidElements(item).filter(({ role }) => role === "Lbl"));
  return list.role === "L" && labels.some((label) => /^\s*\(?(?:\d+|[A-Za-z])[.)]?\s*$/.test(speak(label)));
};

const noteId = (element: Element): string | undefined => textOf(element.dict.lookup(key("ID")));

export const tagRules: readonly Rule[] = [
  elementRule(
    "09-004",
    "a table's tags are not put together as tables are",
    (element) => breaks(tables)(element) || (element.role === "Table" && captionAstray(element)),
  ),
  elementRule("09-005", "a list's tags are not put together as lists are", breaks(lists)),
  elementRule("09-006", "the tags of the contents are not put together as contents are", breaks(contents)),
  elementRule("09-007", "ruby tags are not put together as they should be", breaks(ruby)),
  elementRule("09-008", "warichu tags are not put together as they should be", breaks(warichu)),
  elementRule(
    "13-004",
    "a picture has no words to stand for it",
    (element) => element.role === "Figure" && !alternativeOf(element)?.trim(),
  ),
  rule("14-002", "the first heading is not of the first level", (checked) => {
    const [first] = levels(checked);
    return first === undefined || first === 1 ? [] : [`H${first}`];
  }),
  rule("14-003", "a level of headings is skipped", (checked) =>
    levels(checked).flatMap((level, index, all) => {
      const before = all[index - 1];
      return before !== undefined && level > before + 1 ? [`H${level} after H${before}`] : [];
    }),
  ),
  elementRule(
    "14-006",
    "an element holds two headings without levels",
    (element) => kidElements(element).filter(({ role }) => role === "H").length > 1,
  ),
  rule("14-007", "headings with and without levels are mixed", (checked) =>
    levels(checked).length > 0 && checked.elements.some(({ role }) => role === "H") ? ["the document"] : [],
  ),
  elementRule("15-003", "a header cell does not say what it is the header of", (element) => {
    if (element.role !== "TH" || attribute(element, "Table", "Scope")) return false;
    const table = above(element, "Table");
    const cells = table ? below(table).filter(({ role }) => role === "TD") : [];
    return cells.length === 0 || !cells.every(namesHeaders);
  }),
  elementRule(
    "16-001",
    "an ordered list does not say how it is numbered",
    (element, checked) => isOrdered(element, checked) && numbering(element) === undefined,
  ),
  elementRule("16-002", "an ordered list says that it is not", (element, checked) => {
    const value = numbering(element);
    return value !== undefined && !ordered.has(value) && isOrdered(element, checked);
  }),
  elementRule(
    "17-002",
    "a formula has no words to stand for it",
    (element) => element.role === "Formula" && !alternativeOf(element)?.trim(),
  ),
  elementRule("19-003", "a note has no name", (element) => element.role === "Note" && !noteId(element)),
  rule("19-004", "two notes have one name", (checked) => {
    const seen = new Set<string>();
    return checked.elements
      .filter((element) => {
        const id = element.role === "Note" ? noteId(element) : undefined;
        if (id === undefined) return false;
        const twice = seen.has(id);
        seen.add(id);
        return twice;
      })
      .map(placeOf);
  }),
];
