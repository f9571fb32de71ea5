import { type DutyHolder, seriousViolenceDutyFrom } from "../analysis/serious-violence.ts";
import type { SeriousViolenceSetting } from "../partnership/settings/themes.ts";
import type { Period } from "../values/period.ts";
import { formatDate } from "./dates.ts";
import { type Inline, label, runs, series } from "./runs.ts";
import { inPeriod } from "./subject.ts";

const law = "Police, Crime, Sentencing and Courts Act 2022, Part 2, and Crime and Disorder Act 1998, section 6(1)(d)";

/** Why there is no needs assessment of an earlier year. */
export const beforeTheDuty = (period: Period): Inline[] => [
  label(
    `The Serious Violence Duty applies from ${formatDate(seriousViolenceDutyFrom)} (${law}). It did not apply in ${inPeriod(period)}, so that this paper holds no needs assessment under it.`,
  ),
];

export const theDuty = (period: Period, applies: boolean): Inline[] => [
  label(
    applies
      ? `The Serious Violence Duty (${law}) asks the specified authorities to work out together what serious violence there is in the area and why, and to publish a strategy to prevent and reduce it. It applies from ${formatDate(seriousViolenceDutyFrom)}.`
      : `The Serious Violence Duty (${law}) applies from ${formatDate(seriousViolenceDutyFrom)} and did not apply in ${inPeriod(period)}. What follows is what a needs assessment would have held.`,
  ),
];

/** The local definition, with when and by whom it was agreed. */
export function definitionSentence(
  { agreedOn, by, note }: SeriousViolenceSetting,
  titles: readonly string[],
): Inline[] {
  const agreed = [
    ...(by ? [`by the ${by.replace(/^the /i, "")}`] : []),
    ...(agreedOn ? [`on ${formatDate(agreedOn)}`] : []),
  ];
  const how = agreed.length > 0 ? `, agreed ${agreed.join(" ")},` : "";
  const named = series(titles.map((title) => [label(title)]));
  return runs`The partnership’s own definition of serious violence${how} is: ${named}. They may overlap and are never added up.${note ? ` ${note}` : ""}`;
}

export const noDefinition = (): Inline[] => [
  label(
    "The partnership has no definition of serious violence in its settings. The duty asks for one: list its indicators under “serious_violence”.",
  ),
];

export const holderNames: Readonly<Record<DutyHolder["id"], string>> = {
  police: "Police",
  health: "Health bodies",
  "youth-justice": "Youth justice service",
  probation: "Probation service",
  fire: "Fire and rescue service",
  council: "Council",
  education: "Schools and colleges",
  prisons: "Prisons and youth custody",
};

/** What of each body's data a needs assessment asks for. */
export const holderAsks: Readonly<Record<DutyHolder["id"], string>> = {
  police: "Offences with their victims and suspects, places and times",
  health: "Attendances and ambulance calls for assaults, with the kind of weapon, place and time",
  "youth-justice": "Children and young people who are worked with, and why",
  probation: "People supervised for serious violence, and their needs",
  fire: "Fires set on purpose and attacks on crews",
  council: "Referrals to services, antisocial behaviour, safeguarding",
  education: "Exclusions and absence",
  prisons: "Releases to the area",
};

export const boundWords: Readonly<Record<DutyHolder["bound"], string>> = {
  specified: "is bound by the duty",
  relevant: "co-operates when asked",
};

export const notHeldWords = "not held";

/** Which chapters tell who is harmed and where, so that nothing is said twice. */
export const seeChapters = (chapters: readonly Inline[]): Inline[] =>
  chapters.length === 0
    ? []
    : runs`Who is harmed, by whom, where and when is told in ${series(chapters.map((one) => [one]))}.`;
