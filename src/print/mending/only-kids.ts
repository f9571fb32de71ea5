import { PDFArray, PDFDict, type PDFDocument, PDFNumber, type PDFObject, PDFRef } from "pdf-lib";
import { entryOf, key } from "../pdf/names.ts";
import { ParentTree } from "./parent-tree.ts";

/** All that an element has that does nothing but hold content. */
const ofHolders: ReadonlySet<PDFObject> = new Set(["Type", "S", "P", "K", "Pg"].map(key));

/**
 * Chromium puts each stretch of text into an element without a meaning (`NonStruct`), also where it is all that a cell or a heading holds: they are
 * half of the objects of a long paper. Where one is the only kid of an element, that element takes over its content.
 */
export function takeOverOnlyKids(document: PDFDocument): void {
  const { context } = document;
  const parents = new ParentTree(document);
  const owned = new Map(document.getPages().map((page) => [page.ref, parents.ofPage(page)]));
  const entryOfParents = (content: PDFObject, page: PDFObject | undefined): Owned | undefined => {
    const marked = content instanceof PDFDict ? content : undefined;
    const number = marked ? entryOf(marked, "MCID") : content;
    const of = marked?.get(key("Pg")) ?? page;
    const elements = of instanceof PDFRef ? owned.get(of) : undefined;
    return number instanceof PDFNumber && elements ? { elements, mcid: number.asNumber() } : undefined;
  };
  for (const [ref, element] of context.enumerateIndirectObjects()) {
    if (!(element instanceof PDFDict) || !element.has(key("S")) || element.has(key("Pg"))) continue;
    const kid = element.get(key("K"));
    const holder = kid instanceof PDFRef ? context.lookup(kid) : undefined;
    if (!(kid instanceof PDFRef) || !(holder instanceof PDFDict) || holder.get(key("S")) !== key("NonStruct")) continue;
    if (holder.keys().some((name) => !ofHolders.has(name))) continue;
    const held = holder.get(key("K"));
    const page = holder.get(key("Pg"));
    const contents = (held instanceof PDFArray ? held.asArray() : held ? [held] : []).map((one) =>
      entryOfParents(one, page),
    );
    if (!held || contents.some((one) => one === undefined)) continue;
    for (const one of contents) one?.elements.set(one.mcid, ref);
    element.set(key("K"), held);
    if (page) element.set(key("Pg"), page);
    context.delete(kid);
  }
}

/** Where the tree of parents says whose a content is. */
interface Owned {
  readonly elements: PDFArray;
  readonly mcid: number;
}
