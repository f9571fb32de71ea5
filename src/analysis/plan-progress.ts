import {
  type ActionInYear,
  type ActionState,
  actionsInYear,
  type DeliveryPriority,
  type PartnershipPlan,
  type PlanPriority,
} from "../partnership/plan/plan.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import type { TargetStatus } from "../values/target-findings.ts";

/** What the partners report of an action, in the groups in which an account of a year counts them. */
export const reportGroups = [
  "complete",
  "under-way",
  "delayed-or-stopped",
  "not-started",
  "not-told",
  "not-applicable",
] as const;
/** What counts of the plan's actions stand under; no indicator of the catalogue. */
export const planActionsIndicator = "plan-actions";

export type ReportGroup = (typeof reportGroups)[number];

const groups: Readonly<Record<ActionState, ReportGroup>> = {
  complete: "complete",
  started: "under-way",
  ongoing: "under-way",
  "in-development": "under-way",
  delayed: "delayed-or-stopped",
  stopped: "delayed-or-stopped",
  "not-started": "not-started",
  "to-be-confirmed": "not-told",
  "not-applicable": "not-applicable",
};

/** A blank cell, and one with words but no state of the list, tell no state: nothing is guessed from the words. */
const groupOf = ({ entry }: ActionInYear): ReportGroup => (entry?.state ? groups[entry.state] : "not-told");

export type Reported = Readonly<Record<ReportGroup, number>>;

export function reportedOf(actions: readonly ActionInYear[]): Reported {
  const counts = Object.fromEntries(reportGroups.map((group) => [group, 0])) as Record<ReportGroup, number>;
  for (const action of actions) counts[groupOf(action)] += 1;
  return counts;
}

/** What an indicator did in the year. `neither`: it changed clearly, and neither way is better. */
export type Movement = "better" | "worse" | "neither" | "no-clear-change" | "not-known";

export const movementOf = ({ evidence, appraisal }: Pick<ChangeFinding, "evidence" | "appraisal">): Movement => {
  if (evidence === "not-tested") return "not-known";
  return evidence === "not-clear" ? "no-clear-change" : appraisal;
};

export interface IndicatorMoved {
  readonly indicator: string;
  readonly movement: Movement;
  /** The year before and the year. */
  readonly from: Figure;
  readonly to: Figure;
  readonly target?: TargetStatus;
}

/** One delivery priority: what the partners report beside what its indicators did. Neither is taken for the other. */
export interface DeliveryProgress {
  readonly priority: PlanPriority;
  readonly delivery: DeliveryPriority;
  readonly reported: Reported;
  readonly moved: readonly IndicatorMoved[];
  /** Measures that no source of the partnership counts. */
  readonly unmeasured: number;
  /** `against`: nothing is delayed or waits, and an indicator got clearly worse. `despite`: something is, and one got clearly better. */
  readonly parts: "against" | "despite" | "none";
}

export interface PlanProgress {
  readonly year: Period;
  readonly reported: Reported;
  readonly actions: number;
  readonly priorities: readonly {
    readonly priority: PlanPriority;
    readonly actions: number;
    readonly reported: Reported;
  }[];
  readonly deliveries: readonly DeliveryProgress[];
}

/** The plan's column of one year. Undefined where the plan has no such year. */
export function planProgress(
  plan: PartnershipPlan,
  year: Period,
  moved: (indicator: string) => IndicatorMoved | undefined,
): PlanProgress | undefined {
  if (!plan.years.some(({ id }) => id === year.id)) return undefined;
  const all = actionsInYear(plan, year);
  return {
    year,
    actions: all.length,
    reported: reportedOf(all),
    priorities: plan.priorities.map((priority) => {
      const own = all.filter((one) => one.priority === priority);
      return { priority, actions: own.length, reported: reportedOf(own) };
    }),
    deliveries: plan.priorities.flatMap((priority) =>
      priority.delivery.map((delivery) => {
        const reported = reportedOf(all.filter((one) => one.delivery === delivery));
        const found = delivery.indicators.flatMap((one) =>
          one.kind === "indicator" ? (moved(one.indicator) ?? []) : [],
        );
        return {
          priority,
          delivery,
          reported,
          moved: found,
          unmeasured: delivery.indicators.filter(({ kind }) => kind === "measure").length,
          parts: partsOf(reported, found),
        };
      }),
    ),
  };
}

function partsOf(reported: Reported, moved: readonly IndicatorMoved[]): DeliveryProgress["parts"] {
  const waiting = reported["delayed-or-stopped"] + reported["not-started"] + reported["not-told"];
  const done = reported.complete + reported["under-way"];
  const has = (movement: Movement): boolean => moved.some((one) => one.movement === movement);
  if (done > 0 && waiting === 0 && has("worse")) return "against";
  return reported["delayed-or-stopped"] + reported["not-started"] > 0 && has("better") ? "despite" : "none";
}
