import type { IsoMonth } from "../values/period.ts";
import type { EventMark, Point } from "./points.ts";

/** A number of a month, a quarter or a year, drawn in the middle of its months. */
export interface SpanPoint extends Point {
  readonly from: IsoMonth;
  readonly to: IsoMonth;
}

/** Several areas or kinds of crime as percent of their own number in one period, so that only their courses are compared. */
export interface IndexedChart {
  readonly kind: "indexed";
  readonly series: readonly {
    readonly label: string;
    /** The one that the text is about: drawn stronger. */
    readonly focus?: true;
    readonly points: readonly SpanPoint[];
  }[];
  /** "2007/08 = 100"; of numbers as they are, what they count. */
  readonly baseTitle: string;
  /** The series are numbers as they are: the axis begins at zero, and no base is drawn through. */
  readonly counts?: true;
  readonly events: readonly EventMark[];
  readonly breaks: readonly EventMark[];
}

/** A number with the interval that chance leaves it. */
export interface RangePoint extends Point {
  readonly lower?: Point;
  readonly upper?: Point;
}

/** Areas one below the other in the order given, a dot each with its interval. */
export interface RankedChart {
  readonly kind: "ranked";
  readonly rows: readonly (RangePoint & { readonly label: string; readonly focus?: true })[];
  /** A mean or a benchmark, drawn through all rows. */
  readonly reference?: Point & { readonly label: string };
  readonly valueTitle: string;
  /** What the line through a dot is: "95% interval". Absent where no row has one. */
  readonly intervalTitle?: string;
  readonly decimals: number;
}

/** Areas by size and rate, with the limits within which chance alone would keep them. */
export interface FunnelChart {
  readonly kind: "funnel";
  readonly areas: readonly {
    readonly label: string;
    readonly size: Point;
    readonly rate: Point;
    readonly focus?: true;
    readonly place: "within" | "outside-inner" | "outside-outer";
  }[];
  readonly centre: Point & { readonly label: string };
  /** From the smallest size to the largest; the inner limits are those that chance crosses more often. */
  readonly limits: readonly {
    readonly size: number;
    readonly inner: readonly [lower: number, upper: number];
    readonly outer: readonly [lower: number, upper: number];
  }[];
  readonly innerTitle: string;
  readonly outerTitle: string;
  readonly sizeTitle: string;
  readonly valueTitle: string;
}

/** Age of the victim by age of the suspect, with the totals of both. */
export interface AgeMatrixChart {
  readonly kind: "age-matrix";
  /** Victims' ages, top to bottom; the total is of all suspects, known or not. */
  readonly rows: readonly { readonly id: string; readonly label: string; readonly total: Point }[];
  /** Suspects' ages, left to right. */
  readonly columns: readonly { readonly id: string; readonly label: string; readonly total: Point }[];
  readonly cells: readonly (Point & { readonly row: string; readonly column: string })[];
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly totalTitle: string;
}
