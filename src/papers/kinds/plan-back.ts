import { actionsInYear, indicatorsOfPlan, type PartnershipPlan } from "../../partnership/plan/plan.ts";
import { formatDate, formatPeriod } from "../../wording/dates.ts";
import { type Duty, duties, dutiesDated } from "../../wording/duties.ts";
import { checklistNotes } from "../../wording/legal.ts";
import { countOf, notDecided, planWords, priorityTitle, withoutActual } from "../../wording/plan.ts";
import { type Inline, label, status, text } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import { countsOf, planBlocks } from "../partnership-plan/texts.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { leftColumn, row, runsCell, textCell } from "../tables.ts";

type None = Record<string, never>;

/** The duties in force on the last day of the coming year, and what the partnership does about them. */
export const planDuties: SectionKind<None> = {
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
    const day = (context.paper.planYear ?? context.paper.toDate).end;
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
          notes: checklistNotes(dutiesDated, false),
        },
        ...ownWords(plan, inForce, context),
        ...context.commentary(),
      ],
    };
  },
};

const lawOf = ({ law, link, from }: Duty): Inline[] => [
  { kind: "link", href: link, content: [label(law)] },
  label(`, in force from ${formatDate(from)}`),
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

/** Who signs the plan, and whom to ask about it. */
export const planAgreement: SectionKind<None> = {
  id: "plan-agreement",
  shows: "Who signs the plan for the responsible authorities, and whom to ask.",
  partnershipPlan: "required",
  needs: () => [],
  present(_, context) {
    const { signatories, contacts } = planOf(context);
    const open = (words: string | undefined) =>
      words === undefined ? runsCell([status("not-set", "To be confirmed")]) : textCell(words);
    const signed: Block[] =
      signatories.length === 0
        ? [{ kind: "paragraph", tone: "gap", content: [text("The plan names nobody who has agreed it.")] }]
        : [
            {
              kind: "table",
              id: "signatories-table",
              number: context.numbering.table(),
              caption: "Responsible authorities and who signs for them",
              layout: "plain",
              columns: [
                leftColumn("body", "Authority"),
                leftColumn("name", "Signs for it"),
                leftColumn("role", "Role"),
                leftColumn("on", "Signed on"),
              ],
              rows: signatories.map(({ body, name, role, on }) =>
                row([textCell(body), open(name), open(role), open(on && formatDate(on))]),
              ),
              notes: [],
            },
          ];
    const asked: Block[] =
      contacts.length === 0
        ? []
        : [
            { kind: "heading", level: 3, text: "Contacts" },
            {
              kind: "list",
              ordered: false,
              items: contacts.map(({ name, says, link }) => [
                link ? { kind: "link" as const, href: link, content: [label(name)] } : label(name),
                label(`: ${says}`),
              ]),
            },
          ];
    return { title: planWords.contacts, blocks: [...signed, ...asked] };
  },
};

/** What is not yet decided, measured or agreed. A plan that hides it cannot be held to. */
export const planOpen: SectionKind<None> = {
  id: "plan-open",
  shows:
    "What the plan leaves open: actions and measures to be confirmed, leads and outcomes that are not named, and notes on its files.",
  partnershipPlan: "required",
  needs: () => [],
  present(_, context) {
    const plan = planOf(context);
    const { planYear, toDate, audience } = context.paper;
    const year = planYear ?? toDate;
    const undecided = actionsInYear(plan, year).filter(
      ({ entry }) => entry === undefined || entry.state === "to-be-confirmed",
    );
    const parts: Block[] = [
      ...listOf(
        `Actions that are not decided for ${formatPeriod(year)}`,
        undecided.map(({ action }) => notDecided(action.ref, year)),
      ),
      ...listOf("Delivery priorities without an agreed measure", measuresOpen(plan)),
      ...listOf("Targets without an actual", targetsOpen(plan, context)),
      ...listOf(
        "Priorities without actions of their own",
        plan.priorities.flatMap(({ number, title, delivery }) =>
          delivery.length === 0 ? [[label(priorityTitle(number, title))]] : [],
        ),
      ),
      ...(audience === "internal" ? listOf("Notes on the plan’s files", notesOnFiles(context)) : []),
    ];
    const none: Block = {
      kind: "paragraph",
      content: [text("Every action and every measure of the plan is decided.")],
    };
    return { title: planWords.open, blocks: parts.length > 0 ? parts : [none] };
  },
};

const listOf = (title: string, items: readonly (readonly Inline[])[]): Block[] =>
  items.length === 0
    ? []
    : [
        { kind: "heading", level: 3, text: title },
        { kind: "list", ordered: false, items },
      ];

const measuresOpen = ({ priorities }: PartnershipPlan): (readonly Inline[])[] =>
  priorities.flatMap(({ number, delivery }) =>
    delivery.flatMap(({ title, indicators }) => {
      const open = indicators.filter((one) => one.kind === "measure" && one.state !== undefined).length;
      const name = `Priority ${number}, ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
      if (indicators.length === 0) return [[label(`${name}: no measure is named.`)]];
      return open === 0 ? [] : [[label(`${name}: ${countOf(open, "measure")} to be confirmed.`)]];
    }),
  );

/** Targets of the reported year of which nobody knows what came, whoever states them. */
function targetsOpen(plan: PartnershipPlan, context: PresentContext): (readonly Inline[])[] {
  const { toDate, settings } = context.paper;
  const counted = indicatorsOfPlan(plan).flatMap((indicator) => {
    const subject = { indicator, area: settings.area.id };
    const target = context.measuredOf(subject) ? undefined : context.findingsOf(subject).target;
    const isOpen = target?.status === "not-available" && target.notAvailableBecause === "actual";
    return isOpen ? [withoutActual(context.words(subject).title, toDate)] : [];
  });
  return [...counted, ...statedWithoutActual(plan, toDate.id)];
}

const statedWithoutActual = ({ priorities }: PartnershipPlan, reported: string): (readonly Inline[])[] =>
  priorities.flatMap(({ delivery }) =>
    delivery.flatMap(({ indicators }) =>
      indicators.flatMap((one) =>
        one.kind === "measure"
          ? one.targets.flatMap(({ year, actual }) =>
              year.id === reported && actual === undefined ? [withoutActual(one.measure, year)] : [],
            )
          : [],
      ),
    ),
  );

const notesOnFiles = ({ paper }: PresentContext): (readonly Inline[])[] =>
  (paper.planNotes ?? [])
    .filter(({ code }) => code !== "plan-target-open" && code !== "plan-case-study")
    .map(({ message, place }) => [
      label(`${message} (${[place?.file, place?.line && `line ${place.line}`].filter(Boolean).join(", ")})`),
    ]);
