import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { loadPdf } from "../../src/print/load-pdf.ts";
import { readPrinted } from "../../src/print/pdf/read-printed.ts";
import { withBrowser } from "../../src/print/print.ts";
import { checkUa } from "../../src/print/ua/check.ts";
import type { Problem } from "../../src/problems/problem.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { everyPaper } from "../papers/every-paper.ts";

const root = await mkdtemp(join(tmpdir(), "csp-papers-"));
afterAll(() => rm(root, { recursive: true, force: true }));
const browsers = [
  ["bundled", await findBrowser({ environment: {}, cacheRoot: join(root, "cache"), installed: [] })],
  ["installed", await findBrowser({ environment: { PATH: process.env["PATH"] }, bundle: null })],
] as const;

const sound = { shortcomings: [], faults: [], emptyPages: [], tooManyPrints: false };

describe.each(browsers)("the samples' papers printed by the %s browser", (_name, found) => {
  it.skipIf(found === undefined).each(["2015-16", "2019-20"] as const)(
    "of %s meet PDF/UA-1, are proof-read, and waste no page",
    async (sample) => {
      await withBrowser(found as FoundBrowser, { temporaryFolder: root }, async (printer) => {
        const wrong: Record<string, unknown> = {};
        for await (const { name, model } of everyPaper(sample, ["internal"])) {
          const shortcomings: Problem[] = [];
          let prints = 0;
          const bytes = await printer
            .print({
              html: "",
              model,
              withPageNumbers: (pages, breaks) => {
                prints += 1;
                return renderHtml(model, { pages, breaks });
              },
              onShortcoming: (problem) => shortcomings.push(problem),
            })
            .catch((error: Error) => error);
          if (bytes instanceof Error) {
            wrong[name] = bytes.message;
            continue;
          }
          const printed = readPrinted(await loadPdf(bytes));
          const emptyPages = printed.pages.flatMap(({ runs }, index) => {
            const text = runs.filter(({ mcid }) => mcid !== undefined).reduce((sum, run) => sum + run.text.length, 0);
            return text > 200 ? [] : [index + 1];
          });
          const found = { shortcomings, faults: checkUa(printed), emptyPages, tooManyPrints: prints > 3 };
          if (JSON.stringify(found) !== JSON.stringify(sound)) wrong[name] = found;
        }
        expect(wrong).toEqual({});
      });
    },
  );
});
