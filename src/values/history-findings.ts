import type { ChangeFinding } from "./change-findings.ts";
import type { Figure } from "./figure.ts";

/** Findings about where the newest total stands in its own series: the lowest since when, how many rises in a row, how far from the peak. */

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
