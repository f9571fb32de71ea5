import { describe, expect, it } from "vitest";
import type { PdfFacts } from "../../src/print/facts.ts";
import { proofPdf } from "../../src/print/proof.ts";
import { paperModel } from "./fixture.ts";

const good: PdfFacts = {
  pages: 2,
  tagged: true,
  language: "en-GB",
  title: "Quarterly performance paper, 2019/20 Quarter 4",
  bookmarks: ["Quarterly performance paper", "1. Scorecard", "2.\u00a0Robbery"],
  tags: new Set(["H1", "H2", "Figure"]),
  altTexts: ["Robbery fell\n from 10 to 5."],
  picturesWithoutAlt: 0,
};
const { language: _language, ...withoutLanguage } = good;

describe("proofPdf", () => {
  it("finds nothing wrong with a whole paper", () => {
    expect(proofPdf(good, paperModel)).toEqual([]);
  });

  it.each<[string, PdfFacts, string, string | undefined]>([
    ["no page", { ...good, pages: 0 }, "no page", undefined],
    ["no tags", { ...good, tagged: false }, "no tags", undefined],
    ["no language", withoutLanguage, "language", undefined],
    ["another title", { ...good, title: "Untitled" }, "title", undefined],
    ["no main heading", { ...good, tags: new Set(["P"]) }, "heading", undefined],
    ["a section without bookmark", { ...good, bookmarks: ["Scorecard"] }, '"Robbery" has no bookmark', "robbery"],
    ["a chart without alt text", { ...good, altTexts: [] }, "figure 1", "robbery-trend"],
    ["pictures without alt text", { ...good, picturesWithoutAlt: 3 }, "3", undefined],
  ])("reports %s, once and with its place", (_name, facts, words, field) => {
    const problems = proofPdf(facts, paperModel);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "browser-failed", severity: "error" });
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.place?.field).toBe(field);
  });

  it("looks into callouts for charts, and leaves untitled sections without bookmark alone", () => {
    const section = paperModel.sections[1];
    if (!section) throw new Error("the fixture has two sections");
    const model = {
      ...paperModel,
      sections: [
        {
          ...section,
          untitled: true as const,
          blocks: [{ kind: "callout" as const, title: "Look", tone: "plain" as const, blocks: section.blocks }],
        },
      ],
    };
    const problems = proofPdf({ ...good, altTexts: [], bookmarks: ["Something"] }, model);
    expect(problems.map((problem) => problem.place?.field)).toEqual(["robbery-trend"]);
  });
});
