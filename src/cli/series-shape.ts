import { breaksOf } from "../analysis/breaks.ts";
import { yearlyTotals } from "../analysis/records.ts";
import { accelerationOf, segmentsOf } from "../analysis/series-shape.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { Settings } from "../partnership/settings.ts";
import type { IndicatorFindings } from "../values/finding.ts";
import type { SeriesShape } from "../wording/findings.ts";

/** The shape of the yearly totals that end with the reported quarter. */
export function shapeOf(finding: IndicatorFindings, indicator: Indicator, settings: Settings): SeriesShape {
  const yearly = yearlyTotals(finding.rollingTotals);
  const breaks = breaksOf(indicator, settings.breaks);
  const rules = {
    polarity: indicator.polarity,
    exposure: indicator.exposure,
    overdispersion: finding.overdispersion.figure,
    smallNumbers: settings.smallNumbers,
    breaks,
  };
  return { segments: segmentsOf(yearly, rules), acceleration: accelerationOf(yearly, breaks) };
}
