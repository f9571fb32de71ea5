/** Scripts whose letters are drawn in another order, or joined into one sign: what can be read back is which letters there are. */
const drawnOtherwise = /[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Spaces, soft hyphens, joiners, marks of direction and of emoji style. */
const unseen = /(?:\s|\p{Cf}|\p{Variation_Selector})+/gu;

/**
 * A text as it can be found again on a page: without the spaces, which lines break at, and the marks that are not seen.
 * Words of scripts that are set from right to left or with joined signs are left out, since a page tells their letters in
 * the order in which they are drawn: that each of them has a glyph is another check.
 */
export function comparable(text: string): string {
  const plain = text.normalize("NFC").replace(unseen, "");
  return drawnOtherwise.test(plain)
    ? [...plain]
        .filter((sign) => !drawnOtherwise.test(sign) && !/\p{M}/u.test(sign))
        .sort()
        .join("")
    : plain;
}
