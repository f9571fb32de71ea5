import { rateOf } from "../analysis/rates.ts";
import { comparedGroups } from "../extracts/compared-areas.ts";
import type { AgeRange, Indicator } from "../indicators/indicator.ts";
import { type Denominator, denominatorOf, type PeopledArea, populationYear } from "../indicators/population.ts";
import { rateBasisOf } from "../indicators/rate-basis.ts";
import type { Settings } from "../partnership/settings.ts";
import type { RateFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import { countedAreas } from "./counted-areas.ts";
import type { Partnership } from "./open-partnership.ts";
import { lsoasNamed } from "./place-list.ts";

/** Of whom an indicator's rate is in an area; undefined for what has no rate of residents, such as a night-time measure. */
export function denominatorFor(
  { settings }: Pick<Partnership, "settings">,
  indicator: Indicator,
  area: string,
  period: Pick<Period, "start">,
  ages?: AgeRange,
): Denominator | undefined {
  const basis = rateBasisOf(indicator);
  const peopled = peopledArea(settings, area);
  if (!basis || !peopled) return undefined;
  const asked = ages ? { ...basis, ages, denominator: "residents" as const } : basis;
  return denominatorOf(settings.population, peopled, populationYear(period), asked);
}

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

/** An area as populations know it; a comparator by its members. */
export function peopledArea(settings: Settings, id: string): PeopledArea | undefined {
  const group = comparedGroups(settings).find((one) => one.id === id);
  if (group) return { id, name: group.name, kind: "comparator", members: group.members };
  const area = countedAreas(settings).find((one) => one.id === id);
  if (!area) return lsoasNamed(settings, new Set([id]))[0];
  const { members: _members, ...rest } = area;
  return rest;
}
