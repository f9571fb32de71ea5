import type { FigureIdParts } from "../values/figure-id.ts";
import { dayCount, parsePeriod } from "../values/period.ts";

/**
 * What it costs a reader to lose a figure, to choose between those that would protect a small count equally well: the finest first, parts
 * before wholes, places before the whole area, and the area's own quarters and years last.
 */
export function costOf({ dims, area, period, measure, comparison }: FigureIdParts, partnershipArea: string): number {
  const parsed = parsePeriod(period);
  const days = parsed.ok ? dayCount(parsed.period) : 1;
  const ofSpan = days <= 31 ? 1 : days <= 92 ? 4 : 12;
  if (measure === "unknown") return ofSpan;
  const ofWhole = Object.keys(dims).length > 0 ? 2 : area === partnershipArea ? 12 : 6;
  // What stood a year ago matters less than what stands now.
  return comparison === undefined ? ofSpan * ofWhole : (ofSpan * ofWhole) / 2;
}
