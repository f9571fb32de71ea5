import type { EditionModel } from "../papers/model.ts";
import { browserMissing, findBrowser } from "../print/find-browser.ts";
import { loadPdf } from "../print/load-pdf.ts";
import { type Printer, withBrowser } from "../print/print.ts";
import { type Problem, ProblemsError } from "../problems/problem.ts";
import { renderHtml } from "../render/render-html.ts";
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

/**
 * Prints and paints every edition with one browser. A browser that is missing or fails is told as a problem, not thrown: the HTML is
 * written all the same, and so are the other papers.
 */
export async function printing(
  editions: readonly PrintWanted[],
  world: World,
): Promise<{ papers: ReadonlyMap<string, Printed>; problems: readonly Problem[] }> {
  const papers = new Map<string, Printed>();
  const problems: Problem[] = [];
  try {
    await inPhase(world, "print", async () => {
      const found = await findBrowser({
        environment: world.environment,
        cacheRoot: world.cacheRoot,
        ...(world.browserPath ? { explicit: world.browserPath } : {}),
      });
      if (!found) throw browserMissing();
      const options = { temporaryFolder: world.temporaryRoot, ...(world.signal ? { signal: world.signal } : {}) };
      await withBrowser(found, options, async (printer) => {
        const browser = { version: printer.version, origin: found.origin, sandbox: printer.sandbox };
        for (const edition of editions) {
          if (editions.length > 1) world.progress({ phase: "print", state: "start", detail: edition.model.paper });
          try {
            papers.set(edition.model.paper, {
              ...(await printOne(printer, edition, (problem) => problems.push(problem))),
              browser,
            });
          } catch (error) {
            problems.push(...toldOf(error, world));
          }
        }
      });
    });
  } catch (error) {
    problems.push(...toldOf(error, world));
  }
  return { papers, problems };
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
          withPageNumbers: (pages, breaks) => renderHtml(model, { pages, breaks }),
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
