import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { openSession, type Session } from "../../src/print/session.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { faultsOf, openAll, scrolling, widthOf } from "./accessibility.ts";
import { fixture } from "./fixture.ts";
import { hardPaper, hardWords } from "./hard-words.ts";

const temporaryFolder = mkdtempSync(join(tmpdir(), "csp-assess-screens-"));
const browser = await findBrowser({ environment: process.env, cacheRoot: join(temporaryFolder, "cache") });
afterAll(() => rmSync(temporaryFolder, { recursive: true, force: true }));

describe.skipIf(browser === undefined)("the paper on a screen, however it is read", () => {
  let session: Session;
  let html = "";
  beforeAll(async () => {
    html = await renderHtml(fixture());
    session = await openSession(browser as FoundBrowser, { temporaryFolder });
  });
  afterAll(async () => {
    await session.close();
  });

  async function open(content: string, width: number, prepare?: (page: Page) => Promise<void>): Promise<Page> {
    const page = await session.browser.newPage();
    await prepare?.(page);
    await page.setViewport({ width, height: 900 });
    await page.setContent(content);
    return page;
  }

  it("leads the keyboard to the skip link first, from it into the paper, and then on in the order of the text", async () => {
    const page = await open(html, 1280);
    await page.keyboard.press("Tab");
    const focused = "document.activeElement.className + ' ' + document.activeElement.getAttribute('href')";
    expect(await page.evaluate(focused)).toBe("skip #paper");
    const place = (await page.evaluate("document.activeElement.getBoundingClientRect().top")) as number;
    expect(place).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("paper");
    const order: unknown[] = [];
    for (let stop = 0; stop < 40; stop++) {
      await page.keyboard.press("Tab");
      const stopAt = `(() => { const here = document.activeElement; const all = [...document.querySelectorAll("*")]; return all.indexOf(here); })()`;
      order.push(await page.evaluate(stopAt));
    }
    expect(order).toEqual([...order].sort((one, other) => Number(one) - Number(other)));
    expect(new Set(order).size).toBe(order.length);
    // Thousands of numbers lead to their pedigree; none of them is a stop.
    expect(await page.evaluate("document.querySelectorAll('a.figure:not([tabindex=\"-1\"])').length")).toBe(0);
    await page.close();
  });

  it("keeps its lines on the screen when letters are twice as large", async () => {
    const page = await open(html, 1280);
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    await openAll(page);
    expect(await widthOf(page)).toBe(1280);
    const clipped = `[...document.querySelectorAll("p, li, h1, h2, h3, h4, dd, dt")].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== "visible").length`;
    expect(await page.evaluate(clipped)).toBe(0);
    await page.close();
  });

  it("shows marks and charts in the colours that a reader has forced", async () => {
    const page = await open(html, 1280, async (fresh) => {
      const client = await fresh.createCDPSession();
      await client.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    });
    expect(await page.evaluate("matchMedia('(forced-colors: active)').matches")).toBe(true);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.watermark')).display")).toBe("none");
    expect(await page.evaluate("getComputedStyle(document.querySelector('.chart')).forcedColorAdjust")).toBe("none");
    const same = `(() => { const mark = document.querySelector(".status-bad"); return getComputedStyle(mark.querySelector("svg")).fill === getComputedStyle(mark).color; })()`;
    expect(await page.evaluate(same)).toBe(true);
    await page.close();
  });

  it("says the same without scripts, since it has none", async () => {
    const said = async (scripts: boolean): Promise<unknown> => {
      const page = await open(html, 1280, (fresh) => fresh.setJavaScriptEnabled(scripts));
      const words = await page.evaluate("document.body.innerText");
      await page.close();
      return words;
    };
    expect(html).not.toMatch(/<script/i);
    expect(await said(false)).toBe(await said(true));
  });

  describe("with words that are hard to set", () => {
    let hard = "";
    beforeAll(async () => {
      hard = await renderHtml(hardPaper());
    });

    it.each([320, 360, 1280])("keeps within %i px, and has no fault at WCAG 2.2 AA", async (width) => {
      const page = await open(hard, width);
      await openAll(page);
      expect(await widthOf(page)).toBe(width);
      if (width < 400) expect(await scrolling(page)).toEqual([]);
      expect(await faultsOf(page)).toEqual([]);
      await page.close();
    });

    it("runs none of them, and shows all of them whole", async () => {
      const page = await open(hard, 1280);
      expect(await page.evaluate("document.querySelectorAll('script, main img').length")).toBe(0);
      const words = (await page.evaluate("document.body.textContent")) as string;
      for (const word of Object.values(hardWords)) expect(words).toContain(word);
      await page.close();
    });

    it("sets names from right to left apart, so that numbers keep their side", async () => {
      const page = await open(hard, 1280);
      const directions = `(() => { const name = [...document.querySelectorAll("bdi")].find((one) => one.closest("p")); return [getComputedStyle(name).direction, getComputedStyle(name.parentElement).direction]; })()`;
      expect(await page.evaluate(directions)).toEqual(["rtl", "ltr"]);
      expect(await page.evaluate("getComputedStyle(document.querySelector('#hard-1-heading')).direction")).toBe("rtl");
      await page.close();
    });
  });
});
