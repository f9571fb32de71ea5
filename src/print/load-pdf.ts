import type { PDFDocument } from "pdf-lib";

/** Reads a PDF in one go: pdf-lib's default is to pause every hundred objects, made for web pages that must respond. */
export async function loadPdf(bytes: Uint8Array): Promise<PDFDocument> {
  const { ParseSpeeds, PDFDocument } = await import("pdf-lib");
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
}
