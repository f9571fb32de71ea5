import { criticalZ } from "../statistics/quantiles.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { TargetProgress } from "../values/finding.ts";
import { dayCount, monthsOf, type Period, yearOf, yearsEarlier } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { derive, givenFigure } from "./derive.ts";
import type { MonthFigure } from "./monthly-series.ts";
import { sumOf } from "./totals.ts";

/** Earlier years needed before their shape is taken as the usual one. */
export const yearsForShape = 2;
/** On course and not on course are said at 9 to 1. */
export const projectionLevel = 0.8;

interface UsualShare {
  readonly figure: Figure;
  readonly shape: TargetProgress["shape"];
  readonly earlierYears: readonly Figure[];
  /** Standard deviation of the share between years, in parts of 1. */
  readonly spread: number;
}

/**
 * Where an unfinished year stands: the count to date over the share of a year that is usually reached by then. The interval
 * allows for what is still to come at the series' overdispersion or for how the share has varied, whichever is more.
 */
export function progressOf(
  toDate: Figure,
  window: Period,
  limit: Figure,
  overdispersion: Figure,
  series: readonly MonthFigure[],
): TargetProgress {
  const usual = usualShare(toDate, window, series);
  const idOf = (measure: string): string => siblingId(toDate.id, measure);
  const { unit } = toDate;
  const z = criticalZ(projectionLevel);
  const projection = (measure: string, side: -1 | 0 | 1): Figure =>
    derive(
      { id: idOf(measure), unit, method: "target", inputs: [toDate, usual.figure, overdispersion] },
      (counted, percent, phi) => {
        const share = percent / 100;
        const year = counted / share;
        const toCome = (phi * Math.max(year, 1) * (1 - share)) / share;
        const variance = Math.max(toCome, (year * usual.spread) ** 2 / share ** 2);
        return Math.max(counted, year + side * z * Math.sqrt(variance));
      },
    );
  return {
    toDate,
    expectedShare: usual.figure,
    earlierYears: usual.earlierYears,
    shape: usual.shape,
    trajectory: derive(
      { id: idOf("trajectory"), unit, method: "target", inputs: [limit, usual.figure] },
      (whole, percent) => (whole * percent) / 100,
    ),
    projected: projection("projection", 0),
    lower: projection("projection-lower", -1),
    upper: projection("projection-upper", 1),
  };
}

/** The mean share of earlier whole years; by days when there are too few of them. */
function usualShare(toDate: Figure, window: Period, series: readonly MonthFigure[]): UsualShare {
  const shares = earlierYears(window, series).flatMap(([part, whole]) => {
    const share = derive(
      { id: siblingId(part.id, "share-of-year"), unit: "percent", method: "share", inputs: [part, whole] },
      (some, all) => (100 * some) / all,
    );
    return isNumber(whole.value) && whole.value.number > 0 && isNumber(share.value)
      ? [{ part, whole, share, number: share.value.number / 100 }]
      : [];
  });
  const id = siblingId(toDate.id, "expected-share");
  if (shares.length < yearsForShape) {
    const byDays = (100 * dayCount(window)) / dayCount(yearOf(window));
    return { figure: givenFigure(id, "percent", "share", byDays), shape: "by-days", earlierYears: [], spread: 0 };
  }
  const mean = shares.reduce((sum, { number }) => sum + number, 0) / shares.length;
  const squares = shares.reduce((sum, { number }) => sum + (number - mean) ** 2, 0);
  const figure = derive(
    { id, unit: "percent", method: "mean", inputs: shares.map(({ share }) => share) },
    (...numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length,
  );
  return {
    figure,
    shape: "seasonal",
    earlierYears: shares.flatMap(({ part, whole, share }) => [part, whole, share]),
    spread: Math.sqrt(squares / (shares.length - 1)),
  };
}

/** Each earlier financial year that the series holds whole: its sum to the same date, and its total. */
function earlierYears(window: Period, series: readonly MonthFigure[]): [Figure, Figure][] {
  const byMonth = new Map(series.map((one) => [one.month, one]));
  const years: [Figure, Figure][] = [];
  for (let back = 1; ; back++) {
    const part = yearsEarlier(window, back);
    const whole = yearOf(part);
    const [partMonths, wholeMonths] = [part, whole].map((period) =>
      monthsOf(period).flatMap((id) => byMonth.get(id) ?? []),
    );
    if (!partMonths || !wholeMonths || wholeMonths.length < 12) return years;
    years.push([sumOf(partMonths, part), sumOf(wholeMonths, whole)]);
  }
}
