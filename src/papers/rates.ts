import { rateOf } from "../analysis/rates.ts";
import type { AgeRange, Indicator } from "../indicators/indicator.ts";
import { denominatorIn, peopledArea } from "../indicators/peopled.ts";
import { rateBasisOf } from "../indicators/rate-basis.ts";
import type { RateFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import type { PresentContext } from "./section-kind.ts";

/**
 * The rate of a count by what the catalogue says of its indicator, or of the ages named; what it rests on is kept. Undefined for what has no rate
 * of residents. Where no table of populations knows the area, the rate has a state and no number.
 */
export function rateIn(
  context: PresentContext,
  indicator: Indicator,
  area: string,
  count: Figure,
  period: Pick<Period, "start">,
  ages?: AgeRange,
): RateFinding | undefined {
  const { settings, areas } = context.paper;
  const peopled = peopledArea(settings, area, (id) => areas.get(id));
  const denominator = denominatorIn(settings, indicator, peopled, period, ages);
  if (!denominator) return undefined;
  const rate = rateOf(count, denominator, rateBasisOf(indicator)?.per);
  for (const figure of [...denominator.parts, rate.denominator, rate.rate, rate.lower, rate.upper])
    context.keep(figure);
  return rate;
}
