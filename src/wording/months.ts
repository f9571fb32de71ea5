import { addMonths, type IsoMonth } from "../values/period.ts";
import { formatMonth, formatMonthSpan, monthName } from "./dates.ts";
import { listWords } from "./runs.ts";

/** Months that need not follow each other, in words: each run of them is a span, and a year is said once. */

type MonthSpan = readonly [from: IsoMonth, to: IsoMonth];

/** Months that follow each other, as their first and their last. */
function monthSpans(months: readonly IsoMonth[]): MonthSpan[] {
  const spans: [IsoMonth, IsoMonth][] = [];
  for (const month of [...months].sort()) {
    const last = spans.at(-1);
    if (last && follows(last[1], month)) last[1] = month;
    else spans.push([month, month]);
  }
  return spans;
}

/** "January 2020", "May and June 2019", "April 2019 to January 2020", "June to August and November 2019". */
export const monthsPhrase = (months: readonly IsoMonth[]): string => listWords(spansInWords(monthSpans(months)));

/** The same with "in" before months and "from" before spans: "in May and June 2019", "from June to August and in November 2019". */
export function inMonths(months: readonly IsoMonth[]): string {
  const spans = monthSpans(months);
  const words = spansInWords(spans);
  const prepositions = spans.map((span) => (span[0] === span[1] || isPair(span, spans) ? "in" : "from"));
  return listWords(
    words.map((one, index) =>
      prepositions[index] === prepositions[index - 1] ? one : `${prepositions[index]} ${one}`,
    ),
  );
}

function spansInWords(spans: readonly MonthSpan[]): string[] {
  return spans.map((span, index) => {
    const [from, to] = span;
    const named = isPair(span, spans) ? `${monthName(from)} and ${formatMonth(to)}` : formatMonthSpan(from, to);
    const next = spans[index + 1];
    const isSaidNext = next && [from, to, ...next].every((month) => yearOf(month) === yearOf(from));
    return isSaidNext ? named.replace(/ \d{4}$/, "") : named;
  });
}

/** Two months by themselves; among others, their "and" would run into that of the list. */
const isPair = ([from, to]: MonthSpan, spans: readonly MonthSpan[]): boolean =>
  spans.length === 1 && follows(from, to) && yearOf(from) === yearOf(to);

const yearOf = (month: IsoMonth): string => month.slice(0, 4);
const follows = (earlier: IsoMonth, later: IsoMonth): boolean => later === addMonths(earlier, 1);
