import type { ShareFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { OverlapFinding } from "../values/series-findings.ts";
import { isNumber } from "../values/value.ts";
import { type Inline, runs } from "./runs.ts";

/** "Of 12 knife crime offences, 8 (67%) were personal robberies too": once for each of the two wholes. */
export function overlapSentences({ ofFirst, ofSecond }: OverlapFinding, first: string, second: string): Inline[][] {
  const sentence = ({ part, whole, share }: ShareFinding, noun: string, other: string): Inline[][] =>
    isNumber(share.value)
      ? [runs`Of ${whole} ${noun}, ${part} (${share}) were ${other} too.`]
      : isNumber(whole.value) && whole.value.number === 0
        ? [runs`There were no ${noun}, and so no share of them is defined.`]
        : [];
  return [...sentence(ofFirst, first, second), ...sentence(ofSecond, second, first)];
}

/** What could make the overlap greater than it is said to be. */
export const undecidedSentence = (undecided: Figure): Inline[] | undefined =>
  isNumber(undecided.value) && undecided.value.number > 0
    ? runs`Of ${undecided} more it is not known whether they are both.`
    : undefined;
