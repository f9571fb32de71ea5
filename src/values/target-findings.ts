import type { Figure } from "./figure.ts";
import type { IsoDate, Period } from "./period.ts";

/** Findings about agreed targets: whether one is met, or on course to be, and what its verdict rests on. */

export type TargetStatus =
  | "met"
  | "missed"
  | "on-course"
  | "not-on-course"
  | "too-close"
  | "not-available"
  | "to-be-confirmed"
  | "not-set"
  | "see-elsewhere";

/** `none` where fewer is neither better nor worse: then there is no RAG. */
export type Rag = "green" | "amber" | "red" | "grey" | "none";

/** Where an unfinished year stands against the usual seasonal shape. */
export interface TargetProgress {
  readonly toDate: Figure;
  /** Percent of a year that is usually reached by now. */
  readonly expectedShare: Figure;
  /** What that share is the mean of: earlier years to the same date, their totals, their shares. Empty `by-days`. */
  readonly earlierYears: readonly Figure[];
  readonly shape: "seasonal" | "by-days";
  /** The limit times the expected share: what is usually reached by now in a year that just meets the target. */
  readonly trajectory: Figure;
  /** The year's total at this pace, with its 80% interval. */
  readonly projected: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
}

export interface TargetFinding {
  readonly kind: "target";
  readonly indicator: string;
  readonly area: string;
  readonly year: Period;
  readonly mode: "year-end" | "in-year" | "not-started";
  readonly form: "change-on-previous-year" | "change-on-baseline" | "at-most" | "at-least" | "state";
  readonly status: TargetStatus;
  /** Why `not-available`. */
  readonly notAvailableBecause?: "actual" | "baseline" | "not-started" | "series-break";
  readonly bound?: "at-most" | "at-least";
  readonly rag: Rag;
  /** Red asks for a corrective action in the commentary. */
  readonly needsAction: boolean;
  /** Missed by little enough for amber. */
  readonly nearMiss: boolean;
  readonly actual?: Figure;
  /** The target as a count, unrounded: 236.72. */
  readonly target?: Figure;
  /** The last whole count that meets it: 236. */
  readonly limit?: Figure;
  /**
   * As many late records as last year's count has had since it was this old would turn the verdict: last year's count then, and now.
   */
  readonly open?: { readonly former: Figure; readonly now: Figure };
  /** Whole records on the wrong side of the limit; 0 or less when it is met. */
  readonly gap?: Figure;
  /** The target's own percentage, as agreed. Printed whatever the base. */
  readonly statedPercent?: Figure;
  /** The actual against the same agreed base, in percent. Printed whatever the base. */
  readonly actualPercent?: Figure;
  /** The base as agreed, and what the system now shows for the same period. */
  readonly baselineAgreed?: Figure;
  readonly baselineNow?: Figure;
  readonly baselineRevised: boolean;
  /** A fixed-baseline target said as a change on last year. `rises`: a reduction that is a rise on last year. */
  readonly onPreviousYear?: {
    readonly previous: Figure;
    /** Of the unrounded target. */
    readonly percent: Figure;
    /** Of the limit, in whole records. */
    readonly difference: Figure;
    readonly rises: boolean;
  };
  readonly progress?: TargetProgress;
  /** Target or base under the caution threshold. */
  readonly lowNumbers: boolean;
  readonly baselinePeriod?: Period;
  readonly agreedOn?: IsoDate;
  readonly note?: string;
  /** The document that holds it, when `see-elsewhere`. */
  readonly where?: string;
}
