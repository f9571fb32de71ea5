import type { IsoDate, IsoMonth } from "../values/period.ts";
import type { AgeMatrixChart, FunnelChart, IndexedChart, RankedChart } from "./comparison-models.ts";
import type { TileMapChart, WardMapChart } from "./map-models.ts";
import type { EventMark, Point, TargetLine } from "./points.ts";

export type { EventMark, Point, TargetLine } from "./points.ts";

export interface MonthPoint extends Point {
  readonly month: IsoMonth;
  /** Which rule of the control chart the point breaks; `not-judged` where the limits do not hold for it. */
  readonly signal: "none" | "outside-limits" | "shift" | "not-judged";
}

export interface ControlLimits {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** As the sentences and the table have them, so that a month outside is seen to be. */
  readonly decimals: number;
  /** Fewer than 12 points: limits will move. */
  readonly trial: boolean;
}

/** A series by month with its mean and limits. */
export interface TrendChart {
  readonly kind: "trend";
  readonly points: readonly MonthPoint[];
  /** Absent when there are too few months; then `previous` holds last year's months. */
  readonly limits?: ControlLimits;
  readonly events: readonly EventMark[];
  readonly breaks: readonly EventMark[];
  /** The months that the paper reports on, shaded. */
  readonly shaded: { readonly from: IsoMonth; readonly to: IsoMonth; readonly label: string };
  readonly valueTitle: string;
}

/** This year's months beside last year's, when there are too few for limits. */
export interface YearsChart {
  readonly kind: "years";
  readonly thisYear: { readonly label: string; readonly points: readonly MonthPoint[] };
  readonly lastYear: { readonly label: string; readonly points: readonly MonthPoint[] };
  /** Breaks in this year: the months after are not those of last year, nor those before. */
  readonly breaks: readonly EventMark[];
  readonly valueTitle: string;
}

export interface WeekPoint extends Point {
  /** The first day of the week, for both years that of the later one. */
  readonly week: IsoDate;
}

/** The weeks around an event beside the same weeks a year before. */
export interface WeeksChart {
  readonly kind: "weeks";
  readonly thisYear: { readonly label: string; readonly points: readonly WeekPoint[] };
  readonly lastYear: { readonly label: string; readonly points: readonly WeekPoint[] };
  readonly events: readonly EventMark[];
  readonly breaks: readonly EventMark[];
  readonly valueTitle: string;
}

/** 12-month totals, for series under 5 a month and for records. */
export interface RollingChart {
  readonly kind: "rolling";
  readonly points: readonly MonthPoint[];
  /** The lowest or highest point that a sentence names. */
  readonly named: readonly { readonly month: IsoMonth; readonly label: string }[];
  readonly events: readonly EventMark[];
  readonly breaks: readonly EventMark[];
  readonly target?: TargetLine;
  readonly valueTitle: string;
}

/** Contributions to a difference: bars left and right of zero, which add up to the total. */
export interface ContributionChart {
  readonly kind: "contributions";
  readonly bars: readonly (Point & { readonly label: string })[];
}

/** Night of the week by hour, 06:00 to 05:59. */
export interface GridChart {
  readonly kind: "grid";
  /** Rows top to bottom. */
  readonly rows: readonly { readonly id: string; readonly label: string }[];
  /** Columns left to right. */
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly cells: readonly (Point & { readonly row: string; readonly column: string })[];
  readonly columnTitle: string;
  readonly rowTitle: string;
}

export interface SparklineChart {
  readonly kind: "sparkline";
  readonly points: readonly Point[];
}

/** Two related series in two panels, one above the other, with a time axis in common and scales of their own. */
export interface PairChart {
  readonly kind: "pair";
  readonly upper: { readonly title: string; readonly points: readonly MonthPoint[]; readonly valueTitle: string };
  readonly lower: { readonly title: string; readonly points: readonly MonthPoint[]; readonly valueTitle: string };
  readonly events: readonly EventMark[];
  readonly breaks: readonly EventMark[];
}

/** Cumulative totals by quarter, this year and last. */
export interface CumulativeChart {
  readonly kind: "cumulative";
  readonly thisYear: { readonly label: string; readonly points: readonly (Point & { readonly label: string })[] };
  readonly lastYear: { readonly label: string; readonly points: readonly (Point & { readonly label: string })[] };
  readonly target?: TargetLine;
  readonly valueTitle: string;
}

export type CoverageState = "whole" | "part" | "missing";

/** Which months each source holds. Months outside a lane's list lie outside its span. */
export interface CoverageChart {
  readonly kind: "coverage";
  readonly lanes: readonly {
    readonly label: string;
    readonly months: readonly { readonly month: IsoMonth; readonly state: CoverageState; readonly unusual?: true }[];
  }[];
}

/** What a chart shows, as plain data: no colours, no sizes, no words chosen here. Every number printed comes from a disclosed figure. */
export type ChartModel =
  | TrendChart
  | YearsChart
  | WeeksChart
  | RollingChart
  | ContributionChart
  | GridChart
  | SparklineChart
  | PairChart
  | CumulativeChart
  | CoverageChart
  | IndexedChart
  | RankedChart
  | FunnelChart
  | AgeMatrixChart
  | WardMapChart
  | TileMapChart;
