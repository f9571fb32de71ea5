import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderChart } from "../../src/charts/render-chart.ts";
import { fontFile, weights } from "../../src/charts/text-metrics.ts";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { openSession, type Session } from "../../src/print/session.ts";
import { charts } from "./sample-charts.ts";

const temporaryFolder = mkdtempSync(join(tmpdir(), "csp-assess-charts-"));
const browser = await findBrowser({ environment: process.env, cacheRoot: join(temporaryFolder, "cache") });
afterAll(() => rmSync(temporaryFolder, { recursive: true, force: true }));

/** The boxes of all words of all drawings, as the browser lays them out in the embedded font. */
const measure = `(async () => {
  await document.fonts.ready;
  return [...document.querySelectorAll("svg")].map((svg) => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const size = parseFloat(getComputedStyle(element).fontSize);
      // The line box is taller than the letters: what can touch is the middle of it.
      const middle = (top + bottom) / 2;
      return { text: element.textContent, left: left - frame.left, right: right - frame.left,
        top: middle - 0.42 * size - frame.top, bottom: middle + 0.42 * size - frame.top,
        width: frame.width, height: frame.height };
    });
  });
})()`;

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

describe.skipIf(browser === undefined)("words of charts, measured by the browser", () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession(browser as FoundBrowser, { temporaryFolder });
  });
  afterAll(async () => {
    await session.close();
  });

  it.each([680, 340])("stay in the frame and apart from each other at %i px", async (width) => {
    const names = Object.keys(charts);
    const svgs = await Promise.all(
      Object.entries(charts).map(([idPrefix, chart]) =>
        renderChart(chart, { idPrefix, alt: idPrefix, ...(chart.kind === "sparkline" ? {} : { width }) }),
      ),
    );
    const faces = await Promise.all(
      weights.map(async (weight) => {
        const font = (await readFile(fontFile("latin", weight))).toString("base64");
        return `@font-face{font-family:"Source Sans 3";font-weight:${weight};src:url(data:font/woff2;base64,${font})}`;
      }),
    );
    const page = await session.browser.newPage();
    await page.setContent(`<style>${faces.join("")} svg{display:block}</style>${svgs.join("")}`);
    const drawings = (await page.evaluate(measure)) as Box[][];
    await page.close();
    expect(drawings).toHaveLength(names.length);
    drawings.forEach((boxes, index) => {
      const leaving = boxes.filter(
        (box) => box.left < -0.5 || box.top < -0.5 || box.right > box.width + 0.5 || box.bottom > box.height + 0.5,
      );
      expect(leaving, names[index]).toEqual([]);
      expect(meeting(boxes), names[index]).toEqual([]);
    });
  });
});

const meeting = (boxes: readonly Box[]): [string, string][] =>
  boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      .map((b): [string, string] => [a.text, b.text]),
  );
