import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { absent, combine } from "../values/value.ts";

/** A share in percent, from the figures of its two sides: the part, then the whole. */
export function shareOf(id: string, parts: readonly CountRequest[], figures: ReadonlyMap<string, Figure>): Figure {
  const inputs = parts.map(countId);
  const values = inputs.map((input) => figures.get(input)?.value ?? absent("missing"));
  return {
    id,
    value: combine(values, ([part = 0, whole = 0]) => {
      if (whole === 0) return absent("undefined", "base-0");
      return part > whole ? absent("not-comparable", "not-a-part") : (100 * part) / whole;
    }),
    unit: "percent",
    method: "share",
    inputs,
  };
}
