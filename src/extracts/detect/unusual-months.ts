import { dayCount, type IsoMonth, monthEnd, monthStart } from "../../values/period.ts";
import { median, spreadOf } from "./median.ts";

/** A month whose count lies far outside what the months around it lead one to expect. */
export interface UnusualMonth {
  readonly month: IsoMonth;
  readonly count: number;
  /** What the months around it and the time of year lead one to expect, rounded. */
  readonly usual: number;
  readonly direction: "high" | "low";
}

/** Fewer months than these have no usual level to speak of. */
const fewestMonths = 13;
/** From these on, a calendar month's own level is known well enough to be allowed for: with fewer it fits its own noise. */
const monthsForSeason = 96;
/** Months on either side that say what is usual; all of them on one side at an end of the series. */
const reach = 6;
/** A difference below this share matters to nobody, however steady the series. */
const leastShare = 0.15;
/** Of a rare thing, a few more or fewer are no news. */
const leastDifference = 10;
/** Spreads from the usual level that are far: flags about one ordinary month in 300 of published series, see the test. */
const farSpreads = 4;

/**
 * Months far outside their usual level. What is usual is the median of the months around, by day, the time of year allowed for;
 * how far is far is measured in the series' own spread about that (a robust one, which a few odd months do not widen), never
 * less than chance alone would give. Crime counts vary more than chance: their own spread has that in it.
 *
 * @param counts whole months only
 */
export function unusualMonths(counts: ReadonlyMap<IsoMonth, number>): UnusualMonth[] {
  if (counts.size < fewestMonths) return [];
  const months = [...counts].map(([month, count]) => ({ month, count, at: position(month), days: daysIn(month) }));
  const rates = new Map(months.map(({ at, count, days }) => [at, Math.log((count + 0.5) / days)]));
  const season = counts.size >= monthsForSeason ? seasonOf(rates) : undefined;
  const flat = season ? new Map([...rates].map(([at, rate]) => [at, rate - (season.get(at % 12) ?? 0)])) : rates;
  const residuals = months.map((month) => ({
    ...month,
    from: (flat.get(month.at) ?? 0) - levelAround(month.at, flat),
  }));
  const spread = spreadOf(residuals.map(({ from }) => from));
  return residuals.flatMap(({ month, count, at, days, from }): UnusualMonth[] => {
    const usual = Math.exp((rates.get(at) ?? 0) - from) * days;
    // By chance alone a count of `usual` varies by its square root, on the log scale by one over it.
    const width = Math.max(spread, 1 / Math.sqrt(Math.max(usual, 1)));
    const matters = Math.abs(count - usual) > Math.max(leastShare * usual, leastDifference);
    return matters && Math.abs(from) > farSpreads * width
      ? [{ month, count, usual: Math.round(usual), direction: from > 0 ? "high" : "low" }]
      : [];
  });
}

const daysIn = (month: IsoMonth): number => dayCount({ start: monthStart(month), end: monthEnd(month) });
/** Months counted from the year 0, so that the months around one are found by adding. */
const position = (month: IsoMonth): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1;

/** How a calendar month usually stands to the months around it, from the middle one of its years. */
function seasonOf(rates: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const byMonth = new Map<number, number[]>();
  for (const [at, rate] of rates) {
    const list = byMonth.get(at % 12) ?? [];
    list.push(rate - levelAround(at, rates));
    byMonth.set(at % 12, list);
  }
  return new Map([...byMonth].map(([month, list]) => [month, median(list)]));
}

/** The middle one of the twelve months nearest to a month, itself left out. */
function levelAround(at: number, rates: ReadonlyMap<number, number>): number {
  const near: number[] = [];
  for (let away = 1; near.length < 2 * reach && away <= 3 * reach; away++)
    for (const side of [-away, away]) {
      const rate = rates.get(at + side);
      if (rate !== undefined) near.push(rate);
    }
  return median(near);
}
