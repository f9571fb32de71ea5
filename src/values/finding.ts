import type { Figure, Unit } from "./figure.ts";
import type { IsoDate, IsoMonth, Period } from "./period.ts";

/**
 * Findings: analysed statements about figures, as enums with the figures attached. What the count did, whether that is
 * more than usual variation, and whether a target was met are separate fields, since they can disagree. No words here:
 * `wording` chooses them from these enums.
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
  readonly onPreviousYear?: { readonly percent: Figure; readonly difference: Figure; readonly rises: boolean };
  readonly progress?: TargetProgress;
  /** Target or base under the caution threshold. */
  readonly lowNumbers: boolean;
  readonly baselinePeriod?: Period;
  readonly agreedOn?: IsoDate;
  readonly note?: string;
  /** The document that holds it, when `see-elsewhere`. */
  readonly where?: string;
}

/** The newest complete total beside the most recent earlier one that is as low (or as high). */
export interface RecordFinding {
  readonly kind: "record";
  readonly extreme: "lowest" | "highest";
  readonly latest: Figure;
  /** `since`: an earlier total is as extreme. `of-series`: none is, back to `seriesStart`. */
  readonly scope: "since" | "of-series";
  readonly earlier?: Figure;
  /** Equal to the earlier one: "equal lowest". */
  readonly tie: boolean;
  /** First total that could be compared, and why none before it could. */
  readonly seriesStart: Figure;
  readonly startsAt: "series" | "break" | "gap";
  /** Months between the latest and the earlier total, or the start. */
  readonly months: number;
}

/** Yearly steps of complete totals, none of them across a break. */
export interface RunFinding {
  readonly kind: "run";
  readonly direction: "more" | "fewer" | "same";
  /** Steps in the same direction, the newest included. */
  readonly length: number;
  readonly latest: Figure;
  /** The total before the run's first step. */
  readonly before: Figure;
  /** The newest earlier step in the same direction before the run: "the first rise since". */
  readonly previousStep?: { readonly from: Figure; readonly to: Figure };
  readonly seriesStart: Figure;
}

export interface PeakFinding {
  readonly kind: "peak";
  readonly peak: Figure;
  readonly latest: Figure;
  /** Latest less peak; 0 when the latest is the peak. */
  readonly sincePeak: Figure;
  readonly latestIsPeak: boolean;
}

/** The first quarter from which every quarter of the year is above the same quarter a year before. */
export interface OnsetFinding {
  readonly kind: "onset";
  readonly quarter: 1 | 2 | 3 | 4;
  readonly changes: readonly ChangeFinding[];
}

/** One part's share in a difference. */
export interface Contribution {
  /** A quarter (`q1`), a breakdown value, or `all-other` for what the parts leave. */
  readonly part: string;
  readonly from?: Figure;
  readonly to?: Figure;
  readonly contribution: Figure;
  /** Percent of the difference; `not-applicable` where a share would mislead. */
  readonly share: Figure;
}

export interface DriversFinding {
  readonly kind: "drivers";
  readonly difference: Figure;
  readonly byQuarter: readonly Contribution[];
  readonly byCategory: readonly Contribution[];
  /** By quarter part (`q3`), the categories' contributions to that quarter's difference. */
  readonly crossing: Readonly<Record<string, readonly Contribution[]>>;
  /** The largest contributions in the difference's own direction. */
  readonly largestQuarter?: Contribution;
  readonly largestCategory?: Contribution;
  readonly largestCategoryInQuarter?: Contribution;
}

/** A change counted with and without the records flagged to an operation. Counting, never cause. */
export interface OperationFinding {
  readonly kind: "operation";
  readonly operation: string;
  readonly flaggedFrom: Figure;
  readonly flaggedTo: Figure;
  readonly flaggedIn: "both" | "current-only" | "previous-only";
  readonly all: ChangeFinding;
  readonly without: ChangeFinding;
}

/** A change with an event's dates dropped from both years. */
export interface EventExcludedFinding {
  readonly kind: "event-excluded";
  readonly event: string;
  readonly droppedFrom: Period;
  readonly droppedTo: Period;
  readonly change: ChangeFinding;
}

type SignalRule = "none" | "outside-limits" | "trend" | "two-in-three" | "shift";

export interface ControlPoint {
  readonly month: IsoMonth;
  /** What is drawn. */
  readonly figure: Figure;
  /** The count that it rests on. */
  readonly count: Figure;
  readonly signal: SignalRule;
  readonly side?: "above" | "below";
  /** Had no part in the limits: an event's month. */
  readonly leftOut: boolean;
  /** Does not count the same thing as the months before it, since the series breaks: shown and never judged. */
  readonly apart?: true;
}

export interface ControlPhase {
  readonly from: IsoMonth;
  readonly to: IsoMonth;
  readonly mean: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
  /** Under 12 points: limits will move. */
  readonly trial: boolean;
  /** Why the phase begins, when it is not the first. */
  readonly reason?: string;
}

export interface ControlChartFinding {
  readonly kind: "control-chart";
  /** Limits of usual variation; this year beside last; or rolling 12 months. */
  readonly chart: "limits" | "two-years" | "rolling";
  readonly because: "enough-months" | "under-36-months" | "under-5-a-month" | "withheld-months" | "no-limits";
  readonly unit: Unit;
  readonly adjusted: boolean;
  readonly points: readonly ControlPoint[];
  /** Last year's months, for `two-years`. */
  readonly lastYear: readonly ControlPoint[];
  readonly phases: readonly ControlPhase[];
  /** Signals of the last three months: the only ones that may headline. */
  readonly recentSignals: readonly ControlPoint[];
}

/** Two related series that moved apart, or did not. */
export interface DivergenceFinding {
  readonly kind: "divergence";
  readonly pair: string;
  readonly left: ChangeFinding;
  readonly right: ChangeFinding;
  /** `opposite`: both changes are clear. `opposite-not-clear`: the signs differ, but not both are clear. */
  readonly verdict: "opposite" | "opposite-not-clear" | "same-direction" | "level" | "not-compared";
  /** The part of one series that comes from the other's source, so that the two are not independent. */
  readonly feed?: { readonly in: "left" | "right"; readonly part: string; readonly change: ChangeFinding };
}

/** One value of a breakdown over the year to date. */
export interface PartFinding {
  readonly breakdown: string;
  readonly part: string;
  readonly year: ChangeFinding;
  readonly quarters: readonly ChangeFinding[];
  readonly onset?: OnsetFinding;
  readonly operations: readonly OperationFinding[];
  readonly events: readonly EventExcludedFinding[];
}

/** Everything found about one indicator in one area. */
export interface IndicatorFindings {
  readonly indicator: string;
  readonly area: string;
  readonly unit: Unit;
  readonly quarter: Period;
  readonly yearToDate: Period;
  readonly previousToDate: Period;
  readonly overdispersion: OverdispersionFinding;
  /** Year to date on the same months of last year; the whole year at Quarter 4. */
  readonly year: ChangeFinding;
  /** The reported quarter on the same quarter last year. */
  readonly quarterChange: ChangeFinding;
  /** Each quarter up to the reported one, on the same quarter last year. */
  readonly quarters: readonly ChangeFinding[];
  /** 1 April to the end of each quarter, on the same months last year. */
  readonly cumulative: readonly ChangeFinding[];
  /** All four cumulative totals of last year, to draw beside this year's. */
  readonly lastYearCumulative: readonly Figure[];
  readonly onset?: OnsetFinding;
  readonly months: readonly { readonly month: IsoMonth; readonly figure: Figure }[];
  readonly rollingTotals: readonly { readonly period: Period; readonly figure: Figure }[];
  /** The newest 12 months on the 12 before; absent when the series is shorter than 24 months. */
  readonly rollingChange?: ChangeFinding;
  readonly record?: RecordFinding;
  readonly run?: RunFinding;
  readonly peak?: PeakFinding;
  readonly target?: TargetFinding;
  readonly nextTarget?: TargetFinding;
  readonly chart: ControlChartFinding;
  /** By type or source; empty when the indicator has no such breakdown. */
  readonly parts: readonly PartFinding[];
  readonly drivers?: DriversFinding;
  readonly operations: readonly OperationFinding[];
  readonly events: readonly EventExcludedFinding[];
}

export type ExceptionReason =
  | "target-missed"
  | "target-near-miss"
  | "clear-change"
  | "record"
  | "divergence"
  | "recent-signal";

/** Why something belongs on the first page; ranked, at most five. */
export interface ExceptionFinding {
  readonly kind: "exception";
  /** An indicator in an area, or a pair. */
  readonly subject:
    | { readonly kind: "indicator"; readonly indicator: string; readonly area: string }
    | { readonly kind: "pair"; readonly pair: string };
  /** In order of weight. */
  readonly reasons: readonly ExceptionReason[];
  readonly appraisal: Appraisal;
  readonly score: number;
}
