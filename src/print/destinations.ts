import type { PDFDocument } from "pdf-lib";
import type { PageNumbers } from "../values/page-number.ts";

/** Reads the named destinations that Chromium writes for every element that a link in the document points to. */
export async function readPageNumbers(document: PDFDocument): Promise<PageNumbers> {
  const { PDFArray, PDFDict, PDFName } = await import("pdf-lib");
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index + 1]));
  const numbers: Record<string, number> = {};
  const named = document.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  for (const [name, value] of named?.entries() ?? []) {
    const destination = document.context.lookup(value);
    const target = destination instanceof PDFArray ? destination.get(0) : undefined;
    const page = [...pages].find(([ref]) => ref === target)?.[1];
    if (page !== undefined) numbers[name.decodeText()] = page;
  }
  return numbers;
}

export function samePageNumbers(first: PageNumbers, second: PageNumbers): boolean {
  const ids = Object.keys(first);
  return ids.length === Object.keys(second).length && ids.every((id) => first[id] === second[id]);
}
