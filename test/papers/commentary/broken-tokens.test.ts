import { describe, expect, test } from "vitest";
import { parseCommentary } from "../../../src/papers/commentary/parse.ts";

const brokenIn = (...lines: string[]): string[] =>
  parseCommentary("robbery.md", "robbery", lines.join("\n")).commentary.broken.map(
    ({ line, text, where }) => `${line} ${where} ${text}`,
  );

describe("a figure token that would be printed as it was typed", () => {
  test("between backticks is told by its own words and line, not those of a good one before it", () => {
    expect(brokenIn("Of {{robbery/count}} some,", "then `{{burglary/count}}` more,", "then {{asb/count}}.")).toEqual([
      "2 code {{burglary/count}}",
    ]);
  });

  test("between backticks is found after the same token in its right place, and after spans over two lines", () => {
    expect(
      brokenIn(
        "---",
        "owner: A",
        "---",
        "{{asb/count}} and `plain",
        "words`, then",
        "``{{asb/count}}`` and",
        "` {{a/b}} `.",
      ),
    ).toEqual(["6 code {{asb/count}}", "7 code {{a/b}}"]);
  });

  test("is told once for each line of a fence, in a list and in a heading", () => {
    expect(
      brokenIn("```", "words", "{{asb/count}}", "```", "", "- One", "- two", "  `{{a/b}}`", "", "## Up to {{c/d}}"),
    ).toEqual(["3 code {{asb/count}}", "8 code {{a/b}}", "10 heading {{c/d}}"]);
  });

  test("is none where backticks hold other words", () => {
    expect(brokenIn("Of {{robbery/count}} see `robbery/count`.")).toEqual([]);
  });
});
