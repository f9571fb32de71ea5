import { indicatorsOfPlan } from "../../partnership/plan/plan.ts";
import type { TargetFinding } from "../../values/finding.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { countOf, noYear, planSpan, planWords, priorityTitle } from "../../wording/plan.ts";
import { label, strong, text } from "../../wording/runs.ts";
import { targetSentence } from "../../wording/target.ts";
import type { Block, CellBlock } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import { countsOf, planBlocks, planRuns } from "../partnership-plan/texts.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { leftColumn, row } from "../tables.ts";
import { scorecard } from "./scorecard.ts";

type None = Record<string, never>;

/** What the plan is, and which of its years has ended. */
export const planIntroduction: SectionKind<None> = {
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
        : { kind: "paragraph", tone: "note", content: planSpan(years, toDate, planYear ?? toDate) };
    return {
      title: planWords.introduction,
      blocks: [...planBlocks(introduction, context), span, ...context.commentary()],
    };
  },
};

/** How the year that has ended was, against its targets, and what is aimed at in the next. */
export const planPerformance: SectionKind<None> = {
  id: "plan-performance",
  shows:
    "The indicators of the plan in the year that has ended, the verdict on each target, and the targets of the coming year.",
  takesCommentary: true,
  partnershipPlan: "required",
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
        ...lowerFirst(sentenceOf(target, context)),
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
const lowerFirst = (content: readonly ReturnType<typeof text>[]): readonly ReturnType<typeof text>[] => {
  const [first, ...rest] = content;
  if (first?.kind !== "text") return content;
  return [{ ...first, text: `${first.text.charAt(0).toLowerCase()}${first.text.slice(1)}` }, ...rest];
};

/** What the services that deliver the plan have done. */
export const planServices: SectionKind<None> = {
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

/** All priorities in one table. */
export const planPriorities: SectionKind<None> = {
  id: "plan-priorities",
  shows: "The strategic priorities in one table: outcomes, delivery priorities, and where the actions are.",
  takesCommentary: true,
  partnershipPlan: "required",
  needs: (_, { paper }) =>
    countsOf(
      (paper.plan?.priorities ?? []).flatMap(({ outcomes }) => outcomes),
      "plan-priorities",
      paper,
    ),
  present(_, context) {
    const { priorities } = planOf(context);
    const list = (items: readonly (readonly ReturnType<typeof text>[])[]): CellBlock => ({
      kind: "list",
      ordered: false,
      items,
    });
    return {
      title: planWords.priorities,
      newPage: true,
      blocks: [
        {
          kind: "table",
          id: "priorities-table",
          number: context.numbering.table(),
          caption: "Strategic priorities, what each is to reach, and by which delivery priorities",
          layout: "words",
          columns: [
            leftColumn("priority", "Priority"),
            leftColumn("outcomes", planWords.outcomes),
            leftColumn("delivery", "Delivery priorities"),
          ],
          rows: priorities.map(({ number, title, outcomes, delivery }) =>
            row([
              { content: [label(priorityTitle(number, title))] },
              { content: [], blocks: [list(outcomes.map((outcome) => planRuns(outcome, context)))] },
              delivery.length === 0
                ? {
                    content: [
                      text("No actions here: see "),
                      { kind: "link", href: `#priority-${number}`, content: [label(`priority ${number}`)] },
                    ],
                  }
                : {
                    content: [],
                    blocks: [
                      list(delivery.map((one) => [label(`${one.title} (${countOf(one.actions.length, "action")})`)])),
                    ],
                  },
            ]),
          ),
          notes: [],
        },
        ...context.commentary(),
      ],
    };
  },
};
