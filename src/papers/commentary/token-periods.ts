import {
  financialYear,
  financialYearStart,
  monthOf,
  monthsOf,
  type Period,
  quartersOf,
  yearOf,
} from "../../values/period.ts";

/** As many years before the reported one as people usually write of; one comes after it. */
const yearsBefore = 10;

/** The periods that somebody may have meant by a misspelt one, as tokens write them, those of the reported year first. */
export function periodsAround(quarter: Period): string[] {
  const start = financialYearStart(quarter.start);
  const years = Array.from({ length: yearsBefore + 2 }, (_, index) => financialYear(start + 1 - index));
  const ordered = [yearOf(quarter), ...years];
  return [...new Set(ordered.flatMap((year) => [year.id, ...quartersOf(year).map(({ id }) => id), ...monthsOf(year)]))];
}

/** How a token writes a period, with the reported one as the example. */
export const periodForms = (quarter: Period): string =>
  `Write a period as ${yearOf(quarter).id}, ${quarter.id}, ${monthOf(quarter.end)} or ${quarter.start}..${quarter.end}.`;
