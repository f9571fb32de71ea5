import type { Day, Span } from "./calendar.ts";
import { marginsOf } from "./margins.ts";
import type { Offence } from "./offence.ts";
import { type Random, Weighted } from "./random.ts";
import { nightWeight, onTheClock } from "./timing.ts";
import { weightedSample } from "./weighted-sample.ts";
import type { Workshop } from "./workshop.ts";

type HourWeight = readonly [hour: number, weight: number];

/** From 22:00 until 02:59, on either side of midnight: how busy each hour is beside the others. */
const late: readonly HourWeight[] = [
  [22, 1],
  [23, 1.1],
  [0, 1],
  [1, 0.95],
  [2, 0.75],
];
/** From 03:00 on. */
const other: readonly HourWeight[] = [
  0.9, 0.5, 0.3, 0.35, 0.6, 0.9, 0.85, 0.85, 0.95, 1.1, 1.05, 1.1, 1.3, 1.3, 1.3, 1.35, 1.4, 1.5, 1.7,
].map((weight, index) => [index + 3, weight] as const);

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
 * most of those on Friday and Saturday nights. Violence flagged as domestic abuse, which measures of the night leave out, has the same
 * share, so that it holds with and without.
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
  const result = [...offences];
  const within = [...offences.keys()].filter((index) => {
    const { committed } = result[index] ?? {};
    return committed !== undefined && committed.day >= span.from && committed.day <= span.to;
  });
  const at = (index: number): Offence | undefined => result[index];
  const late = new Set(
    [true, false].flatMap((domestic) => {
      const alike = within.filter((index) => isDomesticViolence(at(index)) === domestic);
      return mostLate(shop, alike, at, Math.round((alike.length * perThousand) / 1000), random);
    }),
  );
  for (const index of within) {
    const offence = result[index];
    if (!offence?.committed) continue;
    const { day } = offence.committed;
    const hours = (late.has(index) ? lateHours : otherHours)[shop.calendar.weekday(day)];
    if (hours) result[index] = { ...offence, ...momentOf(shop, offence, day, hours.pick(random), random) };
  }
  return result;
}

const isDomesticViolence = (offence: Offence | undefined): boolean =>
  (offence?.domestic && offence.kind.subgroup.startsWith("Violence with")) ?? false;

/** Some of the offences, the likelier the later their kind and the night that they fall on. */
function mostLate(
  { calendar }: Workshop,
  indices: readonly number[],
  at: (index: number) => Offence | undefined,
  number: number,
  random: Random,
): number[] {
  const weight = (index: number): number => {
    const offence = at(index);
    return (lateness[offence?.kind.subgroup ?? ""] ?? 1) * lateWeight(calendar.weekday(offence?.committed?.day ?? 0));
  };
  return weightedSample(indices, weight, number, random);
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

const hoursOf = (hours: readonly HourWeight[]): Weighted<number>[] =>
  Array.from(
    { length: 7 },
    (_, weekday) => new Weighted(hours.map(([hour, weight]) => [hour, weight * nightWeight(weekday, hour)] as const)),
  );
const lateHours = hoursOf(late);
const otherHours = hoursOf(other);
const lateWeight = (weekday: number): number => lateHours[weekday]?.total ?? 1;
