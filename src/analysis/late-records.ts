import type { FormerStage, LateRecordsFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { type AbsentValue, isNumber, numberValue } from "../values/value.ts";
import { differenceOf, percentOf } from "./change-figures.ts";
import type { ChangeQuestion, ChangeRules } from "./change-question.ts";
import type { Verdict } from "./change-verdict.ts";
import { withheldRange } from "./unknown-share.ts";

/** Growth since the earlier extract is said when it is at least this much of what was counted then, ... */
export const lateGrowthMinimum = 2;
/** ... and moves the change by at least as many percentage points, or changes its verdict. */
export const lateMovesChangeBy = 1;

/** What is said of late records, and the verdict that is left. */
interface LateVerdict {
  readonly verdict: Verdict;
  readonly finding?: LateRecordsFinding;
}

/**
 * Last year's count has had a year longer for late records than this year's. Where an earlier extract shows how it stood, the change is
 * tested on that count too, and a verdict is left only where it is the same on both.
 */
export function lateRecords(
  question: ChangeQuestion,
  rules: ChangeRules,
  now: Verdict,
  verdictFrom: (from: Figure) => Verdict,
): LateVerdict {
  const { from, to, former } = question;
  if (!isNumber(from.value) || !isNumber(to.value) || now.because === "series-break") return { verdict: now };
  const [count, after] = [from.value.number, to.value.number];
  // It could be any number, so that no verdict is safe from it.
  if (former && isWithheldForAnother(former.count)) return { verdict: now.tested ? { because: "late-records" } : now };
  const then = former ? thenOf(former.count, count) : question.lateFactor && count * question.lateFactor;
  if (then === undefined || then === count) return { verdict: now };
  const sameWay = (after - count) * (after - then) > 0;
  const verdict = both(now, verdictFrom({ ...from, value: numberValue(then) }), sameWay, former?.stage.stage);
  if (!former) return { verdict };
  const overturned = verdict.because !== now.because || verdict.tested?.evidence !== now.tested?.evidence;
  if (!isMaterial(count, then, after, overturned)) return { verdict: now };
  return {
    verdict,
    finding: {
      ...former.stage,
      effect: count > then ? "raised" : "lowered",
      factor: count === 0 ? 1 : then / count,
      ...shownOf(question, former.count, former.stage.asAt, rules),
    },
  };
}

/** What the count was: the most cautious that is possible where it is withheld. Nothing where it is not known. */
function thenOf({ value }: Figure, now: number): number | undefined {
  if (isNumber(value)) return value.number;
  return value.state === "suppressed" ? withheldThen(value, now) : undefined;
}

const isWithheldForAnother = ({ value }: Figure): boolean =>
  value.state === "suppressed" && value.because === "secondary";

function withheldThen({ because }: AbsentValue, now: number): number | undefined {
  switch (because) {
    case "small-revision-up":
      return Math.max(0, now - withheldRange.most);
    case "small-revision-down":
      return now + withheldRange.most;
    case "small-count":
      return now > withheldRange.most ? withheldRange.least : undefined;
    default:
      return undefined;
  }
}

function isMaterial(now: number, then: number, after: number, overturned: boolean): boolean {
  if (now === 0 || then === 0) return true;
  const points = 100 * Math.abs(after / now - after / then);
  return (100 * Math.abs(now - then)) / then >= lateGrowthMinimum && (overturned || points >= lateMovesChangeBy);
}

/**
 * The verdict that holds on both counts: the weaker of two that agree; none where they do not. A younger count than this year's is a
 * bound of what stands beside it, not the thing itself, and takes no headline away from a change that is clear on it.
 */
function both(now: Verdict, then: Verdict, sameWay: boolean, stage?: FormerStage["stage"]): Verdict {
  if (!now.tested) return now;
  const [isClear, wasClear] = [now, then].map(({ tested }) => tested !== undefined && tested.evidence !== "not-clear");
  if (!then.tested || isClear !== wasClear || (isClear && !sameWay)) return { because: "late-records" };
  return then.tested.evidence === "clear-95" && stage !== "younger"
    ? { tested: { ...now.tested, evidence: "clear-95" } }
    : now;
}

function shownOf(question: ChangeQuestion, then: Figure, asAt: string, { smallNumbers }: ChangeRules) {
  if (!isNumber(then.value)) return {};
  const grown = { from: then, to: question.from, comparison: `since-${asAt}` };
  const changed = { from: then, to: question.to, comparison: `${question.comparison}-as-at-${asAt}` };
  return {
    shown: {
      then,
      growth: differenceOf(grown, undefined),
      growthPercent: percentOf(grown, smallNumbers, undefined),
      difference: differenceOf(changed, undefined),
      percent: percentOf(changed, smallNumbers, undefined),
    },
  };
}
