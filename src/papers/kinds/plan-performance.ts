import { indicatorsOfPlan } from "../../partnership/plan/plan.ts";
import type { TargetFinding } from "../../values/target-findings.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { lowerFirst } from "../../wording/letters.ts";
import { planWords } from "../../wording/plan.ts";
import { type Inline, label, strong, text } from "../../wording/runs.ts";
import { targetSentence } from "../../wording/target.ts";
import type { Block } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { scorecard } from "./scorecard.ts";

/** How the year that has ended was, against its targets, and what is aimed at in the next. */
export const planPerformance: SectionKind<Record<string, never>> = {
  id: "plan-performance",
  shows:
    "The indicators of the plan in the year that has ended, the verdict on each target, and the targets of the coming year.",
  takesCommentary: true,
  partnershipPlan: "required",
  showsTargets: "scorecard",
  needs: () => [],
  present(_, context) {
    const table = context.scorecard.length > 0 ? scorecard.present({}, context).blocks : [];
    const { toDate, planYear } = context.paper;
    return {
      title: planWords.performance,
      newPage: true,
      blocks: [
        ...table,
        ...verdicts(`Targets of ${formatPeriod(toDate)}`, "target", context),
        ...(planYear ? verdicts(`Targets of ${formatPeriod(planYear)}`, "nextTarget", context) : []),
        ...context.commentary("words"),
      ],
    };
  },
};

/** A sentence for each target that is set; those that are not are named together. */
function verdicts(title: string, which: "target" | "nextTarget", context: PresentContext): Block[] {
  const indicators = new Set(indicatorsOfPlan(planOf(context)));
  const found = context.scorecard.flatMap((subject) => {
    if (!indicators.has(subject.indicator) || context.measuredOf(subject)) return [];
    const target = context.findingsOf(subject)[which];
    return target ? [{ target, words: context.words(subject) }] : [];
  });
  if (found.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: title },
    {
      kind: "list",
      ordered: false,
      items: found.map(({ target, words }) => [
        strong(label(words.title)),
        text(": "),
        ...goesOn(sentenceOf(target, context)),
      ]),
    },
  ];
}

function sentenceOf(target: TargetFinding, context: PresentContext) {
  for (const figure of [
    target.limit,
    target.gap,
    target.actual,
    target.statedPercent,
    target.baselineAgreed,
    target.baselineNow,
  ])
    if (figure) context.keep(figure);
  return targetSentence(target);
}

/** A sentence goes on behind a colon. */
const goesOn = (content: readonly Inline[]): readonly Inline[] => {
  const [first, ...rest] = content;
  if (first?.kind !== "text") return content;
  return [{ ...first, text: lowerFirst(first.text) }, ...rest];
};
