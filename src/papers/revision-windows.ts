import type { HeldExtract, ReadResult, SourceReading } from "../extracts/reading.ts";
import type { FormerStage } from "../values/change-findings.ts";
import {
  addDays,
  dayCount,
  financialYear,
  financialYearStart,
  type IsoDate,
  type Period,
  quartersOf,
  yearsEarlier,
  yearToDate,
} from "../values/period.ts";

/** What an earlier extract had said of the periods that it was the first to hold whole. */
export interface FirstReported {
  readonly asAt: IsoDate;
  /** From 1 April to the end of the quarter. */
  readonly toDate: Period;
  readonly quarter: Period;
}

/** The same quarter a year before, as it stood as long after its end as the quarter reported stands now. */
export interface SameStage {
  readonly asAt: IsoDate;
  /** Days from the end of the quarter reported to the date of the newest extract. */
  readonly days: number;
  readonly quarter: Period;
}

/** Extracts made within a fortnight of each other's stage are taken to be at the same stage. */
export const stageTolerance = 14;

const extractsOf = (reading: ReadResult): readonly (readonly HeldExtract[])[] =>
  reading.sources.flatMap(({ extracts }) => (extracts && extracts.length > 1 ? [extracts] : []));

/** The extract before the newest, with the last quarter that it holds whole; nothing where only one is held. */
export function firstReported(reading: ReadResult): FirstReported | undefined {
  const earlier = extractsOf(reading)
    .flatMap((extracts) => extracts.at(-2) ?? [])
    .sort((first, second) => (first.date < second.date ? 1 : -1));
  const [newest] = earlier;
  const end = newest?.coverage.to;
  if (!newest || end === undefined) return undefined;
  const year = financialYear(financialYearStart(end));
  const quarter = [...quartersOf(yearsEarlier(year)), ...quartersOf(year)]
    .filter((candidate) => candidate.end <= end)
    .at(-1);
  return quarter ? { asAt: newest.date, quarter, toDate: yearToDate(quarter) } : undefined;
}

const daysAfter = (day: IsoDate, end: IsoDate): number => dayCount({ start: end, end: day }) - 1;

/**
 * Which earlier extract shows the sources' counts of a year before as they stood: one at the same stage, else the last that was younger,
 * else the first that was older. Where the sources' extracts are of different days, the latest of them, when each was held.
 */
export function formerStage(
  reading: { readonly sources: readonly Pick<SourceReading, "source" | "extracts">[] },
  sources: ReadonlySet<string>,
  quarter: Period,
): FormerStage | undefined {
  const before = yearsEarlier(quarter);
  const stages = reading.sources.flatMap(({ source, extracts }): FormerStage[] => {
    const newest = extracts?.at(-1)?.date;
    if (!sources.has(source) || newest === undefined || newest <= quarter.end) return [];
    const daysNow = daysAfter(newest, quarter.end);
    const earlier = (extracts ?? [])
      .filter(({ date, coverage }) => date < newest && (coverage.to ?? "") >= before.end)
      .map(({ date }) => ({ asAt: date, daysThen: daysAfter(date, before.end), daysNow }));
    const off = ({ daysThen }: { daysThen: number }): number => Math.abs(daysThen - daysNow);
    const [same] = earlier
      .filter((one) => off(one) <= stageTolerance)
      .sort((first, second) => off(first) - off(second));
    if (same) return [{ ...same, stage: "same" }];
    const younger = earlier.filter(({ daysThen }) => daysThen < daysNow).at(-1);
    const [older] = earlier;
    return younger ? [{ ...younger, stage: "younger" }] : older ? [{ ...older, stage: "older" }] : [];
  });
  return stages.sort((first, second) => (first.asAt < second.asAt ? -1 : 1)).at(-1);
}

/** An extract of about a year ago that is as long after its quarter as the newest is after the quarter reported. */
export function sameStage(reading: ReadResult, quarter: Period): SameStage | undefined {
  const dates = extractsOf(reading).map((extracts) => extracts.map(({ date }) => date));
  const newest = dates
    .flatMap((list) => list.at(-1) ?? [])
    .sort()
    .at(-1);
  if (newest === undefined || newest <= quarter.end) return undefined;
  const days = daysAfter(newest, quarter.end);
  const before = yearsEarlier(quarter);
  const wanted = addDays(before.end, days);
  const distance = (date: IsoDate): number => (date < wanted ? daysAfter(wanted, date) : daysAfter(date, wanted));
  const [nearest] = dates
    .flat()
    .filter((date) => date > before.end && date < newest && distance(date) <= stageTolerance)
    .sort((first, second) => distance(first) - distance(second));
  return nearest === undefined ? undefined : { asAt: nearest, days, quarter: before };
}
