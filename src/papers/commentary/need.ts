import type { CommentarySettings } from "../../partnership/settings/commentary.ts";
import type { TargetFinding } from "../../values/target-findings.ts";

/** What a section asks of its commentary: words, words that say what will be done, or words that say how sure they are. */
export type CommentaryNeed = "words" | "corrective-action" | "evidence";

/** What the partnership's policy asks of a section: more where a target is missed. */
export function needOf(
  section: string,
  asked: CommentaryNeed | TargetFinding | undefined,
  policy: CommentarySettings,
): CommentaryNeed | undefined {
  const own = typeof asked === "object" ? ofTarget(asked, policy) : asked;
  return own ?? (policy.sections.includes(section) ? "words" : undefined);
}

function ofTarget(target: TargetFinding, { missedTargets }: CommentarySettings): CommentaryNeed | undefined {
  if (target.needsAction) return "corrective-action";
  const missed = target.status === "missed" || target.status === "not-on-course";
  return missed && missedTargets !== "nothing" ? missedTargets : undefined;
}
