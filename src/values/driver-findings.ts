import type { ChangeFinding } from "./change-findings.ts";
import type { Figure } from "./figure.ts";
import type { Period } from "./period.ts";

/** Findings about what a change is made of: the parts that it adds up from, and what is left of it without an operation or an event. */

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
