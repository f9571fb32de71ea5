import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { qualityPage } from "../../src/papers/quality/quality-page.ts";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { openSession } from "../../src/print/session.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { plain } from "../../src/wording/runs.ts";
import { coverage, source } from "../indicators/fixture.ts";

const hostile = `Police <img src=x onerror=alert(1)> & "Council"`;

const page = qualityPage({
  title: hostile,
  area: "hackney",
  edition: { marking: "OFFICIAL-SENSITIVE" },
  reading: {
    sources: [
      {
        ...source(
          "police",
          ["recorded-date", "committed-time"],
          coverage("2016-04", "2020-03", { "2019-08": "missing" }),
        ),
        name: hostile,
        signs: [
          {
            kind: "month-unusual",
            source: "police",
            severity: "note",
            month: "2019-05",
            count: 4,
            usual: 900,
            direction: "low",
          },
          {
            kind: "times-heaped",
            source: "police",
            severity: "note",
            at: "midnight",
            years: [2018, 2019],
            count: 300,
            expected: 20,
            timed: 2000,
          },
          {
            kind: "series-stops",
            source: "police",
            severity: "warning",
            of: "category",
            subjects: ["robbery-personal"],
            month: "2019-03",
            usual: 40,
            instead: ["robbery-business"],
          },
        ],
      },
      source("dais", ["referred-date"], coverage("2018-04", "2020-03-14")),
      {
        ...source("asb", ["reported-date", "committed-time"], coverage("2018-04", "2020-03-31")),
        name: "Calls",
        signs: [
          {
            kind: "times-heaped",
            source: "asb",
            severity: "note",
            at: "midnight",
            years: [2019],
            count: 50,
            expected: 5,
            timed: 1000,
          },
        ],
      },
    ],
    rejects: [
      {
        code: "date-invalid",
        file: "extracts/crime.csv",
        line: 7,
        field: "Date",
        value: "SECRET",
        reason: "not a date",
      },
    ],
    problems: [
      { code: "rows-disagree", severity: "note", message: "Rows disagree." },
      { code: "times-heaped", severity: "note", message: "Said in its own place." },
    ],
  },
  trust: [
    {
      state: "incomplete",
      title: "Incomplete",
      periods: "2019/20 Quarter 2",
      figures: ["Robbery", "Burglary"],
      why: "Police holds nothing for August 2019.",
    },
  ],
});

describe("the page of a check", () => {
  it("says what each source can be used for, what is odd, and what cannot be trusted", () => {
    const text = JSON.stringify(page);
    const [sources] = page.sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === "table");
    expect(sources?.kind === "table" && sources.rows.map(({ cells }) => plain(cells.at(-1)?.content ?? []))).toEqual([
      "usable with gaps, but not for hours",
      "usable",
      "usable, hours with caution",
    ]);
    const items = page.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === "list" ? block.items.map((item) => plain(item)) : []));
    expect(items).toEqual([
      `${hostile}: May 2019 (low at 4, about 900 expected) is an unusual month. There may be an event behind it: check with the provider.`,
      // What is said of two sources is said once.
      `More times than usual are 00:00 or 00:01: 15% in ${hostile} (2018/19 and 2019/20; 1.0% would be usual) and 5.0% in Calls (2019/20; 0.5% would be usual); most of them are probably forms filled in without a time. Hours and nights are less certain than they look; do not rest a claim on the hour from 00:00.`,
      expect.stringContaining(
        "The category robbery personal stops after March 2019, with about 40 records a month until then. Then robbery business starts",
      ),
      "Rows disagree. Nothing, where they are few; otherwise ask the provider which row holds. [rows-disagree]",
    ]);
    expect(text).toContain("Police holds nothing for August 2019.");
    expect(text).not.toContain("SECRET");
  });

  it("escapes what sources are called, and holds no script", async () => {
    const html = await renderHtml(page);
    expect(html).not.toMatch(/<img|<script/);
    expect(html).toContain("Police &lt;img");
  });
});

const temporaryFolder = mkdtempSync(join(tmpdir(), "csp-assess-quality-"));
const browser = await findBrowser({ environment: process.env, cacheRoot: join(temporaryFolder, "cache") });
afterAll(() => rmSync(temporaryFolder, { recursive: true, force: true }));

describe.skipIf(browser === undefined)("the page of a check on a screen", () => {
  it("fits a phone and a screen, and has no fault at WCAG 2.2 AA", async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const html = await renderHtml(page);
    const session = await openSession(browser as FoundBrowser, { temporaryFolder });
    try {
      for (const width of [320, 1400]) {
        const tab = await session.browser.newPage();
        await tab.setViewport({ width, height: 900 });
        await tab.setContent(html);
        await tab.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        expect(await tab.evaluate("document.documentElement.scrollWidth")).toBe(width);
        await tab.evaluate(axe);
        const faults = await tab.evaluate(
          // `figure role="group"` is no fault of WCAG, and keeps a second, unnamed picture out of the PDF's tags.
          `axe.run({ rules: { "aria-allowed-role": { enabled: false } }, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
            .then((result) => result.violations.map((fault) => fault.id + ": " + fault.nodes[0].html.slice(0, 200)))`,
        );
        expect(faults).toEqual([]);
        await tab.close();
      }
    } finally {
      await session.close();
    }
  });
});
