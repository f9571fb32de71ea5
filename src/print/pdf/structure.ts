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
import { key, nameText } from "./names.ts";

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
  const pages = new Map(document.getPages().map((page, index) => [page.ref.toString(), index]));
  const pageOf = (dict: PDFDict, otherwise: number): number => {
    const page = dict.get(key("Pg"));
    return page instanceof PDFRef ? (pages.get(page.toString()) ?? -1) : otherwise;
  };
  const seen = new Set<PDFDict>();
  const kidsOf = (object: PDFObject | undefined, parent: Element, page: number): Kid[] => {
    const kid = context.lookup(object);
    if (kid instanceof PDFArray) return kid.asArray().flatMap((one) => kidsOf(one, parent, page));
    if (kid instanceof PDFNumber) return [{ kind: "content", page, mcid: kid.asNumber() }];
    if (!(kid instanceof PDFDict)) return [];
    const type = kid.lookup(key("Type"));
    if (type === key("MCR"))
      return [
        { kind: "content", page: pageOf(kid, page), mcid: kid.lookupMaybe(key("MCID"), PDFNumber)?.asNumber() ?? -1 },
      ];
    if (type === key("OBJR")) {
      const target = kid.get(key("Obj"));
      return [{ kind: "object", ref: target instanceof PDFRef ? target : undefined, page: pageOf(kid, page) }];
    }
    if (seen.has(kid)) return [];
    return [{ kind: "element", element: read(kid, object instanceof PDFRef ? object : undefined, parent, page) }];
  };
  const read = (dict: PDFDict, ref: PDFRef | undefined, parent: Element | undefined, outer: number): Element => {
    seen.add(dict);
    const name = dict.lookupMaybe(key("S"), PDFName);
    const tag = name ? nameText(name) : "";
    const kids: Kid[] = [];
    const element: Element = { tag, role: roleOf(tag, roles), dict, ref, parent, kids };
    kids.push(...kidsOf(dict.get(key("K")), element, pageOf(dict, outer)));
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
    toCome.push(...kidElements(element).reverse());
  }
}

export const kidElements = (element: Element): Element[] =>
  element.kids.flatMap((kid) => (kid.kind === "element" ? [kid.element] : []));

/** An attribute of an element, whoever owns it. */
export function attribute(element: Element, owner: string, name: string): PDFObject | undefined {
  const held = element.dict.lookup(key("A"));
  const dicts = held instanceof PDFArray ? held.asArray().map((one) => element.dict.context.lookup(one)) : [held];
  for (const dict of dicts)
    if (dict instanceof PDFDict && dict.lookup(key("O")) === key(owner)) {
      const value = dict.lookup(key(name));
      if (value) return value;
    }
  return undefined;
}

export const textOf = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;

/** The words that stand for a picture. */
export const alternativeOf = (element: Element): string | undefined =>
  textOf(element.dict.lookup(key("Alt"))) ?? textOf(element.dict.lookup(key("ActualText")));
