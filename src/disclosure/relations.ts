import { categoryProfile, countsNothing } from "../indicators/category-profile.ts";
import { codedConditions } from "../indicators/coded-conditions.ts";
import { isContained } from "../indicators/contained.ts";
import type { CountedArea } from "../indicators/counted-area.ts";
import { categoriesOf, filteredUnit, partFilters } from "../indicators/filters.ts";
import { type Indicator, nightNames } from "../indicators/indicator.ts";
import { partsOf } from "../indicators/question.ts";
import { clockValues } from "../indicators/time-window.ts";
import { hasLag, splitByLag } from "./by-lag.ts";
import type { Known } from "./known.ts";
import { rangeRelations } from "./ranges.ts";
import { type ByKey, type Relation, together } from "./relation.ts";
import { type SeriesId, seriesKey } from "./series.ts";
import { splitRelations } from "./splits.ts";

/**
 * Every relation between series of an edition. Where some part of a whole is in no figure, or the parts need not be all of it, the
 * parts are within it. What is left of a whole beside all of its parts (times that are not known, records in no ward) counts as known: an
 * attacker who knows it can do no more than one who must guess it. Of people it is a secret of its own: such relations name it as their `rest`.
 */
export function relationsOf(series: readonly SeriesId[], known: Known): Relation[] {
  const byKey = new Map(series.map((one) => [seriesKey(one), one]));
  const relations = [
    ...series.flatMap((one) => sumRelations(one, byKey, known)),
    ...alike(series, "indicator").flatMap((group) => containedRelations(group, known)),
    ...alike(series, "indicator").flatMap((group) => lagRelations(group, byKey, known)),
    ...alike(series, "area").flatMap((group) => areaRelations(group, known)),
    ...rangeRelations(series, byKey),
    ...splitRelations(series, byKey, {
      valuesOf: ({ indicator }, dimension) => {
        const found = known.indicators.get(indicator);
        if (dimension === "category") return found && mostCategories(found, known.indicators);
        return found?.breakdowns.find(({ id }) => id === dimension)?.values.length ?? closedGroups[dimension];
      },
      unitOf: ({ indicator, dims }) => {
        const found = known.indicators.get(indicator);
        return found && filteredUnit(found, partFilters(dims).filters, known.indicators);
      },
    }),
  ];
  // What adds up is also, part by part, within the whole: at times that not all of the parts have figures for.
  const pairs = relations.flatMap(({ whole, parts }) =>
    parts.map((part): Relation => ({ kind: "within", whole, parts: [part] })),
  );
  return [
    ...new Map([...pairs, ...relations].map((one) => [`${one.kind} ${one.whole} ${one.parts.join()}`, one])).values(),
  ];
}

/** Everybody is in one of these groups at most, or it is not known; and everything has one hour, one night and one day of the week. */
const closedGroups: Readonly<Record<string, number>> = {
  ethnicity: codedConditions.ethnicity.known("victim")?.length ?? 0,
  sex: codedConditions.sex.known("victim")?.length ?? 0,
  suspect: codedConditions.suspect.known("offence")?.length ?? 0,
  weekday: nightNames.length,
  ...Object.fromEntries(Object.entries(clockValues).map(([dimension, values]) => [dimension, values.length])),
};

/**
 * Half of the categories that an indicator can count. A record has one of them; whoever sees most of them takes the others, which nobody
 * thought worth listing, for none. What they are counts as known.
 */
function mostCategories(indicator: Indicator, all: Known["indicators"]): number | undefined {
  const profile = categoryProfile(indicator, all);
  const counted = (categoriesOf("offence") ?? []).filter((category) => profile(category) !== countsNothing);
  return counted.length > 0 ? Math.ceil(counted.length / 2) : undefined;
}

/** Series that differ in one thing alone. */
function alike(series: readonly SeriesId[], but: "indicator" | "area"): SeriesId[][] {
  const groups = new Map<string, SeriesId[]>();
  for (const one of series) {
    const key = seriesKey({ ...one, [but]: "any" });
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function sumRelations(whole: SeriesId, byKey: ByKey, { indicators }: Known): Relation[] {
  const indicator = indicators.get(whole.indicator);
  if (indicator?.aggregation.kind !== "sum") return [];
  const parts = partsOf(indicator, whole.dims, indicators);
  return together(
    whole,
    parts.map(({ id }) => ({ ...whole, indicator: id })),
    byKey,
  );
}

function containedRelations(group: readonly SeriesId[], { indicators }: Known): Relation[] {
  return group.flatMap((part) =>
    group.flatMap((whole): Relation[] => {
      const [inner, outer] = [indicators.get(part.indicator), indicators.get(whole.indicator)];
      const certain = part.measure === "count" && inner && outer && isContained(inner, outer);
      return certain ? [{ kind: "within", whole: seriesKey(whole), parts: [seriesKey(part)] }] : [];
    }),
  );
}

/**
 * Two parts that are told apart by the lag of recording are the whole between them. Records without a date of committing are in neither: they are
 * those that neither could decide, and the whole could.
 */
function lagRelations(group: readonly SeriesId[], byKey: ByKey, { indicators }: Known): Relation[] {
  const found = group.flatMap((series) => {
    const indicator = indicators.get(series.indicator);
    return indicator ? [{ series, indicator }] : [];
  });
  const byLag = found.filter(({ indicator }) => hasLag(indicator));
  return found.flatMap((whole) =>
    byLag.flatMap((one, index) =>
      byLag.slice(index + 1).flatMap((other) => {
        if (!splitByLag([one.indicator, other.indicator], whole.indicator, indicators)) return [];
        return whole.series.measure === "unknown"
          ? together(one.series, [other.series], byKey)
          : together(whole.series, [one.series, other.series], byKey);
      }),
    ),
  );
}

/** A zone and a ward lie in the partnership's area; wards fill it; some zones are made of wards, and comparators of their members. */
function areaRelations(group: readonly SeriesId[], { areas = [], partnershipArea }: Known): Relation[] {
  const byKey = new Map(group.map((one) => [seriesKey(one), one]));
  const areaOf = (id: string): CountedArea | undefined => areas.find((one) => one.id === id);
  const inside = (id: string): boolean => ["zone", "ward", "lsoa"].includes(areaOf(id)?.kind ?? "zone");
  return group.flatMap((whole) => {
    const at = (ids: readonly string[]): SeriesId[] => ids.map((area) => ({ ...whole, area }));
    if (whole.area !== partnershipArea) {
      const own = areaOf(whole.area);
      return together(whole, at(own?.wards ?? own?.members ?? []), byKey);
    }
    const wards = areas.filter(({ kind }) => kind === "ward").map(({ id }) => id);
    const within = group.filter(({ area }) => area !== partnershipArea && inside(area));
    return [...together(whole, at(wards), byKey), ...within.flatMap((one) => together(whole, [one], byKey, false))];
  });
}
