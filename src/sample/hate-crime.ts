import type { Day } from "./calendar.ts";
import { marginsOf } from "./margins.ts";
import { counts, type Offence, type Victim } from "./offence.ts";
import type { Random } from "./random.ts";
import { type HateSeries, hateSeries } from "./scenario.ts";
import { weightedSample } from "./weighted-sample.ts";
import type { Workshop } from "./workshop.ts";

/** The feature codes that offences of a row bear. */
const strands: Readonly<Record<HateSeries, readonly string[]>> = {
  "race-of-chinese-or-other-asian-victim": ["HATE RACE"],
  race: ["HATE RACE"],
  "race-and-faith": ["HATE RACE", "HATE RELIGION"],
  faith: ["HATE RELIGION"],
  "sexual-orientation": ["HATE SEXUAL ORIENTATION"],
  "sexual-orientation-and-transgender": ["HATE SEXUAL ORIENTATION", "HATE TRANSGENDER"],
  transgender: ["HATE TRANSGENDER"],
  disability: ["HATE DISABILITY"],
};

const proxyRow = "race-of-chinese-or-other-asian-victim";
const otherAsian = "Asian Other";
const chinese = "Chinese";
const isProxy = ({ ethnicity }: Victim): boolean => ethnicity === otherAsian || ethnicity === chinese;

/** Most hate crime is threats and abuse in public. */
const likelihood = ({ kind }: Offence): number => (kind.group === "Public Order Offences" ? 5 : 1);
const canBe = (offence: Offence): boolean =>
  counts(offence) && !offence.domestic && offence.victims.some(({ kind }) => kind === "Person") && isOpen(offence);
const isOpen = ({ kind: { group } }: Offence): boolean =>
  group === "Public Order Offences" || group.startsWith("Violence");

/** Marks offences that are there already as hate crime: of each row of the scenario exactly as many as it says, by recorded date. */
export function addHateCrime(shop: Workshop): void {
  const { ledger, scenario, calendar, wrong } = shop;
  const free = byDay(ledger.offences);
  for (const series of hateSeries) {
    const random = shop.random.fork(`hate ${series}`);
    for (const { span, count } of marginsOf(`hate ${series}`, scenario.hate[series], calendar, wrong)) {
      const possible: Candidate[] = [];
      for (let day = span.from; day <= span.to; day += 1)
        for (const one of free.get(day) ?? []) if (!one.taken && fits(series, one)) possible.push(one);
      if (possible.length < count) wrong.tooMany(`hate ${series}`, span.key, count, possible.length);
      for (const one of weightedSample(possible, ({ offence }) => likelihood(offence), count, random)) {
        ledger.offences[one.index] = flagged(series, one.offence, random);
        one.taken = true;
      }
    }
  }
}

/** An offence that can be hate crime. */
interface Candidate {
  readonly index: number;
  readonly offence: Offence;
  /** How many of its victims are of a Chinese or other Asian background. */
  readonly proxies: number;
  taken: boolean;
}

function byDay(offences: readonly Offence[]): ReadonlyMap<Day, readonly Candidate[]> {
  const days = new Map<Day, Candidate[]>();
  offences.forEach((offence, index) => {
    if (!canBe(offence)) return;
    const one = { index, offence, proxies: offence.victims.filter(isProxy).length, taken: false };
    const day = days.get(offence.recorded);
    if (day) day.push(one);
    else days.set(offence.recorded, [one]);
  });
  return days;
}

/** Racist hate crime against people of a Chinese or other Asian background has a row of its own, and one victim each. */
function fits(series: HateSeries, { offence, proxies }: Candidate): boolean {
  if (series === proxyRow) return proxies === 1 && offence.victims.length === 1;
  return proxies === 0 || !strands[series].includes("HATE RACE");
}

function flagged(series: HateSeries, offence: Offence, random: Random): Offence {
  const renamed = series === proxyRow && random.chance(0.5);
  return {
    ...offence,
    features: [...offence.features, ...strands[series]],
    victims: renamed ? offence.victims.map((victim) => ({ ...victim, ethnicity: chinese })) : offence.victims,
  };
}
