/** The first letter of words that begin a sentence, or stand inside one. */

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "Robbery" inside a sentence: "robbery"; "ASB" stays, and "A&E". An article is a word of one letter. */
export const lowerFirst = (words: string): string =>
  /^(?:[A-Z][a-z]|A (?!and\b))/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
