import { type OffenceCategory, offenceCategories } from "./schema.ts";

/**
 * Categories of publishers that put several of ours together, by what they hold. A record of one counts in totals and
 * wherever an indicator takes all that it may be; no other indicator is counted from a source that has such records.
 */
const vehicleCrime = [
  "theft-from-vehicle",
  "theft-of-vehicle",
  "vehicle-interference",
  "aggravated-vehicle-taking",
] as const satisfies readonly OffenceCategory[];
const violenceAndSexualOffences = [
  "homicide",
  "violence-with-injury",
  "violence-without-injury",
  "stalking-and-harassment",
  "death-or-injury-by-driving",
  "rape",
  "other-sexual-offence",
] as const satisfies readonly OffenceCategory[];
const robbery = ["robbery-personal", "robbery-business"] as const satisfies readonly OffenceCategory[];
const burglary = [
  "burglary-residential",
  "burglary-business-and-community",
] as const satisfies readonly OffenceCategory[];
const alwaysApart: readonly string[] = [...robbery, ...burglary, ...vehicleCrime];

export const coarseCategories: Readonly<Record<string, readonly string[]>> = {
  robbery,
  burglary,
  drugs: ["drug-possession", "drug-trafficking"],
  "vehicle-crime": vehicleCrime,
  "criminal-damage-and-arson": ["criminal-damage", "arson"],
  "violence-and-sexual-offences": violenceAndSexualOffences,
  "other-crime": ["miscellaneous-crime-against-society", "fraud-and-forgery"],
  // Headings of calls, where a publisher gives none.
  "antisocial-behaviour": [
    "vehicle-abandoned",
    "vehicle-nuisance",
    "rowdy-or-inconsiderate-behaviour",
    "rowdy-nuisance-neighbours",
    "littering-drug-paraphernalia",
    "animal-problems",
    "trespass",
    "malicious-nuisance-communications",
    "street-drinking",
    "prostitution-related-activity",
    "noise",
    "begging-vagrancy",
    "fireworks",
  ],
  // As published before May 2013; what exactly they held is not told, so that each may be more than it seems.
  "violent-crime": [...violenceAndSexualOffences, "public-order", "weapons-possession"],
  "public-disorder-and-weapons": ["public-order", "weapons-possession"],
  "theft-but-shoplifting": ["other-theft", "theft-from-person", "bicycle-theft"],
  "crime-of-other-types": offenceCategories.filter((category) => !alwaysApart.includes(category)),
};

/** Those that hold nothing but some of these categories. */
export const coarseWithin = (categories: readonly string[]): string[] =>
  Object.entries(coarseCategories).flatMap(([id, members]) =>
    members.every((member) => categories.includes(member)) ? [id] : [],
  );

/** Whether records of a coarse category are all of these categories or none of them, so that they can be told apart. */
export function isDecided(coarse: string, categories: readonly string[]): boolean {
  const members = coarseCategories[coarse] ?? [];
  const inside = members.filter((member) => categories.includes(member)).length;
  return inside === 0 || inside === members.length;
}
