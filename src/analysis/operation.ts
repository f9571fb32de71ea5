import type { ChangeFinding } from "../values/change-findings.ts";
import type { OperationFinding } from "../values/driver-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { isNumber } from "../values/value.ts";
import { changeBetween, lateFactorOf, unknownDoubtOf } from "./change.ts";
import type { ChangeRules } from "./change-question.ts";
import { derive } from "./derive.ts";

/**
 * The same change without the records flagged to an operation: taken out of both years where both have some, else of the
 * one that does, which the finding says. Undefined when neither year is known to have any.
 */
export function withoutOperation(
  operation: string,
  all: ChangeFinding,
  flagged: { readonly from: Figure; readonly to: Figure },
  rules: ChangeRules,
): OperationFinding | undefined {
  const counts = [flagged.from.value, flagged.to.value].map((value) => (isNumber(value) ? value.number : undefined));
  if (!counts.some((count) => count !== undefined && count > 0)) return undefined;
  const without = (count: Figure, part: Figure): Figure =>
    derive(
      { id: siblingId(count.id, "without", operation), unit: count.unit, method: "remainder", inputs: [count, part] },
      (whole, taken) => whole - taken,
    );
  return {
    kind: "operation",
    operation,
    flaggedFrom: flagged.from,
    flaggedTo: flagged.to,
    flaggedIn: counts[0] === 0 ? "current-only" : counts[1] === 0 ? "previous-only" : "both",
    all,
    without: changeBetween(
      {
        from: without(all.from, flagged.from),
        to: without(all.to, flagged.to),
        comparison: `${all.comparison}-without-${operation}`,
        ...unknownDoubtOf(all),
        ...lateFactorOf(all),
        exposure: all.exposure,
      },
      rules,
    ),
  };
}
