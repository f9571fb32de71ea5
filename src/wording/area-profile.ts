import type { AreaProfile, PeopleChange } from "../analysis/area-profile.ts";
import { numberOf, sizeOf } from "./change.ts";
import { type Inline, label, runs, sentences } from "./runs.ts";
import { unitName } from "./values.ts";

/** "In 2015, 269,000 people lived in Hackney, 19,900 more than in 2011 (+8.0%)." and the same of households, and how densely. */
export function profileSentences({ people, households, density, year }: AreaProfile, area: string): Inline[] {
  return sentences(
    people
      ? runs`In the middle of ${String(people.toYear)}, ${people.to} people lived in ${area}, ${onYear(people)}.`
      : [],
    households
      ? runs`There were ${households.to} households in ${String(households.toYear)}, ${onYear(households)}.`
      : [],
    density
      ? runs`The area is ${density.hectares} hectares, with ${density.perSquareKilometre} people per square kilometre on average (${String(year)}).`
      : [],
  );
}

function onYear({ difference, percent, fromYear }: PeopleChange): Inline[] {
  const number = numberOf(difference);
  if (number === undefined || number === 0) return runs`as many as in ${String(fromYear)}`;
  return runs`${sizeOf(difference)} ${number > 0 ? "more" : "fewer"} than in ${String(fromYear)} (${percent})`;
}

/** What the table of populations does not have, a sentence each. */
export function profileGaps({ people, households, density, bands, groups, year }: AreaProfile): string[] {
  return [
    ...(people
      ? []
      : [`The table of populations has residents of no two years up to ${year}, so that no change is given.`]),
    ...(households ? [] : [`It has households of no two years up to ${year}.`]),
    ...(density
      ? []
      : [`It has no hectares for ${year} (denominator “${unitName("hectares")}”), so that density is not known.`]),
    ...(bands.length > 0 ? [] : [`It has no bands of age for ${year} that follow one another.`]),
    ...(groups.length > 0 ? [] : [`It has no ethnic groups for ${year}: rates cannot be compared between them.`]),
  ];
}

export const noProfile =
  "The settings name no table of populations with this area in it (“population:”). Without one nothing can be said of who lives here, and no rate of residents can be given.";

/** Households are not people, and both are needed: neither stands for the other. */
export const householdsNote: Inline[] = [
  label("Residents and households are counted apart. Rates are of residents unless they say otherwise."),
];

export const bandTitle = ({ from, to }: { readonly from: number; readonly to?: number }): string =>
  to === undefined ? `${from} and over` : `${from} to ${to}`;

export const projectedNote = (years: readonly number[]): Inline[] => [
  label(`Projections, not estimates: ${years.join(", ")}.`),
];

export const populationSource = (path: string): Inline[] => [
  label(`Source of the numbers of residents and households in this section: ${path}, mid-year numbers.`),
];
