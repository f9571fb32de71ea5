import type { Appraisal, ChangeFinding, OverdispersionFinding } from "./change-findings.ts";
import type { ControlChartFinding } from "./chart-findings.ts";
import type { DriversFinding, EventExcludedFinding, OperationFinding } from "./driver-findings.ts";
import type { Figure, Unit } from "./figure.ts";
import type { OnsetFinding, PeakFinding, RecordFinding, RunFinding } from "./history-findings.ts";
import type { IsoMonth, Period } from "./period.ts";
import type { TargetFinding } from "./target-findings.ts";

/** All that is found about an indicator, put together: its parts, the pairs that it belongs to, and why it belongs on the first page. */

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
