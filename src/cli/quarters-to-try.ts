import type { Reading } from "../build.ts";
import {
  addDays,
  financialQuarter,
  financialYearStart,
  type IsoDate,
  type Period,
  parsePeriod,
  quarterNumber,
} from "../values/period.ts";
import type { Asked } from "./figure-asked.ts";

/**
 * The quarters whose papers may have it: that in which the figure's period ends, the last that the extracts hold whole, and the last
 * that they touch. A single month stands in the series of later papers, so of those the newest whole one comes first.
 */
export function quartersToTry({ id, request }: Asked, { result }: Reading): Period[] {
  const spans = result.sources.flatMap(({ coverage: { from, to } }) => (from && to ? [{ from, to }] : []));
  const last = spans
    .map(({ to }) => to)
    .sort()
    .at(-1);
  const held = (quarter: Period): boolean => spans.some(({ from, to }) => from <= quarter.end && to >= quarter.start);
  const own = quarterAt((wholeOf(id) ?? request.period).end);
  const newest = last === undefined ? [] : [lastWhole(last), quarterAt(last)];
  const isMonth = request.period.kind === "month";
  const quarters = (isMonth ? [...newest, own] : [own, ...newest]).filter(held);
  return [...new Map(quarters.map((one) => [one.id, one])).values()];
}

/** The period of the whole that a share's id names. */
function wholeOf(id: string): Period | undefined {
  const parsed = parsePeriod(/-of-([^:/]+)$/.exec(id)?.[1] ?? "");
  return parsed.ok ? parsed.period : undefined;
}

/** The last quarter that is over on a day. */
function lastWhole(day: IsoDate): Period {
  const quarter = quarterAt(day);
  return quarter.end <= day ? quarter : quarterAt(addDays(quarter.start, -1));
}

const quarterAt = (date: IsoDate): Period => financialQuarter(financialYearStart(date), quarterNumber(date));
