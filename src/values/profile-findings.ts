import type { RankedEntry, RateFinding, ShareFinding } from "./comparison-findings.ts";
import type { Figure } from "./figure.ts";
import type { ConcentrationFinding, HotspotsFinding } from "./place-findings.ts";

/** How people are told apart. */
export const peopleBy = ["age", "sex", "ethnicity"] as const;
export type PeopleBy = (typeof peopleBy)[number];

/** People of one group among all whose group is known. */
export interface GroupFinding {
  /** A range of ages as in ids, `10-17`; a sex; an ethnic group. */
  readonly group: string;
  readonly count: Figure;
  /** Of those whose group is known; not applicable where those are too few for a percentage. */
  readonly share: ShareFinding;
  /** Of residents of the group; left out for what has no rate of residents. */
  readonly rate?: RateFinding;
}

/** People told apart in one way. */
export interface AttributeFinding {
  readonly by: PeopleBy;
  readonly groups: readonly GroupFinding[];
  /** Those of whom it is known. */
  readonly known: Figure;
  readonly unknown: Figure;
  readonly unknownShare: ShareFinding;
  /** The group that is clearly larger than every other, where one is. */
  readonly largest?: GroupFinding;
  /** The group whose rate is clearly above that of every other, where one is. */
  readonly highest?: GroupFinding;
}

/** Who they are, of victims or of suspects. */
export interface PeopleFinding {
  readonly kind: "people";
  /** `people`: those whom a referral or a call is about, who are no victims of an offence that is known. */
  readonly of: "victims" | "suspects" | "people";
  readonly total: Figure;
  readonly attributes: readonly AttributeFinding[];
}

/** Victims with suspects, by the ages of both. */
export interface AgeMatrixFinding {
  readonly kind: "age-matrix";
  readonly rows: readonly { readonly age: string; readonly total: Figure }[];
  readonly columns: readonly { readonly age: string; readonly total: Figure }[];
  readonly cells: readonly { readonly victim: string; readonly suspect: string; readonly count: Figure }[];
  readonly total: Figure;
  /** Pairs with both ages known. */
  readonly known: Figure;
  readonly unknown: Figure;
  /** Of pairs with a victim under 18 those with a suspect of 18 or over, where both are known. */
  readonly adultSuspects?: ShareFinding;
}

/** A ward with what was counted in it. */
export interface WardFinding {
  readonly area: string;
  readonly count: Figure;
  readonly share: ShareFinding;
  readonly rate?: RateFinding;
  /** Left out where a ward has no number: its place is not known, and so nobody's. */
  readonly rank?: RankedEntry;
  readonly rateRank?: RankedEntry;
  /** Clearly more than the wards have on average. */
  readonly above: boolean;
}

export interface WardsFinding {
  readonly kind: "wards";
  /** The most first, those without a number last, in the order in which they were given. */
  readonly wards: readonly WardFinding[];
  readonly whole: Figure;
  readonly placed: Figure;
  /** What lies in no ward, or in none that is known. */
  readonly unplaced: Figure;
  readonly unplacedShare: ShareFinding;
  /** Those of the first wards that hold half of what was placed, with their part of it. */
  readonly half?: { readonly wards: readonly string[]; readonly share: ShareFinding };
  readonly concentration?: ConcentrationFinding;
  readonly hotspots?: HotspotsFinding;
}

/** A zone with its part of the whole. */
export interface ZoneFinding {
  readonly area: string;
  readonly count: Figure;
  readonly share: ShareFinding;
}

export interface TimesFinding {
  readonly kind: "times";
  /** Certain hours or nights alone are counted, by definition. */
  readonly limited: boolean;
  readonly total: Figure;
  /** Those whose night and hour are known. */
  readonly known: Figure;
  readonly unknown: Figure;
  readonly unknownShare: ShareFinding;
  /** Monday to Sunday, each of 24 hours from 06:00 to 05:59. */
  readonly days: readonly { readonly night: string; readonly count: Figure; readonly share: ShareFinding }[];
  /** What the seven are told apart by: the hours from 18:00 to 05:59, or all 24 where an edition gives no hours. */
  readonly span: "night" | "day";
  /** The seven by those hours. */
  readonly nights: readonly { readonly night: string; readonly count: Figure; readonly share: ShareFinding }[];
  /** What the seven have together in those hours. */
  readonly inNights: Figure;
  /** From 22:00 to 02:59, and whether that is clearly more, or less, than five hours of 24 would be. */
  readonly late?: ShareFinding;
  readonly lateLevel: "above" | "below" | "even" | "not-known";
  /** One or two nights that each clearly have more than any other. */
  readonly busiest: readonly string[];
  /** What the nights have that are not the busiest, of what all seven have. */
  readonly others?: ShareFinding;
}

/** A month beside the same month a year before. */
export interface MonthFinding {
  readonly from: Figure;
  readonly to: Figure;
  readonly difference: Figure;
}
