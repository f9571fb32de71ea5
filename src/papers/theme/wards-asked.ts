import { rateOf } from "../../analysis/rates.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { denominatorOf, populationYear } from "../../indicators/population.ts";
import { rateBasisOf } from "../../indicators/rate-basis.ts";
import { type Geography, type Place, placesOf } from "../../partnership/place-list.ts";
import type { Zone } from "../../partnership/settings/places.ts";
import type { RateFinding } from "../../values/comparison-findings.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { financialYear, financialYearStart, type Period } from "../../values/period.ts";
import type { Subject } from "../context.ts";
import type { PlanContext } from "../section-kind.ts";

/** Wards or LSOAs of the settings as they were drawn throughout the reported year. */
export const placesIn = (context: PlanContext, geography: Geography, period: Period = context.paper.toDate): Place[] =>
  placesOf({ settings: context.paper.settings }, geography, period) ?? [];

/** Years in which hotspots persist, the newest last. */
export const hotspotYears = 3;

export const atPlace = ({ indicator }: Subject, area: string, period: Period): CountRequest => ({
  indicator,
  area,
  period,
});

/**
 * Small areas are for those who act in them: in an edition that withholds small counts nearly all of them would be, and the others
 * would be work for nothing.
 */
export const lsoasIn = (context: PlanContext): Place[] =>
  context.paper.audience === "internal" ? placesIn(context, "lsoa") : [];

/** The financial years that have ended with the reported period, where each of them is whole. */
export function yearsOfHotspots({ paper }: PlanContext): Period[] {
  const { toDate } = paper;
  if (toDate.kind !== "year") return [];
  const newest = financialYearStart(toDate.start);
  return Array.from({ length: hotspotYears }, (_unused, index) => financialYear(newest - hotspotYears + 1 + index));
}

/** The zones that a part looks at: those named, or all that have sections of their own. */
export const zonesNamed = ({ paper }: PlanContext, ids: readonly string[]): Zone[] =>
  paper.settings.zones.filter(({ id, watched }) => (ids.length > 0 ? ids.includes(id) : !watched));

/** The rate of residents in a ward; undefined for what has none. */
export function wardRate(
  { paper }: PlanContext,
  indicator: Indicator,
  place: Place,
  count: Figure,
): RateFinding | undefined {
  const basis = rateBasisOf(indicator);
  if (!basis || !paper.settings.population) return undefined;
  return rateOf(count, denominatorOf(paper.settings.population, place, populationYear(paper.toDate), basis), basis.per);
}

/** Names of wards in which a zone of the settings lies: there are more visitors than residents. */
export function wardsWithZones({ paper }: PlanContext, wards: readonly Place[]): string[] {
  const { settings } = paper;
  const lookup = new Map((settings.wards?.lookup ?? []).map(({ lsoa, ward }) => [lsoa, ward]));
  const codes = new Set(
    settings.zones
      .filter(({ watched }) => !watched)
      .flatMap(({ lsoas, wards: ids }) => [
        ...lsoas.flatMap((lsoa) => lookup.get(lsoa) ?? []),
        ...(ids ?? []).flatMap((id) => wards.find((ward) => ward.id === id)?.code ?? []),
      ]),
  );
  return wards.filter(({ code }) => code !== undefined && codes.has(code)).map(({ name }) => name);
}
