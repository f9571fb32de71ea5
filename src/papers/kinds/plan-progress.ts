import {
  type IndicatorMoved,
  movementOf,
  type PlanProgress,
  planProgress as progressOf,
  reportGroups,
} from "../../analysis/plan-progress.ts";
import {
  groupTitles,
  indicatorsWords,
  noPlan,
  noSuchYear,
  partingSentences,
  progressCaution,
  progressLead,
  reportedWords,
  withoutActionsSentence,
} from "../../wording/plan-progress.ts";
import { label, strong } from "../../wording/runs.ts";
import type { Block, TableBlock } from "../model.ts";
import { countedActions } from "../partnership-plan/action-figures.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

/** Last year's column of the action plan: what the partners report beside what the indicators did. */
export const planProgress: SectionKind<Record<string, never>> = {
  id: "plan-progress",
  shows:
    "The year's column of the action plan: states counted by priority, and each delivery priority with what its indicators did. The two are kept apart.",
  takesCommentary: true,
  partnershipPlan: "optional",
  showsTargets: "scorecard",
  needs: () => [],
  present(_parameters, context) {
    const title = "Progress of the last action plan";
    const { plan, toDate } = context.paper;
    if (!plan) return { title, blocks: [gap(noPlan()), ...context.commentary()] };
    const found = progressOf(plan, toDate, (indicator) => movedOf(context, indicator));
    if (!found) return { title, blocks: [gap(noSuchYear(toDate)), ...context.commentary()] };
    const all = countedActions(context, found.year, found.reported);
    return {
      title,
      blocks: [
        { kind: "paragraph", tone: "lead", content: [strong(...progressLead(all.actions, all.reported, found.year))] },
        ...[withoutActionsSentence(found.priorities), progressCaution()].flatMap((content): Block[] =>
          content.length === 0 ? [] : [{ kind: "paragraph", content }],
        ),
        ...partingSentences(found.deliveries).map((content): Block => ({ kind: "paragraph", content })),
        statesTable(context, found),
        deliveriesTable(context, found),
        ...context.commentary(),
      ],
    };
  },
};

const gap = (content: ReturnType<typeof noPlan>): Block => ({ kind: "paragraph", tone: "gap", content });

/** What an indicator of the plan did in the year, and whether it met its target. */
function movedOf(context: PresentContext, indicator: string): IndicatorMoved | undefined {
  const subject = { indicator, area: context.paper.settings.area.id };
  const measured = context.measuredOf(subject)?.year;
  if (measured) {
    const [from, to] = [context.keep(measured.from.figure), context.keep(measured.to.figure)];
    return { indicator, movement: movementOf(measured), from, to };
  }
  const { year, target } = context.findingsOf(subject);
  return {
    indicator,
    movement: movementOf(year),
    from: context.keep(year.from),
    to: context.keep(year.to),
    ...(target ? { target: target.status } : {}),
  };
}

function statesTable(context: PresentContext, { priorities, year }: PlanProgress): TableBlock {
  const { numbering, toDateLabel } = context;
  return {
    kind: "table",
    id: "plan-progress-states",
    number: numbering.table(),
    caption: `What the partners report of the plan’s actions, ${toDateLabel}`,
    layout: "plain",
    columns: [
      leftColumn("priority", "Priority"),
      rightColumn("actions", "Actions"),
      ...reportGroups.map((group) => rightColumn(group, groupTitles[group])),
    ],
    rows: priorities.map(({ priority, reported }) => {
      const counted = countedActions(context, year, reported, { priority: `n${priority.number}` });
      return row([
        textCell(`${priority.number}. ${priority.title}`),
        figureCell(counted.actions),
        ...reportGroups.map((group) => figureCell(counted.reported[group])),
      ]);
    }),
    notes: [
      [
        label(
          "“No state given”: the year’s cell is blank, to be confirmed, or begins with no state of the list. Nothing is guessed from its words.",
        ),
      ],
    ],
  };
}

const deliveryOf = ({ priority, delivery }: PlanProgress["deliveries"][number]) => ({
  delivery: `n${priority.number}-${delivery.number}`,
});

function deliveriesTable(context: PresentContext, { deliveries, year }: PlanProgress): TableBlock {
  return {
    kind: "table",
    id: "plan-progress-indicators",
    number: context.numbering.table(),
    caption: "What is reported, and what the indicators did",
    layout: "definitions",
    columns: [
      leftColumn("delivery", "Delivery priority"),
      leftColumn("reported", "The partners report"),
      leftColumn("moved", "The indicators in the year"),
    ],
    rows: deliveries.map((one) =>
      row([
        textCell(one.delivery.title, `Priority ${one.priority.number}`),
        runsCell(reportedWords(countedActions(context, year, one.reported, deliveryOf(one)).reported, true)),
        runsCell(indicatorsWords(one, (id) => context.paper.indicators.get(id)?.shortTitle ?? id)),
      ]),
    ),
    notes: context.figureNotes(deliveries.flatMap(({ moved }) => moved.flatMap(({ from, to }) => [from, to]))),
  };
}
