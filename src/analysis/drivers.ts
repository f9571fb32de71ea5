import type { ChangeFinding } from "../values/change-findings.ts";
import type { Contribution, DriversFinding } from "../values/driver-findings.ts";
import type { Figure } from "../values/figure.ts";
import { formatFigureId } from "../values/figure-id.ts";
import { absent, isNumber } from "../values/value.ts";
import { derive, idParts } from "./derive.ts";

/** One part of a total, over the same two periods. */
export interface PartPair {
  readonly part: string;
  readonly from: Figure;
  readonly to: Figure;
  /** The series breaks between the two: what one counts is no part of the other's difference. */
  readonly broken?: boolean;
}

export interface DriverParts {
  readonly total: ChangeFinding;
  /** In time order. */
  readonly quarters: readonly PartPair[];
  readonly categories: readonly PartPair[];
  /** By quarter part, its categories. */
  readonly crossing: Readonly<Record<string, readonly PartPair[]>>;
}

/** Under this many records of difference no share is given: 5 of 6 is no finding. */
export const shareFromDifference = 10;

/** A difference split by quarter, by category and by both. Contributions are counts and add up to the difference. */
export function driversOf(parts: DriverParts): DriversFinding {
  const { difference } = parts.total;
  const byQuarter = contributionsTo(difference, parts.quarters, "all-other-quarters");
  const byCategory = contributionsTo(difference, parts.categories, "all-other");
  const crossing: Record<string, Contribution[]> = {};
  for (const quarter of byQuarter) {
    const cells = parts.crossing[quarter.part];
    if (cells && cells.length > 0) crossing[quarter.part] = contributionsTo(quarter.contribution, cells, "all-other");
  }
  const largestQuarter = largestOf(difference, byQuarter);
  const largestCategory = largestOf(difference, byCategory);
  const largestCategoryInQuarter =
    largestQuarter && largestOf(largestQuarter.contribution, crossing[largestQuarter.part] ?? []);
  return {
    kind: "drivers",
    difference,
    byQuarter,
    byCategory,
    crossing,
    ...(largestQuarter ? { largestQuarter } : {}),
    ...(largestCategory ? { largestCategory } : {}),
    ...(largestCategoryInQuarter ? { largestCategoryInQuarter } : {}),
  };
}

/**
 * Each part's own difference, and `all-other` for what they leave of the whole. The rest is worked out only when every
 * part is known: otherwise it would give a withheld part away.
 */
function contributionsTo(whole: Figure, parts: readonly PartPair[], restMeasure: string): Contribution[] {
  if (parts.length === 0) return [];
  const contributions = parts.map(({ broken, ...pair }): Contribution => {
    const contribution = derive(
      { id: partId(pair.to, "contribution"), unit: pair.to.unit, method: "contribution", inputs: [pair.from, pair.to] },
      (before, after) => (broken ? absent("not-comparable", "series-break") : after - before),
    );
    return { ...pair, contribution, share: shareOf(contribution, whole) };
  });
  const rest = derive(
    {
      id: partId(whole, restMeasure),
      unit: whole.unit,
      method: "rest-of-difference",
      inputs: [whole, ...contributions.map(({ contribution }) => contribution)],
    },
    (all, ...known) => known.reduce((left, number) => left - number, all),
  );
  if (isNumber(rest.value) && rest.value.number === 0) return contributions;
  return [...contributions, { part: "all-other", contribution: rest, share: shareOf(rest, whole) }];
}

/**
 * A share misleads when parts pull against each other or the whole is small. The same part has another share of a quarter's difference
 * than of the year's, so the id names the whole's period.
 */
function shareOf(contribution: Figure, whole: Figure): Figure {
  const comparison = `previous-year-of-${idParts(whole).period}`;
  const id = formatFigureId({
    ...idParts(contribution),
    measure: `${idParts(contribution).measure}-share`,
    comparison,
  });
  return derive({ id, unit: "percent", method: "share", inputs: [contribution, whole] }, (part, all) => {
    const sensible =
      Math.sign(part) === Math.sign(all) && Math.abs(part) <= Math.abs(all) && Math.abs(all) >= shareFromDifference;
    return sensible ? (100 * part) / all : absent("not-applicable", "share-misleads");
  });
}

function partId(figure: Figure, measure: string): string {
  return formatFigureId({ ...idParts(figure), measure, comparison: "previous-year" });
}

/** The contribution that goes furthest the whole's own way, the first of equals; none unless all are known. */
function largestOf(whole: Figure, contributions: readonly Contribution[]): Contribution | undefined {
  if (!isNumber(whole.value) || whole.value.number === 0) return undefined;
  if (contributions.some((one) => !isNumber(one.contribution.value))) return undefined;
  const way = Math.sign(whole.value.number);
  const reach = (one: Contribution): number =>
    isNumber(one.contribution.value) ? way * one.contribution.value.number : Number.NEGATIVE_INFINITY;
  const named = contributions.filter((one) => one.part !== "all-other" && reach(one) > 0);
  return named.reduce<Contribution | undefined>(
    (largest, one) => (largest && reach(largest) >= reach(one) ? largest : one),
    undefined,
  );
}
