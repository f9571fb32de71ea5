import { planWords } from "../../wording/plan.ts";
import { text } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import { countsOf, planBlocks } from "../partnership-plan/texts.ts";
import type { SectionKind } from "../section-kind.ts";

/** What the services that deliver the plan have done. */
export const planServices: SectionKind<Record<string, never>> = {
  id: "plan-services",
  shows: "What the services that deliver the plan have done, a heading each.",
  takesCommentary: true,
  partnershipPlan: "required",
  needs: (_, { paper }) =>
    countsOf(
      (paper.plan?.services ?? []).map(({ text: words }) => words),
      "plan-services",
      paper,
    ),
  present(_, context) {
    const { services } = planOf(context);
    const blocks = services.flatMap(({ title, text: words }): Block[] => [
      { kind: "heading", level: 3, text: title },
      ...planBlocks(words, context),
    ]);
    const none: Block = { kind: "paragraph", tone: "gap", content: [text(planWords.noServices)] };
    return {
      title: planWords.services,
      newPage: true,
      blocks: [...(blocks.length > 0 ? blocks : [none]), ...context.commentary()],
    };
  },
};
