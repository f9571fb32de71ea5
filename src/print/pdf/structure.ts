import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from "pdf-lib";
import { entryOf, key, nameText } from "./names.ts";

/** The tree of tags, as a reader of the document walks it. */
export interface Element {
  /** As written. */
  readonly tag: string;
  /** What the tag stands for, by the document's own table. */
  readonly role: string;
  readonly dict: PDFDict;
  readonly ref: PDFRef | undefined;
  readonly parent: Element | undefined;
  readonly kids: readonly Kid[];
}

export type Kid =
  | { readonly kind: "element"; readonly element: Element }
  /** Marked content of a page, counted from 0. */
  | { readonly kind: "content"; readonly page: number; readonly mcid: number }
  /** An annotation. */
  | { readonly kind: "object"; readonly ref: PDFRef | undefined; readonly page: number };

/** @returns the elements at the top of the tree; empty when the document has none. */
export function readStructure(document: PDFDocument): Element[] {
  const { catalog, context } = document;
  const root = catalog.lookupMaybe(key("StructTreeRoot"), PDFDict);
  if (!root) return [];
  const roles = roleMap(root);
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index]));
  const pageOf = (dict: PDFDict, otherwise: number): number => {
    const page = dict.get(key("Pg"));
    return page instanceof PDFRef ? (pages.get(page) ?? -1) : otherwise;
  };
  const seen = new Set<PDFDict>();
  const addKids = (kids: Kid[], object: PDFObject | undefined, parent: Element, page: number): void => {
    const kid = context.lookup(object);
    if (kid instanceof PDFArray)
      for (let index = 0; index < kid.size(); index += 1) addKids(kids, kid.get(index), parent, page);
    else if (kid instanceof PDFNumber) kids.push({ kind: "content", page, mcid: kid.asNumber() });
    if (!(kid instanceof PDFDict)) return;
    const type = entryOf(kid, "Type");
    if (type === key("MCR")) {
      const mcid = entryOf(kid, "MCID");
      kids.push({ kind: "content", page: pageOf(kid, page), mcid: mcid instanceof PDFNumber ? mcid.asNumber() : -1 });
    } else if (type === key("OBJR")) {
      const target = kid.get(key("Obj"));
      kids.push({ kind: "object", ref: target instanceof PDFRef ? target : undefined, page: pageOf(kid, page) });
    } else if (!seen.has(kid))
      kids.push({ kind: "element", element: read(kid, object instanceof PDFRef ? object : undefined, parent, page) });
  };
  const read = (dict: PDFDict, ref: PDFRef | undefined, parent: Element | undefined, outer: number): Element => {
    seen.add(dict);
    const name = entryOf(dict, "S");
    const tag = name instanceof PDFName ? nameText(name) : "";
    const kids: Kid[] = [];
    const element: Element = { tag, role: roleOf(tag, roles), dict, ref, parent, kids };
    addKids(kids, dict.get(key("K")), element, pageOf(dict, outer));
    return element;
  };
  const top = root.get(key("K"));
  const first = context.lookup(top);
  const entries = first instanceof PDFArray ? first.asArray() : top ? [top] : [];
  return entries.flatMap((entry) => {
    const dict = context.lookup(entry);
    return dict instanceof PDFDict ? [read(dict, entry instanceof PDFRef ? entry : undefined, undefined, -1)] : [];
  });
}

/** Tags that are not the standard's own, by what they stand for. */
export function roleMap(root: PDFDict): ReadonlyMap<string, string> {
  const map = root.lookupMaybe(key("RoleMap"), PDFDict);
  return new Map(
    (map?.entries() ?? []).flatMap(([from, to]) =>
      to instanceof PDFName ? [[from.decodeText(), to.decodeText()] as const] : [],
    ),
  );
}

/** Follows the table until it ends; a circle ends at the tag itself. */
function roleOf(tag: string, roles: ReadonlyMap<string, string>): string {
  let role = tag;
  for (let steps = 0; steps < 20; steps += 1) {
    const next = roles.get(role);
    if (next === undefined) return role;
    role = next;
  }
  return tag;
}

/** Every element, each before its kids. */
export function* everyElement(elements: readonly Element[]): Generator<Element> {
  // A list of what is still to come: generators within generators would hand each element through every level.
  const toCome = elements.toReversed();
  for (let element = toCome.pop(); element; element = toCome.pop()) {
    yield element;
    for (let index = element.kids.length - 1; index >= 0; index -= 1) {
      const kid = element.kids[index];
      if (kid?.kind === "element") toCome.push(kid.element);
    }
  }
}

/** Asked of every element, and more than once: a list for each of its kids would take longer than all the rest. */
export function kidElements(element: Element): Element[] {
  const elements: Element[] = [];
  for (const kid of element.kids) if (kid.kind === "element") elements.push(kid.element);
  return elements;
}

/** An attribute of an element, whoever owns it. */
export function attribute(element: Element, owner: string, name: string): PDFObject | undefined {
  const held = entryOf(element.dict, "A");
  const dicts = held instanceof PDFArray ? held.asArray().map((one) => element.dict.context.lookup(one)) : [held];
  for (const dict of dicts)
    if (dict instanceof PDFDict && entryOf(dict, "O") === key(owner)) {
      const value = entryOf(dict, name);
      if (value) return value;
    }
  return undefined;
}

export const textOf = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;

/** The words that stand for a picture. */
export const alternativeOf = (element: Element): string | undefined =>
  textOf(entryOf(element.dict, "Alt")) ?? textOf(entryOf(element.dict, "ActualText"));
