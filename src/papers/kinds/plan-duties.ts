import type { PartnershipPlan } from "../../partnership/plan/plan.ts";
import { formatDate } from "../../wording/dates.ts";
import { type Duty, duties, dutiesDated } from "../../wording/duties.ts";
import { checklistNotes } from "../../wording/legal.ts";
import { planWords } from "../../wording/plan.ts";
import { type Inline, label } from "../../wording/runs.ts";
import { paperDate } from "../context.ts";
import type { Block } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import { countsOf, planBlocks } from "../partnership-plan/texts.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { leftColumn, row, runsCell, textCell } from "../tables.ts";

/** The duties in force on the day of the paper, since nobody knows those to come, and what the partnership does about them. */
export const planDuties: SectionKind<Record<string, never>> = {
  id: "statutory-duties",
  shows: "The statutory duties in force, each with its law and its day, and what the plan says of them.",
  takesCommentary: true,
  partnershipPlan: "required",
  needs: (_, { paper }) =>
    countsOf(
      (paper.plan?.duties ?? []).map(({ says }) => says),
      "statutory-duties",
      paper,
    ),
  present(_, context) {
    const plan = planOf(context);
    const day = paperDate(context.paper);
    const inForce = duties.filter(({ from }) => from <= day);
    return {
      title: planWords.duties,
      newPage: true,
      blocks: [
        {
          kind: "table",
          id: "duties-table",
          number: context.numbering.table(),
          caption: `Duties in force on ${formatDate(day)}`,
          layout: "words",
          columns: [leftColumn("duty", "Duty"), leftColumn("says", "What it asks"), leftColumn("law", "The law")],
          rows: inForce.map((duty) => row([textCell(duty.title), textCell(duty.says), runsCell(lawOf(duty))])),
          notes: checklistNotes(dutiesDated, { date: day, lawOn: day }, context.note),
        },
        ...ownWords(plan, inForce, context),
        ...context.commentary(),
      ],
    };
  },
};

const lawOf = ({ law, link, from, fromIn }: Duty): Inline[] => [
  { kind: "link", href: link, content: [label(law)] },
  label(`, in force from ${formatDate(from)} (${fromIn})`),
];

/** What the plan says of duties that are in force, and of those that it names by itself. */
const ownWords = (plan: PartnershipPlan, inForce: readonly Duty[], context: PresentContext): Block[] =>
  plan.duties.flatMap(({ duty, title, law, says }): Block[] => {
    const known = inForce.find(({ id }) => id === duty);
    if (duty !== undefined && !known) return [];
    const name = title ?? known?.title;
    return [
      ...(name ? [{ kind: "heading" as const, level: 3 as const, text: name }] : []),
      ...(law ? [{ kind: "paragraph" as const, tone: "note" as const, content: [label(law)] }] : []),
      ...planBlocks(says, context),
    ];
  });
