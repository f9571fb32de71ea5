import { z } from "zod";
import type { CaseStudy, DeliveryPriority, LinkedStrategy, PlanPriority } from "../../partnership/plan/plan.ts";
import { actionsTitle, deliveryTitle, planWords, priorityTitle } from "../../wording/plan.ts";
import { type Inline, label, strong, text } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import { actionTable } from "../partnership-plan/action-table.ts";
import { indicatorTable } from "../partnership-plan/indicator-table.ts";
import { planOf, priorityOf } from "../partnership-plan/plan-of.ts";
import { cellBlocks, countsOf, planBlocks, planRuns, withLinks } from "../partnership-plan/texts.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";

const parameters = z.strictObject({
  priority: z
    .string()
    .regex(/^[1-9]\d?$/)
    .meta({ description: "The priority's number in the plan." }),
});

const nameOf = (priority: string): string => `priority-${priority}`;

/** One strategic priority: what it is to reach and why, and behind it, on pages turned on their side, what will be done. */
export const planPriority: SectionKind<z.infer<typeof parameters>> = {
  id: "plan-priority",
  shows:
    "A strategic priority: outcomes, context, linked strategies, case studies; then its delivery priorities with indicators and action tables.",
  takesCommentary: true,
  partnershipPlan: "required",
  parameters,
  nameOf: ({ priority }) => nameOf(priority),
  showsTargets: "scorecard",
  needs({ priority }, context) {
    const { outcomes, context: why, caseStudies, delivery } = priorityOf(priority, context);
    const texts = [
      ...outcomes,
      why,
      ...caseStudies.map((study) => study.text),
      ...delivery.flatMap(({ objective }) => objective ?? []),
    ];
    return countsOf(texts, nameOf(priority), context.paper);
  },
  present({ priority: number }, context) {
    const priority = priorityOf(number, context);
    const tables = priority.delivery.flatMap((delivery) => deliveryBlocks(priority, delivery, context));
    return {
      title: priorityTitle(priority.number, priority.title),
      newPage: true,
      blocks: [
        {
          kind: "callout",
          title: planWords.outcomes,
          tone: "plain",
          blocks: [{ kind: "list", ordered: false, items: priority.outcomes.map((one) => planRuns(one, context)) }],
        },
        ...planBlocks(priority.context, context),
        ...context.commentary(),
        ...strategyBlocks(priority.strategies),
        ...studyBlocks(priority.caseStudies, context),
        ...(tables.length === 0 ? [heldElsewhere(priority)] : []),
      ],
      followedBy: [
        {
          id: `${nameOf(number)}-actions`,
          kind: "plan-actions",
          title: actionsTitle(priority.number),
          landscape: true,
          newPage: true,
          blocks: tables,
        },
      ],
    };
  },
};

const heldElsewhere = ({ strategies }: PlanPriority): Block =>
  strategies.length > 0
    ? { kind: "paragraph", tone: "note", content: [text(planWords.elsewhere)] }
    : { kind: "paragraph", tone: "gap", content: [text(planWords.noActions)] };

function strategyBlocks(strategies: readonly LinkedStrategy[]): Block[] {
  if (strategies.length === 0) return [];
  const item = ({ title, link, says }: LinkedStrategy): readonly Inline[] => [
    link ? { kind: "link", href: link, content: [label(title)] } : label(title),
    ...(says ? [text(": "), ...withLinks(says)] : []),
  ];
  return [
    { kind: "heading", level: 3, text: planWords.strategies },
    { kind: "list", ordered: false, items: strategies.map(item) },
  ];
}

/** A case study tells of people: in an edition that leaves the group it stands only when somebody has read it with that in mind. */
function studyBlocks(studies: readonly CaseStudy[], context: PresentContext): Block[] {
  const isInternal = context.paper.audience === "internal";
  const shown = studies.filter(({ checked }) => isInternal || checked);
  const left = studies.length - shown.length;
  const blocks = shown.flatMap(({ title, text: words, checked }): Block[] => [
    { kind: "heading", level: 3, text: `Case study: ${title}` },
    ...(checked
      ? []
      : [
          {
            kind: "callout" as const,
            title: planWords.unchecked,
            tone: "warning" as const,
            blocks: [{ kind: "paragraph" as const, content: [text(planWords.uncheckedText)] }],
          },
        ]),
    ...planBlocks(words, context),
  ]);
  if (left === 0) return blocks;
  const words = left === 1 ? planWords.withheldStudy : planWords.withheldStudies;
  return [...blocks, { kind: "paragraph", tone: "note", content: [text(words)] }];
}

function deliveryBlocks(priority: PlanPriority, delivery: DeliveryPriority, context: PresentContext): Block[] {
  const { objective, indicators, improvements } = delivery;
  const table = indicatorTable(priority.number, delivery, context);
  const see = indicators.flatMap((one): Block[] =>
    one.kind === "see"
      ? [{ kind: "paragraph", content: [label("Overarching indicators: "), ...withLinks(one.words)] }]
      : [],
  );
  const none: Block = { kind: "paragraph", tone: "gap", content: [text(planWords.noOverarching)] };
  const actions: Block[] =
    delivery.actions.length > 0 ? [actionTable(planOf(context), priority.number, delivery, context)] : [];
  return [
    { kind: "heading", level: 3, text: deliveryTitle(delivery.number, delivery.title) },
    ...(objective ? objectiveBlocks(planBlocks(objective, context)) : []),
    ...(table ? [table] : []),
    ...see,
    ...(indicators.length === 0 ? [none] : []),
    ...actions,
    { kind: "heading", level: 4, text: planWords.improvement },
    ...(improvements.length > 0
      ? improvements.flatMap(cellBlocks)
      : [{ kind: "paragraph" as const, tone: "note" as const, content: [text(planWords.improvementNone)] }]),
  ];
}

/** The first paragraph says what it is. */
function objectiveBlocks(blocks: readonly Block[]): Block[] {
  const [first, ...rest] = blocks;
  return first?.kind === "paragraph"
    ? [{ ...first, content: [strong(text(planWords.objective)), ...first.content] }, ...rest]
    : [...blocks];
}
