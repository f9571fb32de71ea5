import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "puppeteer";

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Opens everything that can be opened, so that nothing is left out of a check. */
export const openAll = (page: Page): Promise<unknown> =>
  page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");

/** What axe-core has against the page at WCAG 2.2 AA, one line for each of its rules. */
export async function faultsOf(page: Page): Promise<unknown> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  return page.evaluate(
    // `figure role="group"` is no fault of WCAG, and keeps a second, unnamed picture out of the PDF's tags.
    `axe.run({ rules: { "aria-allowed-role": { enabled: false } }, runOnly: ${JSON.stringify(levels)} })
      .then((result) => result.violations.map((fault) => fault.id + ": " + fault.nodes[0].html.slice(0, 200) + " " + fault.nodes[0].failureSummary))`,
  );
}

/** Boxes of tables that are wider than the screen, by their ids; none of them may be out of the keyboard's reach. */
export const scrolling = (page: Page): Promise<unknown> =>
  page.evaluate(
    `[...document.querySelectorAll(".table-box")].filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.parentElement.id)`,
  );

/** How wide the page is set, sideways scrolling included. */
export const widthOf = (page: Page): Promise<unknown> => page.evaluate("document.documentElement.scrollWidth");
