import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEdition } from "../../src/build.ts";
import type { EditionModel } from "../../src/papers/model.ts";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { loadPdf } from "../../src/print/load-pdf.ts";
import { readPrinted } from "../../src/print/pdf/read-printed.ts";
import { withBrowser } from "../../src/print/print.ts";
import { checkUa } from "../../src/print/ua/check.ts";
import type { Problem } from "../../src/problems/problem.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { AnnualSample, annualQuarter } from "../papers/annual-support.ts";
import { quietWorld, sampleEdition } from "../papers/support.ts";

const root = await mkdtemp(join(tmpdir(), "csp-papers-"));
afterAll(() => rm(root, { recursive: true, force: true }));
const browsers = [
  ["bundled", await findBrowser({ environment: {}, cacheRoot: join(root, "cache"), installed: [] })],
  ["installed", await findBrowser({ environment: { PATH: process.env["PATH"] }, bundle: null })],
] as const;

const editions = new Map<string, EditionModel>();
beforeAll(async () => {
  editions.set("2019/20", (await sampleEdition()).model);
  const annual = await AnnualSample.open();
  try {
    const { partnership, reading } = annual;
    const definition = partnership.papers.get("quarterly");
    if (!definition) throw new Error("the quarterly paper does not ship");
    const input = { partnership, reading, definition, quarter: annualQuarter, audience: "internal" as const };
    editions.set("2015/16", (await makeEdition(input, quietWorld(root))).model);
  } finally {
    await annual.close();
  }
}, 600_000);

describe.each(browsers)("the sample's papers printed by the %s browser", (_name, found) => {
  it.skipIf(found === undefined)("meet PDF/UA-1, are proof-read, and waste no page", async () => {
    await withBrowser(found as FoundBrowser, { temporaryFolder: root }, async (printer) => {
      for (const [sample, model] of editions) {
        const shortcomings: Problem[] = [];
        let prints = 0;
        const bytes = await printer.print({
          html: "",
          model,
          withPageNumbers: (pages, breaks) => {
            prints += 1;
            return renderHtml(model, { pages, breaks });
          },
          onShortcoming: (problem) => shortcomings.push(problem),
        });
        expect(shortcomings, sample).toEqual([]);
        expect(prints, sample).toBeLessThanOrEqual(3);
        const printed = readPrinted(await loadPdf(bytes));
        expect(checkUa(printed), sample).toEqual([]);
        printed.pages.forEach(({ runs }, index) => {
          const text = runs.filter(({ mcid }) => mcid !== undefined).reduce((sum, run) => sum + run.text.length, 0);
          expect(text, `${sample}, page ${index + 1}`).toBeGreaterThan(200);
        });
      }
    });
  });
});
