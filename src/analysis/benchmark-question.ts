import type { OverdispersionFinding } from "../values/change-findings.ts";
import type { RateFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { type Period, yearsEarlier } from "../values/period.ts";
import type { ChangeRules } from "./change-question.ts";

/** The counts of one area over the two periods, and its rate in the later one where that is known. */
export interface AreaCounts {
  readonly area: string;
  readonly from: Figure;
  readonly to: Figure;
  readonly rate?: RateFinding;
  /** How much its own series varies; that of the rules where it is left out. */
  readonly overdispersion?: OverdispersionFinding;
}

export interface BenchmarkQuestion {
  readonly comparator: {
    readonly id: string;
    readonly compareBy: "mean" | "pooled";
  };
  readonly own: AreaCounts;
  /** As the settings list them; the own area among them is left out of every mean. */
  readonly members: readonly AreaCounts[];
  /** All members together, as they are listed. */
  readonly pooled?: AreaCounts;
  /** Names the figures of the comparison of the two periods: `previous-year`, or the id of the earlier period. */
  readonly comparison: string;
  readonly rules: ChangeRules;
}

/** The same figure of another area. */
export function areaSibling(id: string, area: string, measure: string, comparison?: string): string {
  const [indicator, , period] = id.split("/");
  return siblingId(`${indicator}/${area}/${period}/count`, measure, comparison);
}

/** The name of a comparison with an earlier period: the year before, or the period itself. */
export const comparisonWith = (from: Period, to: Period): string =>
  yearsEarlier(to).id === from.id ? "previous-year" : from.id.replaceAll("..", "-to-");

/** How much an area's counts vary. */
export const overdispersionIn = ({ overdispersion }: AreaCounts, { rules }: Pick<BenchmarkQuestion, "rules">): Figure =>
  overdispersion?.figure ?? rules.overdispersion;
