import type { MonthCoverage, SourceReading } from "../extracts/reading.ts";
import { unusualMonthsOf } from "../papers/source-verdict.ts";
import { addMonths, financialYear, financialYearStart, type IsoMonth, monthStart, monthsOf } from "../values/period.ts";

const marks: Readonly<Record<MonthCoverage, string>> = { whole: "█", part: "▒", missing: "·" };

/** The months that a source covers: a row of twelve marks a financial year for a person, spans for a pipe. */
export function coverageLines(source: SourceReading, isTerminal: boolean): string[] {
  const months = Object.keys(source.coverage.months).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return ["covers: nothing"];
  const { from, to, basis } = source.coverage;
  const summary = `covers: ${from ?? first} to ${to ?? last} (${basis})`;
  const exceptions = (["part", "missing"] as const).flatMap((state) => {
    const spans = spansOf(months.filter((month) => source.coverage.months[month] === state));
    return spans.length > 0 ? [`${state === "part" ? "partly covered" : "missing"}: ${spans.join(", ")}`] : [];
  });
  const unusual = spansOf(months.filter((month) => unusualMonthsOf(source).has(month)));
  if (unusual.length > 0) exceptions.push(`unusual: ${unusual.join(", ")}`);
  return isTerminal ? [summary, ...yearRows(source, first, last), ...exceptions] : [summary, ...exceptions];
}

function yearRows(source: SourceReading, first: IsoMonth, last: IsoMonth): string[] {
  const years: string[] = ["         AMJJASONDJFM   █ whole  ▒ part  · missing  ! unusual"];
  const unusual = unusualMonthsOf(source);
  for (let start = financialYearStart(monthStart(first)); start <= financialYearStart(monthStart(last)); start += 1) {
    const row = monthsOf(financialYear(start)).map((month) => {
      const state = source.coverage.months[month];
      return unusual.has(month) ? "!" : state ? marks[state] : " ";
    });
    years.push(`  ${start}/${String((start + 1) % 100).padStart(2, "0")}${row.join("")}`.trimEnd());
  }
  return years;
}

/** `2019-02`, `2019-05..2019-07`. */
function spansOf(months: readonly IsoMonth[]): string[] {
  const spans: { from: IsoMonth; to: IsoMonth }[] = [];
  for (const month of months) {
    const current = spans.at(-1);
    if (current && addMonths(current.to, 1) === month) current.to = month;
    else spans.push({ from: month, to: month });
  }
  return spans.map(({ from, to }) => (from === to ? from : `${from}..${to}`));
}
