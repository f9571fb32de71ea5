import type { ChangeFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import { comparisonWith } from "./benchmark-question.ts";
import { changeBetween } from "./change.ts";
import type { ChangeRules } from "./change-question.ts";
import { periodOf } from "./derive.ts";

/** A series on its baseline year, and the yearly steps that went the other way. */
export interface AgainstBaseline {
  readonly change: ChangeFinding;
  /**
   * In the other direction than the whole change, and clear at 95% or the newest: "below its baseline, though it rose in 2014/15 and
   * again, within usual variation, in 2015/16".
   */
  readonly against: readonly ChangeFinding[];
}

/** Yearly counts from the baseline year to the newest, in order. */
export function againstBaseline(yearly: readonly Figure[], rules: ChangeRules): AgainstBaseline | undefined {
  const [first, last] = [yearly[0], yearly.at(-1)];
  if (!first || !last || first === last) return undefined;
  const change = between(first, last, rules);
  const steps = yearly.slice(1).flatMap((to, index) => {
    const from = yearly[index];
    return from ? [between(from, to, rules)] : [];
  });
  const other = change.direction === "fewer" ? "more" : change.direction === "more" ? "fewer" : undefined;
  return {
    change,
    against: steps.filter((step, index) => step.direction === other && (isClear(step) || index === steps.length - 1)),
  };
}

/** Whether chance is no likely reason for it. */
export const isClear = ({ evidence }: ChangeFinding): boolean => evidence === "clear-95" || evidence === "clear-99";

const between = (from: Figure, to: Figure, rules: ChangeRules): ChangeFinding =>
  changeBetween({ from, to, comparison: comparison(periodOf(from), periodOf(to)) }, rules);

const comparison = (from: Period, to: Period): string => comparisonWith(from, to);
