import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFRef } from "pdf-lib";
import { key } from "../pdf/names.ts";
import { attribute, type Element, everyElement, kidElements } from "../pdf/structure.ts";

/** Tags that browsers write and the standard does not know, with those that they stand for. */
const roles: Readonly<Record<string, string>> = { Strong: "Span", Em: "Span" };

/** Makes the tags those of the standard: its names, its lists, no elements without content where it wants some. */
export function mendTags(document: PDFDocument, structure: readonly Element[]): void {
  const root = document.catalog.lookupMaybe(key("StructTreeRoot"), PDFDict);
  if (!root) return;
  const used = new Set<string>();
  for (const element of everyElement(structure)) {
    used.add(element.tag);
    if (element.tag === "LI") mendItem(element);
    if (element.tag === "L") nameNumbering(element);
    if (element.tag === "Div" || element.tag === "NonStruct") nameCaption(element);
  }
  const named = Object.entries(roles).filter(([tag]) => used.has(tag));
  if (named.length > 0) root.set(key("RoleMap"), document.context.obj(Object.fromEntries(named)));
}

/** An item of a list is a label, if it has one, and a body. Bullets that are only drawn are no labels. */
function mendItem(item: Element): void {
  const { context } = item.dict;
  if (!item.ref || kidElements(item).some(({ tag }) => tag === "LBody")) return;
  const kids = kidsOf(item.dict);
  const isLabel = (kid: PDFObject): boolean => {
    const dict = context.lookup(kid);
    return dict instanceof PDFDict && dict.lookup(key("S")) === key("Lbl");
  };
  const labels = kids.filter((kid) => isLabel(kid) && kidsOf(context.lookup(kid) as PDFDict).length > 0);
  const rest = kids.filter((kid) => !isLabel(kid));
  const body = context.obj({ Type: "StructElem", S: "LBody", P: item.ref, K: rest });
  const page = item.dict.get(key("Pg"));
  if (page && rest.some((kid) => !(kid instanceof PDFRef))) body.set(key("Pg"), page);
  const ref = context.register(body);
  for (const kid of rest) {
    const dict = context.lookup(kid);
    if (dict instanceof PDFDict && dict.has(key("P"))) dict.set(key("P"), ref);
  }
  item.dict.set(key("K"), context.obj([...labels, ref]));
}

/** Some builds of Chromium do not tag the caption of a picture: it is what stands first in the box that the picture is in. */
function nameCaption(box: Element): void {
  const [first, second] = kidElements(box);
  if (second?.tag === "Figure" && (first?.tag === "Div" || first?.tag === "NonStruct"))
    first.dict.set(key("S"), key("Caption"));
}

/** A list whose items have numbers in front says so. */
function nameNumbering(list: Element): void {
  if (attribute(list, "List", "ListNumbering")) return;
  const labelled = kidElements(list).some((item) => kidElements(item).some(({ tag }) => tag === "Lbl"));
  const { context } = list.dict;
  list.dict.set(key("A"), context.obj([{ O: "List", ListNumbering: labelled ? "Decimal" : "None" }]));
}

export function kidsOf(dict: PDFDict): PDFObject[] {
  const kids = dict.get(key("K"));
  const held = dict.context.lookup(kids);
  return held instanceof PDFArray ? held.asArray() : kids ? [kids] : [];
}
