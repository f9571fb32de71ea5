import { PDFArray, type PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFRef, PDFString } from "pdf-lib";
import { readPrinted } from "../../../src/print/pdf/read-printed.ts";
import { checkUa } from "../../../src/print/ua/check.ts";

/** A small document that meets every rule, made by hand, so that each rule can be broken in it. */
export interface Sample {
  readonly document: PDFDocument;
  /** Elements by the names that they have below. */
  readonly elements: Readonly<Record<string, PDFDict>>;
  readonly page: PDFDict;
  readonly font: PDFDict;
  readonly descendant: PDFDict;
  readonly link: PDFDict;
  readonly linkRef: PDFRef;
  readonly root: PDFDict;
  setContent(content: string): void;
  setXmp(xmp: string): void;
  setCharacters(lines: string): void;
}

export const key = (name: string): PDFName => PDFName.of(name);

/** What the page shows: a heading, a row of a table, a list, a picture, a link; the page number is an artifact. */
export const goodContent = [
  "/Artifact <</Type /Pagination>> BDC BT /F 9 Tf 1 0 0 1 50 20 Tm <0001> Tj ET EMC",
  ...[0, 1, 2, 3, 4, 5, 6].map(
    (mcid) => `/P <</MCID ${mcid}>> BDC BT /F 9 Tf 1 0 0 1 50 ${700 - 20 * mcid} Tm <0001> Tj ET EMC`,
  ),
].join("\n");

export const goodXmp =
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Paper</rdf:li></rdf:Alt></dc:title><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF>';

export const goodCharacters = "1 beginbfchar <0001> <0031> endbfchar";

/** A TrueType program of two glyphs, each half an em wide: as much of one as the rules read. */
function program(): Uint8Array {
  const tables: Readonly<Record<string, readonly [number, (view: DataView, at: number) => void]>> = {
    head: [54, (view, at) => view.setUint16(at + 18, 1000)],
    hhea: [36, (view, at) => view.setUint16(at + 34, 2)],
    hmtx: [
      8,
      (view, at) => {
        view.setUint16(at, 500);
        view.setUint16(at + 4, 500);
      },
    ],
    maxp: [6, (view, at) => view.setUint16(at + 4, 2)],
  };
  const bytes = new Uint8Array(400);
  const view = new DataView(bytes.buffer);
  view.setUint16(4, 4);
  let at = 76;
  Object.entries(tables).forEach(([tag, [size, fill]], index) => {
    bytes.set(Buffer.from(tag), 12 + 16 * index);
    view.setUint32(12 + 16 * index + 8, at);
    fill(view, at);
    at += size;
  });
  return bytes;
}

export async function goodSample(): Promise<Sample> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  document.addPage([595, 842]);
  const page = document.getPage(0).node;
  const pageRef = document.getPage(0).ref;

  const programRef = context.register(context.stream(program()));
  const descriptor = context.register(context.obj({ Type: "FontDescriptor", FontName: "Test", FontFile2: programRef }));
  const descendant = context.obj({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: "Test",
    CIDToGIDMap: "Identity",
    FontDescriptor: descriptor,
    DW: 500,
  });
  const characters = context.register(context.stream(goodCharacters));
  const font = context.obj({
    Type: "Font",
    Subtype: "Type0",
    BaseFont: "Test",
    Encoding: "Identity-H",
    DescendantFonts: [context.register(descendant)],
    ToUnicode: characters,
  });
  page.set(key("Resources"), context.obj({ Font: { F: context.register(font) } }));
  const content = context.register(context.stream(goodContent));
  page.set(key("Contents"), content);
  page.set(key("StructParents"), context.obj(0));
  page.set(key("Tabs"), key("S"));

  const link = context.obj({ Type: "Annot", Subtype: "Link", Rect: [50, 50, 90, 60], F: 4, StructParent: 1 });
  link.set(key("Contents"), PDFString.of("Where it leads"));
  const linkRef = context.register(link);
  page.set(key("Annots"), context.obj([linkRef]));

  const elements: Record<string, PDFDict> = {};
  const refs: Record<string, PDFRef> = {};
  const element = (
    name: string,
    tag: string,
    parent: string | undefined,
    kids: readonly (number | PDFRef)[] = [],
  ): void => {
    const dict = context.obj({ Type: "StructElem", S: tag, Pg: pageRef, K: [...kids] }) as PDFDict;
    refs[name] = context.register(dict);
    elements[name] = dict;
    const above = parent === undefined ? undefined : elements[parent];
    if (above && parent !== undefined && refs[parent]) {
      dict.set(key("P"), refs[parent]);
      above.lookup(key("K"), PDFArray).push(refs[name]);
    }
  };
  element("document", "Document", undefined);
  element("heading", "H1", "document", [0]);
  element("table", "Table", "document");
  element("row", "TR", "table");
  element("header", "TH", "row", [1]);
  elements["header"]?.set(key("A"), context.obj([{ O: "Table", Scope: "Column" }]));
  element("cell", "TD", "row", [2]);
  element("list", "L", "document");
  elements["list"]?.set(key("A"), context.obj([{ O: "List", ListNumbering: "Decimal" }]));
  element("item", "LI", "list");
  element("label", "Lbl", "item", [3]);
  element("body", "LBody", "item", [4]);
  element("figure", "Figure", "document", [5]);
  elements["figure"]?.set(key("Alt"), PDFString.of("A picture"));
  element("link", "Link", "document", [6]);
  elements["link"]?.lookup(key("K"), PDFArray).push(context.obj({ Type: "OBJR", Obj: linkRef, Pg: pageRef }));
  const root = context.obj({ Type: "StructTreeRoot", K: refs["document"] as PDFRef }) as PDFDict;
  catalog.set(key("StructTreeRoot"), context.register(root));
  catalog.set(key("MarkInfo"), context.obj({ Marked: true }));
  catalog.set(key("Lang"), PDFString.of("en-GB"));
  catalog.set(key("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  const metadata = context.register(context.stream(goodXmp, { Type: "Metadata", Subtype: "XML" }));
  catalog.set(key("Metadata"), metadata);
  const put = (ref: PDFRef, text: string): void =>
    context.assign(ref, PDFRawStream.of(context.obj({ Length: text.length }) as PDFDict, Buffer.from(text, "utf8")));
  put(content, goodContent);
  put(metadata, goodXmp);
  put(characters, goodCharacters);
  return {
    document,
    elements,
    page,
    font: font as PDFDict,
    descendant: descendant as PDFDict,
    link: link as PDFDict,
    linkRef,
    root,
    setContent: (text) => put(content, text),
    setXmp: (text) => put(metadata, text),
    setCharacters: (text) => put(characters, text),
  };
}

/** The numbers of the rules that a document fails. */
export const failedRules = (document: PDFDocument): string[] => checkUa(readPrinted(document)).map(({ rule }) => rule);
