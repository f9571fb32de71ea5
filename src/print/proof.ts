import type { Block, EditionModel } from "../papers/model.ts";
import type { Problem } from "../problems/problem.ts";
import type { PdfFacts } from "./facts.ts";

/**
 * Holds a finished PDF against the model that it was made from: pages, tags, language, title, a bookmark for every
 * section, an alt text for every chart. The text on the pages is not read, so that conformance is not claimed.
 * @returns what is wrong, empty when nothing is; each problem's place names the section or the chart.
 */
export function proofPdf(facts: PdfFacts, model: EditionModel): Problem[] {
  const problems: Problem[] = [];
  const fault = (what: string, field?: string): void => {
    problems.push({
      code: "browser-failed",
      severity: "error",
      message: `The PDF of "${model.title}" is not fit to be given out: ${what}.`,
      remedy: "Try another browser with --browser. The HTML is complete.",
      ...(field === undefined ? {} : { place: { field } }),
    });
  };
  if (facts.pages === 0) fault("it has no page");
  if (!facts.tagged) fault("it has no tags, so that a screen reader cannot read it");
  if (facts.language !== model.language) fault("it does not say its language");
  if (!facts.title?.includes(model.title)) fault("it does not bear its title");
  if (facts.bookmarks.length === 0) fault("it has no bookmarks");
  if (facts.tagged && !facts.tags.has("H1")) fault("its title is not tagged as a heading");
  if (facts.picturesWithoutAlt > 0) fault(`pictures without a text to stand for them: ${facts.picturesWithoutAlt}`);

  const bookmarks = facts.bookmarks.map(plain);
  const altTexts = new Set(facts.altTexts.map(plain));
  for (const section of model.sections) {
    // A section's bookmark may carry its number as well.
    if (!section.untitled && !bookmarks.some((title) => title.includes(plain(section.title))))
      fault(`the section "${section.title}" has no bookmark`, section.id);
    for (const chart of chartsIn(section.blocks)) {
      if (!altTexts.has(plain(chart.alt))) fault(`figure ${chart.number} lacks its text alternative`, chart.id);
    }
  }
  return problems;
}

/** White space and soft hyphens say nothing. */
const plain = (text: string): string => text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

function chartsIn(blocks: readonly Block[]): Extract<Block, { kind: "chart" }>[] {
  return blocks.flatMap((block) => {
    if (block.kind === "chart") return [block];
    return block.kind === "callout" || block.kind === "commentary" ? chartsIn(block.blocks) : [];
  });
}
