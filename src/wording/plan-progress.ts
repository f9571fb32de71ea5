import {
  type DeliveryProgress,
  type IndicatorMoved,
  type Movement,
  type PlanProgress,
  type ReportGroup,
  reportGroups,
} from "../analysis/plan-progress.ts";
import type { Figure } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import type { TargetStatus } from "../values/target-findings.ts";
import { isNumber } from "../values/value.ts";
import { formatPeriod } from "./dates.ts";
import { capital } from "./letters.ts";
import { levelText } from "./measured.ts";
import { spellSmall } from "./numbers.ts";
import { figureRun, type Inline, label, runs, series, text } from "./runs.ts";
import { absentText } from "./values.ts";

/** How tables head a group of states. */
export const groupTitles: Readonly<Record<ReportGroup, string>> = {
  complete: "Complete",
  "under-way": "Under way",
  "delayed-or-stopped": "Delayed or stopped",
  "not-started": "Not started",
  "not-told": "No state given",
  "not-applicable": "Not for this year",
};

const groupWords: Readonly<Record<ReportGroup, string>> = {
  complete: "complete",
  "under-way": "under way",
  "delayed-or-stopped": "delayed or stopped",
  "not-started": "not started",
  "not-told": "with no state given",
  "not-applicable": "not for this year",
};

/** Actions by what the partners report, as counted figures. */
type ReportedFigures = Readonly<Record<ReportGroup, Figure>>;

/** "three complete, two under way": those groups that have any. */
export function reportedWords(reported: ReportedFigures, opens = false): Inline[] {
  const some = reportGroups.filter((group) => numberIn(reported[group]) > 0);
  if (some.length === 0) return [text(opens ? "No actions" : "no actions")];
  return some.flatMap((group, index) => [
    ...(index > 0 ? [text(", ")] : []),
    spelled(reported[group], opens && index === 0),
    text(` ${groupWords[group]}`),
  ]);
}

const numberIn = ({ value }: Figure): number => (isNumber(value) ? value.number : 0);
const spelled = (figure: Figure, opens = false): Inline => {
  const words = spellSmall(numberIn(figure));
  return figureRun(figure, opens ? capital(words) : words);
};

/** What the partners report in all. */
export const progressLead = (actions: Figure, reported: ReportedFigures, year: Period): Inline[] =>
  runs`Of the ${spelled(actions)} actions of the plan, the partners report for ${formatPeriod(year)}: ${reportedWords(reported)}.`;

/** "Of priority 5 (“Safer roads”) and priority 7 (“Fire”) the plan has no action." Silent where each has one. */
export function withoutActionsSentence(priorities: PlanProgress["priorities"]): Inline[] {
  const none = priorities.filter(({ reported }) => reportGroups.every((group) => reported[group] === 0));
  return none.length === 0
    ? []
    : runs`The plan has no action for ${series(none.map(({ priority }) => [label(`priority ${priority.number} (“${priority.title}”)`)]))}.`;
}

export const progressCaution = (): Inline[] => [
  text(
    "What partners report and what the indicators did are two things. An action can be complete and change nothing, and an indicator can move for reasons that have nothing to do with it. Neither is taken here for the other.",
  ),
];

const movementWords: Readonly<Record<Movement, string>> = {
  better: "clearly better",
  worse: "clearly worse",
  neither: "a clear change, neither better nor worse in itself",
  "no-clear-change": "no clear change",
  "not-known": "not known",
};

const targetWords: Readonly<Record<TargetStatus, string>> = {
  met: "target met",
  missed: "target missed",
  "on-course": "on course for its target",
  "not-on-course": "not on course for its target",
  "too-close": "too close to its target to tell",
  "not-available": "its target cannot be judged",
  "to-be-confirmed": "target to be confirmed",
  "not-set": "no target set",
  "see-elsewhere": "target reported elsewhere",
};

/** "Robbery: 880 after 860, no clear change, target missed". Without a number it is not known, whatever its target says. */
export function movedWords({ movement, from, to, target }: IndicatorMoved, title: string): Inline[] {
  const verdict = `${movementWords[movement]}${target ? `, ${targetWords[target]}` : ""}`;
  if (!isNumber(to.value))
    return runs`${title}: ${absentText(to.value.state)}${target ? `, ${targetWords[target]}` : ""}`;
  const after = isNumber(from.value) ? runs` after ${levelRun(from)}` : [];
  return runs`${title}: ${levelRun(to)}${after}, ${verdict}`;
}

const levelRun = (figure: Figure): Inline => figureRun(figure, levelText(figure));

/** What the indicators of a delivery priority did, and how many of its measures nobody counts. */
export function indicatorsWords(
  { moved, unmeasured }: DeliveryProgress,
  titleOf: (indicator: string) => string,
): Inline[] {
  const words = [
    ...moved.map((one) => movedWords(one, titleOf(one.indicator))),
    ...(unmeasured > 0
      ? [[label(moved.length > 0 ? unmeasuredWords(unmeasured) : capital(unmeasuredWords(unmeasured)))]]
      : []),
  ];
  if (words.length === 0) return [text("No indicator is named.")];
  return words.flatMap((one, index) => [...(index > 0 ? [text("; ")] : []), ...one]);
}

/** Of measures that nobody counts. */
const unmeasuredWords = (unmeasured: number): string =>
  `${spellSmall(unmeasured)} ${unmeasured === 1 ? "measure" : "measures"} that no source counts`;

/** Where what is reported and what was counted part; silent where they do not. */
export function partingSentences(deliveries: readonly DeliveryProgress[]): Inline[][] {
  const named = (which: DeliveryProgress["parts"]): Inline[][] =>
    deliveries.flatMap(({ parts, priority, delivery }) =>
      parts === which ? [[label(`“${delivery.title}” (priority ${priority.number})`)]] : [],
    );
  const [against, despite] = [named("against"), named("despite")];
  return [
    ...(against.length > 0
      ? [
          runs`Every action is complete or under way, and an indicator got clearly worse all the same: ${series(against)}.`,
        ]
      : []),
    ...(despite.length > 0
      ? [
          runs`Something is delayed, stopped or not started, and an indicator got clearly better all the same: ${series(despite)}.`,
        ]
      : []),
  ];
}

export const noPlan = (): Inline[] => [
  label(
    "The progress of the last action plan cannot be told: the partnership folder holds no plan.yaml and plan-actions.csv that can be read. docs/plan.md tells how to make them.",
  ),
];

export const noSuchYear = (year: Period): Inline[] => [
  label(
    `The progress of the last action plan cannot be told: plan-actions.csv has no column for ${formatPeriod(year)}.`,
  ),
];
