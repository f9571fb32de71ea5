import type { ChangeFinding } from "../values/change-findings.ts";
import type { EventExcludedFinding, OperationFinding } from "../values/driver-findings.ts";
import type { FigureBook } from "../values/figure-book.ts";
import type { OnsetFinding } from "../values/history-findings.ts";
import { changeBetween, lateFactorOf, unknownDoubtOf } from "./change.ts";
import type { ChangeQuestion, ChangeRules } from "./change-question.ts";
import type { PartPair } from "./drivers.ts";
import { withoutEvent } from "./event-excluded.ts";
import { onsetOf } from "./onset.ts";
import { withoutOperation } from "./operation.ts";
import type { RequestPair, ScopePlan } from "./plan.ts";

/** What is found about the whole of an indicator, and in the same way about each part of it. */
export interface ScopeFindings {
  readonly year: ChangeFinding;
  readonly quarters: readonly ChangeFinding[];
  readonly onset?: OnsetFinding;
  readonly operations: readonly OperationFinding[];
  readonly events: readonly EventExcludedFinding[];
}

/** The two counts of a pair. */
export const countsOf = (book: FigureBook, { from, to }: RequestPair) => ({
  from: book.count(from),
  to: book.count(to),
});

/** What is known of undecided and of late records in one comparison: their counts, or what the whole's counts showed. */
export type Doubt = Pick<ChangeQuestion, "unknown" | "unknownMoved" | "notKnown" | "former" | "lateFactor">;

export interface Doubts {
  readonly year: Doubt;
  readonly quarters: readonly Doubt[];
}

export function scopeFindings(book: FigureBook, plan: ScopePlan, rules: ChangeRules, doubts: Doubts): ScopeFindings {
  const change = (pair: RequestPair, doubt: Doubt | undefined): ChangeFinding =>
    changeBetween({ ...countsOf(book, pair), comparison: "previous-year", ...doubt }, rules);
  const year = change(plan.year, doubts.year);
  const quarters = plan.quarters.map((pair, index) => change(pair, doubts.quarters[index]));
  const onset = onsetOf(quarters);
  return {
    year,
    quarters,
    ...(onset ? { onset } : {}),
    operations: plan.operations.flatMap(
      ({ operation, flagged }) => withoutOperation(operation, year, countsOf(book, flagged), rules) ?? [],
    ),
    events: plan.events.map(({ dates, counts }) => withoutEvent(dates, year, countsOf(book, counts), rules)),
  };
}

/** A part cannot be surer than the whole it belongs to. */
export const doubtsOfPart = (whole: ScopeFindings): Doubts => ({
  year: doubtOf(whole.year),
  quarters: whole.quarters.map(doubtOf),
});

const doubtOf = (change: ChangeFinding): Doubt => ({ ...unknownDoubtOf(change), ...lateFactorOf(change) });

/** The quarters of a scope as parts of its year: `q1` and so on. */
export const quarterParts = (scope: ScopeFindings): PartPair[] =>
  scope.quarters.map(({ from, to, seriesBreak }, index) => ({
    part: `q${index + 1}`,
    from,
    to,
    broken: seriesBreak !== undefined,
  }));
