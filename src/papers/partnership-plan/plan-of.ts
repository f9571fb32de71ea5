import type { PartnershipPlan, PlanPriority } from "../../partnership/plan/plan.ts";
import type { PlanContext } from "../section-kind.ts";

/** The plan of a section that cannot do without; that it is there was seen to before the paper was planned. */
export function planOf({ paper }: Pick<PlanContext, "paper">): PartnershipPlan {
  if (!paper.plan) throw new Error("a section of the Partnership Plan was planned without one");
  return paper.plan;
}

export function priorityOf(number: string, context: Pick<PlanContext, "paper">): PlanPriority {
  const found = planOf(context).priorities.find((one) => String(one.number) === number);
  if (!found) throw new Error(`there is no priority ${number} in the plan`);
  return found;
}
