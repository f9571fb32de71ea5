import type { Day, Span } from "./calendar.ts";
import { marginsOf } from "./margins.ts";
import type { Offence } from "./offence.ts";
import { counts } from "./offence.ts";
import { type Random, Weighted } from "./random.ts";
import { hourWeights, nightWeight, onTheClock } from "./timing.ts";
import type { Workshop } from "./workshop.ts";

/** From 22:00 until 02:59, on either side of midnight. */
const late = [22, 23, 0, 1, 2];
const other = Array.from({ length: 19 }, (_, index) => index + 3);

/** How late in the day kinds of offence happen, beside the others. */
const lateness: Readonly<Record<string, number>> = {
  "Violence with Injury": 1.5,
  "Theft from Person": 1.6,
  "Robbery of Personal Property": 1.4,
  "Public Fear Alarm or Distress": 1.4,
  Shoplifting: 0.05,
  "Other Theft": 1.2,
  "Stalking and Harassment": 0.4,
};

/** At the longest, so that the hour at which something began says when it was. */
const longest = 8 * 60;

/**
 * Gives the offences committed in the scenario's spans their hours anew: as many between 22:00 and 03:00 as it says of a thousand,
 * most of those on Friday and Saturday nights.
 */
export function committedAtNight(shop: Workshop): void {
  const { ledger, scenario, calendar, wrong } = shop;
  const random = shop.random.fork("night per thousand");
  for (const { span, count: perThousand } of marginsOf(
    "night-per-thousand",
    scenario.nightPerThousand,
    calendar,
    wrong,
  ))
    ledger.offences = inSpan(shop, ledger.offences, { span, perThousand }, random);
}

function inSpan(
  shop: Workshop,
  offences: readonly Offence[],
  { span, perThousand }: { readonly span: Span; readonly perThousand: number },
  random: Random,
): Offence[] {
  const weekday = (day: Day): number => shop.calendar.weekday(day);
  const within = offences.flatMap((offence, index) => {
    const { committed } = offence;
    if (!committed || committed.day < span.from || committed.day > span.to || !counts(offence)) return [];
    const weight = (lateness[offence.kind.subgroup] ?? 1) * lateWeight(weekday(committed.day));
    // The greatest keys of u^(1/weight) are a weighted sample without replacement (Efraimidis and Spirakis 2006).
    return [{ index, key: Math.log(1 - random.next()) / weight }];
  });
  const number = Math.round((within.length * perThousand) / 1000);
  const chosen = new Set(
    within
      .toSorted((one, another) => another.key - one.key)
      .slice(0, number)
      .map(({ index }) => index),
  );
  const result = [...offences];
  for (const { index } of within) {
    const offence = result[index];
    if (!offence?.committed) continue;
    const { day } = offence.committed;
    const hours = (chosen.has(index) ? lateHours : otherHours)[weekday(day)];
    if (hours) result[index] = { ...offence, ...momentOf(shop, offence, day, hours.pick(random), random) };
  }
  return result;
}

function momentOf(shop: Workshop, offence: Offence, day: Day, hour: number, random: Random): Partial<Offence> {
  // What nobody saw is often put down to midnight or a minute past.
  const heaped = hour === 0 && offence.kind.untimed && random.chance(0.4);
  const minute = heaped ? (random.chance(0.7) ? 0 : 1) : hour * 60 + random.between(0, 59);
  return {
    committed: onTheClock(shop.calendar, { day, minute }),
    lasting: Math.min(offence.lasting, longest),
  };
}

const hoursOf = (hours: readonly number[]): Weighted<number>[] =>
  Array.from(
    { length: 7 },
    (_, weekday) =>
      new Weighted(hours.map((hour) => [hour, (hourWeights[hour] ?? 1) * nightWeight(weekday, hour)] as const)),
  );
const lateHours = hoursOf(late);
const otherHours = hoursOf(other);
const lateWeight = (weekday: number): number => lateHours[weekday]?.total ?? 1;
