import type { ActionState } from "../partnership/plan/plan.ts";
import type { TargetForm } from "../partnership/settings/targets.ts";
import type { IsoDate, Period } from "../values/period.ts";
import { formatPeriod } from "./dates.ts";
import { formatSignedPercent } from "./numbers.ts";
import { type Inline, label, type StatusMark, status, text } from "./runs.ts";

/** Words of a Partnership Plan. */

const states: Readonly<Record<ActionState, { readonly mark: StatusMark; readonly words: string }>> = {
  "not-started": { mark: "not-compared", words: "Not started" },
  "in-development": { mark: "no-clear-change", words: "In development" },
  started: { mark: "on-course", words: "Started" },
  ongoing: { mark: "on-course", words: "Ongoing" },
  complete: { mark: "met", words: "Complete" },
  delayed: { mark: "near-miss", words: "Delayed" },
  stopped: { mark: "missed", words: "Stopped" },
  "to-be-confirmed": { mark: "not-set", words: "To be confirmed" },
  "not-applicable": { mark: "not-available", words: "Not applicable" },
};

/** The state of an action, as its mark and word. */
export const actionState = (state: ActionState): Inline => status(states[state].mark, states[state].words);

/** A cell with nothing in it. */
export const notSaid = (): Inline => status("not-available", "Not said");

export const toBeConfirmed = (): Inline => status("not-set", "To be confirmed");
export const notSet = (): Inline => status("not-set", "Not set");

/** "2015/16 to 2017/18". */
export const formatYears = (years: readonly Period[]): string =>
  [years[0], years.length > 1 ? years.at(-1) : undefined]
    .flatMap((year) => (year ? formatPeriod(year) : []))
    .join(" to ");

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** "one action", "three actions", "12 actions". */
export const countOf = (count: number, one: string, several = `${one}s`): string =>
  `${numbers[count] ?? String(count)} ${count === 1 ? one : several}`;

/** A target as it was agreed, where its year is too far off for a count: "11% fewer than the year before". */
export function agreedTarget(form: TargetForm): Inline {
  switch (form.kind) {
    case "state":
      return form.state === "to-be-confirmed"
        ? toBeConfirmed()
        : form.state === "not-set"
          ? notSet()
          : status("not-set", "Set elsewhere");
    case "at-most":
      return label(`at most ${form.count}`);
    case "at-least":
      return label(`at least ${form.count}`);
    case "change-on-previous-year":
      return label(`${formatSignedPercent(form.percent)} on the year before`);
    case "change-on-baseline":
      return label(`${formatSignedPercent(form.percent)} on ${formatPeriod(form.baseline)}`);
  }
}

/** What the introduction says of the plan's span, and of what its columns are, on the day of the paper. */
export const planSpan = (
  years: readonly Period[],
  { reported, coming }: { readonly reported: Period; readonly coming: Period },
  day: IsoDate,
): Inline[] => [
  label(
    `The plan runs for ${countOf(years.length, "financial year")}, ${formatYears(years)}. ${formatPeriod(reported)} has ended: what stands under it is what was done, where that is known. ${formatPeriod(coming)} ${yearNow(coming, day)}.`,
  ),
];

const yearNow = ({ start, end }: Period, day: IsoDate): string =>
  day < start ? "is the year that comes" : day <= end ? "has begun: it is the year planned" : "was the year planned";

export const noYear = (years: readonly Period[], coming: Period): Inline[] => [
  label(`${formatPeriod(coming)} is not a year of the plan, which runs for ${formatYears(years)}.`),
];

export const planWords = {
  introduction: "Introduction",
  performance: "Performance overview",
  services: "Delivering effective services",
  priorities: "Strategic priorities",
  duties: "Statutory duties",
  contacts: "Who has agreed the plan, and whom to ask",
  open: "What the plan leaves open",
  outcomes: "Strategic outcomes",
  strategies: "Linked strategies",
  objective: "Objective: ",
  improvement: "Improvement actions",
  improvementNone: "No improvement actions are recorded.",
  noOverarching: "No overarching indicator has been named.",
  unchecked: "Not yet checked",
  uncheckedText:
    "Nobody has confirmed that no one can be recognised in this case study. It stands in this edition alone, until somebody who knows the case has read it with that question.",
  withheldStudy:
    "A case study is left out of this edition: nobody has yet confirmed that no one can be recognised in it.",
  withheldStudies:
    "Case studies are left out of this edition: nobody has yet confirmed that no one can be recognised in them.",
  elsewhere: "This priority has no actions of its own here. They are in the strategies and plans named above.",
  noActions: "No action has been agreed for this priority, and no other plan is named that holds them.",
  noServices: "The plan says nothing of the services that deliver it.",
} as const;

export const priorityTitle = (number: number, title: string): string => `Priority ${number}: ${title}`;
export const actionsTitle = (number: number): string => `Priority ${number}: actions`;
export const deliveryTitle = (number: number, title: string): string => `Delivery priority ${number}: ${title}`;

/** "the target for 2015/16". */
export const withoutActual = (measure: string, year: Period): Inline[] => [
  label(`“${measure}” has a target for ${formatPeriod(year)}, and what came of it is not known.`),
];

/** "Not set: Robbery; Gun discharges.": measures by what stands in a target's place. Nothing where there are none. */
export const withoutTarget = (measures: readonly string[], state: "not-set" | "to-be-confirmed"): Inline[][] =>
  measures.length === 0
    ? []
    : [[label(`${state === "not-set" ? "Not set" : "To be confirmed"}: ${measures.join("; ")}.`)]];

/** What stands open under a year that has ended. */
export const targetNeverSettled = (measure: string, year: Period): Inline[] => [
  label(`${measure}: the target for ${formatPeriod(year)} is still to be confirmed.`),
];
export const actionNeverSettled = (ref: string, year: Period): Inline[] => [
  ...toAction(ref),
  label(`: under ${formatPeriod(year)} it still says “to be confirmed”.`),
];

/** "Action 4.16", which leads to its place in the table. */
export const toAction = (ref: string): Inline[] => [
  text("Action "),
  { kind: "link", href: actionAnchor(ref, "#"), content: [label(ref)] },
];

export const notDecided = (ref: string, year: Period): Inline[] => [
  ...toAction(ref),
  label(`: what is done in ${formatPeriod(year)} is to be confirmed.`),
];

/** The place of an action in the paper. */
export const actionAnchor = (ref: string, before: "" | "#" = ""): string => `${before}action-${ref.replace(".", "-")}`;
