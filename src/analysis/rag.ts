import type { RagRules, RagSettings } from "../partnership/settings/targets.ts";
import type { Rag, TargetStatus } from "../values/target-findings.ts";

/** The named policies, as the rules that a partnership could also write itself. */
export const namedPolicies: Readonly<Record<Extract<RagSettings["policy"], string>, RagRules>> = {
  // Safer Derbyshire's performance guide: amber up to 5% off target, red beyond.
  "within-5-percent": { amberWithinPercent: 5, redOnlyIfNotImproved: false },
  // Red: more than 10% off target and not improved on the same quarter last year.
  "ten-percent-and-not-improved": { amberWithinPercent: 10, redOnlyIfNotImproved: true },
};

/** On a target under this, 5% is less than one record: no amber. */
export const noAmberUnder = 20;

export interface RagQuestion {
  readonly status: TargetStatus;
  /** The target as a count. */
  readonly target: number | undefined;
  /** How far the actual, or the projection, is on the wrong side of it, in percent. */
  readonly offPercent: number | undefined;
  /** The quarter went the better way against the same quarter last year. */
  readonly improved: boolean;
  /** False where fewer is neither better nor worse. */
  readonly judged: boolean;
}

/** The colour that a policy gives a status. A word and a shape always stand beside it. */
export function ragOf(question: RagQuestion, policy: RagSettings["policy"]): Rag {
  if (!question.judged) return "none";
  const rules = typeof policy === "string" ? namedPolicies[policy] : policy;
  const amberAllowed = question.target !== undefined && question.target >= noAmberUnder;
  switch (question.status) {
    case "met":
    case "on-course":
      return "green";
    case "too-close":
      return amberAllowed ? "amber" : "grey";
    case "missed":
    case "not-on-course": {
      if (!amberAllowed || question.offPercent === undefined) return "red";
      const near = question.offPercent <= rules.amberWithinPercent;
      return near || (rules.redOnlyIfNotImproved && question.improved) ? "amber" : "red";
    }
    default:
      return "grey";
  }
}
