import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, type PDFRef } from "pdf-lib";
import { beforeEach, describe, expect, it } from "vitest";
import { takeOverOnlyKids } from "../../../src/print/mending/only-kids.ts";
import { type Element, everyElement, readStructure } from "../../../src/print/pdf/structure.ts";
import { savedAndLoaded } from "./saved.ts";

/** A document of two pages with ten marked contents each, whose tags are put together by each test. */
let document: PDFDocument;
let parents: PDFArray[];
let top: PDFRef;

beforeEach(async () => {
  document = await PDFDocument.create();
  const { context } = document;
  parents = [0, 1].map((page) => {
    document.addPage().node.set(PDFName.of("StructParents"), context.obj(page));
    return context.obj(Array.from({ length: 10 }, () => null)) as PDFArray;
  });
  top = context.register(context.obj({ Type: "StructElem", S: "Document", K: [] }));
  const numbers = parents.flatMap((entries, page) => [context.obj(page), context.register(entries)]);
  const root = context.obj({ Type: "StructTreeRoot", K: top, ParentTree: context.obj({ Nums: numbers }) });
  document.catalog.set(PDFName.of("StructTreeRoot"), context.register(root));
});

/** Adds an element; marked contents among its kids are given as numbers of the first page. */
function add(parent: PDFRef, tag: string, more: Readonly<Record<string, PDFObject>> = {}): PDFRef {
  const { context } = document;
  const ref = context.register(context.obj({ Type: "StructElem", S: tag, P: parent }));
  const dict = context.lookup(ref, PDFDict);
  for (const [name, value] of Object.entries(more)) dict.set(PDFName.of(name), value);
  const holder = context.lookup(parent, PDFDict);
  const kids = holder.get(PDFName.of("K"));
  // As Chromium writes them: a single kid without brackets.
  if (kids instanceof PDFArray) kids.push(ref);
  else holder.set(PDFName.of("K"), kids ? context.obj([kids, ref]) : ref);
  return ref;
}

const pageRef = (page: number): PDFRef => document.getPage(page).ref;

function holds(ref: PDFRef, page: number, ...contents: number[]): PDFRef {
  const dict = document.context.lookup(ref, PDFDict);
  dict.set(PDFName.of("Pg"), pageRef(page));
  dict.set(
    PDFName.of("K"),
    contents.length === 1 ? PDFNumber.of(contents[0] as number) : document.context.obj(contents),
  );
  for (const content of contents) parents[page]?.set(content, ref);
  return ref;
}

const outline = ({ tag, kids }: Element): string =>
  `${tag}(${kids.map((kid) => (kid.kind === "element" ? outline(kid.element) : kid.kind === "content" ? `${kid.page}:${kid.mcid}` : "object")).join(" ")})`;

const tree = (of: PDFDocument): string => readStructure(of).map(outline).join(" ");

/** Whose each content is, by the tree of parents, must be whose it is by the tree of tags. */
function expectSameOwners(): void {
  for (const element of everyElement(readStructure(document)))
    for (const kid of element.kids)
      if (kid.kind === "content") expect(parents[kid.page]?.get(kid.mcid)).toBe(element.ref);
}

describe("elements without a meaning that are an element's only kid", () => {
  it("hand their content over, on whichever page it is", async () => {
    holds(add(add(top, "P"), "NonStruct"), 1, 3);
    const row = add(add(top, "Table"), "TR");
    holds(add(add(row, "TH"), "NonStruct"), 0, 0);
    holds(add(add(row, "TD"), "NonStruct"), 0, 1, 2);
    const before = document.context.enumerateIndirectObjects().length;
    takeOverOnlyKids(document);
    expect(tree(document)).toBe("Document(P(1:3) Table(TR(TH(0:0) TD(0:1 0:2))))");
    expectSameOwners();
    expect(document.context.enumerateIndirectObjects()).toHaveLength(before - 3);
    expect(tree(await savedAndLoaded(document))).toBe(tree(document));
  });

  it("hand over what goes on on the next page", () => {
    const { context } = document;
    const cell = add(add(add(top, "Table"), "TR"), "TD");
    const text = holds(add(cell, "NonStruct"), 0, 4);
    const next = context.obj({ Type: "MCR", Pg: pageRef(1), MCID: 5 });
    context.lookup(text, PDFDict).set(PDFName.of("K"), context.obj([4, next]));
    parents[1]?.set(5, text);
    takeOverOnlyKids(document);
    expect(tree(document)).toBe("Document(Table(TR(TD(0:4 1:5))))");
    expectSameOwners();
  });

  it("stay where they have kids beside them, elements in them or anything to say", () => {
    const link = add(top, "P");
    holds(add(link, "NonStruct"), 0, 0);
    holds(add(link, "Link"), 0, 1);
    const inner = add(add(top, "Div"), "NonStruct");
    holds(add(inner, "Strong"), 0, 2);
    holds(add(inner, "NonStruct"), 0, 3);
    holds(add(add(top, "H2"), "NonStruct", { Lang: PDFName.of("fr") }), 0, 4);
    holds(add(add(top, "Figure"), "P"), 0, 5);
    const before = tree(document);
    takeOverOnlyKids(document);
    expect(tree(document)).toBe(before);
    expectSameOwners();
  });

  it("stay where the tree of parents does not know whose the content is", () => {
    const text = add(add(top, "P"), "NonStruct");
    document.context.lookup(text, PDFDict).set(PDFName.of("K"), document.context.obj(7));
    takeOverOnlyKids(document);
    expect(tree(document)).toBe("Document(P(NonStruct(-1:7)))");
  });
});
