import type { Span } from "./calendar.ts";
import { marginsOf } from "./margins.ts";
import { mixes, type OffenceKind } from "./offence-kinds.ts";
import type { Random } from "./random.ts";
import { nightSeries, type ScenarioZone } from "./scenario.ts";
import { type Moment, recordedAfter, zoneMoments } from "./timing.ts";
import { makeOffence, type Workshop } from "./workshop.ts";

/**
 * Crime in the night-time economy zones by committed date: exactly the scenario's counts on Friday and Saturday nights,
 * and the rest of the week. No other part of the generator puts a countable offence into a zone on those nights, except
 * violence flagged as domestic abuse, which night-time economy crime leaves out.
 */
export function addZoneOffences(shop: Workshop): void {
  for (const zone of shop.scenario.zones) {
    for (const series of nightSeries) {
      const operation = series === "drugs" ? zone.counts["drugs-in-operation"] : {};
      addSeries(shop, zone, {
        series,
        inOperation: operation,
        when: "weekend-nights",
        kindOf: (random) => mixes.nights[series].pick(random),
      });
    }
    addSeries(shop, zone, {
      series: "other-hours-crime",
      inOperation: zone.counts["other-hours-drugs-in-operation"],
      when: "other-hours",
      kindOf: (random) => mixes.otherHours.pick(random),
    });
  }
}

interface Part {
  readonly series: (typeof nightSeries)[number] | "other-hours-crime";
  /** Of these, how many carry the operation's name, by the same spans. */
  readonly inOperation: Readonly<Record<string, number>>;
  readonly when: "weekend-nights" | "other-hours";
  readonly kindOf: (random: Random) => OffenceKind;
}

function addSeries(shop: Workshop, zone: ScenarioZone, part: Part): void {
  const name = `${zone.id} ${part.series}`;
  const random = shop.random.fork(name);
  for (const { span, count } of marginsOf(name, zone.counts[part.series], shop.calendar, shop.wrong)) {
    const flagged = part.inOperation[span.key] ?? 0;
    if (flagged > count) shop.wrong.tooFew(name, span.key, count, flagged);
    const moments = drawMoments(shop, span, part.when, count, random);
    moments.forEach((committed, index) => {
      const operation = index < flagged ? shop.scenario.operation : "";
      const kind = operation ? mixes["drug-offences"].pick(random) : part.kindOf(random);
      const place = zonePlace(shop, zone.id, random);
      const recorded = recordedAfter(committed.day, kind, shop.calendar, random);
      shop.ledger.add(makeOffence(shop, random, { kind, recorded, committed, place, operation }));
    });
  }
  for (const key of Object.keys(part.inOperation))
    if (!(key in zone.counts[part.series]))
      shop.wrong.invalidSpan(`${name} in operation`, key, "its whole has no such span");
}

/** Moments in a zone on its nights or at other hours. */
export function drawMoments(shop: Workshop, span: Span, when: Part["when"], count: number, random: Random): Moment[] {
  if (count === 0) return [];
  const moments = zoneMoments(shop.calendar, span, when, random);
  return Array.from({ length: count }, () => moments.draw());
}

export function zonePlace(shop: Workshop, zone: string, random: Random) {
  const choice = shop.places.zones.get(zone);
  if (!choice) throw new RangeError(`no places for the zone ${zone}`);
  return choice.pick(random);
}
