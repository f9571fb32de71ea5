import { noYear, planSpan, planWords } from "../../wording/plan.ts";
import { paperDate } from "../context.ts";
import type { Block } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import { countsOf, planBlocks } from "../partnership-plan/texts.ts";
import type { SectionKind } from "../section-kind.ts";

/** What the plan is, and which of its years has ended. */
export const planIntroduction: SectionKind<Record<string, never>> = {
  id: "plan-introduction",
  shows: "The plan's introduction, its years, and which of them has ended.",
  takesCommentary: true,
  partnershipPlan: "required",
  needs: (_, { paper }) => countsOf(paper.plan ? [paper.plan.introduction] : [], "plan-introduction", paper),
  present(_, context) {
    const { introduction, years } = planOf(context);
    const { toDate, planYear } = context.paper;
    const coming = years.find(({ id }) => id === planYear?.id);
    const span: Block =
      planYear && !coming
        ? { kind: "paragraph", tone: "gap", content: noYear(years, planYear) }
        : {
            kind: "paragraph",
            tone: "note",
            content: planSpan(years, { reported: toDate, coming: planYear ?? toDate }, paperDate(context.paper)),
          };
    return {
      title: planWords.introduction,
      blocks: [...planBlocks(introduction, context), span, ...context.commentary()],
    };
  },
};
