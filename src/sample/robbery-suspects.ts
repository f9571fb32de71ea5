import type { Day } from "./calendar.ts";
import { marginsOf } from "./margins.ts";
import { counts, type Offence, type Suspect } from "./offence.ts";
import type { Random } from "./random.ts";
import { robberySuspectSeries } from "./scenario.ts";
import { weightedSample } from "./weighted-sample.ts";
import type { Workshop } from "./workshop.ts";

interface Place {
  readonly offence: number;
  readonly recorded: Day;
  readonly suspect: number;
}

/**
 * Gives the suspects of robbery in the scenario's spans their ages anew: of a hundred as many under 18 and as many of no known age as it
 * says, to the nearest whole suspect. Who suspects are and how many there are stays as it was.
 */
export function ageRobberySuspects(shop: Workshop): void {
  const { ledger, scenario, calendar, wrong } = shop;
  const random = shop.random.fork("robbery suspects");
  const [under18, unknown] = robberySuspectSeries.map((series) =>
    marginsOf(`robbery suspects ${series}`, scenario.robberySuspects[series], calendar, wrong),
  );
  const robberies = suspectsOfRobbery(ledger.offences);
  for (const [index, { span, count }] of (under18 ?? []).entries()) {
    const inSpan = robberies.filter(({ recorded }) => recorded >= span.from && recorded <= span.to);
    const some = (ofHundred: number): number => Math.round((inSpan.length * ofHundred) / 100);
    // Only of suspects who were alone: two of unknown age would be one to whoever reads the extract.
    const alone = inSpan.filter(({ offence }) => ledger.offences[offence]?.suspects.length === 1);
    const without = new Set(weightedSample(alone, () => 1, some(unknown?.[index]?.count ?? 0), random));
    const others = inSpan.filter((place) => !without.has(place));
    const under = new Set(weightedSample(others, () => 1, some(count), random));
    for (const place of without) setAge(ledger.offences, place, () => undefined);
    for (const place of others)
      setAge(ledger.offences, place, () => (under.has(place) ? young(random) : adult(random)));
  }
}

function suspectsOfRobbery(offences: readonly Offence[]): Place[] {
  const places: Place[] = [];
  offences.forEach((one, offence) => {
    if (one.kind.group !== "Robbery" || !counts(one)) return;
    one.suspects.forEach((_, suspect) => {
      places.push({ offence, recorded: one.recorded, suspect });
    });
  });
  return places;
}

/** No two suspects of an offence are alike in age and sex. */
function setAge(offences: Offence[], { offence: index, suspect: which }: Place, draw: () => number | undefined): void {
  const offence = offences[index];
  const suspect = offence?.suspects[which];
  if (!offence || !suspect) return;
  const others = offence.suspects.filter((_, at) => at !== which);
  let age = draw();
  while (age !== undefined && others.some((other) => other.age === age && other.sex === suspect.sex)) age = draw();
  const aged: Suspect = { sex: suspect.sex, ...(age === undefined ? {} : { age }) };
  offences[index] = { ...offence, suspects: offence.suspects.map((one, at) => (at === which ? aged : one)) };
}

/** Mostly of the last years at school. */
const young = (random: Random): number => Math.max(random.between(11, 17), random.between(11, 17));
/** Mostly in their late teens and twenties. */
const adult = (random: Random): number => 18 + Math.floor(34 * random.next() ** 2.2);
