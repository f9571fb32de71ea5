import type { Exposure, Indicator } from "../indicators/indicator.ts";
import { type MonthlyModel, monthlyModel, monthsNeeded } from "../statistics/monthly-model.ts";
import type { OverdispersionFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { formatFigureId } from "../values/figure-id.ts";
import { type IsoMonth, monthEnd, monthStart, type Period, range } from "../values/period.ts";
import { isNumber, numberValue } from "../values/value.ts";
import { givenFigure, idParts } from "./derive.ts";
import { hasWithheld, type MonthFigure, monthlyCounts } from "./monthly-series.ts";

export interface SeriesModel {
  readonly overdispersion: OverdispersionFinding;
  /** Absent when the catalogue's default had to do. */
  readonly model?: MonthlyModel;
}

/**
 * How much a series varies by anyway, from its own months where it holds 36 or more, less those of events. `series` holds at
 * least one month, all of them comparable; `catalogueDefault` is at least 1.
 */
export function overdispersionOf(
  series: readonly MonthFigure[],
  exposure: Exposure,
  catalogueDefault: number,
  leftOut: ReadonlySet<IsoMonth>,
): SeriesModel {
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last) throw new Error("a series without months");
  const { indicator, area, dims } = idParts(last.figure);
  const idOf = (comparison?: string): string =>
    formatFigureId({
      indicator,
      dims,
      area,
      period: range(monthStart(first.month), monthEnd(last.month)).id,
      measure: "overdispersion",
      ...(comparison ? { comparison } : {}),
    });
  const counts = monthlyCounts(series, exposure, leftOut);
  const known = series.filter(({ figure }) => isNumber(figure.value)).length;
  // Withheld months are held all the same, and would be the low ones.
  const lacking = hasWithheld(series) ? "withheld-months" : known < monthsNeeded ? "under-36-months" : undefined;
  const model = lacking ? undefined : monthlyModel(counts);
  if (!model) {
    const figure = givenFigure(idOf("default"), "ratio", "overdispersion", catalogueDefault);
    return { overdispersion: { figure, source: "catalogue", because: lacking ?? "no-model", months: 0 } };
  }
  const used = series.filter(({ month, figure }) => isNumber(figure.value) && !leftOut.has(month));
  return {
    model,
    overdispersion: {
      source: "series",
      months: counts.length,
      figure: {
        id: idOf(),
        unit: "ratio",
        method: "overdispersion",
        value: numberValue(model.overdispersion),
        inputs: used.map(({ figure }) => figure.id),
        constants: { "chi-square": model.chiSquare, "degrees-of-freedom": model.degreesOfFreedom },
      },
    },
  };
}

/** What the catalogue says a series varies by, for an area or a question of which no months are held. */
export const catalogueOverdispersion = (
  { id, defaultOverdispersion }: Indicator,
  asked: { readonly area: string; readonly period: Period; readonly dims?: Readonly<Record<string, string>> },
): Figure =>
  givenFigure(
    formatFigureId({
      indicator: id,
      dims: asked.dims ?? {},
      area: asked.area,
      period: asked.period.id,
      measure: "overdispersion",
      comparison: "catalogue",
    }),
    "ratio",
    "overdispersion",
    defaultOverdispersion,
  );
