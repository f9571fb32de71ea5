import type { PDFDocument } from "pdf-lib";
import { loadPdf } from "../../../src/print/load-pdf.ts";
import { savePdf } from "../../../src/print/mending/mend.ts";

/** The document as a reader of its file finds it. */
export const savedAndLoaded = async (document: PDFDocument): Promise<PDFDocument> => loadPdf(await savePdf(document));
