import type { ChangeFinding } from "./change-findings.ts";
import type { Figure } from "./figure.ts";
import type { Period } from "./period.ts";

/** What is measured instead of counted over a period: a share of two counts, a number at a date, what a survey found. */
export type MeasuredKind = "share" | "stock" | "survey";

/** A share or a survey's percentage over a period, or a number at the end of its last day. */
export interface MeasuredLevel {
  readonly period: Period;
  /** In percent, or in the indicator's unit. `not-applicable` where the base is too small for a percentage. */
  readonly figure: Figure;
  /** What it is a share of: the part; nothing of a survey, which publishes its percentage. */
  readonly part?: Figure;
  /** The whole of a share; how many were asked in a survey. */
  readonly base?: Figure;
  /** Wilson's 95% interval of a percentage. */
  readonly interval?: { readonly lower: Figure; readonly upper: Figure };
}

/** A level on the one a year before. */
export interface MeasuredChange
  extends Pick<ChangeFinding, "direction" | "evidence" | "notTestedBecause" | "appraisal" | "seriesBreak"> {
  readonly kind: "measured-change";
  readonly from: MeasuredLevel;
  readonly to: MeasuredLevel;
  /** In percentage points between percentages. */
  readonly difference: Figure;
  /** Between numbers at a date alone: a change of a percentage is said in points. */
  readonly percent?: Figure;
}

/** Everything found about a share, a number at a date or a survey in one area. */
export interface MeasuredFindings {
  readonly indicator: string;
  readonly area: string;
  readonly measured: MeasuredKind;
  readonly quarter: Period;
  readonly yearToDate: Period;
  readonly previousToDate: Period;
  /** Each quarter up to the reported one, on the same quarter last year. */
  readonly quarters: readonly MeasuredChange[];
  readonly quarterChange: MeasuredChange;
  /** Of a share, the year to date; of a number at a date and a survey, the newest, which is that of the reported quarter. */
  readonly year: MeasuredChange;
}
