import { rateOf } from "../analysis/rates.ts";
import type { AgeRange, Indicator } from "../indicators/indicator.ts";
import { denominatorIn, peopledArea as peopled } from "../indicators/peopled.ts";
import type { Denominator, PeopledArea } from "../indicators/population.ts";
import { rateBasisOf } from "../indicators/rate-basis.ts";
import { lsoasNamed } from "../partnership/place-list.ts";
import type { Settings } from "../partnership/settings.ts";
import type { RateFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import { countedAreas } from "./counted-areas.ts";
import type { Partnership } from "./open-partnership.ts";

/** Of whom an indicator's rate is in an area; undefined for what has no rate of residents, such as a night-time measure. */
export const denominatorFor = (
  { settings }: Pick<Partnership, "settings">,
  indicator: Indicator,
  area: string,
  period: Pick<Period, "start">,
  ages?: AgeRange,
): Denominator | undefined => denominatorIn(settings, indicator, peopledArea(settings, area), period, ages);

/** The rate of a count, by what the catalogue says of its indicator, or of the ages named. */
export function rateFor(
  partnership: Pick<Partnership, "settings">,
  indicator: Indicator,
  area: string,
  count: Figure,
  period: Pick<Period, "start">,
  ages?: AgeRange,
): RateFinding | undefined {
  const denominator = denominatorFor(partnership, indicator, area, period, ages);
  return denominator && rateOf(count, denominator, rateBasisOf(indicator)?.per);
}

/** An area as populations know it; a comparator by its members, an LSOA by its code. */
export const peopledArea = (settings: Settings, id: string): PeopledArea | undefined =>
  peopled(
    settings,
    id,
    (named) => countedAreas(settings).find((one) => one.id === named) ?? lsoasNamed(settings, new Set([named]))[0],
  );
