import type { IsoMonth } from "../../values/period.ts";
import { median } from "./median.ts";

/** A series that stops or starts for good inside the span of its source. */
export interface SeriesEnd {
  readonly subject: string;
  /** The last month that has any, or the first. */
  readonly month: IsoMonth;
  /** Position of that month among the months of the source. */
  readonly position: number;
  /** A month, while there were any. */
  readonly usual: number;
}

/** Months without any, at the end or at the start, before a series is said to have stopped or not to have begun. */
const silentMonths = 3;
/** Months that say what is usual. */
const monthsBeside = 12;
const fewestMonthsBeside = 3;
/** A series of fewer a month can be silent for three months by chance. */
const leastUsual = 5;
/** A few late stragglers do not keep a series alive. */
const stragglers = 0.02;

export type SeriesByMonth = ReadonlyMap<string, ReadonlyMap<IsoMonth, number>>;

/** Series that had several a month and then none for three months or more, to the end. */
export const seriesThatStop = (series: SeriesByMonth, months: readonly IsoMonth[]): SeriesEnd[] =>
  ends(series, months).map((end) => ({ ...end, position: months.indexOf(end.month) }));

/** The reverse: none for three months or more from the start, then several a month. */
export const seriesThatStart = (series: SeriesByMonth, months: readonly IsoMonth[]): SeriesEnd[] =>
  ends(series, [...months].reverse()).map((end) => ({ ...end, position: months.indexOf(end.month) }));

function ends(series: SeriesByMonth, months: readonly IsoMonth[]): Omit<SeriesEnd, "position">[] {
  return [...series].flatMap(([subject, counts]) => {
    const values = months.map((month) => counts.get(month) ?? 0);
    // Level first: what counts as silence depends on it.
    const highest = median(values.filter((value) => value > 0));
    const last = values.findLastIndex((value) => value > highest * stragglers);
    const month = months[last];
    const beside = values.slice(Math.max(0, last + 1 - monthsBeside), last + 1);
    const usual = median(beside);
    const stops = months.length - 1 - last >= silentMonths && beside.length >= fewestMonthsBeside;
    return stops && usual >= leastUsual && month !== undefined ? [{ subject, month, usual }] : [];
  });
}

/** Whether one that starts may be one that stopped under another name: in the next month, at much the same level. */
export const mayBeTheSame = (stopped: SeriesEnd, started: SeriesEnd): boolean =>
  Math.abs(started.position - stopped.position - 1) <= 1 &&
  started.usual <= 2 * stopped.usual &&
  stopped.usual <= 2 * started.usual;
