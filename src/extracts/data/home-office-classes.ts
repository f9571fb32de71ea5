import type { OffenceCategory } from "../../records/schema.ts";
import type { IsoDate } from "../../values/period.ts";

/**
 * Home Office offence classes that make a most serious violence offence. No full published list was found; this one follows
 * "murder, manslaughter, rape, wounding with intent and causing grievous bodily harm". To be confirmed with your force.
 */
export const mostSeriousViolenceClasses: readonly string[] = [
  "1", // murder
  "2", // attempted murder
  "4.1", // manslaughter
  "4.2", // infanticide
  "5A", // wounding with intent to cause grievous bodily harm
  "5B", // use of substance or object to endanger life
  "5C", // possession of items to endanger life
  "5D", // assault with intent to cause serious harm
  "8F", // inflicting grievous bodily harm without intent
  "8H", // racially or religiously aggravated inflicting of grievous bodily harm
  "19C", // rape of a female aged 16 and over
  "19D", // rape of a female under 16
  "19E", // rape of a female under 13
  "19F", // rape of a male aged 16 and over
  "19G", // rape of a male under 16
  "19H", // rape of a male under 13
  "19J", // rape of a female by several undefined offenders
  "19K", // rape of a male by several undefined offenders
];

/**
 * The category of a Home Office class, for extracts without an offence subgroup or with one that is not known. Common
 * classes only, after the Home Office Counting Rules of April 2018; to be confirmed with your force.
 */
export const categoryOfClass: Readonly<Record<OffenceCategory, readonly string[]>> = {
  homicide: ["1", "4.1", "4.2", "4.10"],
  "violence-with-injury": ["2", "4.3", "5A", "5B", "5C", "5D", "5E", "8A", "8F", "8G", "8H", "8J", "8N", "8P", "8S"],
  "violence-without-injury": ["3A", "3B", "6", "7", "8B", "11A", "12", "13", "14", "36", "104", "105A", "105B", "106"],
  "stalking-and-harassment": ["8L", "8M", "8Q", "8R", "8T", "8U"],
  "death-or-injury-by-driving": ["4.4", "4.6", "4.7", "4.8", "4.9", "37.1"],
  rape: ["19C", "19D", "19E", "19F", "19G", "19H", "19J", "19K"],
  "other-sexual-offence": [..."17A 17B 20A 20B 21 22A 22B 23 25 27 70 71 72 73 74 88A 88C 88D 88E".split(" ")],
  "robbery-personal": ["34B"],
  "robbery-business": ["34A"],
  "burglary-residential": ["28A", "28B", "28C", "28D", "28E", "28F", "28G", "28H", "29", "29A"],
  "burglary-business-and-community": ["30A", "30B", "30C", "30D", "31", "31A"],
  "theft-from-person": ["39"],
  "other-theft": ["35", "40", "41", "42", "43", "47", "49", "49A"],
  shoplifting: ["46"],
  "bicycle-theft": ["44"],
  "theft-from-vehicle": ["45"],
  "theft-of-vehicle": ["48"],
  "vehicle-interference": ["126"],
  "aggravated-vehicle-taking": ["37.2"],
  arson: ["56A", "56B"],
  "criminal-damage": ["57", "58A", "58B", "58C", "58D", "58J"],
  "drug-possession": ["92C", "92D", "92E"],
  "drug-trafficking": ["92A", "92B"],
  "weapons-possession": ["10A", "10B", "10C", "10D", "81", "90"],
  "public-order": ["9A", "9B", "62A", "64", "65", "66", "125"],
  "miscellaneous-crime-against-society": [
    "24",
    "26",
    "33A",
    "38",
    "54",
    "59",
    "61A",
    "67",
    "68",
    "76",
    "79",
    "80",
    "86",
  ],
  "fraud-and-forgery": ["51", "52", "53A", "53B", "53C", "60", "61"],
};

/** Classes that were in use for a time only, so far as that is known: from the first day, to the last. */
export const classRanges: readonly {
  readonly classes: readonly string[];
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly about: string;
}[] = [
  {
    classes: ["28A", "28B", "28C", "28D"],
    to: "2017-03-31",
    about: "burglary in a dwelling, which became residential burglary (28E to 28H)",
  },
  {
    classes: ["30A", "30B"],
    to: "2017-03-31",
    about: "burglary in a building other than a dwelling, which became burglary of business and community (30C, 30D)",
  },
  { classes: ["28E", "28F", "28G", "28H"], from: "2017-04-01", about: "residential burglary" },
  { classes: ["30C", "30D"], from: "2017-04-01", about: "burglary of business and community" },
  { classes: ["8Q"], from: "2014-04-01", about: "stalking, which was part of harassment (8L)" },
];
