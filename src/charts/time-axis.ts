import {
  financialYearStart,
  type IsoDate,
  type IsoMonth,
  monthEnd,
  monthStart,
  monthsOf,
  quarterNumber,
} from "../values/period.ts";
import { lineHeight, textSize } from "./palette.ts";
import type { TextMetrics } from "./text-metrics.ts";
import { financialYearName, monthName, quarterName } from "./words.ts";

/**
 * Months from left to right, one unit each: a point stands in the middle of its month, a date at its own place within
 * it. Below the axis stand months or quarters, and below those the financial years.
 */
export interface TimeAxis {
  readonly months: readonly IsoMonth[];
  /** The middle of a month, in units; undefined outside the axis. */
  middle(month: IsoMonth): number | undefined;
  /** A date in units, held inside the axis; undefined when its month is outside. */
  at(date: IsoDate): number | undefined;
  readonly ticks: readonly { readonly unit: number; readonly length: number }[];
  readonly labels: readonly { readonly unit: number; readonly text: string; readonly tier: number }[];
  /** Pixels that ticks and labels need below the plot. */
  readonly depth: number;
}

const minorTick = 5;

export interface TimeAxisOptions {
  /** The years of the axis are not named, since more than one year lies over it. */
  readonly monthsOnly?: true | undefined;
  /** How many months a number of the chart is of at least: nothing shorter is named below it. */
  readonly monthsOfPoint?: number | undefined;
}

export function timeAxis(
  first: IsoMonth,
  last: IsoMonth,
  width: number,
  metrics: TextMetrics,
  { monthsOnly, monthsOfPoint = 1 }: TimeAxisOptions = {},
): TimeAxis {
  const months = monthsOf({ start: monthStart(first), end: monthEnd(last) });
  const index = new Map(months.map((month, position) => [month, position]));
  const perMonth = width / months.length;
  const fits = (text: string, units: number): boolean => metrics.width(text, textSize) + 6 <= units * perMonth;

  const tiers: { from: number; to: number; text: string }[][] = [];
  const byMonth = spans(months, (month) => month, monthName);
  const byQuarter = spans(
    months,
    (month) => `${financialYearStart(monthStart(month))} ${quarterNumber(monthStart(month))}`,
    (month) => quarterName(quarterNumber(monthStart(month))),
  );
  const byYear = spans(
    months,
    (month) => String(financialYearStart(monthStart(month))),
    (month) => financialYearName(financialYearStart(monthStart(month))),
  );
  if (monthsOfPoint < 3 && byMonth.every((span) => fits(span.text, 1))) tiers.push(byMonth);
  else if (monthsOfPoint < 12 && fits("Q4", 3)) tiers.push(byQuarter);
  if (!monthsOnly) tiers.push(everyNthThatFits(byYear, fits));

  const yearDepth = minorTick + 2 + lineHeight * tiers.length;
  // Where a name spans several years, a long tick at each year would cross it.
  const yearTick = byYear.every((span) => fits(span.text, span.to - span.from) || span.to - span.from < 12);
  const starts = (tiers[0] ?? []).map((span) => span.from);
  const years = byYear.map((span) => span.from);
  return {
    months,
    middle: (month) => {
      const position = index.get(month);
      return position === undefined ? undefined : position + 0.5;
    },
    at: (date) => {
      const position = index.get(date.slice(0, 7));
      if (position === undefined) return undefined;
      const days = Number(monthEnd(date.slice(0, 7)).slice(8));
      return position + (Number(date.slice(8, 10)) - 1) / days;
    },
    ticks: [
      ...starts.filter((unit) => !years.includes(unit)).map((unit) => ({ unit, length: minorTick })),
      ...years.map((unit) => ({ unit, length: yearTick ? yearDepth : minorTick })),
    ],
    labels: tiers.flatMap((spansOfTier, tier) =>
      spansOfTier
        .filter((span) => fits(span.text, span.to - span.from) || tier === tiers.length - 1)
        .map((span) => ({ unit: (span.from + span.to) / 2, text: span.text, tier })),
    ),
    depth: yearDepth + 2,
  };
}

function spans(
  months: readonly IsoMonth[],
  keyOf: (month: IsoMonth) => string,
  textOf: (month: IsoMonth) => string,
): { from: number; to: number; text: string }[] {
  const found: { key: string; from: number; to: number; text: string }[] = [];
  months.forEach((month, position) => {
    const last = found.at(-1);
    if (last && last.key === keyOf(month)) last.to = position + 1;
    else found.push({ key: keyOf(month), from: position, to: position + 1, text: textOf(month) });
  });
  return found;
}

/** Whole years are labelled; where they are too narrow, every second, third... one; a part of a year when it has room. */
function everyNthThatFits(
  years: readonly { from: number; to: number; text: string }[],
  fits: (text: string, units: number) => boolean,
): { from: number; to: number; text: string }[] {
  const wanted = years.filter((year) => year.to - year.from === 12 || fits(year.text, year.to - year.from));
  let step = 1;
  while (step < wanted.length && wanted.some((year) => !fits(year.text, 12 * step) && year.to - year.from === 12))
    step += 1;
  return wanted.filter((_, position) => (wanted.length - 1 - position) % step === 0);
}
