import type { Polarity } from "../indicators/indicator.ts";
import type { SmallNumbers } from "../partnership/settings/limits.ts";
import { type Proportion, proportionsDiffer } from "../statistics/two-proportions.ts";
import type { Evidence, NotTestedBecause } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { MeasuredChange, MeasuredKind, MeasuredLevel } from "../values/measured-findings.ts";
import type { Period } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { breakWithin } from "./breaks.ts";
import { appraise, directionOf } from "./change.ts";
import { differenceOf, percentOf } from "./change-figures.ts";
import type { SeriesBreak } from "./change-question.ts";
import { unknownBetween, unknownShareTolerance } from "./unknown-share.ts";

/** A share that moved by less than this is never called higher or lower, however many stand behind it. */
export const clearPoints = 1;

export interface MeasuredRules {
  readonly measured: MeasuredKind;
  readonly polarity: Polarity;
  readonly breaks: readonly SeriesBreak[];
  readonly smallNumbers: SmallNumbers;
  readonly byNow: boolean;
  readonly unmappedShare?: (period: Period) => number;
}

/** A level, and the records of its two sides that could not be decided. */
export interface LevelAt {
  readonly level: MeasuredLevel;
  readonly unknown: readonly Figure[];
}

const comparison = "previous-year";

/** From one level to another: by how much, and whether the two proportions differ by more than chance. */
export function measuredChange(from: LevelAt, to: LevelAt, rules: MeasuredRules): MeasuredChange {
  const seriesBreak = breakBetween(from.level, to.level, rules);
  const question = { from: from.level.figure, to: to.level.figure, comparison };
  const difference = differenceOf(question, seriesBreak);
  const direction = directionOf(difference.value);
  const verdict = verdictOf(from, to, difference, rules);
  const evidence = verdict.evidence ?? "not-tested";
  return {
    kind: "measured-change",
    from: from.level,
    to: to.level,
    difference,
    ...(rules.measured === "stock" ? { percent: percentOf(question, rules.smallNumbers, seriesBreak) } : {}),
    direction,
    evidence,
    ...(verdict.because ? { notTestedBecause: verdict.because } : {}),
    appraisal: appraise(direction, evidence, rules.polarity),
    ...(seriesBreak ? { seriesBreak } : {}),
  };
}

/** A number at a date stands at the end of its period; what changed inside an earlier period matters to it as well. */
const breakBetween = (from: MeasuredLevel, to: MeasuredLevel, { breaks }: MeasuredRules): SeriesBreak | undefined =>
  breakWithin(breaks, from.period.start, to.period.end);

interface Verdict {
  readonly evidence?: Exclude<Evidence, "not-tested">;
  readonly because?: NotTestedBecause;
}

/**
 * By the test of two proportions. None of numbers at a date, nor of shares of them: whoever is counted on one day may still be there on
 * the next, so that the two are not of different cases.
 */
function verdictOf(from: LevelAt, to: LevelAt, difference: Figure, rules: MeasuredRules): Verdict {
  if (!isNumber(difference.value))
    return { because: breakBetween(from.level, to.level, rules) ? "series-break" : "no-number" };
  const [before, after] = [proportionOf(from.level), proportionOf(to.level)];
  if (rules.measured === "stock" || !before || !after) return { because: "not-a-count" };
  if (rules.byNow) return { because: "late-records" };
  if (unknownMoved(from, to, rules)) return { because: "unknown-share-moved" };
  return { evidence: proportionsEvidence(before, after) };
}

/** Whether two proportions of different cases lie apart by more than chance, and by enough to be called so. */
export function proportionsEvidence(before: Proportion, after: Proportion): Exclude<Evidence, "not-tested"> {
  const points = Math.abs(100 * (after.part / after.whole - before.part / before.whole));
  const clearAt = (level: 0.95 | 0.99): boolean => points >= clearPoints && proportionsDiffer(before, after, level);
  return clearAt(0.99) ? "clear-99" : clearAt(0.95) ? "clear-95" : "not-clear";
}

const countMethods: readonly Figure["method"][] = ["count", "sum"];

function proportionOf({ figure, part, base }: MeasuredLevel): Proportion | undefined {
  if (!base || !isNumber(base.value) || !isNumber(figure.value) || !countMethods.includes(base.method))
    return undefined;
  const whole = base.value.number;
  if (!part) return { part: (figure.value.number / 100) * whole, whole };
  if (!isNumber(part.value) || !countMethods.includes(part.method)) return undefined;
  return { part: part.value.number, whole };
}

/** Whether more records of a side, or fewer, could not be decided than a year before, or had a category that nobody knew. */
function unknownMoved(from: LevelAt, to: LevelAt, { unmappedShare }: MeasuredRules): boolean {
  const sides = (["part", "base"] as const).map((side) => [from.level[side], to.level[side]] as const);
  const undecided = sides.some(([before, after], index) => {
    const [unknownBefore, unknownAfter] = [from.unknown[index], to.unknown[index]];
    if (!before || !after || !unknownBefore || !unknownAfter) return false;
    const found = unknownBetween({ count: before, unknown: unknownBefore }, { count: after, unknown: unknownAfter });
    return found?.moved === true;
  });
  const unmapped = unmappedShare
    ? Math.abs(unmappedShare(to.level.period) - unmappedShare(from.level.period)) > unknownShareTolerance
    : false;
  return undecided || unmapped;
}
