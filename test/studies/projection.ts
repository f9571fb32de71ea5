import { givenFigure } from "../../src/analysis/derive.ts";
import type { MonthFigure } from "../../src/analysis/monthly-series.ts";
import { overdispersionOf } from "../../src/analysis/overdispersion.ts";
import { progressOf, projectionLevel } from "../../src/analysis/progress.ts";
import { sumOf } from "../../src/analysis/totals.ts";
import type { Figure } from "../../src/values/figure.ts";
import { financialQuarter, financialYear, monthOf, yearToDate } from "../../src/values/period.ts";
import { isNumber } from "../../src/values/value.ts";
import { asFigures, type PublishedSeries } from "./published-series.ts";

/** One projection of a year that is known by now. */
export interface Trial {
  readonly crime: string;
  readonly quarter: number;
  readonly actual: number;
  readonly projected: number;
  readonly lower: number;
  readonly upper: number;
  /** Last year's total, taken for this year's. */
  readonly naive: number;
}

const numberOf = (figure: Figure): number => (isNumber(figure.value) ? figure.value.number : Number.NaN);
const within = (series: readonly MonthFigure[], from: string, to: string): MonthFigure[] =>
  series.filter(({ month }) => month >= monthOf(from) && month <= monthOf(to));

/** Each year of the series from `firstYear`, as it would have been projected at the end of its first, second and third quarter. */
export function trialsOf(one: PublishedSeries, firstYear: number, lastYear: number): Trial[] {
  const series = asFigures(one);
  const trials: Trial[] = [];
  for (let start = firstYear; start <= lastYear; start++)
    for (const quarter of [1, 2, 3]) {
      const window = yearToDate(financialQuarter(start, quarter));
      const [year, before] = [financialYear(start), financialYear(start - 1)];
      const known = within(series, "2010-04-01", window.end);
      const toDate = sumOf(within(series, window.start, window.end), window);
      const { overdispersion } = overdispersionOf(known, "days", 1, new Set());
      const limit = givenFigure("crime/borough/limit", "offences", "target", 0);
      const progress = progressOf(toDate, window, limit, overdispersion.figure, known);
      trials.push({
        crime: one.crime,
        quarter,
        actual: numberOf(sumOf(within(series, year.start, year.end), year)),
        projected: numberOf(progress.projected),
        lower: numberOf(progress.lower),
        upper: numberOf(progress.upper),
        naive: numberOf(sumOf(within(series, before.start, before.end), before)),
      });
    }
  return trials;
}

export interface Score {
  readonly trials: number;
  /** Mean error, in percent of the actual total. */
  readonly error: number;
  readonly naiveError: number;
  /** Share of the totals that lie in the interval, in percent; {@link projectionLevel} is promised. */
  readonly coverage: number;
}

export function scoreOf(trials: readonly Trial[]): Score {
  const mean = (of: (trial: Trial) => number): number => trials.reduce((sum, one) => sum + of(one), 0) / trials.length;
  return {
    trials: trials.length,
    error: mean(({ projected, actual }) => (100 * Math.abs(projected - actual)) / actual),
    naiveError: mean(({ naive, actual }) => (100 * Math.abs(naive - actual)) / actual),
    coverage: mean(({ lower, upper, actual }) => (actual >= lower && actual <= upper ? 100 : 0)),
  };
}

export const promised = 100 * projectionLevel;
