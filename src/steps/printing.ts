import type { EditionModel } from "../papers/model.ts";
import { browserMissing, findBrowser } from "../print/find-browser.ts";
import { type Printer, type PrintJob, withBrowser } from "../print/print.ts";
import { loadDriver } from "../print/session.ts";
import { type Problem, ProblemsError } from "../problems/problem.ts";
import { renderPrint } from "../render/render-html.ts";
import type { Printed } from "./products.ts";
import { programVersion } from "./version.ts";
import { inPhase, type World } from "./world.ts";

export interface PrintResult {
  readonly papers: ReadonlyMap<string, Printed>;
  readonly problems: readonly Problem[];
}

/** Printing that goes on while further papers are made. */
export interface Printing {
  /**
   * Hands in an edition; it is printed as soon as there is room. Resolves when the browser has it and works alone, which is the time to do
   * something else; at once where others come first, or where there is no browser.
   */
  print(model: EditionModel): Promise<void>;
  /** Hands in the charts of an edition, which become pictures. */
  paint(model: EditionModel, svgs: readonly string[]): void;
  /** When everything handed in is made and the browser has gone. In the order in which it was handed in, whatever was ready first. */
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
  const waiting = ends.map(() => 0);
  const { printer, end } = openPrinter(world);
  const add = (
    { paper }: EditionModel,
    make: (printer: Printer, onShortcoming: (problem: Problem) => void) => Promise<Partial<Printed>>,
  ): { readonly isNext: boolean; readonly end: Promise<void> } => {
    const place = told.push([]) - 1;
    const lane = place % lanes;
    const isNext = waiting[lane] === 0;
    waiting[lane] = (waiting[lane] ?? 0) + 1;
    const work = async (): Promise<void> => {
      const running = await printer;
      if (!running) return;
      world.progress({ phase: "print", state: "start", detail: paper });
      const shortcomings: Problem[] = [];
      try {
        const made = await make(running, (problem) => shortcomings.push(problem));
        papers.set(paper, { painted: [], ...papers.get(paper), ...made, browser: running.browser });
      } catch (error) {
        shortcomings.push(...toldOf(error, world));
      }
      told[place] = shortcomings;
    };
    const end = (ends[lane] ?? Promise.resolve()).then(work).finally(() => {
      waiting[lane] = (waiting[lane] ?? 0) - 1;
    });
    // Whoever waits for the end is told; until then nobody does.
    end.catch(() => undefined);
    ends[lane] = end;
    return { isNext, end };
  };
  return {
    print: (model) =>
      new Promise((resolve) => {
        const { isNext, end } = add(model, (running, onShortcoming) =>
          printPaper(running, model, { onShortcoming, onLoaded: resolve }),
        );
        if (isNext) end.then(resolve, () => resolve());
        else resolve();
      }),
    paint: (model, svgs) => {
      add(model, async (running) => ({ painted: await running.paint(svgs) }));
    },
    done: async () => {
      const printed = await Promise.allSettled(ends);
      const ofBrowser = await end();
      for (const one of printed) if (one.status === "rejected") throw one.reason;
      return { papers, problems: [...ofBrowser, ...told.flat()] };
    },
  };
}

/** Prints an edition that is there already, as a phase of its own. */
export function printing(model: EditionModel, world: World): Promise<PrintResult> {
  return inPhase(world, "print", () => {
    const started = startPrinting(world);
    void started.print(model);
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
    // While the browser is looked for; what fails to load fails again where it is needed.
    loadDriver().catch(() => undefined);
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

async function printPaper(
  printer: Printer,
  model: EditionModel,
  told: Pick<PrintJob, "onLoaded" | "onShortcoming">,
): Promise<Pick<Printed, "pdf" | "pages">> {
  const { bytes, pages } = await printer.print({
    model,
    toolVersion: programVersion(),
    withPageNumbers: (known, breaks) => renderPrint(model, known, breaks),
    ...told,
  });
  return { pdf: bytes, pages };
}

/** What is to be told of a failure to print; a fault of the program, or an interruption, goes on. */
function toldOf(error: unknown, world: World): readonly Problem[] {
  world.signal?.throwIfAborted();
  if (error instanceof ProblemsError) return error.problems;
  throw error;
}
