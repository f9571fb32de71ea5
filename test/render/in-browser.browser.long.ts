import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { printPdf } from "../../src/print/print.ts";
import { openSession, type Session } from "../../src/print/session.ts";
import { renderHtml, renderPrint } from "../../src/render/render-html.ts";
import { type ReadPdf, readPdf } from "../print/read-pdf.ts";
import { faultsOf, openAll, widthOf } from "./accessibility.ts";
import { fixture } from "./fixture.ts";

const temporaryFolder = mkdtempSync(join(tmpdir(), "csp-assess-render-"));
const cacheRoot = join(temporaryFolder, "cache");
// Two Chromiums, since they break pages differently: the one installed here and the one that comes with npm.
const installed = await findBrowser({ environment: process.env, bundle: null });
const bundled = await findBrowser({
  environment: { ...process.env, PUPPETEER_EXECUTABLE_PATH: "" },
  installed: [],
  cacheRoot,
});
const browser = installed ?? bundled;
afterAll(() => rmSync(temporaryFolder, { recursive: true, force: true }));

describe.skipIf(browser === undefined)("the paper on a screen", () => {
  let session: Session;
  let html = "";
  beforeAll(async () => {
    html = await renderHtml(fixture());
    session = await openSession(browser as FoundBrowser, { temporaryFolder });
  });
  afterAll(async () => {
    await session.close();
  });

  it.each([320, 390, 800, 1400])("fits %i px and has no fault at WCAG 2.2 AA", async (width) => {
    const page = await session.browser.newPage();
    await page.setViewport({ width, height: 900 });
    await page.setContent(html);
    await openAll(page);
    expect(await widthOf(page)).toBe(width);
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });
});

describe.each([
  ["bundled", bundled],
  ["installed", installed],
] as const)("the paper printed by the %s browser", (_name, found) => {
  const test = it.skipIf(found === undefined);
  let pdf: ReadPdf;
  beforeAll(async () => {
    if (found === undefined) return;
    const bytes = await printPdf({
      model: fixture(),
      browser: found,
      temporaryFolder,
      withPageNumbers: (pages, breaks) => renderPrint(fixture(), pages, breaks),
    });
    pdf = await readPdf(bytes);
  });

  test("has the findings and the contents on page 1 and the whole scorecard on page 2", () => {
    expect(pdf.pages[0]).toContain("The group is asked to");
    expect(pdf.pages[0]).toContain("Violence with injury fell 8%");
    expect(pdf.pages[0]).toContain("Provenance");
    expect(pdf.pages[1]).toContain("All recorded crime");
    expect(pdf.pages[1]).toContain("Police-recorded domestic abuse");
    expect(pdf.pages[1]).toContain("[c] withheld");
  });

  test("bears marking, title, page number and the section's title on every page", () => {
    for (const [index, page] of pdf.pages.entries()) {
      expect(page.split("OFFICIAL-SENSITIVE").length - 1).toBe(2);
      expect(page).toContain("Quarterly performance paper, 2019/20 Quarter 4");
      expect(page).toContain(`Page ${index + 1} of ${pdf.pages.length}`);
      expect(page).toContain("DRAFT");
    }
    expect(pdf.pages[1]?.match(/Scorecard/g)?.length).toBeGreaterThan(1);
  });

  test("prints the numbers behind every figure, and the pages in the contents list", () => {
    const printed = pdf.pages.join(" ");
    expect(printed.match(/Data behind figure \d/g)).toHaveLength(8);
    expect(printed.match(/Numbers in the chart, by month/g)).toHaveLength(8);
    expect(pdf.pages[0]).toMatch(/Scorecard\s+2/);
  });

  test("has one picture a chart in its tags, with its alt text", () => {
    const alts = pdf.tags.filter((tag) => tag.startsWith("Figure:"));
    expect(alts.filter((alt) => alt.includes("By month, Hackney"))).toHaveLength(3);
    expect(pdf.tags.filter((tag) => tag === "Figure")).toEqual([]);
  });

  test("never parts a caption from its table", () => {
    for (const [caption, row] of [
      ["Table 201.", "Type of incident 1 "],
      ["Table 202.", "Type of incident 1 "],
      ["Table 100.", "All recorded crime"],
    ] as const) {
      const page = pdf.pages.find((text) => text.includes(caption));
      expect(page).toContain(row);
    }
    expect(pdf.pages.every((text) => text.length > 200)).toBe(true);
  });
});
