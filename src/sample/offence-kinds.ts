import { Weighted } from "./random.ts";
import type { ClassSeries } from "./scenario.ts";

/** Who is harmed: a person, an organisation, either, or nobody in particular. */
type VictimOf = "person" | "organisation" | "either" | "none";

/** A class of offence as the police list of March 2019 names it. */
export interface OffenceKind {
  readonly group: string;
  readonly subgroup: string;
  /** Home Office classes that ordinary records of this kind bear, with how common each is. */
  readonly codes: Weighted<string>;
  readonly victim: VictimOf;
  /** The scenario's rows for offences of this class, beside all crime. */
  readonly series: readonly ClassSeries[];
  /** Share without a known exact time: found in the morning, on return from holiday. */
  readonly untimed?: true;
  /** How many of its victims are women and girls, and of its suspects; half and 15% unless told. */
  readonly female?: { readonly victims: number; readonly suspects?: number };
  /** Reported long afterwards more often than others. */
  readonly reportedLate?: true;
  /** How an earlier extract may have had it, before it was reclassified. */
  readonly earlier?: KindName;
}

type Details = Omit<Partial<OffenceKind>, "group" | "subgroup" | "codes" | "victim">;

const kind = (
  group: string,
  subgroup: string,
  codes: Readonly<Record<string, number>>,
  victim: VictimOf,
  details: Details = {},
): OffenceKind => ({ group, subgroup, codes: new Weighted(Object.entries(codes)), victim, series: [], ...details });

const violence = "Violence Against the Person";
const vehicle = "Vehicle Offences";
const society = "Miscellaneous Crimes Against Society";

export type KindName =
  | "homicide"
  | "violence-with-injury"
  | "violence-without-injury"
  | "stalking"
  | "rape"
  | "other-sexual"
  | "robbery-personal"
  | "robbery-business"
  | "burglary-residential"
  | "burglary-business"
  | "theft-person"
  | "other-theft"
  | "shoplifting"
  | "bicycle"
  | "from-vehicle"
  | "of-vehicle"
  | "interfering"
  | "aggravated-taking"
  | "arson"
  | "damage"
  | "possession"
  | "trafficking"
  | "blade"
  | "other-weapon"
  | "public-fear"
  | "public-order"
  | "going-equipped"
  | "other-notifiable";

/**
 * Codes of ordinary records leave out murder, attempted murder and wounding with intent: lists of "most serious violence"
 * count those, so they are only given where the scenario counts serious violence (`serious-violence.ts`). For the same
 * reason ordinary records of 8F and of rape, which some lists hold and others do not, have adult victims of known age.
 */
export const kinds: Readonly<Record<KindName, OffenceKind>> = {
  homicide: kind(violence, "Homicide", { "1": 1 }, "person"),
  "violence-with-injury": kind(violence, "Violence with Injury", { "8N": 86, "8F": 8, "8P": 3, "8S": 3 }, "person", {
    series: ["violence-with-injury"],
    earlier: "violence-without-injury",
    female: { victims: 0.42 },
  }),
  "violence-without-injury": kind(violence, "Violence without Injury", { "105A": 80, "3B": 10, "104": 10 }, "person"),
  stalking: kind(violence, "Stalking and Harassment", { "8L": 60, "8Q": 10, "8U": 30 }, "person", {
    female: { victims: 0.75 },
  }),
  rape: kind("Sexual Offences", "Rape", { "19C": 95, "19F": 5 }, "person", {
    series: ["rape"],
    reportedLate: true,
    female: { victims: 0.92, suspects: 0.02 },
  }),
  "other-sexual": kind("Sexual Offences", "Other Sexual Offences", { "20A": 80, "88A": 20 }, "person", {
    series: ["other-sexual-offences"],
    reportedLate: true,
    female: { victims: 0.85, suspects: 0.03 },
  }),
  "robbery-personal": kind("Robbery", "Robbery of Personal Property", { "34B": 1 }, "person", {
    series: ["robbery"],
    earlier: "theft-person",
    female: { victims: 0.32 },
  }),
  "robbery-business": kind("Robbery", "Robbery of Business Property", { "34A": 1 }, "organisation", {
    series: ["robbery"],
  }),
  "burglary-residential": kind("Burglary", "Burglary - Residential", { "28E": 80, "28G": 20 }, "person", {
    series: ["burglary", "burglary-residential"],
    untimed: true,
  }),
  "burglary-business": kind("Burglary", "Burglary - Business and Community", { "30C": 1 }, "organisation", {
    series: ["burglary", "burglary-other"],
    untimed: true,
    earlier: "other-theft",
  }),
  "theft-person": kind("Theft", "Theft from Person", { "39": 1 }, "person", { series: ["theft-from-person"] }),
  "other-theft": kind("Theft", "Other Theft", { "49": 85, "40": 15 }, "either", { untimed: true }),
  shoplifting: kind("Theft", "Shoplifting", { "46": 1 }, "organisation"),
  bicycle: kind("Theft", "Bicycle Theft", { "44": 1 }, "person", { untimed: true }),
  "from-vehicle": kind(vehicle, "Theft from a Motor Vehicle", { "45": 1 }, "either", {
    series: ["theft-from-vehicle"],
    untimed: true,
  }),
  "of-vehicle": kind(vehicle, "Theft or Taking of a Motor Vehicle", { "48": 1 }, "either", {
    series: ["theft-of-vehicle"],
    untimed: true,
  }),
  interfering: kind(vehicle, "Interfering with a Motor Vehicle", { "126": 1 }, "either", { untimed: true }),
  "aggravated-taking": kind(vehicle, "Aggravated Vehicle Taking", { "37.2": 1 }, "either"),
  arson: kind("Arson and Criminal Damage", "Arson", { "56B": 1 }, "either"),
  damage: kind("Arson and Criminal Damage", "Criminal Damage", { "58A": 30, "58B": 20, "58C": 50 }, "either", {
    series: ["criminal-damage"],
    untimed: true,
  }),
  possession: kind("Drug Offences", "Possession of Drugs", { "92E": 85, "92D": 15 }, "none", {
    series: ["drug-offences"],
  }),
  trafficking: kind("Drug Offences", "Drug Trafficking", { "92A": 1 }, "none", { series: ["drug-offences"] }),
  blade: kind("Possession of Weapons", "Possession of Article with Blade or Point", { "10D": 1 }, "none", {
    series: ["weapons-possession"],
  }),
  "other-weapon": kind("Possession of Weapons", "Possession of Other Weapon", { "10C": 1 }, "none", {
    series: ["weapons-possession"],
  }),
  "public-fear": kind("Public Order Offences", "Public Fear Alarm or Distress", { "125": 1 }, "person"),
  "public-order": kind(
    "Public Order Offences",
    "Other Offences Against the State, or Public Order",
    { "66": 1 },
    "none",
  ),
  "going-equipped": kind(society, "Going Equipped for Stealing", { "33A": 1 }, "none"),
  "other-notifiable": kind(society, "Other Notifiable Offences", { "99": 1 }, "none"),
};

/** Kinds to choose from, each as likely as its weight. */
export const mix = (weights: Partial<Record<KindName, number>>): Weighted<OffenceKind> =>
  new Weighted(Object.entries(weights).map(([name, weight]) => [kinds[name as KindName], weight] as const));

/** What records of each row of the scenario are made of. Zone nights have no row for weapons and the like: other crime. */
export const mixes = {
  nights: {
    violence: mix({ "violence-with-injury": 55, "violence-without-injury": 45 }),
    robbery: mix({ "robbery-personal": 96, "robbery-business": 4 }),
    theft: mix({ "theft-person": 55, "other-theft": 45 }),
    drugs: mix({ possession: 82, trafficking: 18 }),
    "sexual-offences": mix({ rape: 30, "other-sexual": 70 }),
    "other-crime": mix({
      "public-fear": 36,
      damage: 22,
      stalking: 4,
      shoplifting: 9,
      bicycle: 8,
      "from-vehicle": 6,
      "burglary-business": 5,
      blade: 4,
      "public-order": 4,
      "other-notifiable": 2,
    }),
  },
  otherHours: mix({
    "other-theft": 25,
    "theft-person": 16,
    shoplifting: 12,
    "violence-without-injury": 9,
    bicycle: 8,
    "violence-with-injury": 6,
    damage: 5,
    "public-fear": 6,
    "robbery-personal": 4,
    "from-vehicle": 3,
    "burglary-business": 3,
    "other-sexual": 1,
    possession: 2,
  }),
  domesticAbuse: mix({
    "violence-without-injury": 36,
    "violence-with-injury": 23,
    stalking: 22,
    damage: 8,
    "public-fear": 4,
    "other-theft": 3,
    "other-sexual": 2,
    rape: 2,
  }),
  "violence-with-injury": mix({ "violence-with-injury": 1 }),
  robbery: mix({ "robbery-personal": 93, "robbery-business": 7 }),
  burglary: mix({ "burglary-residential": 72, "burglary-business": 28 }),
  "drug-offences": mix({ possession: 85, trafficking: 15 }),
  "weapons-possession": mix({ blade: 62, "other-weapon": 38 }),
  rape: mix({ rape: 1 }),
  "other-sexual-offences": mix({ "other-sexual": 1 }),
  "burglary-residential": mix({ "burglary-residential": 1 }),
  "burglary-other": mix({ "burglary-business": 1 }),
  "theft-from-person": mix({ "theft-person": 1 }),
  "theft-of-vehicle": mix({ "of-vehicle": 1 }),
  "theft-from-vehicle": mix({ "from-vehicle": 1 }),
  "criminal-damage": mix({ damage: 1 }),
} as const;

/** What all crime is made up with: classes that can be without a row of their own in the scenario. */
export const rest: Readonly<Partial<Record<KindName, number>>> = {
  "violence-without-injury": 4300,
  stalking: 2200,
  rape: 220,
  "other-sexual": 330,
  "theft-person": 1600,
  "other-theft": 3200,
  shoplifting: 1200,
  bicycle: 1300,
  "from-vehicle": 2400,
  "of-vehicle": 950,
  interfering: 380,
  "aggravated-taking": 40,
  arson: 60,
  damage: 2000,
  "public-fear": 1500,
  "public-order": 130,
  "going-equipped": 60,
  "other-notifiable": 260,
};
