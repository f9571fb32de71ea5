import type { IsoMonth } from "../../values/period.ts";
import type { PartsApartSign } from "../../values/sign.ts";

/** A number that was published, and what its parts by one dimension add up to, in a month. */
export interface WholeAndParts {
  readonly subject: string;
  readonly by: string;
  readonly month: IsoMonth;
  readonly whole: number;
  readonly parts: number;
}

/** Percent of the whole: parts further from it are some of its parts, or overlap, and were never meant to add up. */
const nearlyPercent = 10;

/** Wholes that their parts nearly add up to and do not: one sign for each indicator and what it is split by. */
export function partsApart(all: readonly WholeAndParts[]): Omit<PartsApartSign, "source" | "severity">[] {
  const found = new Map<string, WholeAndParts[]>();
  for (const one of all) {
    const apart = Math.abs(one.parts - one.whole);
    if (apart === 0 || 100 * apart > nearlyPercent * one.whole) continue;
    const key = `${one.subject} ${one.by}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()].flatMap((months) => {
    const [first] = months.toSorted((one, other) => (one.month < other.month ? -1 : 1));
    return first ? [{ kind: "parts-apart", ...first, months: months.length } as const] : [];
  });
}
