import { criticalZ } from "../statistics/quantiles.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { dayCount, monthsOf, type Period, yearOf, yearsEarlier } from "../values/period.ts";
import type { TargetProgress } from "../values/target-findings.ts";
import { isNumber } from "../values/value.ts";
import { derive, givenFigure } from "./derive.ts";
import type { MonthFigure } from "./monthly-series.ts";
import { sumOf } from "./totals.ts";

/** Earlier years needed before their shape is taken as the usual one. */
export const yearsForShape = 2;
/** On course and not on course are said at 9 to 1. */
export const projectionLevel = 0.8;

/** The spread of the share, by days and not by the series' own years: so many parts of what is still to come. */
export const spreadByDays = 0.12;

interface UsualShare {
  readonly figure: Figure;
  readonly shape: TargetProgress["shape"];
  /** How many years it is the mean of. */
  readonly years: number;
  /** Standard deviation of the share between years, in percentage points. */
  readonly spread: Figure;
  /** Everything that the share and the level rest on. */
  readonly figures: readonly Figure[];
  /** Last year's total, where it is held whole. */
  readonly lastYear: Figure | undefined;
}

/**
 * Where an unfinished year stands. The count to date over the share of a year that is usually reached by then is the pace of the year; of
 * what the pace is above or below last year's total, the rest of the year is taken to keep a part, the square root of that share: early
 * in a year little is known of its level. The interval allows for chance at the series' overdispersion, in what was counted and in what
 * is still to come, and for how the share has varied between years. Tried on published series: `test/studies/projection.ts`.
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
  const projected = derive(
    {
      id: idOf("projection"),
      unit,
      method: "projection",
      inputs: [toDate, usual.figure, ...(usual.lastYear ? [usual.lastYear] : [])],
    },
    (counted, percent, lastYear) => projectedYear(counted, percent / 100, lastYear),
  );
  const years = Number.isFinite(usual.years) ? { years: usual.years } : {};
  const limitOf = (measure: string, z: number): Figure => {
    const inputs = [projected, toDate, usual.figure, overdispersion, usual.spread];
    const constants = { z, shrunk: usual.lastYear ? 1 : 0, ...years };
    return derive(
      { id: idOf(measure), unit, method: "projection-limit", inputs, constants },
      (year, counted, percent, phi, points) => {
        const share = percent / 100;
        const kept = usual.lastYear ? Math.sqrt(share) : 1;
        return Math.max(
          counted,
          year + z * deviationOf({ year, counted, share, kept, phi, spread: points / 100, years: usual.years }),
        );
      },
    );
  };
  const z = criticalZ(projectionLevel);
  return {
    toDate,
    expectedShare: usual.figure,
    earlierYears: [...usual.figures, usual.spread],
    shape: usual.shape,
    trajectory: derive(
      { id: idOf("trajectory"), unit, method: "trajectory", inputs: [limit, usual.figure] },
      (whole, percent) => (whole * percent) / 100,
    ),
    projected,
    lower: limitOf("projection-lower", -z),
    upper: limitOf("projection-upper", z),
  };
}

/** What was counted, and what is still to come at a pace that keeps a part of what it is above or below last year. */
function projectedYear(counted: number, share: number, lastYear: number | undefined): number {
  // Half a record stands for none at all, as good as certain not to be the pace of a year.
  const pace = Math.max(counted, 0.5) / share;
  const level = lastYear ? lastYear * (pace / lastYear) ** Math.sqrt(share) : pace;
  return counted + level * (1 - share);
}

/** By how much the year's total may be off: by chance, and by a share that is not the usual one. */
function deviationOf(known: {
  readonly year: number;
  readonly counted: number;
  readonly share: number;
  /** Part of the pace's distance from last year that the rest of the year keeps. */
  readonly kept: number;
  readonly phi: number;
  readonly spread: number;
  readonly years: number;
}): number {
  const { year, counted, share, kept, phi, spread, years } = known;
  const rest = year - counted;
  const chance = phi * rest + (phi * (kept * rest) ** 2) / Math.max(counted, 1);
  const shape = ((year * spread) / share) ** 2 * (1 + 1 / years);
  return Math.sqrt(chance + shape);
}

/** The mean share of earlier whole years; by days when there are too few of them. */
function usualShare(toDate: Figure, window: Period, series: readonly MonthFigure[]): UsualShare {
  const earlier = earlierYears(window, series);
  const lastYear = earlier[0]?.[1];
  const shares = earlier.flatMap(([part, whole]) => {
    const share = derive(
      { id: siblingId(part.id, "share-of-year"), unit: "percent", method: "share", inputs: [part, whole] },
      (some, all) => (100 * some) / all,
    );
    return isNumber(whole.value) && whole.value.number > 0 && isNumber(share.value) ? [{ part, whole, share }] : [];
  });
  const idOf = (measure: string): string => siblingId(toDate.id, measure);
  const known = lastYear && isNumber(lastYear.value) && lastYear.value.number > 0 ? lastYear : undefined;
  if (shares.length < yearsForShape) {
    const days = { days: dayCount(window), "days-of-year": dayCount(yearOf(window)) };
    const byDays = days.days / days["days-of-year"];
    return {
      figure: givenFigure(idOf("expected-share"), "percent", "share", 100 * byDays, days),
      shape: "by-days",
      years: Number.POSITIVE_INFINITY,
      spread: givenFigure(
        idOf("share-spread"),
        "percentage-points",
        "standard-deviation",
        100 * byDays * spreadByDays * (1 - byDays),
        { ...days, part: spreadByDays },
      ),
      figures: known ? [known] : [],
      lastYear: known,
    };
  }
  const inputs = shares.map(({ share }) => share);
  return {
    figure: derive({ id: idOf("expected-share"), unit: "percent", method: "mean", inputs }, (...numbers) =>
      mean(numbers),
    ),
    shape: "seasonal",
    years: shares.length,
    spread: derive(
      { id: idOf("share-spread"), unit: "percentage-points", method: "standard-deviation", inputs },
      (...numbers) => {
        const middle = mean(numbers);
        return Math.sqrt(
          (mean(numbers.map((number) => (number - middle) ** 2)) * numbers.length) / (numbers.length - 1),
        );
      },
    ),
    figures: shares.flatMap(({ part, whole, share }) => [part, whole, share]),
    lastYear: known,
  };
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

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
