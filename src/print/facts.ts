import type { PDFDict as Dictionary, PDFObject } from "pdf-lib";
import { loadPdf } from "./load-pdf.ts";

/** What a PDF says of itself, apart from the text on its pages. */
export interface PdfFacts {
  readonly pages: number;
  /** It has a tree of tags and says that it can be relied on. */
  readonly tagged: boolean;
  readonly language?: string;
  readonly title?: string;
  /** In reading order, all levels. */
  readonly bookmarks: readonly string[];
  /** Every kind of tag that occurs, e.g. `H1`, `Table`, `TH`, `Figure`. */
  readonly tags: ReadonlySet<string>;
  readonly altTexts: readonly string[];
  readonly picturesWithoutAlt: number;
}

/** Reads a finished PDF as it was written. */
export async function readPdfFacts(bytes: Uint8Array): Promise<PdfFacts> {
  const { PDFDict, PDFHexString, PDFName, PDFString } = await import("pdf-lib");
  const document = await loadPdf(bytes);
  const { catalog, context } = document;
  const textOf = (object: PDFObject | undefined): string | undefined =>
    object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;

  const bookmarks: string[] = [];
  const collect = (parent: Dictionary | undefined): void => {
    let item = parent?.lookupMaybe(PDFName.of("First"), PDFDict);
    while (item) {
      bookmarks.push(textOf(item.lookup(PDFName.of("Title"))) ?? "");
      collect(item);
      item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
    }
  };
  collect(catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict));

  const tags = new Set<string>();
  const altTexts: string[] = [];
  let picturesWithoutAlt = 0;
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of("Type")) !== PDFName.of("StructElem")) continue;
    const tag = object.lookupMaybe(PDFName.of("S"), PDFName)?.decodeText() ?? "";
    tags.add(tag);
    const alt = textOf(object.lookup(PDFName.of("Alt")));
    if (alt) altTexts.push(alt);
    else if (tag === "Figure") picturesWithoutAlt += 1;
  }
  const language = textOf(catalog.lookup(PDFName.of("Lang")));
  const title = document.getTitle();
  const marked = catalog.lookupMaybe(PDFName.of("MarkInfo"), PDFDict)?.get(PDFName.of("Marked"));
  return {
    pages: document.getPageCount(),
    tagged: catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict) !== undefined && String(marked) === "true",
    ...(language === undefined ? {} : { language }),
    ...(title === undefined ? {} : { title }),
    bookmarks,
    tags,
    altTexts,
    picturesWithoutAlt,
  };
}
