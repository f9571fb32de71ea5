/** A whole with its parts in brackets behind it: "142 reports of young people as victims (91 male, 52 female)". */
const withParts =
  /(?<![\d.,/])(\d[\d,]*)(?![\d%/.]|\s*(?:%|per cent))(?:\s+(?!\d)[^\s().,;:]+){0,12}\s*\(([^()]*\d[^()]*)\)/g;
const onePart = /^(\d[\d,]*)\s+(?!to\b|or\b|and\b|-)([a-z][^\d]*)$/i;
const sexes = [/\b(?:male|men|man|boys?)\b/i, /\b(?:female|women|woman|girls?)\b/i];

const number = (digits: string): number => Number(digits.replaceAll(",", ""));

export interface PartsAmiss {
  readonly whole: number;
  readonly sum: number;
  readonly offset: number;
  /** The whole, as it was written. */
  readonly written: string;
}

/**
 * Parts in brackets that cannot be those of the number before them: more in all than the whole, or both sexes and another sum. Other parts may
 * leave some of the whole out, and are let be.
 */
export function partsAmiss(text: string): PartsAmiss[] {
  return [...text.matchAll(withParts)].flatMap((match) => {
    const pieces = (match[2] ?? "").split(/,\s+|;\s*|\s+and\s+/).map((one) => onePart.exec(one.trim()));
    const parts = pieces.flatMap((one) => (one ? [{ count: number(one[1] ?? ""), what: one[2] ?? "" }] : []));
    if (parts.length < 2 || parts.length !== pieces.length) return [];
    const whole = number(match[1] ?? "");
    const sum = parts.reduce((total, { count }) => total + count, 0);
    const isWhole = parts.length === 2 && sexes.every((sex) => parts.some(({ what }) => sex.test(what)));
    return sum > whole || (isWhole && sum !== whole)
      ? [{ whole, sum, offset: match.index, written: match[1] ?? "" }]
      : [];
  });
}
