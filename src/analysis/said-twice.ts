import { isContained } from "../indicators/contained.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { ExceptionFinding, IndicatorFindings } from "../values/indicator-findings.ts";
import { isNumber } from "../values/value.ts";

/** A part that makes at least this much of its whole's change tells the same story. */
const sameStory = 0.8;

/**
 * Leaves out what is said already: an indicator that clearly changed, and nothing else, where one that it is a part of changed the
 * same way by little more. Racist hate crime is most of hate crime, and a first page has room for five lines.
 */
export function withoutSaidTwice(
  exceptions: readonly ExceptionFinding[],
  found: readonly IndicatorFindings[],
  indicators: ReadonlyMap<string, Indicator>,
): ExceptionFinding[] {
  const changed = exceptions.flatMap(({ subject, reasons }) => {
    if (subject.kind !== "indicator" || !reasons.includes("clear-change")) return [];
    return found.filter(({ indicator, area }) => indicator === subject.indicator && area === subject.area);
  });
  return exceptions.filter(({ subject, reasons }) => {
    if (subject.kind !== "indicator" || reasons.some((reason) => reason !== "clear-change")) return true;
    const own = changed.find(({ indicator, area }) => indicator === subject.indicator && area === subject.area);
    return !own || !changed.some((whole) => whole.area === own.area && isMostOf(own, whole, indicators));
  });
}

function isMostOf(
  part: IndicatorFindings,
  whole: IndicatorFindings,
  indicators: ReadonlyMap<string, Indicator>,
): boolean {
  const [inner, outer] = [indicators.get(part.indicator), indicators.get(whole.indicator)];
  return inner !== undefined && outer !== undefined && isPartOf(inner, outer) && isSameStory(part.year, whole.year);
}

/** Whether a part's change goes the way of its whole's, and is little less. */
export function isSameStory(part: ChangeFinding, whole: ChangeFinding): boolean {
  const [less, more] = [part.difference.value, whole.difference.value];
  if (!isNumber(less) || !isNumber(more)) return false;
  return less.number * more.number > 0 && Math.abs(less.number) >= sameStory * Math.abs(more.number);
}

const isPartOf = (part: Indicator, whole: Indicator): boolean =>
  whole.aggregation.kind === "sum" ? whole.aggregation.of.includes(part.id) : isContained(part, whole);
