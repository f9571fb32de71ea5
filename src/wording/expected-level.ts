import type { Indicator } from "../indicators/indicator.ts";
import type { RateFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { IsoDate } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { absenceSentence } from "./change.ts";
import { formatDate } from "./dates.ts";
import { formatDecimal } from "./numbers.ts";
import { figureRun, type Inline, label, runs } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";
import { unitName } from "./values.ts";

/** "The 530 cases of 2019/20 are 44.9 for every 10,000 of the 118,000 adult women (41.2 to 48.9), about as many as expected." */
export function expectedLevelSentence(found: RateFinding, expected: number, people: string): Inline[] {
  const { count, denominator, rate, lower, upper } = found;
  const period = inPeriod(periodOf(count));
  if (!isNumber(rate.value)) return absenceSentence(count, period);
  return runs`The ${count} ${unitName(count.unit)} of ${period} are ${rate} for every ${found.per.toLocaleString("en-GB")} of the ${denominator} ${people} (${"95% interval"} ${lower} to ${upper})${against(lower, upper, expected)}.`;
}

/** Only where the interval leaves the expected level out is there more or less than expected. */
function against(lower: Figure, upper: Figure, expected: number): string {
  if (isNumber(lower.value) && lower.value.number > expected) return ": more than expected";
  if (isNumber(upper.value) && upper.value.number < expected) return ": fewer than expected";
  return ": about as many as expected";
}

/** "Cases heard by the MARAC: above the level of 40 a year for every 10,000 women aged 18 and over that is expected.", for page 1. */
export function notAsExpected(
  { rate, per }: RateFinding,
  { expected, people }: { readonly expected: number; readonly people: string },
  { title }: Pick<Indicator, "title">,
): Inline[] {
  const side = isNumber(rate.value) && rate.value.number < expected ? "below" : "above";
  return [
    label(
      `${title}: ${side} the level of ${expected} a year for every ${per.toLocaleString("en-GB")} ${people} that is expected.`,
    ),
  ];
}

/** When an expectation was looked up; a day after the paper's own stands in a note at its end. */
export const lookedUpOn = (dated: IsoDate, paper: IsoDate, note: (content: readonly Inline[]) => Inline): Inline[] =>
  dated <= paper
    ? [label(`What is expected was looked up on ${formatDate(dated)}.`)]
    : [
        label("What is expected is as its source had it when it was looked up."),
        note([label(`What is expected was looked up on ${formatDate(dated)}, after the date of this paper.`)]),
      ];

/** "At about 100 cases a year for each full-time adviser, these 530 need 5.3." */
export function workersSentence(count: Figure, workers: Figure, handles: number, worker: string): Inline[] {
  if (!isNumber(workers.value))
    return [
      label(
        `About ${handles} a year are expected for each full-time ${worker}; the number here is withheld [c] or incomplete.`,
      ),
    ];
  return runs`At about ${String(handles)} ${unitName(count.unit)} a year for each full-time ${worker}, these ${count} need ${figureRun(workers, formatDecimal(workers.value.number, 1))}.`;
}
