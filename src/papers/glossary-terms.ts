import type { GlossaryTerm } from "./data/glossary.ts";
import type { SectionModel } from "./model.ts";
import { wordsIn } from "./words-in.ts";

/** Terms that the words of some sections use, in their order. */
export function usedTerms(terms: readonly GlossaryTerm[], sections: readonly SectionModel[]): GlossaryTerm[] {
  return termsIn(terms, [...wordsIn(sections)].join("\n"));
}

/** Terms that some words use, in their order. */
export const termsIn = (terms: readonly GlossaryTerm[], words: string): GlossaryTerm[] =>
  terms.filter(({ title, named = [title] }) => named.some((one) => isIn(one, words)));

/** Capitals stand for themselves, so that "ASB" is not found in a longer word of capitals. */
function isIn(name: string, words: string): boolean {
  if (!/^[A-Z0-9]+$/.test(name)) return words.includes(name);
  return new RegExp(`(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`).test(words);
}
