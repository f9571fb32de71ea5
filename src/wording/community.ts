import type { Quote } from "../partnership/settings/community.ts";
import type { Figure } from "../values/figure.ts";
import type { MeasuredChange } from "../values/measured-findings.ts";
import type { Period } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { formatPeriod } from "./dates.ts";
import { levelText } from "./measured.ts";
import { formatDecimal } from "./numbers.ts";
import { figureRun, type Inline, label, runs, series, text } from "./runs.ts";
import { inPeriod } from "./subject.ts";

/** "Feel safe after dark: 61.3% in 2015/16, no clear change from 61.0% the year before." */
export function surveySentence({ from, to, difference, direction, evidence }: MeasuredChange, title: string): Inline[] {
  const now = figureRun(to.figure, levelText(to.figure));
  const lead = runs`${title}: ${now} in ${inPeriod(to.period)}`;
  if (!isNumber(to.figure.value)) return runs`${title}: not available for ${inPeriod(to.period)}.`;
  if (!isNumber(from.figure.value) || !isNumber(difference.value)) return runs`${lead}.`;
  const before = figureRun(from.figure, levelText(from.figure));
  if (evidence !== "clear-95" && evidence !== "clear-99")
    return runs`${lead}, no clear change from ${before} the year before.`;
  const points = figureRun(difference, formatDecimal(Math.abs(difference.value.number), 1));
  return runs`${lead}, ${points} percentage points ${direction === "more" ? "higher" : "lower"} than the year before (${before}): a clear ${direction === "more" ? "rise" : "fall"}.`;
}

export const surveyCaution = (): Inline[] => [
  label(
    "A survey asks some and not all: with another draw its percentage would be another, and 95 times in 100 the interval would hold that of all residents.",
  ),
];

/** "In November 2015, 842 people took part. Most often named were noise (371) and knives (303)." */
export function consultationSentence(
  answered: Figure,
  held: Period,
  named: readonly { readonly title: string; readonly count: Figure }[],
): Inline[] {
  const lead = runs`In ${formatPeriod(held)}, ${answered} people took part in the consultation`;
  const [first, second] = named;
  if (!first) return runs`${lead}.`;
  const most = [first, ...(second ? [second] : [])].map(({ title, count }) => runs`“${title}” (${count})`);
  return runs`${lead}. Named most often ${most.length === 1 ? "was" : "were"} ${series(most)}.`;
}

export const consultationCaution = (how: string | undefined): Inline[] => [
  label(
    [
      ...(how ? [how] : []),
      "Whoever wished to took part: the numbers tell what they said, and not what all residents think, so that no interval is given.",
    ].join(" "),
  ),
];

/** “…”, a mother. */
export const quoteLine = ({ quote, role }: Quote): Inline[] => [text(`“${quote}” – ${role}`)];

export const quotesCaution = (): Inline[] => [
  text(
    "Quotes are of people who agreed to be quoted. They are named by what they are, and stand for nobody but themselves.",
  ),
];

export const noViews = (): Inline[] => [
  label(
    "The partnership holds no survey, consultation or quotes of people who live and work in the area. The law asks for their views: name surveys, consultations or quotes under “community” in the settings.",
  ),
];

export const viewNotHeld = (title: string): Inline[] => [label(`${title}: no file that was read holds it.`)];
