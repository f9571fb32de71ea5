import type { Figure } from "../values/figure.ts";
import { formatFigureId } from "../values/figure-id.ts";
import { type Period, rolling } from "../values/period.ts";
import { derive, idParts } from "./derive.ts";
import type { MonthFigure } from "./monthly-series.ts";

/** A total over a period; a series of them is in time order. */
export interface Total {
  readonly period: Period;
  readonly figure: Figure;
}

/** The sum of month figures under a period and measure of its own; one month that is not known makes it not known. */
export function sumOf(months: readonly MonthFigure[], period: Period, measure = "sum"): Figure {
  const last = months.at(-1);
  if (!last) throw new Error(`no months in ${period.id}`);
  const { indicator, area, dims } = idParts(last.figure);
  return derive(
    {
      id: formatFigureId({ indicator, dims, area, period: period.id, measure }),
      unit: last.figure.unit,
      method: "sum",
      inputs: months.map(({ figure }) => figure),
    },
    (...numbers) => numbers.reduce((sum, number) => sum + number, 0),
  );
}

/** Every 12-month total of a series, from its twelfth month on. Months are consecutive. */
export function rollingTotals(series: readonly MonthFigure[]): Total[] {
  return series.slice(11).map((last, index) => {
    const period = rolling(last.month);
    return { period, figure: sumOf(series.slice(index, index + 12), period) };
  });
}
