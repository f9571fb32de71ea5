import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { EditionModel } from "../../src/papers/model.ts";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { loadPdf } from "../../src/print/load-pdf.ts";
import { readPrinted } from "../../src/print/pdf/read-printed.ts";
import { type Printer, withBrowser } from "../../src/print/print.ts";
import { checkUa } from "../../src/print/ua/check.ts";
import type { Problem } from "../../src/problems/problem.ts";
import { renderPrint } from "../../src/render/render-html.ts";
import { everyPaper } from "../papers/every-paper.ts";

const root = await mkdtemp(join(tmpdir(), "csp-papers-"));
afterAll(() => rm(root, { recursive: true, force: true }));
const bundled = await findBrowser({ environment: {}, cacheRoot: join(root, "cache"), installed: [] });
const installed = await findBrowser({ environment: { PATH: process.env["PATH"] }, bundle: null });
const browsers = [bundled, installed].filter((one): one is FoundBrowser => one !== undefined);

/** Least letters of a page that was worth turning to. */
const leastLetters = 200;
const mostPrints = 3;

/** What is wrong with a paper's PDF; nothing where it meets PDF/UA-1, is proof-read and wastes no page. */
async function faultsOf(printer: Printer, model: EditionModel): Promise<string[]> {
  const shortcomings: Problem[] = [];
  let prints = 0;
  const paper = await printer
    .print({
      model,
      withPageNumbers: (pages, breaks) => {
        prints += 1;
        return renderPrint(model, pages, breaks);
      },
      onShortcoming: (problem) => shortcomings.push(problem),
    })
    .catch((error: Error) => error);
  if (paper instanceof Error) return [paper.message];
  const printed = readPrinted(await loadPdf(paper.bytes));
  const nearlyEmpty = printed.pages.flatMap(({ runs }, index) => {
    const text = runs.filter(({ mcid }) => mcid !== undefined).reduce((sum, run) => sum + run.text.length, 0);
    return text > leastLetters ? [] : [`page ${index + 1} has ${text} letters`];
  });
  return [
    ...shortcomings.map(({ message }) => message),
    ...checkUa(printed).map((fault) => JSON.stringify(fault)),
    ...nearlyEmpty,
    ...(prints > mostPrints ? [`it was printed ${prints} times`] : []),
  ];
}

describe.skipIf(browsers.length === 0)("every paper", () => {
  it.each(["2015-16", "2019-20"] as const)(
    "of the sample of %s meets PDF/UA-1, is proof-read, and wastes no page",
    async (sample) => {
      const wrong: Record<string, readonly string[]> = {};
      const printWith = async (printers: readonly Printer[]): Promise<void> => {
        for await (const { name, model } of everyPaper(sample, ["internal"])) {
          const found = await Promise.all(printers.map((printer) => faultsOf(printer, model)));
          found.forEach((faults, index) => {
            if (faults.length > 0) wrong[`${name}, Chromium ${printers[index]?.version}`] = faults;
          });
        }
      };
      const open = (rest: readonly FoundBrowser[], printers: readonly Printer[]): Promise<void> => {
        const [next, ...others] = rest;
        if (!next) return printWith(printers);
        return withBrowser(next, { temporaryFolder: root }, (printer) => open(others, [...printers, printer]));
      };
      await open(browsers, []);
      expect(wrong).toEqual({});
    },
  );
});
