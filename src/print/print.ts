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
import { openSession, type Session, type SessionOptions } from "./session.ts";

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
   * Prints, mends and proof-reads one paper. The same job and browser give the same bytes. A browser that crashes is
   * started again and the paper tried once more.
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
  const { signal } = options;
  const open = async (): Promise<Session> => {
    signal?.throwIfAborted();
    try {
      return await openSession(found, options);
    } catch (error) {
      signal?.throwIfAborted();
      throw failure(`${found.executablePath} could not be started: ${firstLines(error)}`, startRemedy);
    }
  };
  let session = await open().catch(async (error) => {
    signal?.throwIfAborted();
    if (!(error instanceof ProblemsError)) throw error;
    return open();
  });
  /** Once more with a fresh browser when the first one crashes. */
  const insist = async <Made>(what: string, make: (session: Session) => Promise<Made>): Promise<Made> => {
    try {
      return await make(session);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ProblemsError) throw error;
      await session.close();
      session = await open();
    }
    try {
      return await make(session);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ProblemsError) throw error;
      throw failure(`The browser failed twice to ${what}: ${firstLines(error)}`, startRemedy);
    }
  };
  const printer: Printer = {
    version: session.version,
    sandbox: session.sandbox,
    print: (job) => insist(`print "${job.model.title}"`, (running) => printJob(running, job)),
    paint: (svgs) => insist("draw charts as pictures", (running) => paintPictures(running, svgs)),
  };
  try {
    if (majorVersion(session.version) < oldestMajorVersion) throw tooOld(found, session.version);
    return await use(printer);
  } finally {
    await session.close();
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
  if (isShrunk(readPrinted(document))) throw tooWide(await findTooWide(session, html), job.model.title);
  if (job.withPageNumbers) {
    let pages = await readPageNumbers(document);
    const breaks = new Set(breaksNeeded(readPrinted(document), job.model));
    for (let print = 2; print <= mostPrints; print += 1) {
      html = await job.withPageNumbers(pages, [...breaks]);
      document = await load(html);
      const moved = await readPageNumbers(document);
      const known = breaks.size;
      for (const place of breaksNeeded(readPrinted(document), job.model)) breaks.add(place);
      if (samePageNumbers(pages, moved) && breaks.size === known) break;
      pages = moved;
    }
  }
  const identity = createHash("sha256").update(session.version).update("\0").update(html).digest("hex").slice(0, 32);
  const { toolVersion } = job;
  const { bytes, shortcomings } = await finishPdf(document, {
    model: job.model,
    browserVersion: session.version,
    identity,
    ...(toolVersion === undefined ? {} : { toolVersion }),
  });
  for (const problem of shortcomings) job.onShortcoming?.(problem);
  return bytes;
}

const startRemedy = "Run `csp-assess doctor`, or name another browser with --browser. The HTML does not need one.";

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
  return failure(
    `${found.executablePath} is version ${version}: before ${oldestMajorVersion}, the marking and page numbers do not print.`,
    "Update it, or name another browser with --browser.",
  );
}

function failure(message: string, remedy: string): ProblemsError {
  return new ProblemsError([{ code: "browser-failed", severity: "error", message, remedy }], exitCodes.documentFailed);
}

/** What the browser said, without its page-long call stacks. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "" && !line.startsWith("at "))
    .slice(0, 3)
    .join(" ")
    .slice(0, 600);
}
