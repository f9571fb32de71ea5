import type { EditionModel } from "../papers/model.ts";
import { browserMissing, findBrowser } from "../print/find-browser.ts";
import { withBrowser } from "../print/print.ts";
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
 * written all the same.
 */
export async function printing(
  editions: readonly PrintWanted[],
  world: World,
): Promise<{ papers: ReadonlyMap<string, Printed>; problems: readonly Problem[] }> {
  const papers = new Map<string, Printed>();
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
        for (const { model, html, svgs = [] } of editions) {
          const pdf =
            html === undefined
              ? undefined
              : await printer.print({
                  html,
                  model,
                  toolVersion: programVersion(),
                  withPageNumbers: (pages) => renderHtml(model, { pages }),
                });
          const painted = svgs.length === 0 ? [] : await printer.paint(svgs);
          const browser = { version: printer.version, origin: found.origin, sandbox: printer.sandbox };
          papers.set(model.paper, { ...(pdf ? { pdf } : {}), painted, browser });
        }
      });
    });
    return { papers, problems: [] };
  } catch (error) {
    world.signal?.throwIfAborted();
    if (error instanceof ProblemsError) return { papers, problems: error.problems };
    throw error;
  }
}
