import { isListed } from "./labels-2008.ts";
import { marginsOf } from "./margins.ts";
import { type KindName, kinds, mix, mixes, type OffenceKind, rest } from "./offence-kinds.ts";
import type { Place } from "./places.ts";
import type { Random, Weighted } from "./random.ts";
import { classSeries, type RecordedSeries, type Scenario } from "./scenario.ts";
import { daysToFill, seasonal } from "./spread.ts";
import { isWeekendNight, type Moment, ordinaryMoment, reportingLag, uncertainty } from "./timing.ts";
import { lateByChance, makeOffence, type Workshop } from "./workshop.ts";
import { zonePlace } from "./zone-offences.ts";

/** Share of domestic abuse that happens in a zone, some of it at night. */
const domesticInZones = 0.06;

function mixOf(series: RecordedSeries, scenario: Scenario): Weighted<OffenceKind> {
  if (series === "domestic-abuse") return mixes.domesticAbuse;
  return series === "all-crime" ? restOf(scenario) : mixes[series];
}

/** Classes without a row of their own, as far as the list that the extracts are classed by has them. */
function restOf(scenario: Scenario): Weighted<OffenceKind> {
  const hasRow = (name: KindName): boolean =>
    kinds[name].series.some((series) => Object.keys(scenario.recorded[series]).length > 0);
  const names = (Object.keys(rest) as KindName[]).filter(
    (name) => !hasRow(name) && (scenario.classification === "mps-2019" || isListed(name)),
  );
  return mix(Object.fromEntries(names.map((name) => [name, rest[name] ?? 0])));
}

/**
 * Fills every row of the borough's table up to its counts by recorded date, on top of what the other parts made: domestic
 * abuse first, since it is of every class, then the classes with a row, then all other classes up to all crime.
 */
export function fillUp(shop: Workshop): void {
  const order: RecordedSeries[] = ["domestic-abuse", ...classSeries, "all-crime"];
  const weight = seasonal(shop.calendar, shop.scenario.weekdays);
  for (const series of order) {
    const random = shop.random.fork(series);
    const { variation } = shop.scenario;
    const choice = mixOf(series, shop.scenario);
    for (const { span, count } of marginsOf(series, shop.scenario.recorded[series], shop.calendar, shop.wrong)) {
      const days = daysToFill(
        {
          span,
          total: count,
          existing: (day) => shop.ledger.recordedOn(series, day),
          weight,
          variation: variation[series] ?? variation["other"] ?? 1,
        },
        shop.calendar,
        random,
      );
      if (!Array.isArray(days)) shop.wrong.tooFew(series, span.key, count, days.already);
      else for (const day of days) addOrdinary(shop, series === "domestic-abuse", choice.pick(random), day, random);
    }
  }
}

function addOrdinary(shop: Workshop, domestic: boolean, kind: OffenceKind, recorded: number, random: Random): void {
  const { calendar } = shop;
  const committed = ordinaryMoment(calendar, recorded - reportingLag(kind, random, lateByChance(shop)), kind, random);
  const unknownTime =
    random.chance(shop.scenario.dirt.unknown_time_share) && (lateByChance(shop) || !kind.reportedLate);
  const place = placeOf(shop, domestic, kind, committed, random);
  const offence = makeOffence(shop, random, {
    kind,
    recorded,
    // Only outside the zones: a zone's records must be known to be on or off its nights.
    ...(unknownTime && !domestic ? {} : { committed }),
    lasting: uncertainty(kind, random),
    place,
    domestic,
  });
  shop.ledger.add(offence);
}

function placeOf(shop: Workshop, domestic: boolean, kind: OffenceKind, when: Moment, random: Random): Place {
  if (domestic && shop.scenario.zones.length > 0 && random.chance(domesticInZones)) {
    const weekday = shop.calendar.weekday(when.day);
    const zone = random.pick(shop.scenario.zones).id;
    // Domestic violence on a weekend night is left out of night-time economy crime; other domestic offences are not.
    const isViolence = kind.subgroup.startsWith("Violence with");
    if (isViolence || !isWeekendNight(weekday, Math.floor(when.minute / 60))) return zonePlace(shop, zone, random);
  }
  if (random.chance(shop.scenario.dirt.unknown_place_share)) return random.pick(shop.places.unplaced);
  return shop.places.elsewhere.pick(random);
}
