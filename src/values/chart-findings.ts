import type { Figure, Unit } from "./figure.ts";
import type { IsoMonth } from "./period.ts";

/** Findings about a series month by month, as a control chart draws it. */

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

/** Months in a row on one side of the mean, as many as make a signal. */
export interface ControlRun {
  readonly side: "above" | "below";
  readonly from: IsoMonth;
  readonly to: IsoMonth;
  /** Begins with the first month that has a part in the chart: it may be older than can be seen. */
  readonly open?: true;
}

/** An event of the settings, and its months, which have no part in mean and limits. */
export interface EventMonths {
  readonly event: string;
  readonly months: readonly IsoMonth[];
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
  /** Mean and limits; this year beside last; or rolling 12 months. */
  readonly chart: "limits" | "two-years" | "rolling";
  readonly because:
    | "enough-months"
    | "under-36-months"
    /** In the last 12 months; of earlier ones with `by-now`, more are held. */
    | "under-5-a-month"
    | "under-5-a-month-by-now"
    | "withheld-months"
    | "no-limits";
  readonly unit: Unit;
  readonly adjusted: boolean;
  readonly points: readonly ControlPoint[];
  /** Last year's months, for `two-years`. */
  readonly lastYear: readonly ControlPoint[];
  readonly phases: readonly ControlPhase[];
  readonly runs: readonly ControlRun[];
  readonly events: readonly EventMonths[];
  /** Signals of the last three months: the only ones that may headline. */
  readonly recentSignals: readonly ControlPoint[];
}
