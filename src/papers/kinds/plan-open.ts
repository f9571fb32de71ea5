import { actionsInYear, indicatorsOfPlan, type PartnershipPlan } from "../../partnership/plan/plan.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { countOf, notDecided, planWords, priorityTitle, withoutActual } from "../../wording/plan.ts";
import { type Inline, label, text } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";

/** What is not yet decided, measured or agreed. A plan that hides it cannot be held to. */
export const planOpen: SectionKind<Record<string, never>> = {
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
