import type { PDFDict, PDFDocument } from "pdf-lib";
import type { Font } from "./fonts.ts";
import { type PageContent, readPageContent } from "./page-content.ts";
import { type Element, readStructure } from "./structure.ts";

/** A printed document as it is proof-read: what stands on its pages, and its tags. */
export interface Printed {
  readonly document: PDFDocument;
  readonly pages: readonly PageContent[];
  readonly structure: readonly Element[];
  readonly fonts: readonly Font[];
}

/** @throws Error when a page's content is damaged. */
export function readPrinted(document: PDFDocument): Printed {
  const fonts = new Map<PDFDict, Font>();
  const pages = document.getPages().map((page) => readPageContent(page, fonts));
  return { document, pages, structure: readStructure(document), fonts: [...fonts.values()] };
}
