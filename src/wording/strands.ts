import type { ChangeFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { numberOf, sizeOf } from "./change.ts";
import { type Inline, runs, text } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";
import { unitName } from "./values.ts";

/** Why strands are not added up, with how far they overlap where the edition may say so. */
export function overlapSentence(difference: Figure, any: Figure): Inline[] {
  const unit = unitName(any.unit);
  const one = unitName(any.unit, 1);
  const why = `${/^[aeiou]/.test(one) ? "An" : "A"} ${one} can have more than one strand, so the strands are not added up.`;
  const beyond = numberOf(difference);
  if (beyond === undefined || beyond >= 0) return [text(why)];
  return runs`${why} In ${inPeriod(periodOf(any))} their sum is ${sizeOf(difference)} more than the ${unit}, since some have two strands or more.`;
}

/** Where no strand changed clearly; withheld ones are not spoken of. */
export function noStrandMoved(changes: readonly ChangeFinding[]): string {
  const compared = changes.filter(({ direction }) => direction !== "not-compared");
  if (compared.length === 0) return "The strands cannot be compared with the year before.";
  return compared.length === changes.length
    ? "No strand changed clearly on the year before."
    : "Of the strands that can be compared, none changed clearly on the year before.";
}
