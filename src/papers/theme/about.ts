import { filterProblem, partFilters } from "../../indicators/filters.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { ownMeasure } from "../../indicators/own-measure.ts";
import { isServed } from "../../indicators/served.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { Subject } from "../context.ts";
import type { PlanContext } from "../section-kind.ts";

/** A count of what a part is about, over the reported year or the year to date. */
export const countOf = (
  { paper }: PlanContext,
  { indicator, area }: Subject,
  dims: Readonly<Record<string, string>> = {},
): CountRequest => ({ indicator, area, period: paper.toDate, ...(Object.keys(dims).length > 0 ? { dims } : {}) });

/** The indicator, where it is counted over periods: of shares and numbers at a date nobody asks who, where or when. */
export function countedIndicator({ paper }: PlanContext, { indicator }: Subject): Indicator | undefined {
  const found = paper.indicators.get(indicator);
  return found && ownMeasure(found) === "count" ? found : undefined;
}

/** Whether its records can be told apart like this. */
export const canFilter = (
  indicator: Indicator,
  dims: Readonly<Record<string, string>>,
  { paper }: PlanContext,
): boolean => filterProblem(indicator, partFilters(dims).filters, paper.indicators) === undefined;

/** Whether they can be, and some source of records holds what that takes: what none holds is not asked for, and said to be not held. */
export function isHeldOf(
  indicator: Indicator,
  area: string,
  dims: Readonly<Record<string, string>>,
  context: PlanContext,
): boolean {
  const found = context.paper.areas.get(area);
  const { filters } = partFilters(dims);
  if (!found || !canFilter(indicator, dims, context)) return false;
  return found.kind === "comparator" || isServed(indicator, filters, found, context.paper);
}
