import type { Denominator } from "../indicators/population.ts";
import { poissonInterval } from "../statistics/poisson-interval.ts";
import { criticalZ } from "../statistics/quantiles.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import type { RateFinding, ShareFinding } from "../values/comparison-findings.ts";
import type { Figure, Unit } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { absent, isNumber, type Value } from "../values/value.ts";
import { derive, idParts } from "./derive.ts";

export type RatePer = 1000 | 10_000 | 100_000;

const unitsPer: Readonly<Record<RatePer, Unit>> = {
  1000: "per-1,000",
  10000: "per-10,000",
  100000: "per-100,000",
};

/** Byar's interval is taken from here on, the exact one below; as `poissonInterval` has it. */
const fewestForByar = 10;

/** A count per so many of a denominator, with the interval of the count over it. On an empty denominator nothing is defined. */
export function rateOf(count: Figure, of: Denominator, per: RatePer = 1000): RateFinding {
  const denominator = of.figure;
  const whose = comparisonOf(denominator);
  const figure = (measure: string, method: "rate" | "rate-limit", compute: (count: number) => number): Figure =>
    withConstants(
      derive(
        { id: siblingId(count.id, measure, whose), unit: unitsPer[per], method, inputs: [count, denominator] },
        (counted, people) => overPeople(people, () => (compute(counted) * per) / people),
      ),
      { per, ...(method === "rate-limit" ? { z: criticalZ(0.95) } : {}) },
    );
  const known = isNumber(count.value) && isNumber(denominator.value) && denominator.value.number > 0;
  return {
    kind: "rate",
    area: idParts(count).area,
    count,
    denominator,
    year: of.year,
    projected: of.projected,
    per,
    rate: figure("rate", "rate", (counted) => counted),
    lower: figure("rate-lower", "rate-limit", (counted) => poissonInterval(counted).lower),
    upper: figure("rate-upper", "rate-limit", (counted) => poissonInterval(counted).upper),
    interval: !known ? "none" : isNumber(count.value) && count.value.number >= fewestForByar ? "byar" : "exact",
  };
}

/** The numbers of a figure's arithmetic that are no figures; none where there is no number. */
export const withConstants = (figure: Figure, constants: Readonly<Record<string, number>>): Figure =>
  isNumber(figure.value) ? { ...figure, constants } : figure;

/** Everybody's rate needs no name of its own; any other is named after whom it is of. */
function comparisonOf(denominator: Figure): string | undefined {
  const { dims, measure } = idParts(denominator);
  const parts = [
    measure,
    ...Object.keys(dims)
      .sort()
      .map((key) => dims[key]),
  ];
  return parts.length === 1 && measure === "residents" ? undefined : `of-${parts.join("-")}`;
}

const overPeople = (people: number, compute: () => number): number | Value =>
  people > 0 ? compute() : absent("undefined", "denominator-0");

/**
 * A part of a whole in percent, with Wilson's interval.
 *
 * @param name names the share where one part stands in several wholes
 * @param smallest a whole under this has no share: a composition of so few could tell of people
 */
export function shareOf(part: Figure, whole: Figure, name?: string, smallest = 0): ShareFinding {
  const figure = (
    measure: string,
    method: "share" | "share-limit",
    compute: (part: number, whole: number) => number,
  ): Figure => {
    const made = derive(
      { id: siblingId(part.id, measure, name), unit: "percent", method, inputs: [part, whole] },
      (counted, all) => {
        if (all === 0) return absent("undefined", "denominator-0");
        return all < smallest ? absent("not-applicable", "small-base") : 100 * compute(counted, all);
      },
    );
    return method === "share-limit" ? withConstants(made, { z: criticalZ(0.95) }) : made;
  };
  return {
    kind: "share",
    part,
    whole,
    share: figure("share", "share", (counted, all) => counted / all),
    lower: figure("share-lower", "share-limit", (counted, all) => wilsonInterval(counted, all).lower),
    upper: figure("share-upper", "share-limit", (counted, all) => wilsonInterval(counted, all).upper),
  };
}
