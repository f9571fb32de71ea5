import type { Indicator } from "../indicators/indicator.ts";
import type { Settings } from "../partnership/settings.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import type { AccelerationFinding, SegmentsFinding } from "../values/series-findings.ts";
import { breaksOf } from "./breaks.ts";
import type { ChangeRules } from "./change-question.ts";
import { yearlyTotals } from "./records.ts";
import { accelerationOf, segmentsOf } from "./series-shape.ts";
import type { Total } from "./totals.ts";

export interface SeriesShape {
  readonly segments: SegmentsFinding | undefined;
  readonly acceleration: AccelerationFinding | undefined;
}

/** The shape of the yearly totals that end with the reported quarter, or of those that are given. */
export function shapeOf(
  finding: IndicatorFindings,
  indicator: Indicator,
  settings: Pick<Settings, "breaks" | "smallNumbers">,
  yearly: readonly Total[] = yearlyTotals(finding.rollingTotals),
): SeriesShape {
  const rules = rulesFor(finding, indicator, settings);
  return { segments: segmentsOf(yearly, rules), acceleration: accelerationOf(yearly, rules.breaks) };
}

/** What holds for every comparison of an indicator that was analysed. */
export const rulesFor = (
  { overdispersion }: Pick<IndicatorFindings, "overdispersion">,
  indicator: Indicator,
  { breaks, smallNumbers }: Pick<Settings, "breaks" | "smallNumbers">,
): ChangeRules => ({
  polarity: indicator.polarity,
  exposure: indicator.exposure,
  overdispersion: overdispersion.figure,
  smallNumbers,
  breaks: breaksOf(indicator, breaks),
});
