import { comparedGroups } from "../extracts/compared-areas.ts";
import type { Area, Settings } from "../partnership/settings.ts";
import type { Period } from "../values/period.ts";
import type { AgeRange, Indicator } from "./indicator.ts";
import { type Denominator, denominatorOf, type PeopledArea, populationYear } from "./population.ts";
import { rateBasisOf } from "./rate-basis.ts";

/** An area as populations know it; a comparator by its members. `areaNamed` knows the areas that are no comparators. */
export function peopledArea(
  settings: Settings,
  id: string,
  areaNamed: (id: string) => Area | undefined,
): PeopledArea | undefined {
  const group = comparedGroups(settings).find((one) => one.id === id);
  if (group) return { id, name: group.name, kind: "comparator", members: group.members };
  const area = areaNamed(id);
  if (!area) return undefined;
  // Whom an area counts as is no part of where its people live.
  const { members: _members, ...rest }: PeopledArea = area;
  return rest;
}

/** Of whom an indicator's rate is in an area; undefined for what has no rate of residents, such as a night-time measure. */
export function denominatorIn(
  settings: Settings,
  indicator: Indicator,
  area: PeopledArea | undefined,
  period: Pick<Period, "start">,
  ages?: AgeRange,
): Denominator | undefined {
  const basis = rateBasisOf(indicator);
  if (!basis || !area) return undefined;
  const asked = ages ? { ...basis, ages, denominator: "residents" as const } : basis;
  return denominatorOf(settings.population, area, populationYear(period), asked);
}
