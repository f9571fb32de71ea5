import { distance } from "fastest-levenshtein";

/** Compared without case and without what people type for a gap, so that `Da Referrals` finds `da-referrals`. */
const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, "-");

/**
 * The candidate that `text` was most likely meant to be, or undefined when none is close: a wrong guess sends people
 * astray. A third of the letters may differ, at least two (one in a word of up to three); letters that have only changed
 * places count as one.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let best: { candidate: string; away: number } | undefined;
  for (const candidate of candidates) {
    const away = hasSameLetters(text, candidate) ? 1 : distance(plain(text), plain(candidate));
    if (!best || away < best.away) best = { candidate, away };
  }
  const allowed = text.length < 4 ? 1 : Math.max(2, Math.floor(text.length / 3));
  return best && best.away <= allowed ? best.candidate : undefined;
}

const lettersOf = (text: string): string => [...plain(text)].sort().join("");
const hasSameLetters = (a: string, b: string): boolean => plain(a) !== plain(b) && lettersOf(a) === lettersOf(b);

/** ` Did you mean "x"?`, or nothing, to end a message with. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`;
}
