import type { IsoDate } from "../../values/period.ts";

/** How themes are scored against each other, and what the group judges by itself. */

/** What themes are scored by, in the order in which tables have them. */
export const criteria = ["volume", "trend", "harm", "comparison", "concern", "controllability"] as const;

export type Criterion = (typeof criteria)[number];

/** What a category weighs of which a table of weights has several offences. */
export const harmJoins = ["median", "mean"] as const;

export type HarmJoin = (typeof harmJoins)[number];

/** A criterion gives from 1 to so many points. */
export const mostPoints = 5;

export interface PrioritySettings {
  readonly weights: Readonly<Record<Criterion, number>>;
  /** The indicator whose harm a theme's is a share of. */
  readonly harmOf: string;
  readonly comparator?: string;
  readonly judgements: readonly PriorityJudgement[];
}

/** What the group judges of a theme by itself. */
export interface PriorityJudgement {
  readonly theme: string;
  /** Where public concern was asked for: a survey, or a matter of a consultation. */
  readonly concern?: { readonly indicator: string; readonly type?: string };
  readonly controllability?: number;
  readonly rank?: number;
  readonly reason?: string;
  readonly by: string;
  readonly on: IsoDate;
}
