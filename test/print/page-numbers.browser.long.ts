import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/print/find-browser.ts";
import type { FoundBrowser } from "../../src/print/found-browser.ts";
import { type PagedDocument, printPdf } from "../../src/print/print.ts";
import { ProblemsError } from "../../src/problems/problem.ts";
import type { NumberedPlace, PageNumbers } from "../../src/values/page-number.ts";
import { paperHtml, paperModel } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "csp-numbers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundled = await findBrowser({ environment: {}, cacheRoot: join(folder, "cache"), installed: [] });
const installed = await findBrowser({ environment: { PATH: process.env["PATH"] }, bundle: null });

type Keeps = NumberedPlace["keeps"];

/** The paper with its two page numbers, each in a box of its own width and a colour of its own. */
function paged(pages: PageNumbers, keeps: Keeps, unknown: string, styles = ""): PagedDocument {
  const numbers = ["scorecard", "robbery"].map((target, index) => ({
    target,
    digits: pages[target]?.toString() ?? unknown,
    keeps,
    colour: [16, 16, 17 + index] as const,
  }));
  const page = (id: string): string => {
    const { colour, digits } = numbers.find(({ target }) => target === id) ?? { colour: [], digits: "" };
    return `<span style="color:rgb(${colour.join()})">${digits}</span> of two`;
  };
  const head = `<style>section { break-before: page } ${styles}</style>`;
  return { html: paperHtml({ page, head }), numbers };
}

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** What stands on the first page, read by another reader of PDFs. */
async function firstPage(bytes: Uint8Array): Promise<Piece[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0, disableFontFace: true }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  return items.flatMap((item) =>
    "str" in item ? [{ text: item.str, left: item.transform[4], right: item.transform[4] + item.width }] : [],
  );
}

describe.each([
  ["bundled", bundled],
  ["installed", installed],
] as const)("page numbers printed by the %s browser", (_name, found) => {
  const test = it.skipIf(found === undefined);
  const print = async (render: (pages: PageNumbers) => PagedDocument) => {
    const asked: PageNumbers[] = [];
    const bytes = await printPdf({
      model: paperModel,
      browser: found as FoundBrowser,
      temporaryFolder: folder,
      withPageNumbers: (pages) => {
        asked.push(pages);
        return render(pages);
      },
    });
    const pieces = await firstPage(bytes);
    return { asked, pieces, line: pieces.map(({ text }) => text).join("") };
  };

  test("are put right in what was printed, with nothing else moved", async () => {
    const right = await print(() => paged({ scorecard: 2, robbery: 3 }, "right", ""));
    const { asked, pieces, line } = await print((pages) => paged(pages, "right", "7"));
    expect(asked).toEqual([{}]);
    expect(line).toContain("Scorecard 2 of two");
    expect(line).toContain("Robbery 3 of two");
    expect(pieces).toEqual(right.pieces);
  });

  test.each([
    ["right", 1],
    ["left", 0],
  ] as const)("of fewer digits than were printed keep their %s end", async (keeps, digitsBefore) => {
    const { asked, pieces, line } = await print((pages) => paged(pages, keeps, "10"));
    expect(asked).toEqual([{}]);
    expect(line).toMatch(/Scorecard\s+2\s+of two/);
    const [title, number, rest] = ["Scorecard", "2", "of two"].map((text) =>
      pieces.find(
        (piece, index) => index > pieces.findIndex((one) => one.text === "Scorecard") - 1 && piece.text.trim() === text,
      ),
    );
    if (!title || !number || !rest) throw new Error(JSON.stringify(pieces));
    const digit = number.right - number.left;
    // One digit's width stays free, before the number or behind it.
    expect(number.left - title.right).toBeGreaterThan(digitsBefore * digit);
    expect(number.left - title.right).toBeLessThan((digitsBefore + 1) * digit);
    expect(rest.left - number.right).toBeGreaterThan((1 - digitsBefore) * digit - 0.5);
    expect(rest.left - number.right).toBeLessThan((2 - digitsBefore) * digit);
  });

  test("of more digits are printed again", async () => {
    const { asked, line } = await print((pages) => paged(pages, "right", ""));
    expect(asked).toEqual([{}, { scorecard: 2, robbery: 3 }]);
    expect(line).toContain("Scorecard 2 of two");
  });

  test("in a font without the digit are printed again", async () => {
    // Nothing else is in the fixed-width face, so that the first print only has a 7 of it.
    const { asked, line } = await print((pages) => paged(pages, "right", "7", "nav span { font-family: monospace }"));
    expect(asked).toEqual([{}, { scorecard: 2, robbery: 3 }]);
    expect(line).toMatch(/Scorecard\s*2\s*of two/);
  });

  test("that are wrong and cannot be told apart are not given out", async () => {
    const alike = print(() => {
      const { html, numbers } = paged({ scorecard: 7, robbery: 7 }, "right", "");
      const colour = [16, 16, 17] as const;
      return { html: html.replaceAll("16,16,18", colour.join()), numbers: numbers.map((one) => ({ ...one, colour })) };
    });
    await expect(alike).rejects.toSatisfy(
      (error) =>
        error instanceof ProblemsError && error.problems.some(({ message }) => message.includes("begins on page 7")),
    );
  });

  test("that are wrong to the last are not given out", async () => {
    // A font of their own without the right digits, print after print.
    const wrong = print(() => paged({ scorecard: 7, robbery: 7 }, "right", "", "nav span { font-family: monospace }"));
    await expect(wrong).rejects.toSatisfy(
      (error) =>
        error instanceof ProblemsError &&
        error.problems.some(({ code, message }) => code === "pdf-unfit" && message.includes("begins on page 7")),
    );
  });
});
