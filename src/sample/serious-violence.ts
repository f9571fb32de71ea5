import type { Day } from "./calendar.ts";
import type { AgeBand } from "./ledger.ts";
import { type Margin, marginsOf } from "./margins.ts";
import type { Victim } from "./offence.ts";
import { type KindName, kinds } from "./offence-kinds.ts";
import { type Random, Weighted } from "./random.ts";
import type { VictimSeries } from "./scenario.ts";
import { drawDays, seasonal } from "./spread.ts";
import { ordinaryMoment, reportingLag } from "./timing.ts";
import { makeOffence, type Workshop } from "./workshop.ts";

interface Manner {
  readonly kind: KindName;
  readonly code: string;
  readonly features: readonly string[];
  readonly domestic?: boolean;
}

const manner = (kind: KindName, code: string, features: readonly string[], domestic = false): Manner => ({
  kind,
  code,
  features,
  domestic,
});
const stabbing = ["KNIFE USED", "KNIFE INJURY"];

/** How people are hurt with a knife, outside the family. */
const knifeInjuries = new Weighted([
  [manner("violence-with-injury", "5D", stabbing), 66],
  [manner("violence-with-injury", "5A", stabbing), 6],
  [manner("violence-with-injury", "8N", stabbing), 8],
  [manner("violence-with-injury", "2", stabbing), 2],
  [manner("robbery-personal", "34B", stabbing), 17],
  [manner("homicide", "1", stabbing), 1],
] as const);

/** Serious violence without a knife injury that counts as one. */
const otherManners = new Weighted([
  [manner("robbery-personal", "34B", ["KNIFE USED"]), 44],
  [manner("violence-without-injury", "3B", ["KNIFE USED"]), 15],
  [manner("violence-with-injury", "5D", []), 22],
  [manner("violence-with-injury", "8N", ["KNIFE USED"]), 4],
  [manner("robbery-personal", "34B", ["FIREARM"]), 4],
  [manner("violence-with-injury", "5D", ["FIREARM"]), 2],
  [manner("violence-with-injury", "5A", ["FIREARM", "LETHAL DISCHARGE"]), 2],
  [manner("violence-with-injury", "5D", ["KNIFE USED"], true), 7],
] as const);

const domesticStabbing = new Weighted([[manner("violence-with-injury", "5D", stabbing, true), 1]] as const);

const ages = (...bands: readonly (readonly [number, number, number])[]): Weighted<readonly [number, number]> =>
  new Weighted(bands.map(([from, to, weight]) => [[from, to], weight] as const));

interface Part {
  readonly series: VictimSeries;
  readonly ages: Weighted<readonly [number, number]> | undefined;
  readonly manners: Weighted<Manner>;
  /** Set where the series is the whole of a band of ages: what is already there counts towards it. */
  readonly whole?: AgeBand;
}

/** In this order: the wholes are filled up after their parts. */
const parts: readonly Part[] = [
  {
    series: "knife-injury-aged-1-to-24",
    ages: ages([1, 11, 1], [12, 15, 17], [16, 19, 42], [20, 24, 40]),
    manners: knifeInjuries,
  },
  { series: "knife-injury-domestic-aged-20-to-24", ages: ages([20, 24, 1]), manners: domesticStabbing },
  {
    series: "knife-injury-aged-25-and-over",
    ages: ages([25, 25, 5], [26, 39, 60], [40, 70, 35]),
    manners: knifeInjuries,
  },
  { series: "knife-injury-age-unknown", ages: undefined, manners: knifeInjuries },
  {
    series: "serious-violence-aged-1-to-19",
    ages: ages([1, 9, 3], [10, 13, 18], [14, 17, 50], [18, 19, 29]),
    manners: otherManners,
    whole: "1-to-19",
  },
  {
    series: "serious-violence-other-ages",
    ages: ages([0, 0, 1], [20, 20, 6], [21, 34, 58], [35, 75, 35]),
    manners: otherManners,
    whole: "other",
  },
  { series: "serious-violence-age-unknown", ages: undefined, manners: otherManners, whole: "unknown" },
];

/** Victims of serious violence by recorded date, exactly as many of each age as the scenario says; outside the zones. */
export function addSeriousViolence(shop: Workshop): void {
  for (const part of parts) {
    const random = shop.random.fork(part.series);
    for (const margin of marginsOf(part.series, shop.scenario.victims[part.series], shop.calendar, shop.wrong)) {
      const already = part.whole ? shop.ledger.seriousIn(part.whole, margin.span) : 0;
      if (already > margin.count) shop.wrong.tooFew(part.series, margin.span.key, margin.count, already);
      else addVictims(shop, part, { span: margin.span, count: margin.count - already }, random);
    }
  }
}

/** Most of those who are hurt by knives and guns before they are twenty are boys and young men. */
const femaleYoung = 0.2;

function addVictims(shop: Workshop, part: Part, { span, count }: Margin, random: Random): void {
  const days = drawDays(count, span, seasonal(shop.calendar, shop.scenario.weekdays), random);
  let earlier: Victim | undefined;
  for (let index = 0; index < days.length; ) {
    // Mostly one victim an offence, sometimes two; now and then somebody who has been a victim before.
    const together = index + 1 < days.length && random.chance(0.07) ? 2 : 1;
    const victims = Array.from({ length: together }, () => {
      const age = part.ages ? drawAge(part.ages, random) : undefined;
      const again: Victim | undefined = earlier?.age === age && random.chance(0.5) ? earlier : undefined;
      const victim = shop.people.person(random, age, femaleYoung, again?.reference);
      return again ? { ...victim, sex: again.sex, ethnicity: again.ethnicity } : victim;
    });
    addOffence(shop, part.manners.pick(random), days[index] ?? span.from, victims, random);
    earlier = together === 1 ? victims[0] : undefined;
    index += together;
  }
}

function addOffence(shop: Workshop, how: Manner, recorded: Day, victims: readonly Victim[], random: Random): void {
  const kind = kinds[how.kind];
  const day = recorded - reportingLag(kind, random);
  shop.ledger.addSerious(
    makeOffence(shop, random, {
      kind,
      code: how.code,
      features: how.features,
      domestic: how.domestic ?? false,
      recorded,
      committed: ordinaryMoment(shop.calendar, day, kind, random),
      place: shop.places.elsewhere.pick(random),
      victims,
    }),
  );
}

const drawAge = (choice: Weighted<readonly [number, number]>, random: Random): number => {
  const [from, to] = choice.pick(random);
  return random.between(from, to);
};
