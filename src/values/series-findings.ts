import type { ChangeFinding } from "./change-findings.ts";
import type { ShareFinding } from "./comparison-findings.ts";
import type { Figure } from "./figure.ts";
import type { Period } from "./period.ts";

/** How much of each of two sets lies in the other: "61% of knife crime is linked to robbery" is not the share of robbery. */
export interface OverlapFinding {
  readonly kind: "overlap";
  readonly both: Figure;
  /** The overlap in percent of the first set, and of the second. */
  readonly ofFirst: ShareFinding;
  readonly ofSecond: ShareFinding;
}

/** How one series stands to another of the same kind: "almost as many". */
export interface RatioFinding {
  readonly kind: "ratio";
  /** The first over the second, in the newest period and in the oldest. */
  readonly latest: Figure;
  readonly earliest?: Figure;
  /** `as-many`: within 2%. `almost-as-many`: up to 15% fewer. `far-fewer`: less than half. */
  readonly verdict: "more" | "as-many" | "almost-as-many" | "fewer" | "far-fewer" | "not-compared";
  /** Whether the two are nearer to each other than they were. */
  readonly movement: "closer" | "apart" | "level" | "not-compared";
}

/** One stretch of a series between two turning points. */
export interface Segment {
  readonly change: ChangeFinding;
  readonly direction: "rise" | "fall" | "level";
  /** Yearly steps in it. */
  readonly steps: number;
}

export interface SegmentsFinding {
  readonly kind: "segments";
  /** In time order; each begins where the one before ends. */
  readonly segments: readonly Segment[];
  /** The whole way from the first to the last. */
  readonly endToEnd: ChangeFinding;
}

/** A series that has risen step by step, and whose newest step is the greatest. */
export interface AccelerationFinding {
  readonly kind: "acceleration";
  readonly direction: "rise" | "fall";
  /** Steps on end in one direction, the newest included. */
  readonly steps: number;
  readonly latestStep: Figure;
  /** The greatest of the steps before. */
  readonly greatestBefore: Figure;
  readonly accelerated: boolean;
}

export const meanSpans = ["years", "quarters", "months", "weeks"] as const;
export type MeanSpan = (typeof meanSpans)[number];

/** The mean of the totals of several years, or of other spans on end. */
export interface MeanFinding {
  readonly kind: "mean";
  readonly mean: Figure;
  readonly spans: MeanSpan;
  readonly totals: readonly Figure[];
}

/** Parts beside the total that is published with them. */
export interface PartsFinding {
  readonly kind: "parts";
  readonly total: Figure;
  readonly parts: readonly Figure[];
  readonly sum: Figure;
  /** The total less the sum of its parts. */
  readonly difference: Figure;
  readonly verdict: "agree" | "differ" | "not-compared";
}

/** From one percentage to another: in points, and in percent of the first, which are never mixed up. */
export interface PointsFinding {
  readonly kind: "points";
  readonly from: Figure;
  readonly to: Figure;
  readonly points: Figure;
  readonly relative: Figure;
}

/** One of the windows around an event, on the same dates a year before. */
export interface Spell {
  readonly which: "before" | "during" | "after";
  readonly change: ChangeFinding;
}

/** The same length of time before and after a day. */
export interface BeforeAfterFinding {
  readonly kind: "before-after";
  readonly before: Period;
  readonly after: Period;
  readonly change: ChangeFinding;
  /** The same two windows a year earlier, where they were counted: a season is no effect. */
  readonly yearBefore?: ChangeFinding;
}

/** Records of one place in one week that stand out, and what is left of a change without them. */
export interface ClusterFinding {
  readonly kind: "cluster";
  readonly area: string;
  readonly week: Period;
  readonly cluster: Figure;
  /** The rest of the period's records. */
  readonly rest: Figure;
  readonly all: ChangeFinding;
  readonly without: ChangeFinding;
  /** Chance alone seldom puts so many into any one place and week (under 5%). */
  readonly standsOut: boolean;
}
