import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { withBrowser } from "../../src/print/print.ts";
import { picturesOf } from "../../src/render/pictures.ts";
import { fixture } from "../render/fixture.ts";

const temporaryFolder = mkdtempSync(join(tmpdir(), "csp-assess-pictures-"));
const browser = await findBrowser({ environment: process.env, cacheRoot: join(temporaryFolder, "cache") });
afterAll(() => rmSync(temporaryFolder, { recursive: true, force: true }));

/** Width and height stand in a PNG's first chunk. */
const sizeOf = (png: Uint8Array): [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe.skipIf(browser === undefined)("charts as pictures", () => {
  it("are PNGs of twice the drawing's size, the same each time", async () => {
    const svgs = (await picturesOf(fixture())).map(({ svg }) => svg);
    const paint = () => withBrowser(browser as FoundBrowser, { temporaryFolder }, (printer) => printer.paint(svgs));
    const [first, second] = [await paint(), await paint()];
    expect(first).toHaveLength(svgs.length);
    for (const [index, png] of first.entries()) {
      const [width, height] =
        /width="([\d.]+)" height="([\d.]+)"/
          .exec(svgs[index] ?? "")
          ?.slice(1)
          .map(Number) ?? [];
      expect(new TextDecoder().decode(png.slice(1, 4))).toBe("PNG");
      expect(sizeOf(png)[0]).toBe((width ?? 0) * 2);
      expect(Math.abs(sizeOf(png)[1] - (height ?? 0) * 2)).toBeLessThanOrEqual(2);
    }
    expect(second).toEqual(first);
  });
});
