import { isValid, parseISO } from "date-fns";

/** A local date in Europe/London, `YYYY-MM-DD`. No JavaScript `Date` leaves this file. */
export type IsoDate = string;
/** A calendar month, `YYYY-MM`. */
export type IsoMonth = string;

export type PeriodKind = "year" | "quarter" | "month" | "range" | "rolling" | "weeks";

/** A closed span of days. `id` is the form used in figure ids and file names. */
export interface Period {
  readonly kind: PeriodKind;
  readonly id: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

export type ParsedPeriod =
  | { readonly ok: true; readonly period: Period }
  | { readonly ok: false; readonly reason: string; readonly suggestion?: string };

// Plain arithmetic, since a paper asks for hundreds of thousands of them. In UTC every day has 24 hours.
const millisecondsOfDay = 24 * 60 * 60 * 1000;
const toDate = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);
const monthsOfMonth = (month: IsoMonth): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const twoDigits = (number: number): string => String(number % 100).padStart(2, "0");

/** True only for a calendar date that exists, written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text));
}

export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date(toDate(date).getTime() + days * millisecondsOfDay).toISOString().slice(0, 10);
export const monthOf = (date: IsoDate): IsoMonth => date.slice(0, 7);
export const monthStart = (month: IsoMonth): IsoDate => `${month}-01`;
export function monthEnd(month: IsoMonth): IsoDate {
  const count = monthsOfMonth(month);
  const leapDay = count % 12 === 1 && isLeap(Math.floor(count / 12)) ? 1 : 0;
  return `${month}-${(daysOfMonths[count % 12] ?? 0) + leapDay}`;
}
export function addMonths(month: IsoMonth, months: number): IsoMonth {
  const count = monthsOfMonth(month) + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${twoDigits((count % 12) + 1)}`;
}
/** 0 is Sunday, 5 Friday, 6 Saturday. */
export const weekday = (date: IsoDate): number => toDate(date).getUTCDay();

/** Days from `start` to `end`, both included. */
export function dayCount(period: { readonly start: IsoDate; readonly end: IsoDate }): number {
  return (toDate(period.end).getTime() - toDate(period.start).getTime()) / millisecondsOfDay + 1;
}

/** Friday and Saturday nights, counted by the date on which the night begins. */
export function nightCount(period: { readonly start: IsoDate; readonly end: IsoDate }): number {
  const days = dayCount(period);
  const first = weekday(period.start);
  const countOf = (day: number): number => Math.floor((days - ((day - first + 7) % 7) + 6) / 7);
  return countOf(5) + countOf(6);
}

/** The financial year that begins on 1 April of `startYear`. */
export function financialYear(startYear: number): Period {
  return {
    kind: "year",
    id: `fy${startYear}-${twoDigits(startYear + 1)}`,
    start: `${startYear}-04-01`,
    end: `${startYear + 1}-03-31`,
  };
}

/** Quarter 1 to 4 (April, July, October, January) of the financial year that begins in `startYear`. */
export function financialQuarter(startYear: number, quarter: number): Period {
  const first = addMonths(`${startYear}-04`, (quarter - 1) * 3);
  return {
    kind: "quarter",
    id: `fy${startYear}-${twoDigits(startYear + 1)}-q${quarter}`,
    start: monthStart(first),
    end: monthEnd(addMonths(first, 2)),
  };
}

export function month(isoMonth: IsoMonth): Period {
  return { kind: "month", id: isoMonth, start: monthStart(isoMonth), end: monthEnd(isoMonth) };
}

export function range(start: IsoDate, end: IsoDate): Period {
  return { kind: "range", id: `${start}..${end}`, start, end };
}

/** The `months` months that end with `lastMonth`, 12 unless told. */
export function rolling(lastMonth: IsoMonth, months = 12): Period {
  return {
    kind: "rolling",
    id: `${months}m-to-${lastMonth}`,
    start: monthStart(addMonths(lastMonth, 1 - months)),
    end: monthEnd(lastMonth),
  };
}

/** The `count` whole weeks that end with the day `end`, 1 unless told. */
export function weeks(end: IsoDate, count = 1): Period {
  return { kind: "weeks", id: `${count}w-to-${end}`, start: addDays(end, 1 - 7 * count), end };
}

/** From 1 September, when schools begin, to a day of the same academic year. */
export function academicYearTo(end: IsoDate): Period {
  const year = Number(end.slice(0, 4));
  return range(`${end.slice(5) >= "09-01" ? year : year - 1}-09-01`, end);
}

/** The calendar year in which the financial year of a date begins. */
export function financialYearStart(date: IsoDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= "04-01" ? year : year - 1;
}

export const yearOf = (period: Period): Period => financialYear(financialYearStart(period.start));

export function quartersOf(year: Period): Period[] {
  const start = financialYearStart(year.start);
  return [1, 2, 3, 4].map((quarter) => financialQuarter(start, quarter));
}

/** 1 to 4: the quarter in which a date falls. */
export const quarterNumber = (date: IsoDate): number => Math.floor(((Number(date.slice(5, 7)) + 8) % 12) / 3) + 1;

/** From 1 April to the end of the quarter; the whole year at Quarter 4. */
export function yearToDate(quarter: Period): Period {
  const year = yearOf(quarter);
  return quarter.end === year.end ? year : range(year.start, quarter.end);
}

/** Every month that the period touches. */
export function monthsOf(period: { readonly start: IsoDate; readonly end: IsoDate }): IsoMonth[] {
  const months: IsoMonth[] = [];
  for (let current = monthOf(period.start); current <= monthOf(period.end); current = addMonths(current, 1)) {
    months.push(current);
  }
  return months;
}

const shiftYear = (date: IsoDate, years: number): IsoDate => {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, "0");
  const shifted = `${year}${date.slice(4)}`;
  return isIsoDate(shifted) ? shifted : `${year}-02-28`;
};

/**
 * The same period `years` earlier (1 unless told): the same quarter, the same dates. Weeks are compared with those 52 weeks earlier, so that
 * both have the same days of the week.
 */
export function yearsEarlier(period: Period, years = 1): Period {
  switch (period.kind) {
    case "year":
      return financialYear(financialYearStart(period.start) - years);
    case "quarter":
      return financialQuarter(financialYearStart(period.start) - years, quarterNumber(period.start));
    case "month":
      return month(addMonths(period.id, -12 * years));
    case "rolling":
      return rolling(addMonths(monthOf(period.end), -12 * years), monthsOf(period).length);
    case "weeks":
      return weeks(addDays(period.end, -364 * years), dayCount(period) / 7);
    case "range": {
      // A range that ends on the last day of February keeps ending there.
      const end =
        period.end === monthEnd(monthOf(period.end))
          ? monthEnd(addMonths(monthOf(period.end), -12 * years))
          : shiftYear(period.end, -years);
      return range(shiftYear(period.start, -years), end);
    }
  }
}

function parseYearLabel(first: string, second: string): ParsedPeriod {
  const start = Number(first);
  if (second === twoDigits(start + 1)) return { ok: true, period: financialYear(start) };
  return {
    ok: false,
    reason: `${first}/${second} is not a financial year: the second part must be the year after the first`,
    suggestion: `${first}/${twoDigits(start + 1)}`,
  };
}

/**
 * Parses a period strictly. Accepted: `2019/20`, `2019/20-Q4`, `2019/20-to-Q3`, `2020-03`, `2020-03-23..2020-06-14`, `2020-03-31` (that
 * day), `12m-to-2020-03`, `12w-to-2020-06-14` and `week-to-2020-06-14`, `academic-to-2018-06-10` and the id forms `fy2019-20`,
 * `fy2019-20-q4`. Relative words (`last-quarter`) are resolved by {@link resolvePeriod}.
 */
export function parsePeriod(text: string): ParsedPeriod {
  const label = text.trim();
  let match = /^(\d{4})\/(\d{2})(?:-Q([1-4]))?$/i.exec(label) ?? /^fy(\d{4})-(\d{2})(?:-q([1-4]))?$/i.exec(label);
  if (match) {
    const year = parseYearLabel(match[1] as string, match[2] as string);
    const quarter = match[3];
    if (!quarter) return year;
    if (year.ok) return { ok: true, period: financialQuarter(Number(match[1]), Number(quarter)) };
    return { ...year, ...(year.suggestion ? { suggestion: `${year.suggestion}-Q${quarter}` } : {}) };
  }
  match = /^(\d{4})\/(\d{2})-to-Q([1-4])$/i.exec(label);
  if (match) {
    const year = parseYearLabel(match[1] as string, match[2] as string);
    if (year.ok) return { ok: true, period: yearToDate(financialQuarter(Number(match[1]), Number(match[3]))) };
    return { ...year, ...(year.suggestion ? { suggestion: `${year.suggestion}-to-Q${match[3]}` } : {}) };
  }
  match = /^(\d{4})-(\d{2})$/.exec(label);
  if (match) {
    if (isIsoDate(`${label}-01`)) return { ok: true, period: month(label) };
    return {
      ok: false,
      reason: `${label} is not a month`,
      ...(match[2] === twoDigits(Number(match[1]) + 1) ? { suggestion: `${match[1]}/${match[2]}` } : {}),
    };
  }
  match = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(label);
  if (match) {
    const [start, end] = [match[1] as string, match[2] as string];
    if (!isIsoDate(start)) return { ok: false, reason: `${start} is not a date in the calendar` };
    if (!isIsoDate(end)) return { ok: false, reason: `${end} is not a date in the calendar` };
    if (end < start) return { ok: false, reason: `${end} is before ${start}`, suggestion: `${end}..${start}` };
    return { ok: true, period: range(start, end) };
  }
  match = /^(\d{4}-\d{2})\.\.(\d{4}-\d{2})$/.exec(label);
  if (match) {
    const [start, end] = [match[1] as string, match[2] as string];
    if (isIsoDate(`${start}-01`) && isIsoDate(`${end}-01`) && start <= end)
      return { ok: true, period: range(monthStart(start), monthEnd(end)) };
    return { ok: false, reason: `${label} is not a range of months` };
  }
  match = /^(\d{1,3})m-to-(\d{4}-\d{2})$/.exec(label);
  if (match && isIsoDate(`${match[2]}-01`) && Number(match[1]) > 0)
    return { ok: true, period: rolling(match[2] as string, Number(match[1])) };
  match = /^(?:(\d{1,3})w|(week)|(academic))-to-(\d{4}-\d{2}-\d{2})$/.exec(label);
  if (match) {
    const end = match[4] as string;
    if (!isIsoDate(end)) return { ok: false, reason: `${end} is not a date in the calendar` };
    if (match[3]) return { ok: true, period: academicYearTo(end) };
    const count = Number(match[1] ?? 1);
    return count > 0
      ? { ok: true, period: weeks(end, count) }
      : { ok: false, reason: `${label} has no weeks`, suggestion: `1w-to-${end}` };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(label))
    return isIsoDate(label)
      ? { ok: true, period: range(label, label) }
      : { ok: false, reason: `${label} is not a date in the calendar` };
  return { ok: false, reason: `"${label}" is not a period`, ...suggestFor(label) };
}

function suggestFor(label: string): { suggestion?: string } {
  const years = /(\d{4})\d?\D+(\d{2,4})/.exec(label);
  if (!years) return {};
  const year = `${years[1]}/${twoDigits(Number(years[1]) + 1)}`;
  const quarter = /q\s*([1-4])/i.exec(label);
  return { suggestion: quarter ? `${year}-Q${quarter[1]}` : year };
}

/** The last whole one before a day. */
const lastWhole: ReadonlyMap<string, (today: IsoDate) => Period> = new Map([
  // From Monday to Sunday.
  ["last-week", (today) => weeks(addDays(today, -(weekday(today) || 7)))],
  ["last-month", (today) => month(addMonths(monthOf(today), -1))],
  [
    "last-quarter",
    (today) => {
      const [startYear, quarter] = [financialYearStart(today), quarterNumber(today)];
      return quarter === 1 ? financialQuarter(startYear - 1, 4) : financialQuarter(startYear, quarter - 1);
    },
  ],
  ["last-year", (today) => financialYear(financialYearStart(today) - 1)],
]);

/** Periods by their place before today. */
export const relativePeriods: readonly string[] = [...lastWhole.keys()];

/** As {@link parsePeriod}, and also the {@link relativePeriods}. Today is only asked for where one of those is meant. */
export function resolvePeriod(text: string, today: () => IsoDate): ParsedPeriod {
  const lastBefore = lastWhole.get(text.trim());
  return lastBefore ? { ok: true, period: lastBefore(today()) } : parsePeriod(text);
}
