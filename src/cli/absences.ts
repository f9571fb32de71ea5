import type { ReadResult } from "../extracts/reading.ts";
import type { AbsenceReason } from "../indicators/absence.ts";
import type { Problem } from "../problems/problem.ts";
import type { Figure } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { formatPeriod, formatSpan } from "../wording/dates.ts";
import type { Comparison } from "./comparison.ts";

const sentences: Readonly<Record<AbsenceReason | "series-break" | "small-base", string>> = {
  "not-covered": "No extract holds the period.",
  "partly-covered": "The extracts hold only a part of the period, so that a count would be too low.",
  unserved: "No extract has what the indicator needs for this.",
  "month-precision": "The extract counts by month, and the question is about parts of months, nights or hours.",
  "ready-made": "The count was published as it is; what could not be decided in it is not known.",
  "no-such-breakdown": "The indicator cannot be split like this.",
  "area-not-valid":
    "The zone was not drawn like this in the whole of the period (valid_from and valid_to in the settings).",
  "area-not-counted": "The comparator has no members to count.",
  "member-not-held": "The comparator's source does not hold all of its members, so that a total would be too low.",
  "look-back": "The extracts do not reach back far enough before the period to tell what is a repeat.",
  "no-school-terms": "The settings do not say on which days of the period there was school (school_terms).",
  "other-measure": "The indicator is a share or a number at a date, and has no such figure.",
  "no-percentage": "The survey gives no percentage for it.",
  "not-a-part": "What should be a part of the whole is more than the whole, so that no share can be given.",
  "not-defined": "The indicator is not defined for the area.",
  "series-break": "The series has a break between the two periods, so that they cannot be compared.",
  "base-0": "No percentage can be worked out from 0.",
  "small-base": "No percentage is given where the year before is too small for one (small_numbers in the settings).",
};

/** Why there is no number in a table of comparisons, a sentence for each reason, in the order in which they first come. */
export function absenceSentences(comparisons: readonly Comparison[]): string[] {
  return sentencesOf(comparisons.flatMap(({ count, previous, percent }) => [count, previous, percent]));
}

/** Why figures have no number. */
export function sentencesOf(figures: readonly Figure[]): string[] {
  const reasons = figures.flatMap(({ value }) => (isNumber(value) ? [] : [value.because]));
  return [...new Set(reasons)].flatMap((reason) => (isReason(reason) ? [sentences[reason]] : []));
}

const isReason = (reason: string | undefined): reason is keyof typeof sentences =>
  reason !== undefined && Object.hasOwn(sentences, reason);

/** A warning when no extract holds any of what was asked for, with the span that they do hold. */
export function withoutData(period: Period, comparisons: readonly Comparison[], { sources }: ReadResult): Problem[] {
  const isHeld = ({ count: { value } }: Comparison): boolean => isNumber(value) || value.because !== "not-covered";
  if (comparisons.some(isHeld)) return [];
  const from = sources.flatMap(({ coverage }) => coverage.from ?? []).sort()[0];
  const to = sources
    .flatMap(({ coverage }) => coverage.to ?? [])
    .sort()
    .at(-1);
  return [
    {
      code: "period-without-data",
      severity: "warning",
      message: `No extract holds anything of ${formatPeriod(period)}.`,
      remedy:
        from && to
          ? `They cover ${formatSpan(from, to)}: name a --period inside that, or add extracts.`
          : "Add extracts.",
    },
  ];
}
