import { Calendar, type Day } from "./calendar.ts";
import { Ledger } from "./ledger.ts";
import { Inconsistencies } from "./margins.ts";
import type { Offence, Victim } from "./offence.ts";
import type { OffenceKind } from "./offence-kinds.ts";
import { People } from "./people.ts";
import type { Place, Places } from "./places.ts";
import { Random, Weighted } from "./random.ts";
import type { Scenario } from "./scenario.ts";

/** What every part of the generator works with. */
export interface Workshop {
  readonly scenario: Scenario;
  readonly calendar: Calendar;
  readonly places: Places;
  readonly people: People;
  readonly ledger: Ledger;
  readonly wrong: Inconsistencies;
  readonly random: Random;
}

export function openWorkshop(scenario: Scenario, places: Places): Workshop {
  const calendar = new Calendar(scenario.covers);
  return {
    scenario,
    calendar,
    places,
    people: new People(scenario.dirt.unknown_age_share),
    ledger: new Ledger(calendar),
    wrong: new Inconsistencies(),
    random: new Random(scenario.seed),
  };
}

/** Whether old offences come to light by chance: not where the scenario counts them. */
export const lateByChance = ({ scenario }: Workshop): boolean =>
  Object.keys(scenario.parts["rape-a-year-or-more-old"]).length === 0;

/** What is already decided about an offence; the rest is drawn. */
export interface Draft {
  readonly kind: OffenceKind;
  readonly recorded: Day;
  readonly committed?: { readonly day: Day; readonly minute: number };
  readonly lasting?: number;
  readonly place: Place;
  readonly code?: string;
  readonly domestic?: boolean;
  readonly features?: readonly string[];
  readonly operation?: string;
  readonly victims?: readonly Victim[];
}

const outcomes = new Weighted([
  ["Investigation complete; no suspect identified", 62],
  ["Charged/Summonsed", 9],
  ["Evidential difficulties, victim does not support", 14],
  ["Community resolution", 3],
  ["Caution", 2],
  ["Under investigation", 10],
] as const);

/** Whether strands of hate crime come by chance: not where the scenario counts them, see `hate-crime.ts`. */
const hateByChance = ({ scenario }: Workshop): boolean =>
  Object.values(scenario.hate).every((counts) => Object.keys(counts).length === 0);

const hateStrands = new Weighted([
  ["HATE RACE", 72],
  ["HATE SEXUAL ORIENTATION", 14],
  ["HATE RELIGION", 8],
  ["HATE DISABILITY", 4],
  ["HATE TRANSGENDER", 2],
] as const);

export function makeOffence(shop: Workshop, random: Random, draft: Draft): Offence {
  const { kind } = draft;
  const domestic = draft.domestic ?? false;
  const code = draft.code ?? kind.codes.pick(random);
  // 8F and rape stand on some lists of most serious violence and not on others: keep them out of the young and unknown.
  const adults = domestic || code === "8F" || kind.subgroup === "Rape";
  return {
    kind,
    code,
    status: "Confirmed",
    notifiable: true,
    recorded: draft.recorded,
    ...(draft.committed ? { committed: draft.committed } : {}),
    lasting: draft.lasting ?? 0,
    borough: shop.scenario.borough,
    place: draft.place,
    domestic,
    features: [...(draft.features ?? []), ...circumstances(shop, random, draft)],
    operation: draft.operation ?? "",
    victims: draft.victims ?? shop.people.victims(random, kind, adults),
    suspects: shop.people.suspects(random, kind),
    outcome: outcomes.pick(random),
  };
}

/** Feature codes that are drawn. */
function circumstances(shop: Workshop, random: Random, { kind, ...draft }: Draft): string[] {
  if (kind.victim !== "person" || kind.untimed) return [];
  const features: string[] = [];
  const minute = draft.committed?.minute ?? 720;
  if (random.chance(minute >= 1080 || minute < 360 ? 0.25 : 0.05)) features.push("ALCOHOL");
  const hateShare = kind.group === "Public Order Offences" ? 0.2 : kind.group.startsWith("Violence") ? 0.04 : 0;
  if (!draft.domestic && random.chance(hateShare)) {
    const strand = hateStrands.pick(random);
    if (hateByChance(shop)) features.push(strand);
  }
  return features;
}
