import type { Figure } from "./figure.ts";
import type { LeftOutGround } from "./left-out.ts";
import type { IsoDate } from "./period.ts";

/**
 * Findings: analysed statements about figures, as enums with the figures attached. No words here: `wording` chooses them from these
 * enums. This file holds what a count did, and whether that is more than usual variation; its neighbours hold the other families.
 */

/** `not-compared` when one of the two is no number, or the series breaks between them. */
export type Direction = "more" | "fewer" | "same" | "not-compared";

/** Clear at 99% (what a headline needs), at 95%, within usual variation, or no test could be made. */
export type Evidence = "clear-99" | "clear-95" | "not-clear" | "not-tested";

/** `withhold`: the base is too small for a percentage and the figure itself is `not-applicable`. */
export type PercentUse = "print" | "caution" | "withhold";

/** Said of clear changes only, and never where recording follows effort or trust. */
export type Appraisal = "better" | "worse" | "neither";

export type NotTestedBecause =
  | "no-number"
  | "series-break"
  | "unknown-share-moved"
  | "late-records"
  | "not-a-count"
  | "nothing-counted";

/** What nobody knows of records that may or may not belong in a count: what its definition and its area ask for, or their category. */
export type NotKnown = LeftOutGround | "category";

/** Calendar facts about two windows: how many days, or Friday and Saturday nights, each has. */
export interface ExposurePair {
  readonly unit: "days" | "nights";
  readonly from: number;
  readonly to: number;
}

/** Records that could not be decided (age, time or place unknown), and what they could have added. */
export interface UnknownFinding {
  readonly from: Figure;
  readonly to: Figure;
  /** Share of undecided records among those counted or undecided, in percent. */
  readonly shareFrom: Figure;
  readonly shareTo: Figure;
  /** The count if every undecided record had been counted. */
  readonly boundFrom: Figure;
  readonly boundTo: Figure;
  /** The share moved by more than 2 points, or may have where it is withheld: no verdict, unless one holds however they fall. */
  readonly moved: boolean;
}

/**
 * An earlier extract that shows last year's count as it stood. `same`: as long after the end of its period, give or take a fortnight,
 * as the newest extract is after the end of this year's; `younger` and `older`: none is, and the nearest was made sooner or later than that.
 */
export interface FormerStage {
  readonly asAt: IsoDate;
  readonly stage: "same" | "younger" | "older";
  /** From the end of the earlier period to that extract, and from the end of the newer one to the newest extract. */
  readonly daysThen: number;
  readonly daysNow: number;
}

/** What came into last year's count after the earlier extract, where that is enough to matter to the comparison. */
export interface LateRecordsFinding extends FormerStage {
  readonly effect: "raised" | "lowered";
  /** Absent where the edition withholds it: a small difference between two dates can tell more than either count. */
  readonly shown?: {
    readonly then: Figure;
    /** From then to now, in records and in percent. */
    readonly growth: Figure;
    readonly growthPercent: Figure;
    /** This year's count on last year's as it stood then. */
    readonly difference: Figure;
    readonly percent: Figure;
  };
  /** Last year's count as it stood, over what it is now: the most cautious that is possible where it is withheld. */
  readonly factor: number;
}

export interface ChangeFinding {
  readonly kind: "change";
  /** As in the figure ids: `previous-year`, `previous-year-without-lagana`. */
  readonly comparison: string;
  readonly from: Figure;
  readonly to: Figure;
  readonly difference: Figure;
  readonly percent: Figure;
  readonly percentUse: PercentUse;
  readonly direction: Direction;
  readonly evidence: Evidence;
  readonly notTestedBecause?: NotTestedBecause;
  /** With `unknown-share-moved`: for want of what those records are undecided. */
  readonly notKnown?: readonly NotKnown[];
  readonly appraisal: Appraisal;
  readonly exposure: ExposurePair & { readonly equal: boolean };
  /** Ratio of the two rates with its 95% interval; only when a test was made. */
  readonly rateRatio?: { readonly ratio: Figure; readonly lower: Figure; readonly upper: Figure };
  readonly unknown?: UnknownFinding;
  readonly late?: LateRecordsFinding;
  readonly seriesBreak?: { readonly from: IsoDate; readonly note: string };
}

/** Variance over mean of a series, from its own months or, where they are too few, from the catalogue. */
export interface OverdispersionFinding {
  readonly figure: Figure;
  readonly source: "series" | "catalogue";
  /** Why the catalogue's had to do: too few months are held, some are withheld, or too few of them can be used. */
  readonly because?: "under-36-months" | "withheld-months" | "no-model";
  /** Months that it was estimated from; 0 for the catalogue's. */
  readonly months: number;
}
