import {
  dayCount,
  financialYearStart,
  type IsoDate,
  type IsoMonth,
  monthEnd,
  monthOf,
  type Period,
  quarterNumber,
} from "../values/period.ts";

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "March" of `2020-03` or `2020-03-14`. */
export const monthName = (date: string): string => monthNames[Number(date.slice(5, 7)) - 1] as string;

/** "March 2020". */
export const formatMonth = (month: IsoMonth): string => `${monthName(month)} ${month.slice(0, 4)}`;

/** "31 March 2020". */
export const formatDate = (date: IsoDate): string => `${Number(date.slice(8, 10))} ${formatMonth(monthOf(date))}`;

/** "31 March 2020, 09:05", by the clock of whoever reads it. */
export function formatMoment(moment: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${formatDate(day)}, ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** "31 March", where the year is plain from the text around it. */
export const formatDay = (date: IsoDate): string => `${Number(date.slice(8, 10))} ${monthName(date)}`;

/** "2019/20" for any day of that financial year. */
export function formatFinancialYear(date: IsoDate): string {
  const start = financialYearStart(date);
  return `${start}/${String((start + 1) % 100).padStart(2, "0")}`;
}

/** "Quarter 4". */
export const quarterName = (period: Period): string => `Quarter ${quarterNumber(period.start)}`;

/** "23 to 31 March 2020", "23 March to 14 June 2020", "30 December 2019 to 3 January 2020". */
export function formatSpan(start: IsoDate, end: IsoDate): string {
  if (start === end) return formatDate(start);
  if (monthOf(start) === monthOf(end)) return `${Number(start.slice(8, 10))} to ${formatDate(end)}`;
  return start.slice(0, 4) === end.slice(0, 4)
    ? `${formatDay(start)} to ${formatDate(end)}`
    : `${formatDate(start)} to ${formatDate(end)}`;
}

/** A period as a heading or a column has it: "2019/20", "2019/20 Quarter 4", "March 2020", "12 months to March 2020", "week to 10 June 2018". */
export function formatPeriod(period: Period): string {
  switch (period.kind) {
    case "year":
      return formatFinancialYear(period.start);
    case "quarter":
      return `${formatFinancialYear(period.start)} ${quarterName(period)}`;
    case "month":
      return formatMonth(period.id);
    case "rolling":
      return `${period.id.split("m-to-")[0]} months to ${formatMonth(monthOf(period.end))}`;
    case "weeks":
      return `${formatLength(period).replace(/^1 /, "")} to ${formatDate(period.end)}`;
    case "range":
      return isWholeMonths(period)
        ? formatMonthSpan(monthOf(period.start), monthOf(period.end))
        : formatSpan(period.start, period.end);
  }
}

/** From the first day of a month to the last day of one. */
export const isWholeMonths = ({ start, end }: { readonly start: IsoDate; readonly end: IsoDate }): boolean =>
  start.endsWith("-01") && end === monthEnd(monthOf(end));

/** "April to September 2019", "November 2019 to January 2020". */
export function formatMonthSpan(first: IsoMonth, last: IsoMonth): string {
  if (first === last) return formatMonth(last);
  return `${first.slice(0, 4) === last.slice(0, 4) ? monthName(first) : formatMonth(first)} to ${formatMonth(last)}`;
}

/** A quarter with its months: "2019/20 Quarter 4 (January to March 2020)". */
export function formatQuarterWithMonths(quarter: Period): string {
  return `${formatPeriod(quarter)} (${monthName(quarter.start)} to ${formatMonth(monthOf(quarter.end))})`;
}

/** "12 weeks" where a span is whole weeks, else "84 days". */
export function formatLength(period: { readonly start: IsoDate; readonly end: IsoDate }): string {
  const days = dayCount(period);
  if (days % 7 !== 0) return days === 1 ? "1 day" : `${days} days`;
  return days === 7 ? "1 week" : `${days / 7} weeks`;
}
