import { isAboutPeople } from "../indicators/filters.ts";
import type { Indicator, Sensitivity } from "../indicators/indicator.ts";
import { partOfType } from "../indicators/question.ts";
import type { FigureIdParts } from "../values/figure-id.ts";
import { monthEnd, monthOf, monthStart, parsePeriod } from "../values/period.ts";

/** From the least to the most that a small count could tell about a person. */
const order: readonly Sensitivity[] = ["published", "offence", "person"];

/**
 * How sensitive a counted figure is: as its indicator, or as the part that it names, whichever is more. What is published is published
 * by month and undivided, so a split of it, or a span that is not whole months, is an offence count like any other. An unknown
 * indicator is taken to be about people.
 */
export function sensitivityOf(parts: FigureIdParts, indicators: ReadonlyMap<string, Indicator>): Sensitivity {
  const indicator = indicators.get(parts.indicator);
  if (!indicator) return "person";
  const type = parts.dims["type"];
  const part = type === undefined ? undefined : partOfType(indicator, type, indicators);
  const most = [indicator, ...(part ? [part] : [])]
    .map(({ sensitivity }) => sensitivity)
    .reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a));
  if (Object.keys(parts.dims).some(isAboutPeople)) return "person";
  if (most !== "published") return most;
  return Object.keys(parts.dims).length === 0 && isWholeMonths(parts.period) ? "published" : "offence";
}

function isWholeMonths(periodId: string): boolean {
  const parsed = parsePeriod(periodId);
  if (!parsed.ok) return false;
  const { start, end } = parsed.period;
  return start === monthStart(monthOf(start)) && end === monthEnd(monthOf(end));
}
