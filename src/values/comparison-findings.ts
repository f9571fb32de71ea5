import type { ChangeFinding, OverdispersionFinding } from "./change-findings.ts";
import type { Figure } from "./figure.ts";
import type { Period } from "./period.ts";

/** A count per so many of a denominator, with its 95% interval. The figures are no number where either is none, or nobody is there. */
export interface RateFinding {
  readonly kind: "rate";
  readonly area: string;
  readonly count: Figure;
  readonly denominator: Figure;
  /** The year of the population, and whether it is a projection. */
  readonly year: number;
  readonly projected: boolean;
  readonly per: number;
  readonly rate: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
  /** Byar's from a count of 10, exact below. */
  readonly interval: "byar" | "exact" | "none";
}

/** A part of a whole in percent, with Wilson's interval. */
export interface ShareFinding {
  readonly kind: "share";
  readonly part: Figure;
  readonly whole: Figure;
  readonly share: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
}

/** One group's rate against that of the group of reference. */
export interface GroupRatio {
  readonly group: string;
  readonly count: Figure;
  readonly denominator: Figure;
  readonly rate: Figure;
  /** Left out for the group of reference. */
  readonly ratio?: Figure;
  readonly lower?: Figure;
  readonly upper?: Figure;
  /** Whether the 95% interval of the ratio excludes 1. */
  readonly verdict: "higher" | "lower" | "no-clear-difference" | "reference" | "not-compared";
  /** One of the two counts is under the threshold for percentages: the ratio may owe much to chance. */
  readonly lowNumbers: boolean;
  /** On the log scale; exact where a count is 0. */
  readonly interval?: "log" | "exact";
}

export interface DisproportionalityFinding {
  readonly kind: "disproportionality";
  readonly reference: string;
  readonly groups: readonly GroupRatio[];
  /** The share of each group; each is not applicable where the whole is under 10. */
  readonly composition: readonly ShareFinding[];
}

/** Places in an order, by competition: 1, 2, 2, 4. */
export interface Ranking {
  /** `most-first`: the greatest number has rank 1. */
  readonly order: "most-first" | "least-first";
  readonly entries: readonly RankedEntry[];
  /** Those without a number, which have no rank. */
  readonly unranked: readonly string[];
}

export interface RankedEntry {
  readonly area: string;
  readonly figure: Figure;
  readonly rank: Figure;
  /** Others with the same number. */
  readonly tiedWith: readonly string[];
}

/**
 * Own change against theirs. `similar`: within 1 percentage point, or the interval of the difference includes 0.
 * `fall-against-rise`: ours fell while theirs rose or stood still.
 */
export type ChangeVerdict =
  | "larger-fall"
  | "smaller-fall"
  | "larger-rise"
  | "smaller-rise"
  | "fall-against-rise"
  | "rise-against-fall"
  | "similar"
  | "not-compared";
export type LevelVerdict = "lower" | "similar" | "higher" | "not-compared";

export interface AreaChange {
  readonly area: string;
  readonly change: ChangeFinding;
  /** How much its series varies, where that was looked into. */
  readonly overdispersion?: OverdispersionFinding;
}

/** What is true of every member with known figures; `none` where it is true of some only, or where none has any. */
export interface EveryMember {
  readonly claim: "every-rose" | "every-fell" | "none";
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

/** The level of the later period. By rate where every denominator is known; by count otherwise. */
export interface LevelFinding {
  readonly basis: "rate" | "count";
  readonly own: Figure;
  readonly comparator: Figure;
  readonly verdict: LevelVerdict;
  /** Own less the comparator's, with its standard error and 95% interval. */
  readonly difference: Figure;
  readonly error: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
  /** The highest first; own among them. */
  readonly ranking: Ranking;
  readonly rates: readonly RateFinding[];
}

/** One indicator in the partnership's area against a comparator. */
export interface BenchmarkFinding {
  readonly kind: "benchmark";
  readonly indicator: string;
  readonly comparator: string;
  readonly from: Period;
  readonly to: Period;
  /** `mean`: of the members' changes, without the own area. `pooled`: the change of the members' total. */
  readonly compareBy: "mean" | "pooled";
  /** The own area is a part of the pooled total. */
  readonly includesOwn: boolean;
  readonly own: AreaChange;
  /** Never the own area. */
  readonly members: readonly AreaChange[];
  /** The change of the members' total, where it is counted. */
  readonly pooled?: ChangeFinding;
  readonly pooledOverdispersion?: OverdispersionFinding;
  /** Theirs, in percent. */
  readonly comparatorChange: Figure;
  /** Own less theirs, in percentage points, with its standard error and 95% interval. */
  readonly gap: Figure;
  readonly error: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
  readonly verdict: ChangeVerdict;
  /** The largest fall first; own among them. */
  readonly ranking: Ranking;
  readonly every: EveryMember;
  readonly level: LevelFinding;
  /** Own figures and theirs come from different sources. */
  readonly sourcesDiffer: boolean;
}
