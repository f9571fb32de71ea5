import type { Offence, Victim } from "./offence.ts";
import { kinds } from "./offence-kinds.ts";
import { femaleVictims } from "./people.ts";
import type { Random } from "./random.ts";
import type { Workshop } from "./workshop.ts";

/**
 * Records that stand in the extracts and must not be counted: cancelled, transferred, not notifiable, of other boroughs.
 * They are made like countable ones, zone nights, knives and young victims included, so that counting them shows.
 */
export function setApart(shop: Workshop): Offence[] {
  const { ledger, scenario } = shop;
  const random = shop.random.fork("set apart");
  const likes = ledger.offences;
  if (likes.length === 0) return [];
  const some = (share: number, change: (like: Offence) => Partial<Offence>): Offence[] =>
    Array.from({ length: Math.round(likes.length * share) }, () => alike(shop, random, likes, change));
  const boroughs = Math.min(1, (scenario.dirt.other_borough_offences * scenario.crimeExtracts.length) / likes.length);
  return [
    ...some(scenario.dirt.no_crime_share, () => ({ status: "No Crime" })),
    ...some(scenario.dirt.transferred_share, () => ({ status: "Transferred" })),
    ...some(scenario.dirt.non_notifiable_share, () => ({ notifiable: false })),
    ...some(boroughs, () => random.pick(shop.places.otherBoroughs)),
  ];
}

function alike(
  shop: Workshop,
  random: Random,
  likes: readonly Offence[],
  change: (like: Offence) => Partial<Offence>,
): Offence {
  const like = random.pick(likes);
  const victims = like.victims.map(
    (victim): Victim =>
      victim.kind === "Person" ? shop.people.person(random, victim.age, femaleVictims(like.kind)) : victim,
  );
  return { ...like, victims, ...change(like) };
}

/**
 * Gives some offences a past: earlier extracts had them in another class, without a feature, age or place, still counted
 * what is now cancelled, or lacked what came late from another force. Only where an earlier extract overlaps does it show,
 * and then the older extract alone, or both added up, gives wrong counts.
 */
export function withPasts(shop: Workshop, offences: readonly Offence[]): Offence[] {
  const [first, ...later] = shop.scenario.crimeExtracts;
  const from = later[0] && shop.calendar.day(later[0].start);
  const to = first && shop.calendar.day(first.end);
  if (from === undefined || to === undefined) return [...offences];
  const random = shop.random.fork("pasts");
  const result = [...offences];
  const eligible = [...result.keys()].filter((index) => {
    const recorded = result[index]?.recorded ?? -1;
    return recorded >= from && recorded <= to;
  });
  shuffle(eligible, random);
  let left = shop.scenario.dirt.changed_between_extracts;
  for (const index of eligible) {
    if (left === 0) break;
    const offence = result[index];
    const earlier = offence && pastOf(offence, random);
    if (!offence || !earlier) continue;
    result[index] = { ...offence, earlier };
    left -= 1;
  }
  return result;
}

/** What an earlier extract may have had in its place; most records do not change. */
function pastOf(offence: Offence, random: Random): Partial<Offence> | "absent" | undefined {
  if (offence.status === "No Crime") return { status: "Confirmed" };
  if (offence.status !== "Confirmed" || !offence.notifiable) return undefined;
  if (offence.features.includes("KNIFE USED"))
    return { features: offence.features.filter((feature) => !feature.startsWith("KNIFE")) };
  const draw = random.next();
  if (offence.kind.earlier && draw < 0.1) return { kind: kinds[offence.kind.earlier] };
  if (draw < 0.103) return "absent";
  if (draw < 0.106 && offence.place.lsoa !== "") return { place: { ward: offence.place.ward, lsoa: "" } };
  if (draw < 0.109 && offence.victims.some((victim) => victim.age !== undefined))
    return { victims: offence.victims.map(({ age: _later, ...victim }) => victim) };
  return undefined;
}

function shuffle(list: number[], random: Random): void {
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.between(0, index);
    [list[index], list[other]] = [list[other] ?? 0, list[index] ?? 0];
  }
}
