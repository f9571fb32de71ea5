import type { TargetFinding } from "../values/target-findings.ts";
import { type DataEnd, someOf } from "./data-ends.ts";
import { formatDate } from "./dates.ts";
import { spellSmall } from "./numbers.ts";
import { type Inline, label, listWords, runs, sentences, series, text } from "./runs.ts";

/** A target that names a number, as it was found, and the sources whose early end keeps it from being judged. */
export interface TargetTold {
  readonly title: string;
  readonly target: TargetFinding;
  readonly short: readonly DataEnd[];
}

/** One that nobody has agreed a number for cannot be missed, nor be left without a verdict. */
export const hasNumber = ({ status }: TargetFinding): boolean =>
  !["to-be-confirmed", "not-set", "see-elsewhere"].includes(status);

const isJudged = ({ target }: TargetTold): boolean => target.status !== "not-available";

/** "Of the three targets, two cannot be judged: robbery and burglary, since ...". Nothing where all are judged. */
export function unjudgedTargets(targets: readonly TargetTold[]): Inline[] {
  const unjudged = targets.filter((one) => !isJudged(one));
  if (unjudged.length === 0) return [];
  const reasons = [...new Set(unjudged.map(reasonOf))];
  const told = reasons.map((reason) => {
    const titles = unjudged.filter((one) => reasonOf(one) === reason).map(({ title }) => title);
    return [label(`${someOf(titles)}, since ${reason}`)];
  });
  return [...runs`${opening(unjudged.length, targets.length)}: `, ...series(told, "; ", "; "), text(".")];
}

function opening(unjudged: number, all: number): string {
  if (unjudged < all) return `Of the ${spellSmall(all)} targets, ${spellSmall(unjudged)} cannot be judged`;
  if (all === 1) return "The target cannot be judged";
  return `${all === 2 ? "Neither target" : `None of the ${spellSmall(all)} targets`} can be judged`;
}

/** What page 1 says of targets of which some cannot be judged and none was missed. */
export function noneMissed(targets: readonly TargetTold[]): Inline[] {
  const judged = targets.filter(isJudged).length;
  const ofJudged =
    judged === 0
      ? []
      : judged === 1
        ? [text("The one that was judged was not missed.")]
        : runs`None of the ${spellSmall(judged)} that were judged was missed.`;
  return sentences(unjudgedTargets(targets), ofJudged);
}

function reasonOf({ target, short }: TargetTold): string {
  switch (target.notAvailableBecause) {
    case "baseline":
      return "what the target is set on is not available";
    case "series-break":
      return "the series breaks after the period that the target was set on";
    case "not-started":
      return "the year has not begun";
    default:
      return short.length > 0 ? endsWords(short) : stateWords(target);
  }
}

const endsWords = (short: readonly DataEnd[]): string =>
  `${listWords(short.map(({ name, to }) => `${name} ends on ${formatDate(to)}`))}, before the period does`;

function stateWords({ actual, progress }: TargetFinding): string {
  const state = (actual ?? progress?.toDate)?.value.state;
  if (state === "suppressed") return "this edition withholds what the target is judged by";
  if (state === "missing") return "no count is held";
  return state === "incomplete" ? "the count is not complete" : "nothing tells how the year will end";
}
