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
  const ofWhole = Object.keys(dims).length > 0 ? 2 : area === partnershipArea ? 12 : 6;
  // What stood a year ago matters less than what stands now. Where the records are withheld that could not be decided, the count beside them
  // is still shown, but what became of it since is no longer said: they matter less than it does, and as much more as it matters more.
  const isBeside = comparison !== undefined || measure === "unknown";
  return isBeside ? (ofSpan * ofWhole) / 2 : ofSpan * ofWhole;
}
