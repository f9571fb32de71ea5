import { fitQuasiPoisson } from "./quasi-poisson.ts";
import { naturalSpline } from "./spline.ts";

/** One month of a series. A month that is not known, or is to have no part, is simply not listed. */
export interface MonthlyCount {
  /** Months since any fixed month, so that gaps keep their place. */
  readonly index: number;
  /** 1 to 12. */
  readonly calendarMonth: number;
  readonly count: number;
  /** Days or nights; above 0. */
  readonly exposure: number;
}

export interface MonthlyModel {
  /** Variance over mean about the month effects and the trend, at least 1. */
  readonly overdispersion: number;
  /** What it is the quotient of. */
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** How a calendar month's rate usually compares with the year's mean, by calendar month 1 to 12 (index 0 unused). */
  readonly seasonalFactors: readonly number[];
}

/** Months that a series must hold before its own variation or seasonality is estimated. */
export const monthsNeeded = 36;
/** Of these, at least so many must be usable, each calendar month twice: an event may take a few months out. */
export const usableMonthsNeeded = 30;

/**
 * Month effects and a smooth trend that may bend about once a year, with exposure as offset. Undefined under 30 usable
 * months, without every calendar month twice, or when nothing was counted at all. That the series holds 36 months is for
 * the caller to check, who knows which of them were left out.
 */
export function monthlyModel(series: readonly MonthlyCount[]): MonthlyModel | undefined {
  const timesHeld = (calendarMonth: number): number =>
    series.filter((month) => month.calendarMonth === calendarMonth).length;
  if (series.length < usableMonthsNeeded) return undefined;
  if (Array.from({ length: 12 }, (_, index) => timesHeld(index + 1)).some((times) => times < 2)) return undefined;
  if (series.every((month) => month.count === 0)) return undefined;
  const indexes = series.map((month) => month.index);
  const first = Math.min(...indexes);
  const span = Math.max(...indexes) - first;
  const trend = naturalSpline(
    indexes.map((index) => (index - first) / span),
    Math.round((span + 1) / 12),
  );
  const design = series.map((month, row) => [
    ...Array.from({ length: 12 }, (_, index) => (month.calendarMonth === index + 1 ? 1 : 0)),
    ...(trend[row] as number[]),
  ]);
  if (design.length <= (design[0]?.length ?? 0)) return undefined;
  const fit = fitQuasiPoisson(
    series.map((month) => month.count),
    series.map((month) => month.exposure),
    design,
  );
  const effects = fit.coefficients.slice(0, 12).map((effect) => Math.exp(effect));
  const mean = effects.reduce((sum, effect) => sum + effect, 0) / 12;
  return {
    overdispersion: Math.max(1, fit.dispersion),
    chiSquare: fit.chiSquare,
    degreesOfFreedom: fit.degreesOfFreedom,
    seasonalFactors: [Number.NaN, ...effects.map((effect) => effect / mean)],
  };
}
