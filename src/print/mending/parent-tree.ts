import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  type PDFRef,
} from "pdf-lib";
import { key } from "../pdf/names.ts";

/** Which element each marked content and each annotation belongs to, by the numbers that pages and annotations bear. */
export class ParentTree {
  readonly #entries = new Map<number, PDFObject>();

  constructor(document: PDFDocument) {
    const root = document.catalog.lookupMaybe(key("StructTreeRoot"), PDFDict)?.lookupMaybe(key("ParentTree"), PDFDict);
    if (root) this.#collect(root);
  }

  #collect(node: PDFDict): void {
    const numbers = node.lookupMaybe(key("Nums"), PDFArray)?.asArray() ?? [];
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const [number, entry] = [numbers[index], numbers[index + 1]];
      if (number instanceof PDFNumber && entry) this.#entries.set(number.asNumber(), entry);
    }
    for (const kid of node.lookupMaybe(key("Kids"), PDFArray)?.asArray() ?? []) {
      const dict = node.context.lookup(kid);
      if (dict instanceof PDFDict) this.#collect(dict);
    }
  }

  /** The elements of a page's marked contents, by their numbers. */
  ofPage(page: PDFPage): PDFArray | undefined {
    const number = page.node.lookupMaybe(key("StructParents"), PDFNumber);
    const entry = number && page.doc.context.lookup(this.#entries.get(number.asNumber()));
    return entry instanceof PDFArray ? entry : undefined;
  }
}

/** Takes one marked content of a page out of the tree. Its number stays, so that the others keep theirs. */
export function forget(elements: PDFArray, mcid: number, page: PDFPage): void {
  const dict = elements.lookup(mcid);
  if (!(dict instanceof PDFDict)) return;
  const kids = dict.lookup(key("K"));
  if (kids instanceof PDFArray) {
    const at = kids.asArray().findIndex((kid) => isContent(kid, mcid, dict, page));
    if (at >= 0) kids.remove(at);
  } else if (kids && isContent(kids, mcid, dict, page)) dict.delete(key("K"));
  elements.set(mcid, PDFNull);
}

/** Gives an element one more marked content of a page, before another one of its own; the number of the new one. */
export function adopt(
  elements: PDFArray,
  owner: { readonly dict: PDFDict; readonly ref: PDFRef },
  page: PDFPage,
  before: number | undefined,
): number {
  const { dict, ref } = owner;
  const mcid = elements.size();
  elements.push(ref);
  const entry = dict.context.obj({ Type: "MCR", Pg: page.ref, MCID: mcid });
  const kids = dict.lookup(key("K"));
  if (kids instanceof PDFArray) {
    const at = kids.asArray().findIndex((kid) => before !== undefined && isContent(kid, before, dict, page));
    kids.insert(at < 0 ? kids.size() : at, entry);
  } else {
    const first = dict.get(key("K"));
    dict.set(key("K"), dict.context.obj(first ? [entry, first] : [entry]));
  }
  return mcid;
}

/** A plain number is of the page that the element names; a reference names its own. */
function isContent(kid: PDFObject, mcid: number, dict: PDFDict, page: PDFPage): boolean {
  const held = dict.context.lookup(kid);
  if (held instanceof PDFNumber) return held.asNumber() === mcid && dict.get(key("Pg")) === page.ref;
  if (!(held instanceof PDFDict)) return false;
  const number = held.lookup(key("MCID"));
  return (
    number instanceof PDFNumber &&
    number.asNumber() === mcid &&
    (held.get(key("Pg")) ?? dict.get(key("Pg"))) === page.ref
  );
}
