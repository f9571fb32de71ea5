import type { OffenceCategory } from "../../records/schema.ts";

/**
 * Of 1,000 recorded offences, how many at the very least are of a category, in any borough and any year. Read from the published files of
 * the London boroughs, April 2010 to October 2024 (the smallest share of any of them in any twelve months), and set lower still for robbery,
 * theft from the person and theft of and from vehicles, which are scarcer outside cities.
 *
 * Categories that are missing here are not expected of anybody: homicide is rare, fraud is not recorded by the police since 2013, and
 * stalking, deaths by driving, arson and aggravated vehicle taking are inside other labels on some lists.
 */
export const leastPerThousand: Partial<Readonly<Record<OffenceCategory, number>>> = {
  "violence-with-injury": 35,
  "violence-without-injury": 45,
  rape: 2,
  "other-sexual-offence": 5,
  "robbery-personal": 2,
  "robbery-business": 0.2,
  "burglary-residential": 14,
  "burglary-business-and-community": 6,
  "theft-from-person": 2,
  "other-theft": 50,
  shoplifting: 20,
  "bicycle-theft": 2,
  "theft-from-vehicle": 10,
  "theft-of-vehicle": 6,
  "vehicle-interference": 0.6,
  "criminal-damage": 25,
  "drug-possession": 14,
  "drug-trafficking": 1.1,
  "weapons-possession": 2.2,
  "public-order": 18,
  "miscellaneous-crime-against-society": 3,
};

/** Categories that providers keep back together: where all of a family are missing, the rare one is missing for the same reason. */
export const families: readonly (readonly OffenceCategory[])[] = [
  ["rape", "other-sexual-offence"],
  ["drug-possession", "drug-trafficking"],
  ["robbery-personal", "robbery-business"],
  ["burglary-residential", "burglary-business-and-community"],
  ["theft-from-vehicle", "theft-of-vehicle", "vehicle-interference", "aggravated-vehicle-taking"],
  ["criminal-damage", "arson"],
  ["homicide", "violence-with-injury", "violence-without-injury", "stalking-and-harassment"],
];
