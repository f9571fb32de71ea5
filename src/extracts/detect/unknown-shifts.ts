import {
  financialQuarter,
  financialYear,
  financialYearStart,
  type IsoMonth,
  monthStart,
  monthsOf,
  type Period,
  quarterNumber,
  yearsEarlier,
} from "../../values/period.ts";

/** Records of a month, and how many of them lack a field. */
export interface UnknownCount {
  readonly unknown: number;
  readonly all: number;
}

export interface UnknownShift {
  readonly from: Period;
  readonly to: Period;
  /** Percent. */
  readonly shareFrom: number;
  readonly shareTo: number;
}

/** The design's limit: beyond it, a comparison of what needs the field gets no verdict. */
const leastPoints = 2;
/** Standard errors that chance does not reach: among some dozens of comparisons, 3.3 happens once in a thousand. */
const leastErrors = 3.3;
/** Years before the newest that are compared: older ones are in no paper's comparison. */
const yearsBack = 2;

/**
 * Where the share of records that lack a field moved by more than two points, and more than chance explains: from one
 * financial year to the next, and of the newest quarter on the same one a year before where its year does not say it already.
 */
export function unknownShifts(months: ReadonlyMap<IsoMonth, UnknownCount>): UnknownShift[] {
  const last = [...months.keys()].sort().at(-1);
  if (last === undefined) return [];
  const newest = financialYearStart(monthStart(last));
  const years = Array.from({ length: yearsBack }, (_, index) => financialYear(newest - yearsBack + 1 + index));
  const byYear = years.flatMap((year) => shiftOf(months, financialYear(financialYearStart(year.start) - 1), year));
  if (byYear.some(({ to }) => to.id === financialYear(newest).id)) return byYear;
  const quarter = financialQuarter(newest, quarterNumber(monthStart(last)));
  return [...byYear, ...shiftOf(months, yearsEarlier(quarter), quarter)];
}

function shiftOf(months: ReadonlyMap<IsoMonth, UnknownCount>, from: Period, to: Period): UnknownShift[] {
  const [before, after] = [totalOf(months, from), totalOf(months, to)];
  if (before.all === 0 || after.all === 0) return [];
  const [shareFrom, shareTo] = [before, after].map(({ unknown, all }) => (100 * unknown) / all) as [number, number];
  const pooled = (before.unknown + after.unknown) / (before.all + after.all);
  const error = 100 * Math.sqrt(pooled * (1 - pooled) * (1 / before.all + 1 / after.all));
  const moved = Math.abs(shareTo - shareFrom);
  return moved > leastPoints && moved > leastErrors * error ? [{ from, to, shareFrom, shareTo }] : [];
}

function totalOf(months: ReadonlyMap<IsoMonth, UnknownCount>, period: Period): UnknownCount {
  const held = monthsOf(period).flatMap((month) => months.get(month) ?? []);
  return {
    unknown: held.reduce((sum, { unknown }) => sum + unknown, 0),
    all: held.reduce((sum, { all }) => sum + all, 0),
  };
}
