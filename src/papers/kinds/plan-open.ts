import { actionsInYear, indicatorsOfPlan, type PartnershipPlan, type PlanAction } from "../../partnership/plan/plan.ts";
import type { TargetForm } from "../../partnership/settings/targets.ts";
import type { Place } from "../../problems/problem.ts";
import type { Period } from "../../values/period.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { lowerFirst } from "../../wording/letters.ts";
import {
  actionNeverSettled,
  countOf,
  notDecided,
  planWords,
  priorityTitle,
  targetNeverSettled,
  toAction,
  withoutActual,
  withoutTarget,
} from "../../wording/plan.ts";
import { type Inline, label, text } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import { planOf } from "../partnership-plan/plan-of.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";

/** What is not yet decided, measured or agreed. A plan that hides it cannot be held to. */
export const planOpen: SectionKind<Record<string, never>> = {
  id: "plan-open",
  shows:
    "What the plan leaves open: actions, measures and targets to be confirmed or not set, leads and outcomes that are not named, and notes on its files.",
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
      ...listOf("Measures to be confirmed", measuresOpen(plan)),
      ...listOf(`Measures without a target for ${formatPeriod(year)}`, targetsNotSet(plan, year, context)),
      ...(plan.years.some(({ id }) => id === toDate.id) && toDate.id !== year.id
        ? listOf(`Never settled for ${formatPeriod(toDate)}`, neverSettled(plan, context))
        : []),
      ...listOf("Targets without an actual", targetsOpen(plan, context)),
      ...listOf(
        "Priorities without actions of their own",
        plan.priorities.flatMap(({ number, title, delivery }) =>
          delivery.length === 0 ? [[label(priorityTitle(number, title))]] : [],
        ),
      ),
      ...(audience === "internal" ? listOf("Notes on the plan’s files", notesOnFiles(plan, context)) : []),
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
      const name = `Priority ${number}, ${lowerFirst(title)}`;
      if (indicators.length === 0) return [[label(`${name}: no measure is named.`)]];
      return open === 0 ? [] : [[label(`${name}: ${countOf(open, "measure")} to be confirmed.`)]];
    }),
  );

/** What has no target for a year, of those measures by which a priority is judged. Of what is neither better nor worse, no target suits. */
function targetsNotSet(plan: PartnershipPlan, year: Period, context: PresentContext): (readonly Inline[])[] {
  const counted = indicatorsOfPlan(plan).flatMap((indicator) => {
    const form = targetForm(indicator, year, context);
    const state = form === undefined ? "not-set" : form.kind === "state" ? form.state : "set";
    const isNeutral = context.paper.indicators.get(indicator)?.polarity === "neutral";
    return isNeutral ? [] : [{ title: titleOf(indicator, context), state }];
  });
  const stated = measuresOf(plan).flatMap(({ measure, state, targets }) =>
    state === undefined && !targets.some((one) => one.year.id === year.id)
      ? [{ title: measure, state: "not-set" }]
      : [],
  );
  return (["not-set", "to-be-confirmed"] as const).flatMap((wanted) =>
    withoutTarget(
      [...counted, ...stated].filter(({ state }) => state === wanted).map(({ title }) => title),
      wanted,
    ),
  );
}

/** Targets and actions that were to be confirmed for the reported year, and still are. */
function neverSettled(plan: PartnershipPlan, context: PresentContext): (readonly Inline[])[] {
  const { toDate } = context.paper;
  const targets = indicatorsOfPlan(plan).flatMap((indicator) => {
    const form = targetForm(indicator, toDate, context);
    const isOpen = form?.kind === "state" && form.state === "to-be-confirmed";
    return isOpen ? [targetNeverSettled(titleOf(indicator, context), toDate)] : [];
  });
  const actions = actionsInYear(plan, toDate).flatMap(({ action, entry }) =>
    entry?.state === "to-be-confirmed" ? [actionNeverSettled(action.ref, toDate)] : [],
  );
  return [...targets, ...actions];
}

const titleOf = (indicator: string, context: PresentContext): string =>
  context.words({ indicator, area: context.paper.settings.area.id }).title;

const targetForm = (indicator: string, year: Period, { paper: { settings } }: PresentContext): TargetForm | undefined =>
  settings.targets.find(
    (one) =>
      one.indicator === indicator && (one.area ?? settings.area.id) === settings.area.id && one.year.id === year.id,
  )?.form;

const measuresOf = ({ priorities }: PartnershipPlan) =>
  priorities.flatMap(({ delivery }) =>
    delivery.flatMap(({ indicators }) => indicators.flatMap((one) => (one.kind === "measure" ? [one] : []))),
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

const statedWithoutActual = (plan: PartnershipPlan, reported: string): (readonly Inline[])[] =>
  measuresOf(plan).flatMap(({ measure, targets }) =>
    targets.flatMap(({ year, actual }) =>
      year.id === reported && actual === undefined ? [withoutActual(measure, year)] : [],
    ),
  );

/** Without the lines of files, which say nothing to those who sign: an action is named by its reference. */
const notesOnFiles = (plan: PartnershipPlan, { paper }: PresentContext): (readonly Inline[])[] =>
  (paper.planNotes ?? [])
    .filter(({ code }) => code !== "plan-target-open" && code !== "plan-case-study")
    .map(({ message, place }) => {
      const action = actionAt(plan, place);
      return !action || message.includes(action.ref)
        ? [label(message)]
        : [...toAction(action.ref), label(`: ${message}`)];
    });

const actionAt = ({ priorities }: PartnershipPlan, place: Place | undefined): PlanAction | undefined =>
  place &&
  priorities
    .flatMap(({ delivery }) => delivery.flatMap(({ actions }) => actions))
    .find((action) => action.place.file === place.file && action.place.line === place.line);
