import type { Indicator, Predicate, WholeRange } from "./indicator.ts";

/**
 * Whether every record of one indicator is also one of another, by their definitions: the same kind of record by the same date
 * from the same sources, and conditions that can only be stricter. What is not certain is not told.
 */
export function isContained(part: Indicator, whole: Indicator): boolean {
  const [inner, outer] = [part.aggregation, whole.aggregation];
  if (inner.kind !== "records" || outer.kind !== "records" || part.id === whole.id) return false;
  return (
    inner.of === outer.of &&
    part.dateBasis === whole.dateBasis &&
    (outer.service === undefined || outer.service === inner.service) &&
    (outer.sources === undefined || JSON.stringify(outer.sources) === JSON.stringify(inner.sources)) &&
    JSON.stringify(part.times) === JSON.stringify(whole.times) &&
    implies(inner.where, outer.where)
  );
}

export const conjuncts = (predicate: Predicate): readonly Predicate[] =>
  "all" in predicate ? predicate.all.flatMap(conjuncts) : [predicate];

const implies = (inner: Predicate, outer: Predicate): boolean => {
  const held = conjuncts(inner);
  return conjuncts(outer).every((wanted) => held.some((condition) => isStricter(condition, wanted)));
};

/** Whether whatever meets one simple condition meets the other. */
function isStricter(one: Predicate, other: Predicate): boolean {
  if ("any" in other) return other.any.some((choice) => implies(one, choice));
  if ("any" in one) return one.any.every((choice) => implies(choice, other));
  if ("category" in one && "category" in other) return isSubset(one.category, other.category);
  if ("flag" in one && "flag" in other) return isSubset(one.flag, other.flag);
  if ("referralSource" in one && "referralSource" in other) return isSubset(one.referralSource, other.referralSource);
  if ("age" in one && "age" in other) return isWithin(one.age, other.age);
  if ("suspectAge" in one && "suspectAge" in other) return isWithin(one.suspectAge, other.suspectAge);
  return JSON.stringify(one) === JSON.stringify(other);
}

const isSubset = (few: readonly string[], many: readonly string[]): boolean => few.every((one) => many.includes(one));

const isWithin = (inner: WholeRange, outer: WholeRange): boolean =>
  (outer.from === undefined || (inner.from !== undefined && inner.from >= outer.from)) &&
  (outer.to === undefined || (inner.to !== undefined && inner.to <= outer.to));
