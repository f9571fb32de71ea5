import { createHash } from "node:crypto";
import type { EditionModel } from "../papers/model.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import type { NumberedPlace, PageNumbers } from "../values/page-number.ts";
import { readPageNumbers, samePageNumbers } from "./destinations.ts";
import type { Sandbox } from "./flags.ts";
import type { FoundBrowser } from "./found-browser.ts";
import { majorVersion, oldestMajorVersion } from "./installed.ts";
import { loadPdf } from "./load-pdf.ts";
import { findTooWide, printDocument } from "./page.ts";
import type { Printed } from "./pdf/read-printed.ts";
import { paintPictures } from "./pictures.ts";
import type { Session, SessionOptions } from "./session.ts";
import { browserFailed, openSessions } from "./sessions.ts";

/** A document with page numbers in it. */
export interface PagedDocument {
  readonly html: string;
  readonly numbers: readonly NumberedPlace[];
}

/** A whole, self-contained document as it is. */
interface FixedDocument {
  readonly html: string;
}

interface NumberedDocument {
  /**
   * Renders the document for paper with the page numbers of what its links point to, and new pages at the places named, so that nothing is
   * parted from what it belongs to. Neither is known at first. Numbers are put right in what was printed; the paper is printed again only
   * where that cannot be done or where something was parted, four times at most.
   */
  readonly withPageNumbers: (pages: PageNumbers, breaks: readonly string[]) => PagedDocument | Promise<PagedDocument>;
}

/** One paper to print. */
export type PrintJob = (FixedDocument | NumberedDocument) & {
  /** What the document was rendered from: its title, marking and date go into the PDF's metadata. */
  readonly model: EditionModel;
  /** The tool's version, for the PDF's metadata. */
  readonly toolVersion?: string;
  /** Told when the browser has the document, and works alone. */
  readonly onLoaded?: () => void;
  /** Told what keeps the PDF from claiming to be accessible by PDF/UA-1. */
  readonly onShortcoming?: (problem: Problem) => void;
};

export interface PrintedPaper {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** A running browser that prints paper after paper. */
export interface Printer {
  /** The running browser's version, for `provenance.json`. */
  readonly version: string;
  readonly sandbox: Sandbox;
  /**
   * Prints, mends and proof-reads one paper; several can be under way. The same job and browser give the same bytes. When the browser crashes,
   * the paper is tried once more in another.
   * @throws ProblemsError `browser-failed`, exit code 4; the signal's reason when aborted.
   */
  print(job: PrintJob): Promise<PrintedPaper>;
  /**
   * Makes a PNG of each drawing. Crashes are met as when printing.
   * @throws as {@link Printer.print}.
   */
  paint(svgs: readonly string[]): Promise<readonly Uint8Array[]>;
}

/**
 * Starts the browser, hands a printer to `use`, and closes the browser whatever happens, on abort at once.
 * @throws ProblemsError `browser-failed` when it does not start or is too old; what `use` throws.
 */
export async function withBrowser<T>(
  found: FoundBrowser,
  options: SessionOptions,
  use: (printer: Printer) => Promise<T>,
): Promise<T> {
  const sessions = await openSessions(found, options);
  const { version, sandbox } = sessions.first;
  const printer: Printer = {
    version,
    sandbox,
    print: (job) => sessions.run(`print "${job.model.title}"`, (session) => printJob(session, job)),
    paint: (svgs) => sessions.run("draw charts as pictures", (session) => paintPictures(session, svgs)),
  };
  try {
    if (majorVersion(version) < oldestMajorVersion) throw tooOld(found, version);
    return await use(printer);
  } finally {
    await sessions.close();
  }
}

/** Prints a single paper with a browser of its own. See {@link Printer.print}. */
export async function printPdf(
  request: PrintJob & SessionOptions & { readonly browser: FoundBrowser },
): Promise<Uint8Array> {
  const { bytes } = await withBrowser(request.browser, request, (printer) => printer.print(request));
  return bytes;
}

const mostPrints = 4;

const isNumbered = (job: PrintJob): job is PrintJob & NumberedDocument => "withPageNumbers" in job;

/** pdf-lib and what reads pages by it is only loaded where something is printed, while the browser is at it. */
const loadFinishing = () => import("./finish.ts");

async function printJob(session: Session, job: PrintJob): Promise<PrintedPaper> {
  const { html, printed, numbers } = await printUntilRight(session, job);
  const { finishPdf } = await loadFinishing();
  const pages = await readPageNumbers(printed.document);
  const identity = createHash("sha256")
    .update([session.version, html, JSON.stringify(pages)].join("\0"))
    .digest("hex");
  const { toolVersion } = job;
  const { bytes, shortcomings } = await finishPdf(printed, {
    model: job.model,
    browserVersion: session.version,
    identity: identity.slice(0, 32),
    numbers,
    pages,
    ...(toolVersion === undefined ? {} : { toolVersion }),
  });
  for (const problem of shortcomings) job.onShortcoming?.(problem);
  return { bytes, pages: printed.pages.length };
}

/** Prints until every page number is right and nothing is parted from what it belongs to. */
async function printUntilRight(
  session: Session,
  job: PrintJob,
): Promise<PagedDocument & { readonly printed: Printed }> {
  const breaks = new Set<string>();
  let pages: PageNumbers = {};
  for (let print = 1; ; print += 1) {
    const { html, numbers } = isNumbered(job)
      ? await job.withPageNumbers(pages, [...breaks])
      : { html: job.html, numbers: [] };
    const bytes = await printDocument(session, html, () => {
      // A failure is met below.
      loadFinishing().catch(() => undefined);
      job.onLoaded?.();
    });
    const { breaksNeeded, isShrunk, readRaw, withNumbers } = await loadFinishing();
    const document = await loadPdf(bytes);
    const printed = readRaw(document);
    if (isShrunk(printed)) throw tooWide(await findTooWide(session, html), job.model.title);
    if (!isNumbered(job)) return { html, numbers, printed };
    const known = breaks.size;
    for (const place of breaksNeeded(printed, job.model)) breaks.add(place);
    const begins = await readPageNumbers(document);
    const isLast = print === mostPrints;
    const right = breaks.size === known || isLast ? withNumbers(printed, numbers, begins) : undefined;
    if (right) return { html, numbers, printed: right };
    if (isLast || (breaks.size === known && samePageNumbers(pages, begins))) return { html, numbers, printed };
    pages = begins;
  }
}

function tooWide(places: readonly string[], title: string): ProblemsError {
  return new ProblemsError(
    (places.length > 0 ? places.slice(0, 3) : [""]).map((place) => ({
      code: "pdf-unfit",
      severity: "error",
      message: `The PDF of "${title}" would be shrunk to fit something that is wider than the page.`,
      remedy: "Shorten the names in it, or show fewer columns.",
      ...(place === "" ? {} : { place: { field: place } }),
    })),
    exitCodes.documentFailed,
  );
}

function tooOld(found: FoundBrowser, version: string): ProblemsError {
  return browserFailed(
    `${found.executablePath} is version ${version}: before ${oldestMajorVersion}, the marking and page numbers do not print.`,
    "Update it, or name another browser with --browser.",
  );
}
