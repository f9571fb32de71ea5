import type { Place } from "../../problems/problem.ts";
import type { IsoDate, Period } from "../../values/period.ts";

/**
 * A Partnership Plan as the rest of the program sees it: `plan.yaml` (priorities, outcomes, words) and `plan-actions.csv` (the action
 * tables) read together and checked. `read-plan.ts` makes it.
 */
export interface PartnershipPlan {
  /** In place of the paper's own. */
  readonly title?: string;
  /** The financial years that it runs for, one after the other. */
  readonly years: readonly Period[];
  readonly introduction: PlanText;
  /** Ids of the indicators of the performance overview. */
  readonly performance: readonly string[];
  readonly services: readonly PlanService[];
  readonly priorities: readonly PlanPriority[];
  /** What the partnership says of a duty, or duties of its own. */
  readonly duties: readonly PlanDuty[];
  readonly signatories: readonly PlanSignatory[];
  readonly contacts: readonly PlanContact[];
}

/** Words of the plan in Markdown; they may hold figure tokens as commentary does. */
export interface PlanText {
  readonly text: string;
  readonly place: Place;
}

export interface PlanService {
  readonly title: string;
  readonly text: PlanText;
}

export interface PlanPriority {
  /** From 1, in the order of the file. References of its actions begin with it. */
  readonly number: number;
  readonly title: string;
  readonly outcomes: readonly PlanText[];
  readonly context: PlanText;
  readonly strategies: readonly LinkedStrategy[];
  readonly caseStudies: readonly CaseStudy[];
  readonly delivery: readonly DeliveryPriority[];
}

export interface LinkedStrategy {
  readonly title: string;
  readonly link?: string;
  readonly says?: string;
}

export interface CaseStudy {
  readonly title: string;
  readonly text: PlanText;
  /** Who has confirmed that nobody can be recognised in it. Without that it stands in the internal edition alone. */
  readonly checked?: { readonly by: string; readonly on: IsoDate };
}

export interface DeliveryPriority {
  /** From 1 within its priority. */
  readonly number: number;
  readonly title: string;
  readonly objective?: PlanText;
  readonly indicators: readonly PlanIndicator[];
  readonly actions: readonly PlanAction[];
  /** A paragraph or a list, each from a cell of its own. */
  readonly improvements: readonly CellText[];
}

/** How a delivery priority is measured. */
export type PlanIndicator =
  | { readonly kind: "indicator"; readonly indicator: string; readonly note?: string }
  | {
      readonly kind: "measure";
      readonly measure: string;
      readonly state?: "to-be-confirmed" | "not-set";
      readonly targets: readonly StatedTarget[];
      readonly note?: string;
      readonly place: Place;
    }
  | { readonly kind: "see"; readonly words: string };

/** A target that the plan itself states, since no source of the partnership counts it. */
export interface StatedTarget {
  readonly year: Period;
  readonly target: string;
  readonly actual?: string;
}

export interface PlanAction {
  /** "1.10": the priority's number and the action's own. */
  readonly ref: string;
  readonly activity: CellText;
  readonly partners: readonly string[];
  readonly outcome: CellText;
  /** What each year's cell says, by the year's id. No entry where the cell is blank. */
  readonly years: ReadonlyMap<string, YearEntry>;
  readonly place: Place;
}

/** Words of a cell of the table, as they were written but for the ends of lines. */
export type CellText = string;

/** What a year's cell can begin with. */
export const actionStates = [
  "not-started",
  "in-development",
  "started",
  "ongoing",
  "complete",
  "delayed",
  "stopped",
  "to-be-confirmed",
  "not-applicable",
] as const;
export type ActionState = (typeof actionStates)[number];

export interface YearEntry {
  /** Absent where the cell begins with other words. */
  readonly state?: ActionState;
  /** What stands behind the state, or the whole cell. */
  readonly words: CellText;
}

export interface PlanDuty {
  /** One of the duties that the paper lists by itself, or none where it is the partnership's own. */
  readonly duty?: string;
  readonly title?: string;
  readonly law?: string;
  readonly says: PlanText;
}

export interface PlanSignatory {
  readonly body: string;
  readonly name?: string;
  readonly role?: string;
  readonly on?: IsoDate;
}

export interface PlanContact {
  readonly name: string;
  readonly says: string;
  readonly link?: string;
}

/** An action in a year: what an account of progress reads. */
export interface ActionInYear {
  readonly priority: PlanPriority;
  readonly delivery: DeliveryPriority;
  readonly action: PlanAction;
  /** Undefined where the year's cell is blank, or the plan has no such year. */
  readonly entry: YearEntry | undefined;
}

/** Every action with what it says of one year, in the order of the plan. The one place where states are read by year. */
export const actionsInYear = (plan: PartnershipPlan, year: Period): readonly ActionInYear[] =>
  plan.priorities.flatMap((priority) =>
    priority.delivery.flatMap((delivery) =>
      delivery.actions.map((action) => ({ priority, delivery, action, entry: action.years.get(year.id) })),
    ),
  );

/** The plan's indicators of the catalogue, those of the overview first, each once. */
export const indicatorsOfPlan = ({ performance, priorities }: PartnershipPlan): string[] => [
  ...new Set([
    ...performance,
    ...priorities.flatMap(({ delivery }) =>
      delivery.flatMap(({ indicators }) =>
        indicators.flatMap((one) => (one.kind === "indicator" ? one.indicator : [])),
      ),
    ),
  ]),
];
