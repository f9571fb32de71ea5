import type { HeldExtract, ReadResult } from "../extracts/reading.ts";
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
const stageTolerance = 14;

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

/** An extract of about a year ago that is as long after its quarter as the newest is after the quarter reported. */
export function sameStage(reading: ReadResult, quarter: Period): SameStage | undefined {
  const dates = extractsOf(reading).map((extracts) => extracts.map(({ date }) => date));
  const newest = dates
    .flatMap((list) => list.at(-1) ?? [])
    .sort()
    .at(-1);
  if (newest === undefined || newest <= quarter.end) return undefined;
  const days = dayCount({ start: quarter.end, end: newest }) - 1;
  const before = yearsEarlier(quarter);
  const wanted = addDays(before.end, days);
  const distance = (date: IsoDate): number =>
    date < wanted ? dayCount({ start: date, end: wanted }) - 1 : dayCount({ start: wanted, end: date }) - 1;
  const [nearest] = dates
    .flat()
    .filter((date) => date > before.end && date < newest && distance(date) <= stageTolerance)
    .sort((first, second) => distance(first) - distance(second));
  return nearest === undefined ? undefined : { asAt: nearest, days, quarter: before };
}
