import type { Block, EditionModel } from "../../../src/papers/model.ts";
import { plain } from "../../../src/wording/runs.ts";
import { asText } from "../as-text.ts";

/** The blocks of a chapter by the question that they stand under. */
export function questionsOf(model: EditionModel, section: string): ReadonlyMap<string, readonly Block[]> {
  const found = new Map<string, Block[]>();
  let heading = "";
  for (const block of model.sections.find(({ id }) => id === section)?.blocks ?? []) {
    if (block.kind === "heading" && block.level === 3) heading = block.text;
    else found.set(heading, [...(found.get(heading) ?? []), block]);
  }
  return found;
}

/** The sentences of a question: its paragraphs and the entries of its lists. */
export const wordsUnder = (model: EditionModel, section: string, question: string): string[] =>
  (questionsOf(model, section).get(question) ?? []).flatMap((block) => {
    if (block.kind === "paragraph") return [plain(block.content)];
    if (block.kind === "list") return block.items.map(plain);
    return block.kind === "commentary-gap" ? [block.text] : [];
  });

/** All that stands in a chapter, as text. */
export const textOf = (model: EditionModel, section: string): string =>
  asText({ ...model, sections: model.sections.filter(({ id }) => id === section) });
