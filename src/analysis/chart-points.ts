import type { Exposure } from "../indicators/indicator.ts";
import type { ControlPoint } from "../values/chart-findings.ts";
import type { Figure, Unit } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { type IsoMonth, month, type Period } from "../values/period.ts";
import { absent } from "../values/value.ts";
import { derive } from "./derive.ts";
import { exposureOf } from "./exposure.ts";
import type { MonthFigure } from "./monthly-series.ts";

const perExposureUnit = (exposure: Exposure): Extract<Unit, "per-day" | "per-night"> =>
  exposure === "nights" ? "per-night" : "per-day";

/** A month's count over its days or nights, and over the month's seasonal factor where there is one. */
export const perExposure = (one: MonthFigure, exposure: Exposure, seasonalFactor?: number): Figure =>
  perExposureOf(one.figure, month(one.month), exposure, seasonalFactor);

/** The same of any period's count. */
export function perExposureOf(count: Figure, period: Period, exposure: Exposure, seasonalFactor?: number): Figure {
  const unit = perExposureUnit(exposure);
  const during = exposureOf(period, exposure);
  const measure = seasonalFactor === undefined ? unit : `adjusted-${unit}`;
  return derive(
    {
      id: siblingId(count.id, measure),
      unit,
      method: "per-exposure",
      inputs: [count],
      constants: { [exposure]: during, ...(seasonalFactor === undefined ? {} : { "seasonal-factor": seasonalFactor }) },
    },
    (number) => (during === 0 ? absent("undefined", "no-exposure") : number / during / (seasonalFactor ?? 1)),
  );
}

/** A point without a signal. */
export function plainPoint(one: MonthFigure, figure: Figure, leftOut: ReadonlySet<IsoMonth>): ControlPoint {
  return { month: one.month, figure, count: one.figure, signal: "none", leftOut: leftOut.has(one.month) };
}
