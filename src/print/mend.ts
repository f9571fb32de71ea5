import type { PDFDocument } from "pdf-lib";
import type { EditionModel } from "../papers/model.ts";
import { renumberElements } from "./renumber.ts";

export interface MendOptions {
  readonly model: EditionModel;
  readonly browserVersion: string;
  /** 32 hexadecimal digits that follow from what was printed and with what. */
  readonly identity: string;
  readonly toolVersion?: string;
}

/**
 * Gives a printed PDF its metadata and takes out what differs from one printing to the next: dates are the paper's own,
 * never the clock's, and the names of tagged elements no longer count the browser's nodes.
 */
export async function mendPdf(document: PDFDocument, options: MendOptions): Promise<Uint8Array> {
  const { PDFDict, PDFHexString, PDFName, PDFString } = await import("pdf-lib");
  const { model } = options;
  await renumberElements(document);
  document.setTitle(`${model.title}, ${model.period.label}`, { showInWindowTitleBar: true });
  document.setLanguage(model.language);
  document.setAuthor(model.partnership);
  document.setSubject(model.subtitle);
  document.setKeywords([
    ...(model.marking === "none" ? [] : [model.marking]),
    `${model.audience} edition`,
    model.status,
  ]);
  document.setCreator(`csp-assess${options.toolVersion ? ` ${options.toolVersion}` : ""}`);
  document.setProducer(`Chromium ${options.browserVersion}, mended by csp-assess with pdf-lib`);
  const { context } = document;
  // A date without a time of day: midnight of the paper's own date.
  const date = PDFString.of(`D:${model.date.replaceAll("-", "")}000000Z`);
  const information = context.lookup(context.trailerInfo.Info, PDFDict);
  information.set(PDFName.of("CreationDate"), date);
  information.set(PDFName.of("ModDate"), date);
  const identity = PDFHexString.of(options.identity);
  context.trailerInfo.ID = context.obj([identity, identity]);
  return document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}
