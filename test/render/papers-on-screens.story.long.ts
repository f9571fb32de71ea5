import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { openSession, type Session } from "../../src/print/session.ts";
import { everyPaper } from "../papers/every-paper.ts";
import { faultsOf, openAll, scrolling, widthOf } from "./accessibility.ts";

/** Every paper of both samples, in every edition, as a phone and a desk show it. */
const root = mkdtempSync(join(tmpdir(), "csp-assess-papers-on-screens-"));
const browser = await findBrowser({ environment: process.env, cacheRoot: join(root, "cache") });
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.skipIf(browser === undefined)("every paper on every screen", () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession(browser as FoundBrowser, { temporaryFolder: root });
  });
  afterAll(async () => {
    await session.close();
  });

  it.each([
    ["2015-16", ["internal", "partnership"]],
    ["2019-20", ["internal", "partnership", "public"]],
  ] as const)(
    "of the sample of %s has no fault at WCAG 2.2 AA and needs no scrolling sideways",
    async (sample, audiences) => {
      const wrong: Record<string, unknown> = {};
      for await (const { name, audience, html } of everyPaper(sample, audiences)) {
        // Editions differ in numbers alone: all of a paper's other widths are looked at in one of them.
        const widths = audience === "internal" ? [320, 360, 1280] : [360];
        const seen: unknown[] = [];
        for (const width of widths) {
          const page = await session.browser.newPage();
          await page.setViewport({ width, height: 900 });
          await page.setContent(html);
          await openAll(page);
          // The rules are the same at both widths of a phone.
          const faults = width === 320 ? [] : await faultsOf(page);
          seen.push([width, await widthOf(page), await scrolling(page), faults]);
          await page.close();
        }
        const sound = widths.map((width) => [width, width, [], []]);
        if (JSON.stringify(seen) !== JSON.stringify(sound)) wrong[name] = seen;
      }
      expect(wrong).toEqual({});
    },
  );
});
