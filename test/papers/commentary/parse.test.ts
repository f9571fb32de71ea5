import { describe, expect, it } from "vitest";
import { parseCommentary } from "../../../src/papers/commentary/parse.ts";

const linesWithDigits = (source: string): readonly number[] =>
  parseCommentary("robbery.md", "robbery", source).commentary.literalDigits;

describe("digits outside tokens, which a public edition may not hold", () => {
  it("are found by line, in the words and in the lines at the top alike", () => {
    expect(linesWithDigits("---\nowner: The police\nask: Help the 3 victims\n---\nAll well.\n\nIt was 4.\n")).toEqual([
      3, 7,
    ]);
  });

  it("are found in any script, as fractions and written small", () => {
    expect(linesWithDigits("Up by ３.\nAbout ½ of them.\nSee².\n")).toEqual([1, 2, 3]);
  });

  it("are not those of tokens and of list numbers", () => {
    expect(linesWithDigits("1. {{ robbery/hackney/fy2019-20/count }} robberies\n2. All else\n")).toEqual([]);
  });
});
