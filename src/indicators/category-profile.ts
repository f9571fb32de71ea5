import { coarseWithin } from "../records/coarse-categories.ts";
import { isOffenceKind } from "../values/record-kind.ts";
import type { Indicator, Predicate } from "./indicator.ts";
import { isOfRecords, madeOf } from "./own-measure.ts";

type Indicators = ReadonlyMap<string, Indicator>;

/** How an indicator counts a record of a category: the conditions that are left once the category is known, as text. */
export type CategoryProfile = (category: string) => string;

/** What the profile says of categories that the indicator does not count at all. */
export const countsNothing = "";

/**
 * Tells categories apart as far as an indicator does. Two categories with the same profile may swap records without changing any
 * count of it: `robbery` does not tell personal from business robbery, all crime tells nothing apart.
 */
export function categoryProfile(indicator: Indicator, indicators: Indicators): CategoryProfile {
  const parts = countedParts(indicator, indicators);
  const known = new Map<string, string>();
  return (category) => {
    const found = known.get(category);
    if (found !== undefined) return found;
    const left = parts.flatMap(({ about, where }) => {
      const rest = given(where, category);
      return rest === false ? [] : [`${about} ${JSON.stringify(rest)}`];
    });
    const profile = left.sort().join("\n");
    known.set(category, profile);
    return profile;
  };
}

/** The predicates over offences and the people in them that an indicator is made of. */
function countedParts(
  indicator: Indicator,
  indicators: Indicators,
): { readonly about: string; readonly where: Predicate }[] {
  if (isOfRecords(indicator)) {
    const { of, where } = indicator.aggregation;
    return isOffenceKind(of) ? [{ about: `${of} ${indicator.dateBasis}`, where }] : [];
  }
  return madeOf(indicator).flatMap((id) => {
    const part = indicators.get(id);
    return part && part.id !== indicator.id ? countedParts(part, indicators) : [];
  });
}

/** A predicate with the category filled in: decided, or what is left to decide. */
function given(predicate: Predicate, category: string): Predicate | boolean {
  if ("category" in predicate)
    return predicate.category.includes(category) || coarseWithin(predicate.category).includes(category);
  if ("not" in predicate) {
    const inner = given(predicate.not, category);
    return typeof inner === "boolean" ? !inner : { not: inner };
  }
  if ("all" in predicate) {
    const left = predicate.all.map((part) => given(part, category)).filter((part) => part !== true);
    if (left.includes(false)) return false;
    return left.length === 0 ? true : { all: left as Predicate[] };
  }
  if ("any" in predicate) {
    const left = predicate.any.map((part) => given(part, category)).filter((part) => part !== false);
    if (left.includes(true)) return true;
    return left.length === 0 ? false : { any: left as Predicate[] };
  }
  return predicate;
}
