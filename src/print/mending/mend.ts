import { PDFDict, type PDFDocument, PDFHexString, PDFStreamWriter, PDFString } from "pdf-lib";
import type { EditionModel } from "../../papers/model.ts";
import { key } from "../pdf/names.ts";
import { type Printed, readPrinted } from "../pdf/read-printed.ts";
import { spokenText } from "../pdf/spoken-text.ts";
import { markArtifacts } from "./artifacts.ts";
import { describeLinks } from "./links.ts";
import { takeOverOnlyKids } from "./only-kids.ts";
import { renumberElements } from "./renumber.ts";
import { repeatedHeads } from "./repeats.ts";
import { mendTags } from "./tags.ts";
import { writeDescription } from "./xmp.ts";

export interface MendOptions {
  readonly model: EditionModel;
  readonly browserVersion: string;
  /** 32 hexadecimal digits that follow from what was printed and with what. */
  readonly identity: string;
  readonly toolVersion?: string;
}

/**
 * Reads what a browser has printed, and takes out what says nothing, or differs from one printing to the next: tags without a meaning, and names of
 * tagged elements that count the browser's nodes.
 */
export function readRaw(document: PDFDocument): Printed {
  takeOverOnlyKids(document);
  renumberElements(document);
  return readPrinted(document);
}

/**
 * Mends what a browser has printed: tags, artifacts, links, metadata. Dates are the paper's own, never the clock's.
 * @returns the document as it is now, read again.
 */
export function mendPdf(raw: Printed, options: MendOptions): Printed {
  const { document } = raw;
  markArtifacts(document, raw.pages, repeatedHeads(raw));
  mendTags(document, raw.structure);
  describeLinks(raw, spokenText(raw.pages));
  describe(document, options, true);
  return readPrinted(document);
}

/** Metadata twice, as readers look in both places: the information dictionary and XMP. */
export function describe(document: PDFDocument, options: MendOptions, accessible: boolean): void {
  const { model, toolVersion } = options;
  const title = `${model.title}, ${model.period.label}`;
  const keywords = [...(model.marking === "none" ? [] : [model.marking]), `${model.audience} edition`, model.status];
  const creator = `csp-assess${toolVersion ? ` ${toolVersion}` : ""}`;
  const producer = `Chromium ${options.browserVersion}, mended by csp-assess with pdf-lib`;
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setLanguage(model.language);
  document.setAuthor(model.partnership);
  document.setSubject(model.subtitle);
  document.setKeywords(keywords);
  document.setCreator(creator);
  document.setProducer(producer);
  const { context } = document;
  // A date without a time of day: midnight of the paper's own date.
  const date = PDFString.of(`D:${model.date.replaceAll("-", "")}000000Z`);
  const information = context.lookup(context.trailerInfo.Info, PDFDict);
  information.set(key("CreationDate"), date);
  information.set(key("ModDate"), date);
  const identity = PDFHexString.of(options.identity);
  context.trailerInfo.ID = context.obj([identity, identity]);
  writeDescription(document, {
    title,
    author: model.partnership,
    subject: model.subtitle,
    keywords,
    language: model.language,
    creator,
    producer,
    date: `${model.date}T00:00:00Z`,
    accessible,
  });
}

/** So many together are compressed: by pdf-lib's fifty, most of the time went into beginning anew, and the file was larger. */
const objectsTogether = 500;

export async function savePdf(document: PDFDocument): Promise<Uint8Array> {
  await document.flush();
  return PDFStreamWriter.forContext(
    document.context,
    Number.POSITIVE_INFINITY,
    true,
    objectsTogether,
  ).serializeToBuffer();
}
