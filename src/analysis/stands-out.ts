import { criticalZ } from "../statistics/quantiles.ts";
import type { ChangeFinding, Evidence } from "../values/change-findings.ts";
import type { GroupRatio, RateFinding, ShareFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { clearChangeMinimum } from "./evidence.ts";
import { mostForSize } from "./exceptions.ts";

/**
 * What a section found that is no indicator's own change, target or record, and yet belongs on the first page. Each weighs less than a target
 * that was missed; what cannot be tested comes last.
 */
export const standsOutWeights = {
  /** The rate of one group of residents against that of another. */
  "group-differs": 30,
  /** A clear change since an event. */
  "since-event": 25,
  /** A share that is clearly another than a year before. */
  "share-moved": 25,
  /** A level against the one that somebody expects. */
  "not-as-expected": 20,
  /** A number at a date, of which no verdict is given. */
  "number-at-a-date": 10,
  /** A count so low that nothing is worked out from it. */
  "low-count": 5,
} as const;

/** A group whose rate is higher than that of the group of reference at 99%, and does not rest on low numbers. */
export function groupScore({ ratio, lower, upper, lowNumbers, interval }: GroupRatio): number | undefined {
  if (lowNumbers || interval !== "log") return undefined;
  const [at, from, to] = numbersOf(ratio, lower, upper);
  if (at === undefined || from === undefined || to === undefined || at < 1 || !leavesOut(at, from, to, 1))
    return undefined;
  return standsOutWeights["group-differs"] + sizeOf(100 * (at - 1));
}

/** A change since an event that is clear at 99%. */
export function sinceScore({ evidence, percent }: ChangeFinding): number | undefined {
  if (evidence !== "clear-99") return undefined;
  return standsOutWeights["since-event"] + sizeOf(Math.abs(numbersOf(percent)[0] ?? 0));
}

/** A share that is clearly another than an earlier one, at 99%. A percentage point of difference weighs as 2% of a count do. */
export function shareScore(then: ShareFinding, now: ShareFinding, evidence: Evidence): number | undefined {
  const [before, after] = numbersOf(then.share, now.share);
  if (before === undefined || after === undefined || evidence !== "clear-99") return undefined;
  return standsOutWeights["share-moved"] + Math.min(mostForSize, Math.abs(after - before));
}

/** A rate whose interval, widened to 99%, leaves out what is expected. */
export function expectedScore({ rate, lower, upper }: RateFinding, expected: number): number | undefined {
  const [at, from, to] = numbersOf(rate, lower, upper);
  if (at === undefined || from === undefined || to === undefined || !leavesOut(at, from, to, expected))
    return undefined;
  return standsOutWeights["not-as-expected"] + sizeOf(Math.abs(100 * (at / expected - 1)));
}

/** Two numbers at a date that are further apart than two independent counts would be by chance, at 99%: those that overlap are apart by less. */
export function stockScore(newest: Figure, earlier: Figure): number | undefined {
  return areApart(newest, earlier, 0.99) ? standsOutWeights["number-at-a-date"] : undefined;
}

/** Two low counts further apart than chance would usually have them: at 95%, since at 99% low numbers would never be seen. */
export function lowCountScore({ from, to }: Pick<ChangeFinding, "from" | "to">): number | undefined {
  return areApart(to, from, 0.95) ? standsOutWeights["low-count"] : undefined;
}

function areApart(one: Figure, other: Figure, level: 0.95 | 0.99): boolean {
  const [a, b] = numbersOf(one, other);
  if (a === undefined || b === undefined) return false;
  const apart = Math.abs(a - b);
  return apart >= clearChangeMinimum.records && apart > criticalZ(level) * Math.sqrt(a + b);
}

/** Whether a 95% interval still leaves a number out when it is widened to 99% on the log scale. */
function leavesOut(at: number, lower: number, upper: number, number: number): boolean {
  if (at <= 0 || lower <= 0) return false;
  const widen = criticalZ(0.99) / criticalZ(0.95);
  const bound = (end: number): number => at * (end / at) ** widen;
  return bound(lower) > number || bound(upper) < number;
}

/** A point for each 2%, as for other headlines. */
const sizeOf = (percent: number): number => Math.min(mostForSize, percent / 2);

const numbersOf = (...figures: readonly (Figure | undefined)[]): (number | undefined)[] =>
  figures.map((figure) => (figure && isNumber(figure.value) ? figure.value.number : undefined));
