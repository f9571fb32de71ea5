import type { EditionModel } from "../papers/model.ts";
import { browserMissing, findBrowser } from "../print/find-browser.ts";
import { loadPdf } from "../print/load-pdf.ts";
import { type Printer, withBrowser } from "../print/print.ts";
import { type Problem, ProblemsError } from "../problems/problem.ts";
import { renderPrint } from "../render/render-html.ts";
import type { Printed } from "./products.ts";
import { programVersion } from "./version.ts";
import { inPhase, type World } from "./world.ts";

/** What a browser is to make of an edition. */
export interface PrintWanted {
  readonly model: EditionModel;
  /** Absent where no PDF is wanted. */
  readonly html?: string;
  /** The charts to paint. */
  readonly svgs?: readonly string[];
}

export interface PrintResult {
  readonly papers: ReadonlyMap<string, Printed>;
  readonly problems: readonly Problem[];
}

/** Printing that goes on while further papers are made. */
export interface Printing {
  /** Hands in an edition; it is printed as soon as there is room. */
  add(wanted: PrintWanted): void;
  /** When everything handed in is printed and the browser has gone. In the order in which it was handed in, whatever was ready first. */
  done(): Promise<PrintResult>;
}

/** The browser lays one paper out while another is proof-read here. */
const lanes = 2;

/**
 * Starts a browser, which prints and paints every edition that is handed in. A browser that is missing or fails is told as a problem, not
 * thrown: the HTML is written all the same, and so are the other papers. `done` must be called, whatever happens in between: it ends the browser.
 */
export function startPrinting(world: World): Printing {
  const papers = new Map<string, Printed>();
  const told: (readonly Problem[])[] = [];
  const ends: Promise<void>[] = Array.from({ length: lanes }, () => Promise.resolve());
  const { printer, end } = openPrinter(world);
  return {
    add: (edition) => {
      const place = told.push([]) - 1;
      const lane = place % lanes;
      const print = async (): Promise<void> => {
        const running = await printer;
        if (!running) return;
        world.progress({ phase: "print", state: "start", detail: edition.model.paper });
        const shortcomings: Problem[] = [];
        try {
          const made = await printOne(running, edition, (problem) => shortcomings.push(problem));
          papers.set(edition.model.paper, { ...made, browser: running.browser });
        } catch (error) {
          shortcomings.push(...toldOf(error, world));
        }
        told[place] = shortcomings;
      };
      const next = (ends[lane] ?? Promise.resolve()).then(print);
      // Whoever waits for the end is told; until then nobody does.
      next.catch(() => undefined);
      ends[lane] = next;
    },
    done: async () => {
      const printed = await Promise.allSettled(ends);
      const ofBrowser = await end();
      for (const one of printed) if (one.status === "rejected") throw one.reason;
      return { papers, problems: [...ofBrowser, ...told.flat()] };
    },
  };
}

/** Prints editions that are all there already, as a phase of its own. */
export function printing(editions: readonly PrintWanted[], world: World): Promise<PrintResult> {
  return inPhase(world, "print", () => {
    const started = startPrinting(world);
    for (const edition of editions) started.add(edition);
    return started.done();
  });
}

type RunningPrinter = Printer & { readonly browser: Printed["browser"] };

/** A printer once its browser runs, nothing where there is none; and what ends it and says what was wrong with it. */
function openPrinter(world: World): {
  readonly printer: Promise<RunningPrinter | undefined>;
  readonly end: () => Promise<readonly Problem[]>;
} {
  let close = (): void => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  let ready: (printer: RunningPrinter | undefined) => void = () => {};
  const printer = new Promise<RunningPrinter | undefined>((resolve) => {
    ready = resolve;
  });
  const run = async (): Promise<void> => {
    const found = await findBrowser({
      environment: world.environment,
      cacheRoot: world.cacheRoot,
      ...(world.browserPath ? { explicit: world.browserPath } : {}),
    });
    if (!found) throw browserMissing();
    const options = { temporaryFolder: world.temporaryRoot, ...(world.signal ? { signal: world.signal } : {}) };
    await withBrowser(found, options, async (running) => {
      const browser = { version: running.version, origin: found.origin, sandbox: running.sandbox };
      ready({ ...running, browser });
      await closed;
    });
  };
  const ran = run().finally(() => ready(undefined));
  ran.catch(() => undefined);
  return {
    printer,
    end: async () => {
      close();
      try {
        await ran;
        return [];
      } catch (error) {
        return toldOf(error, world);
      }
    },
  };
}

async function printOne(
  printer: Printer,
  { model, html, svgs = [] }: PrintWanted,
  onShortcoming: (problem: Problem) => void,
): Promise<Omit<Printed, "browser">> {
  const pdf =
    html === undefined
      ? undefined
      : await printer.print({
          html,
          model,
          toolVersion: programVersion(),
          withPageNumbers: (pages, breaks) => renderPrint(model, pages, breaks),
          onShortcoming,
        });
  const painted = svgs.length === 0 ? [] : await printer.paint(svgs);
  return { painted, ...(pdf ? { pdf, pages: (await loadPdf(pdf)).getPageCount() } : {}) };
}

/** What is to be told of a failure to print; a fault of the program, or an interruption, goes on. */
function toldOf(error: unknown, world: World): readonly Problem[] {
  world.signal?.throwIfAborted();
  if (error instanceof ProblemsError) return error.problems;
  throw error;
}
