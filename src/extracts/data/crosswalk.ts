import type { OffenceCategory } from "../../records/schema.ts";
import type { IsoDate } from "../../values/period.ts";

/**
 * Where a list of labels draws the line otherwise than the Home Office classes of today. Offences moved between the categories
 * named: an indicator that takes all of them, or none, is continuous; any other counts something else under this list than under
 * one that does not draw the line like this.
 */
export interface ListDifference {
  readonly id: string;
  /** The versions that draw the line like this, by id. */
  readonly versions: readonly string[];
  readonly categories: readonly OffenceCategory[];
  /** `moved`: a known part moved, and the sum of the categories is the same. `approximate`: nobody has published what moved. */
  readonly how: "moved" | "approximate";
  /** A clause, to follow a semicolon. */
  readonly reason: string;
  readonly source: string;
}

const twoLists =
  "Comparison of the two lists (London Datastore, notes to the recorded crime summary); no official crosswalk has been published";
const wardHistory =
  "Ward history of Hackney to February 2024 under the list of 2025, beside the borough file to October 2024 under that of 2024";

/** Every such difference. Categories in none of them are the same on all lists. */
export const listDifferences: readonly ListDifference[] = [
  {
    id: "stalking-inside-violence",
    versions: ["mps-2019", "mps-2024"],
    categories: ["violence-without-injury", "stalking-and-harassment"],
    how: "moved",
    reason: "one of them holds stalking and harassment inside violence without injury and the other apart",
    source: wardHistory,
  },
  {
    id: "driving-inside-violence",
    versions: ["mps-2019", "mps-2024"],
    categories: ["violence-without-injury", "death-or-injury-by-driving"],
    how: "moved",
    reason: "one of them holds death or serious injury by driving inside violence without injury and the other apart",
    source: wardHistory,
  },
  {
    id: "murder-for-homicide",
    versions: ["mps-2008"],
    categories: ["homicide", "violence-without-injury"],
    how: "approximate",
    reason: "the older list names murder, which is not all homicide",
    source: twoLists,
  },
  {
    id: "assault-with-injury",
    versions: ["mps-2008"],
    categories: ["violence-with-injury", "violence-without-injury"],
    how: "approximate",
    reason: "assault with injury and wounding on the older list are only roughly violence with injury",
    source: twoLists,
  },
  {
    id: "other-violence",
    versions: ["mps-2008"],
    categories: ["violence-without-injury", "public-order", "miscellaneous-crime-against-society"],
    how: "approximate",
    reason:
      "the older list has no public order, and its common assault and other violence are only roughly violence without injury",
    source: twoLists,
  },
  {
    id: "harassment",
    versions: ["mps-2008"],
    categories: ["stalking-and-harassment", "violence-without-injury", "public-order"],
    how: "approximate",
    reason: "harassment on the older list is only roughly stalking and harassment",
    source: twoLists,
  },
  {
    id: "weapons-inside-violence",
    versions: ["mps-2008"],
    categories: ["weapons-possession", "violence-without-injury", "miscellaneous-crime-against-society"],
    how: "approximate",
    reason: "offensive weapons on the older list, inside violence, are only roughly possession of weapons",
    source: twoLists,
  },
  {
    id: "burglary-in-a-dwelling",
    versions: ["mps-2008"],
    categories: ["burglary-residential", "burglary-business-and-community"],
    how: "approximate",
    reason: "burglary in a dwelling on the older list is not residential burglary as redefined in April 2017",
    source: twoLists,
  },
  {
    id: "theft-from-person",
    versions: ["mps-2008"],
    categories: ["theft-from-person", "other-theft"],
    how: "approximate",
    reason:
      "other theft from the person on the older list is only roughly theft from the person, since snatches are coded otherwise",
    source: twoLists,
  },
  {
    id: "aggravated-vehicle-taking",
    versions: ["mps-2008"],
    categories: ["theft-of-vehicle", "aggravated-vehicle-taking"],
    how: "moved",
    reason: "the older list does not tell aggravated vehicle taking from theft of a vehicle",
    source: twoLists,
  },
  {
    id: "arson",
    versions: ["mps-2008"],
    categories: ["criminal-damage", "arson", "miscellaneous-crime-against-society"],
    how: "approximate",
    reason: "where the older list holds arson is not clear",
    source: twoLists,
  },
  {
    id: "other-drugs",
    versions: ["mps-2008"],
    categories: ["drug-possession", "drug-trafficking"],
    how: "moved",
    reason: "other drug offences on the older list are neither clearly possession nor trafficking",
    source: twoLists,
  },
  {
    id: "fraud-and-forgery",
    versions: ["mps-2008"],
    categories: ["fraud-and-forgery", "miscellaneous-crime-against-society"],
    how: "approximate",
    reason: "forgery and related offences are miscellaneous crimes on later lists",
    source: twoLists,
  },
];

/** A day on which the Home Office changed what is recorded, or under which class, in every force and on every list. */
export interface RuleChange {
  readonly id: string;
  readonly from: IsoDate;
  readonly categories: readonly OffenceCategory[];
  /**
   * `moved`: offences went from one of the categories to another, as for lists. `scope`: offences came into recorded crime or left
   * it; an indicator of these categories alone breaks, one that takes more goes on, with more or fewer of them in it.
   */
  readonly how: "moved" | "scope";
  /** Categories that do not keep an indicator from breaking when it takes them besides: they are not much larger. */
  readonly besides?: readonly OffenceCategory[];
  /** A sentence, printed after the date. */
  readonly note: string;
  /** A few words, for a chart. */
  readonly label: string;
  readonly source: string;
}

export const ruleChanges: readonly RuleChange[] = [
  {
    id: "fraud-to-action-fraud",
    from: "2013-04-01",
    categories: ["fraud-and-forgery"],
    how: "scope",
    note: "Fraud is recorded nationally by Action Fraud, and no longer by the police of the place.",
    label: "Fraud recorded nationally",
    source: "Published borough files: fraud and forgery ends in early 2013",
  },
  {
    id: "burglary-2017",
    from: "2017-04-01",
    categories: ["burglary-residential", "burglary-business-and-community"],
    how: "moved",
    note: "Burglary of sheds, garages and other buildings within the boundary of a home counts as residential; before, it was other burglary.",
    label: "Burglary redefined",
    source:
      "Home Office counting rules, as explained by the Lincolnshire Police and Crime Commissioner in 2017; visible in the published borough files as a step",
  },
  {
    id: "harassment-2018",
    from: "2018-04-01",
    categories: ["stalking-and-harassment"],
    how: "scope",
    besides: ["violence-without-injury"],
    note: "Stalking, harassment and coercive control are recorded besides the most serious other offence against the same victim; before, only that one was.",
    label: "Harassment also recorded",
    source: "Home Office, police recorded crime appendix tables, year ending March 2022, notes to table A4",
  },
];

/** The day from which residential burglary is recorded as two kinds, which together are what it was. */
export const residentialSplit = {
  from: "2023-04-01",
  category: "burglary-residential",
  note: "Residential burglary is recorded as two kinds, of a home and of an unconnected building, of which this source holds one only.",
  label: "Residential burglary split",
  source:
    "Home Office crime recording rules of April 2023, as explained by the College of Policing; in the published files the two kinds add up to what was one",
} as const;
