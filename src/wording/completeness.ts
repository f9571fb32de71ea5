import type { Figure } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import { numberOf } from "./change.ts";
import { type Inline, runs, sentences, strong, text } from "./runs.ts";
import { inPeriod } from "./subject.ts";

interface Log {
  readonly logged: Figure;
  readonly due: Figure;
  readonly percent: Figure;
}

/** "In 2019/20 the log has an entry for 83 of the 100 nights on which a patrol was due (83%)." A night without one may have had a patrol. */
export function completenessSentences({
  period,
  now,
  before,
}: {
  readonly period: Period;
  readonly now: Log & { readonly gap: Figure };
  readonly before: Log & { readonly period: Period };
}): Inline[] {
  const { logged, due, percent, gap } = now;
  const missing = numberOf(gap);
  return sentences(
    [
      strong(
        ...runs`In ${inPeriod(period)} the log has an entry for ${logged} of the ${due} nights that were due${bracket(percent)}.`,
      ),
    ],
    numberOf(before.logged) === undefined || numberOf(before.due) === undefined
      ? []
      : runs`The year before it had one for ${before.logged} of ${before.due}${bracket(before.percent)}.`,
    missing === undefined || missing === 0
      ? []
      : runs`For ${gap} ${missing === 1 ? "night" : "nights"} there is none: a patrol may have gone out and not been written down, or none may have gone out.`,
    missing ? [text("What the log says of patrols holds only for the nights that have an entry.")] : [],
  );
}

const bracket = (percent: Figure): Inline[] => (numberOf(percent) === undefined ? [] : runs` (${percent})`);
