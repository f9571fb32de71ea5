import type { RankedEntry, Ranking } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";

export interface Contender {
  readonly area: string;
  readonly figure: Figure;
}

/** Numbers that differ by less than rounding in their computation are one number. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));

export interface Placed extends Contender {
  readonly number: number;
  /** From 1. */
  readonly place: number;
}

/**
 * Puts areas in order by a number of theirs. Equal numbers share a place, and the next place is left out for each: 1, 2, 2, 4. Areas
 * without a number have none. Within a place the order is that of the ids.
 */
export function inOrder(contenders: readonly Contender[], order: Ranking["order"]): Placed[] {
  const known = contenders.flatMap(({ area, figure }) =>
    isNumber(figure.value) ? [{ area, figure, number: figure.value.number }] : [],
  );
  const sign = order === "most-first" ? -1 : 1;
  const sorted = known.toSorted(
    (one, other) =>
      (isSame(one.number, other.number) ? 0 : sign * (one.number - other.number)) || (one.area < other.area ? -1 : 1),
  );
  return sorted.map((one) => ({
    ...one,
    place: 1 + known.filter(({ number }) => !isSame(number, one.number) && sign * (number - one.number) < 0).length,
  }));
}

/**
 * Areas in order by a figure of theirs, each with its rank as a figure (see {@link inOrder}). Areas without a number are named and have none.
 *
 * @param first of how many, counted from the first, ranks are wanted; of all when left out
 */
export function rankingOf(
  contenders: readonly Contender[],
  order: Ranking["order"],
  first = Number.POSITIVE_INFINITY,
): Ranking {
  const sorted = inOrder(contenders, order);
  const entries = sorted.slice(0, first).map(({ area, figure, number, place }): RankedEntry => {
    const { measure, comparison } = partsOf(figure);
    return {
      area,
      figure,
      rank: derive(
        {
          id: siblingId(figure.id, `${measure}-rank`, comparison),
          unit: "rank",
          method: "rank",
          inputs: [figure, ...sorted.filter((one) => one.area !== area).map((one) => one.figure)],
        },
        () => place,
      ),
      tiedWith: sorted.filter((one) => one.area !== area && isSame(one.number, number)).map((one) => one.area),
    };
  });
  return {
    order,
    entries,
    unranked: contenders.filter(({ figure }) => !isNumber(figure.value)).map(({ area }) => area),
  };
}

/** The measure and the comparison of an id, which may be of an area that has no figure id of its own. */
function partsOf({ id }: Figure): { readonly measure: string; readonly comparison?: string } {
  const [measure = "", comparison] = (id.split("/").at(-1) ?? "").split(":");
  return { measure, ...(comparison ? { comparison } : {}) };
}
