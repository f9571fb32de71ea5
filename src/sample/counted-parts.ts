import { marginsOf } from "./margins.ts";
import { type KindName, kinds } from "./offence-kinds.ts";
import type { Random } from "./random.ts";
import type { PartSeries } from "./scenario.ts";
import { drawDays, seasonal } from "./spread.ts";
import { ordinaryMoment, reportingLag } from "./timing.ts";
import { makeOffence, type Workshop } from "./workshop.ts";

interface Part {
  readonly kind: KindName;
  readonly features: readonly string[];
  /** Days from being committed to being recorded. */
  readonly lag: (random: Random) => number;
}

/** Well over a year, whichever way a year is counted, and up to ten. Most old offences are a few years old. */
const longAgo = (random: Random): number => 400 + Math.floor(3200 * random.next() ** 2);

const parts: Readonly<Record<PartSeries, Part>> = {
  "rape-a-year-or-more-old": { kind: "rape", features: [], lag: longAgo },
  "other-sexual-offences-a-year-or-more-old": { kind: "other-sexual", features: [], lag: longAgo },
  "burglary-other-pedal-cycles": {
    kind: "burglary-business",
    features: ["PEDAL CYCLE"],
    lag: (random) => reportingLag(kinds["burglary-business"], random),
  },
};

/** Offences that the scenario counts as a part of their class, by recorded date. The classes are filled up after them. */
export function addParts(shop: Workshop): void {
  for (const [series, { kind, features, lag }] of Object.entries(parts) as [PartSeries, Part][]) {
    const random = shop.random.fork(series);
    for (const { span, count } of marginsOf(series, shop.scenario.parts[series], shop.calendar, shop.wrong))
      for (const recorded of drawDays(count, span, seasonal(shop.calendar, shop.scenario.weekdays), random))
        shop.ledger.add(
          makeOffence(shop, random, {
            kind: kinds[kind],
            features,
            recorded,
            committed: ordinaryMoment(shop.calendar, recorded - lag(random), kinds[kind], random),
            place: shop.places.elsewhere.pick(random),
          }),
        );
  }
}
