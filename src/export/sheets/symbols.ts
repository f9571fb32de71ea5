import type { AbsentState } from "../../values/value.ts";

/**
 * What stands in a cell where there is no number. The letters are those that UK government statistics agreed on ("Symbols in tables:
 * definitions and help"); where none of them fits, the word itself stands in the brackets.
 */
export const stateSymbols: Readonly<Record<AbsentState, string>> = {
  suppressed: "[c]",
  "not-comparable": "[not comparable]",
  incomplete: "[incomplete]",
  missing: "[x]",
  undefined: "[z]",
  "not-applicable": "[z]",
  "not-set": "[not set]",
};

/** What the worksheet of notes says of each. */
const meanings: Readonly<Record<string, string>> = {
  "[c]": "Withheld, so that nobody can be recognised.",
  "[x]": "Not available: the data are not held.",
  "[z]": "Does not apply, such as a percentage where the earlier count is 0 or too small for one.",
  "[u]": "Rests on a low number: read with care.",
  "[not comparable]": "Not comparable: what is counted changed between the two periods.",
  "[incomplete]": "Incomplete: a part of the period's data is not held.",
  "[not set]": "No target or limit has been set.",
};

/** The symbols among these texts that have a meaning to tell, in the order of the list above. */
export function symbolsIn(texts: readonly string[]): { readonly symbol: string; readonly meaning: string }[] {
  return Object.entries(meanings)
    .filter(([symbol]) => texts.some((text) => text.includes(symbol)))
    .map(([symbol, meaning]) => ({ symbol, meaning }));
}
