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

/** So much more at most does a large number cost than a small one of its sort: less than what sets two sorts apart. */
const mostForSize = 0.1;
const middling = 100;

/** Of two figures that cost alike the larger matters more: it tells of more people, and others are compared with it. */
export const withSize = (cost: number, number: number): number =>
  cost * (1 + (mostForSize * number) / (number + middling));
