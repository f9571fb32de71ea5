import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPartnership, readPartnership } from "../../src/build.ts";
import { makeEdition } from "../../src/pipeline.ts";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { openSession, type Session } from "../../src/print/session.ts";
import { writeSamplePartnership } from "../../src/sample/write.ts";
import { financialQuarter } from "../../src/values/period.ts";
import { quietWorld } from "../papers/support.ts";
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
    ["2015-16", 2015, ["internal", "partnership"]],
    ["2019-20", 2019, ["internal", "partnership", "public"]],
  ] as const)(
    "of the sample of %s has no fault at WCAG 2.2 AA and needs no scrolling sideways",
    async (sample, year, audiences) => {
      const folder = join(root, sample);
      await writeSamplePartnership(folder, { sample });
      const world = quietWorld(root);
      const partnership = await openPartnership(folder, world);
      const reading = await readPartnership(partnership, world);
      try {
        for (const id of partnership.settings.papers) {
          for (const audience of audiences) {
            const definition = partnership.papers.get(id);
            if (!definition) throw new Error(`no paper ${id}`);
            const quarter = financialQuarter(year, 4);
            const { html } = await makeEdition({ partnership, reading, definition, quarter, audience }, world);
            const seen: unknown[] = [];
            for (const width of [320, 360, 1280]) {
              const page = await session.browser.newPage();
              await page.setViewport({ width, height: 900 });
              await page.setContent(html);
              await openAll(page);
              // The rules are the same at both widths of a phone.
              const faults = width === 320 ? [] : await faultsOf(page);
              seen.push([width, await widthOf(page), await scrolling(page), faults]);
              await page.close();
            }
            expect(seen, `${id}, ${audience}`).toEqual([320, 360, 1280].map((width) => [width, width, [], []]));
          }
        }
      } finally {
        await reading.close();
      }
    },
  );
});
