import { createHash } from "node:crypto";
import type { EditionModel } from "../papers/model.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { type PageNumbers, readPageNumbers, samePageNumbers } from "./destinations.ts";
import type { Sandbox } from "./flags.ts";
import type { FoundBrowser } from "./found-browser.ts";
import { majorVersion, oldestMajorVersion } from "./installed.ts";
import { loadPdf } from "./load-pdf.ts";
import { findTooWide, printDocument } from "./page.ts";
import { paintPictures } from "./pictures.ts";
import type { Session, SessionOptions } from "./session.ts";
import { browserFailed, openSessions } from "./sessions.ts";

/** One paper to print. */
export interface PrintJob {
  /** A whole, self-contained document. */
  readonly html: string;
  /** What the document was rendered from: its title, marking and date go into the PDF's metadata. */
  readonly model: EditionModel;
  /**
   * Renders the document for paper with page numbers in its contents list, given the page of every element that a link
   * points to, and new pages at the places named, so that nothing is parted from what it belongs to. Neither is known at
   * first. The paper is printed until both hold: as a rule twice, four times at most.
   */
  readonly withPageNumbers?: (pages: PageNumbers, breaks: readonly string[]) => string | Promise<string>;
  /** The tool's version, for the PDF's metadata. */
  readonly toolVersion?: string;
  /** Told what keeps the PDF from claiming to be accessible by PDF/UA-1. */
  readonly onShortcoming?: (problem: Problem) => void;
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
  print(job: PrintJob): Promise<Uint8Array>;
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
  return withBrowser(request.browser, request, (printer) => printer.print(request));
}

const mostPrints = 4;

async function printJob(session: Session, job: PrintJob): Promise<Uint8Array> {
  // pdf-lib and what reads pages by it is only loaded where something is printed.
  const { breaksNeeded, finishPdf, isShrunk, readPrinted } = await import("./finish.ts");
  const load = async (html: string) => loadPdf(await printDocument(session, html));
  let html = (await job.withPageNumbers?.({}, [])) ?? job.html;
  let document = await load(html);
  let printed = readPrinted(document);
  if (isShrunk(printed)) throw tooWide(await findTooWide(session, html), job.model.title);
  if (job.withPageNumbers) {
    let pages = await readPageNumbers(document);
    const breaks = new Set(breaksNeeded(printed, job.model));
    for (let print = 2; print <= mostPrints; print += 1) {
      html = await job.withPageNumbers(pages, [...breaks]);
      document = await load(html);
      const moved = await readPageNumbers(document);
      const known = breaks.size;
      printed = readPrinted(document);
      for (const place of breaksNeeded(printed, job.model)) breaks.add(place);
      if (samePageNumbers(pages, moved) && breaks.size === known) break;
      pages = moved;
    }
  }
  const identity = createHash("sha256").update(session.version).update("\0").update(html).digest("hex").slice(0, 32);
  const { toolVersion } = job;
  const { bytes, shortcomings } = await finishPdf(printed, {
    model: job.model,
    browserVersion: session.version,
    identity,
    ...(toolVersion === undefined ? {} : { toolVersion }),
  });
  for (const problem of shortcomings) job.onShortcoming?.(problem);
  return bytes;
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
