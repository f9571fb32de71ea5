import { conjuncts } from "../indicators/contained.ts";
import type { Indicator, Predicate, WholeRange } from "../indicators/indicator.ts";

/**
 * Whether two indicators are a third told apart by how long after committing each offence was recorded: what one of them is, is the
 * whole less the other, but for the few without a date of committing.
 */
export function splitByLag(
  [one, other]: readonly [Indicator, Indicator],
  whole: Indicator,
  indicators: ReadonlyMap<string, Indicator>,
): boolean {
  const [first, second] = [lagOf(one), lagOf(other)];
  if (!first || !second || first.rest !== second.rest || first.of !== second.of) return false;
  const meet = (early: WholeRange, late: WholeRange): boolean => early.to !== undefined && late.from === early.to + 1;
  if (!meet(first.lag, second.lag) && !meet(second.lag, first.lag)) return false;
  return restOf(whole, indicators) === first.rest;
}

/** Whether an indicator asks how long after committing something was recorded. */
export const hasLag = (indicator: Indicator): boolean => lagOf(indicator) !== undefined;

function lagOf({ aggregation }: Indicator): { of: string; lag: WholeRange; rest: string } | undefined {
  if (aggregation.kind !== "records") return undefined;
  const all = conjuncts(aggregation.where);
  const lag = all.flatMap((one) => ("lag" in one ? [one.lag] : []))[0];
  return lag && { of: aggregation.of, lag, rest: told(all.filter((one) => !("lag" in one))) };
}

/** What is asked of the records of an indicator, or of a sum of categories. */
function restOf({ aggregation }: Indicator, indicators: ReadonlyMap<string, Indicator>): string | undefined {
  if (aggregation.kind === "records") return told(conjuncts(aggregation.where));
  if (aggregation.kind !== "sum") return undefined;
  const categories = aggregation.of.flatMap((id) => {
    const part = indicators.get(id)?.aggregation;
    return part?.kind === "records" && "category" in part.where ? part.where.category : [];
  });
  return told([{ category: categories as [string, ...string[]] }]);
}

const told = (all: readonly Predicate[]): string =>
  all
    .map((one) => JSON.stringify("category" in one ? { category: [...one.category].sort() } : one))
    .sort()
    .join();
