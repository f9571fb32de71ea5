import { csvLine } from "./csv.ts";
import { drawEvents } from "./events.ts";
import { type Random, Weighted } from "./random.ts";
import type { ArrestSeries } from "./scenario.ts";
import type { Workshop } from "./workshop.ts";

const one = (text: string): Weighted<string> => new Weighted([[text, 1]]);
const ethnicities: Readonly<Record<ArrestSeries, Weighted<string>>> = {
  white: new Weighted([
    ["White British", 65],
    ["White Other", 35],
  ]),
  mixed: one("Mixed"),
  asian: new Weighted([
    ["Asian Bangladeshi", 60],
    ["Asian Other", 40],
  ]),
  black: new Weighted([
    ["Black African", 52],
    ["Black Caribbean", 48],
  ]),
  other: one("Other"),
  "not-stated": one("Not stated"),
};
const ages = new Weighted([
  [11, 1],
  [12, 3],
  [13, 8],
  [14, 15],
  [15, 22],
  [16, 25],
  [17, 26],
]);
/** How many of the arrests are of somebody who was arrested before. */
const againShare = 0.3;

/** Notices of arrests of 10- to 17-year-olds, as the police send them to the youth justice service: rows of its own register. */
export function arrestLines(shop: Workshop): string[] {
  const { calendar } = shop;
  const random = shop.random.fork("arrests");
  const arrests = drawEvents(
    shop,
    shop.scenario.arrests,
    { named: (series) => `arrests ${series}`, weight: () => 1 },
    random,
  ).sort((a, b) => a.day - b.day);
  const known = new Map<ArrestSeries, string[]>();
  return arrests.map(({ day, series }, number) => {
    const { person, isNew } = personOf(known.get(series) ?? [], number, random);
    if (isNew) known.set(series, [...(known.get(series) ?? []), person]);
    return csvLine([
      `YJ${60_001 + number}`,
      person,
      calendar.british(day),
      calendar.british(day),
      "",
      "Arrest",
      "Closed",
      "",
      "N",
      String(ages.pick(random)),
      random.chance(0.16) ? "F" : "M",
      ethnicities[series].pick(random),
    ]);
  });
}

function personOf(
  known: readonly string[],
  number: number,
  random: Random,
): { readonly person: string; readonly isNew: boolean } {
  const isNew = !random.chance(againShare) || known.length === 0;
  return { person: isNew ? `YP${30_001 + number}` : random.pick(known), isNew };
}
