import { countOf, planWords, priorityTitle } from "../../wording/plan.ts";
import { type Inline, label, text } from "../../wording/runs.ts";
import type { CellBlock } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import { countsOf, planRuns } from "../partnership-plan/texts.ts";
import type { SectionKind } from "../section-kind.ts";
import { leftColumn, row } from "../tables.ts";

/** All priorities in one table. */
export const planPriorities: SectionKind<Record<string, never>> = {
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
    const list = (items: readonly (readonly Inline[])[]): CellBlock => ({
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
