import type { Indicator, NightName } from "../indicators/indicator.ts";
import type { MonthFinding, TimesFinding } from "../values/profile-findings.ts";
import { isNumber } from "../values/value.ts";
import { monthName } from "./dates.ts";
import { spellSmall } from "./numbers.ts";
import { type Inline, label, runs, series } from "./runs.ts";
import { periodOf } from "./subject.ts";
import { unitName } from "./values.ts";

export const nightTitles: Readonly<Record<NightName, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
const nightTitle = (night: string): string => nightTitles[night as NightName];
const lateWindow = "22:00 and 03:00";

/** The late hours, the nights that stand out, and the months that are not as a year before: a sentence each. */
export function timeSentences(finding: TimesFinding, indicator: Indicator): Inline[][] {
  if (finding.limited)
    return [
      [label(`${indicator.title} is counted at certain hours alone; that there is none at others is its definition.`)],
    ];
  return [lateSentence(finding, indicator), ...nightSentences(finding, indicator)].filter(
    (sentence) => sentence.length > 0,
  );
}

const lateWords: Readonly<Record<TimesFinding["lateLevel"], string>> = {
  above: ", more than the 21% that five hours of 24 would hold if all hours were alike",
  below: ", less than the 21% that five hours of 24 would hold if all hours were alike",
  even: "",
  "not-known": "",
};

function lateSentence({ late, lateLevel, known }: TimesFinding, indicator: Indicator): Inline[] {
  if (!late || !isNumber(late.share.value)) return [];
  return runs`${late.share} of the ${unitName(indicator.unit)} whose hour is known were between ${lateWindow} (${late.part} of ${known})${lateWords[lateLevel]}.`;
}

/** The hours that a night is told by. */
const nightWindow = "18:00 to 05:59";

function nightSentences(finding: TimesFinding, indicator: Indicator): Inline[][] {
  const { busiest, nights, others } = finding;
  const found = busiest.flatMap((name) => nights.find(({ night }) => night === name) ?? []);
  if (found.length === 0 || !others) return [];
  const most =
    finding.span === "night" ? busiestNights(found, finding, indicator) : busiestDays(found, finding, indicator);
  const more = isNumber(others.share.value) && others.share.value.number > 50;
  const rest = spellSmall(7 - found.length);
  return more ? [most, runs`The other ${rest} together hold more: ${others.part} (${others.share}).`] : [most];
}

type Nights = TimesFinding["nights"];

/** The number of each, with its share where it is one alone. */
const counted = (found: Nights): Inline[] => {
  const [first] = found;
  return first && found.length === 1
    ? runs`${first.count} (${first.share.share})`
    : series(found.map(({ count }) => runs`${count}`));
};

function busiestNights(found: Nights, { inNights }: TimesFinding, indicator: Indicator): Inline[] {
  const names = series(found.map(({ night }) => runs`${nightTitle(night)}`));
  const verb = found.length > 1 ? "nights are" : "night is";
  return runs`The busiest ${verb} ${names}: ${counted(found)} of the ${inNights} ${unitName(indicator.unit)} from ${nightWindow}.`;
}

function busiestDays(found: Nights, { inNights }: TimesFinding, indicator: Indicator): Inline[] {
  const names = series(found.map(({ night }) => runs`on ${nightTitle(night)}`));
  return runs`The ${"24"} hours from ${"06:00"} ${names} have the most ${unitName(indicator.unit)} of the seven days: ${counted(found)} of the ${inNights} whose hour is known.`;
}

/** Where no night stands out, that is said once, beside the drawing. */
export const gridTitle = ({ busiest, span, late }: TimesFinding, indicator: Indicator): Inline[] => {
  const names = busiest.map(nightTitle);
  if (names.length > 0)
    return [
      label(
        span === "night"
          ? `${indicator.title}: the most from ${nightWindow} on ${names.join(" and ")}`
          : `${indicator.title}: the most in the 24 hours from 06:00 on ${names.join(" and on ")}`,
      ),
    ];
  if (late && isNumber(late.share.value)) return runs`${indicator.title}: ${late.share} between ${lateWindow}`;
  return [label(`${indicator.title} by day and hour`)];
};

export function unknownTimeSentence({ unknown, total, unknownShare }: TimesFinding): Inline[] {
  if (!isNumber(unknown.value) || unknown.value.number === 0) return [];
  const share = isNumber(unknownShare.share.value) ? runs` (${unknownShare.share})` : [];
  return runs`The hour is not known of ${unknown} of ${total}${share}: no time was given, or it happened at some time in ${"more than 12 hours"}.`;
}

/** What the counts of the seven days are headed by, and those of their nights. */
export const dayColumn = "24 hours from 06:00 on";
export const nightColumn = nightWindow;

export const noHoursNote = "Hours are not shown in this edition: nearly all counts by the hour would be withheld.";

export const dayNote =
  "A day runs from 06:00 to 05:59, so that a night out is not cut in two: 01:00 on Saturday belongs to Friday.";

const listed = (months: readonly MonthFinding[]): Inline[] =>
  series(months.map(({ to, from }) => runs`${monthName(periodOf(to).start)} (${to}, from ${from})`));

/** Only months that clearly differ from the same month a year before. */
export function monthSentences(
  { more, fewer }: { readonly more: readonly MonthFinding[]; readonly fewer: readonly MonthFinding[] },
  indicator: Indicator,
): Inline[][] {
  const unit = unitName(indicator.unit);
  return [
    ...(more.length > 0 ? [runs`More ${unit} than in the same month a year before: ${listed(more)}.`] : []),
    ...(fewer.length > 0 ? [runs`Fewer ${unit} than in the same month a year before: ${listed(fewer)}.`] : []),
  ];
}

export const noTimesGap = (indicator: Indicator): string =>
  `${indicator.title} by day and hour: no source held gives the time.`;
