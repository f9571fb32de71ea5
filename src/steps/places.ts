import { concentrationOf, hotspotsOf } from "../analysis/concentration.ts";
import { type Contender, rankingOf } from "../analysis/ranking.ts";
import { rateOf } from "../analysis/rates.ts";
import { selectAreas } from "../analysis/selection.ts";
import { denominatorOf, populationYear } from "../indicators/population.ts";
import { partNamed } from "../indicators/question.ts";
import { rateBasisOf } from "../indicators/rate-basis.ts";
import type { Place } from "../partnership/place-list.ts";
import type { RankedEntry, RateFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { financialYear, financialYearStart, type Period } from "../values/period.ts";
import type { ConcentrationFinding, HotspotsFinding, SelectionFinding } from "../values/place-findings.ts";
import { isNumber } from "../values/value.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

/** One place of the list. Without a number it has no rank. */
export interface PlaceRow {
  readonly place: Place;
  readonly count: Figure;
  readonly countRank?: RankedEntry;
  readonly rate?: RateFinding;
  readonly rateRank?: RankedEntry;
}

/** An indicator in every place of a closed list. */
export interface PlacesFinding {
  readonly request: CountRequest;
  /** The whole area's count: what could be placed nowhere is in it too. */
  readonly whole: Figure;
  /** The greatest count first, those without a number last. */
  readonly rows: readonly PlaceRow[];
  /** What the selection goes by: rates where every place has one. */
  readonly by: "rate" | "count";
  readonly selection?: SelectionFinding;
  readonly concentration?: ConcentrationFinding;
  readonly hotspots?: HotspotsFinding;
  /** The years of the hotspots. */
  readonly years: readonly Period[];
}

/** Percent of the places that are looked at as the top, and how many years hotspots persist in: the usual three, and two of them. */
const topPercent = 5;
const hotspotYears = 3;
const leastYears = 2;

/** Counts an indicator in every place of a list. Concentration and hotspots are of small areas: LSOAs only. */
export async function placesFound(
  partnership: Partnership,
  reading: Reading,
  request: CountRequest,
  places: readonly Place[],
  top?: number,
): Promise<PlacesFinding> {
  const areas = [partnership.settings.area.id, ...places.map(({ id }) => id)];
  const count = async (periods: readonly Period[]): Promise<(area: string, period: Period) => Figure> => {
    const asked = periods.flatMap((period) => areas.map((area) => ({ ...request, area, period })));
    const { figures } = await measureRequests(partnership, reading, asked);
    const byId = new Map(figures.map((figure) => [figure.id, figure]));
    return (area, period) => {
      const figure = byId.get(countId({ ...request, area, period }));
      if (!figure) throw new Error("every place was counted");
      return figure;
    };
  };
  const isOfLsoas = places.some(({ kind }) => kind === "lsoa");
  const candidates = isOfLsoas ? yearsTo(request.period) : [];
  const counted = await count([request.period, ...candidates]);
  const whole = counted(partnership.settings.area.id, request.period);
  const unitsOf = (period: Period): Contender[] => places.map(({ id }) => ({ area: id, figure: counted(id, period) }));
  const units = unitsOf(request.period);
  const years = candidates
    .filter((year) => unitsOf(year).every(({ figure }) => isNumber(figure.value)))
    .slice(0, hotspotYears)
    .reverse();
  const rates = ratesOf(partnership, request, places, units);
  const concentration = isOfLsoas ? concentrationOf(whole.id, units, topPercent) : undefined;
  const ranks = rankingOf(units, "most-first").entries;
  const rateRanks = rankingOf(
    [...rates].map(([area, { rate }]) => ({ area, figure: rate })),
    "most-first",
  ).entries;
  const rows = places.map((place): PlaceRow => {
    const [countRank, rateRank] = [ranks, rateRanks].map((order) => order.find(({ area }) => area === place.id));
    const rate = rates.get(place.id);
    return {
      place,
      count: counted(place.id, request.period),
      ...(countRank ? { countRank } : {}),
      ...(rate ? { rate } : {}),
      ...(rateRank ? { rateRank } : {}),
    };
  });
  const position = new Map(ranks.map(({ area }, index) => [area, index]));
  const positionOf = ({ place }: PlaceRow): number => position.get(place.id) ?? ranks.length;
  const by = rateRanks.length === places.length ? "rate" : "count";
  const counts = new Map(units.map(({ area, figure }) => [area, figure]));
  const measures = by === "rate" ? new Map([...rates].map(([area, { rate }]) => [area, rate])) : counts;
  return {
    request,
    whole,
    rows: rows.toSorted((one, other) => positionOf(one) - positionOf(other)),
    by,
    ...(top === undefined
      ? {}
      : {
          selection: selectAreas({
            universe: places.map(({ id, validFrom, validTo }) => ({
              area: id,
              ...(validFrom ? { validFrom } : {}),
              ...(validTo ? { validTo } : {}),
            })),
            expected: places.length,
            period: request.period,
            strata: [{ stratum: "all", wanted: top, measures, counts }],
          }),
        }),
    ...(concentration ? { concentration } : {}),
    ...(concentration && years.length >= leastYears
      ? {
          hotspots: hotspotsOf(
            years.map((year) => ({ year: year.id, units: unitsOf(year) })),
            concentration.top.length,
            leastYears,
          ),
        }
      : {}),
    years,
  };
}

/** The financial years that have ended by the end of a period, the newest first: more than are needed, since some may not be held. */
function yearsTo({ end }: Period): Period[] {
  const newest = financialYearStart(end);
  return Array.from({ length: hotspotYears + 2 }, (_unused, index) => financialYear(newest - index)).filter(
    (year) => year.end <= end,
  );
}

function ratesOf(
  partnership: Partnership,
  request: CountRequest,
  places: readonly Place[],
  units: readonly Contender[],
): Map<string, RateFinding> {
  const { settings, indicators } = partnership;
  const indicator = indicators.get(request.indicator);
  const basis = indicator && rateBasisOf(partNamed(indicator, request, partnership) ?? indicator);
  if (!basis || !settings.population) return new Map();
  const found = units.flatMap(({ area, figure }, index): [string, RateFinding][] => {
    const place = places[index];
    if (!place) return [];
    const denominator = denominatorOf(settings.population, place, populationYear(request.period), basis);
    return [[area, rateOf(figure, denominator, basis.per)]];
  });
  return new Map(found);
}
