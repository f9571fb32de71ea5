import type { ChangeFinding } from "../values/change-findings.ts";
import type { AccelerationFinding, MeanFinding, SegmentsFinding } from "../values/series-findings.ts";
import { isNumber } from "../values/value.ts";
import { comparisonWith } from "./benchmark-question.ts";
import { changeBetween } from "./change.ts";
import type { ChangeRules } from "./change-question.ts";
import { periodOf } from "./derive.ts";
import { accelerationOf, meanOf, segmentsOf } from "./series-shape.ts";
import type { Total } from "./totals.ts";

/** Every year within so many percent of the mean of them all: the series has stood where it is. */
export const levelPercent = 6;

/**
 * The course of a series of yearly counts, told in the way that fits it best: level, taken off, turned, or gone one way. Never across a break.
 */
export type YearlyCourse =
  | { readonly shape: "level"; readonly mean: MeanFinding }
  | { readonly shape: "taken-off"; readonly acceleration: AccelerationFinding; readonly segments: SegmentsFinding }
  | {
      readonly shape: "turned" | "one-way";
      readonly segments: SegmentsFinding;
      /** The last year, where it went the other way than the stretch that it ends: by too little for a turn. */
      readonly lastYear?: ChangeFinding;
    };

export function courseOf(yearly: readonly Total[], rules: ChangeRules): YearlyCourse | undefined {
  const segments = segmentsOf(yearly, rules);
  if (!segments) return undefined;
  const mean = meanOf(comparedYears(yearly, segments).map(({ figure }) => figure));
  if (mean && isLevel(mean)) return { shape: "level", mean };
  const acceleration = accelerationOf(yearly, rules.breaks);
  if (acceleration?.accelerated && acceleration.steps > 2 && acceleration.direction === "rise")
    return { shape: "taken-off", acceleration, segments };
  const lastYear = lastYearOf(comparedYears(yearly, segments), segments, rules);
  return { shape: segments.segments.length > 1 ? "turned" : "one-way", segments, ...(lastYear ? { lastYear } : {}) };
}

function lastYearOf(
  compared: readonly Total[],
  { segments }: SegmentsFinding,
  rules: ChangeRules,
): ChangeFinding | undefined {
  const [from, to] = compared.slice(-2).map(({ figure }) => figure);
  const stretch = segments.at(-1);
  if (!from || !to || !stretch || stretch.steps < 2) return undefined;
  const comparison = comparisonWith(periodOf(from), periodOf(to));
  const change = changeBetween({ from, to, comparison }, rules);
  const isAgainst =
    (stretch.direction === "fall" && change.direction === "more") ||
    (stretch.direction === "rise" && change.direction === "fewer");
  return isAgainst ? change : undefined;
}

/** The years that the whole way leads over: none from before a break or a gap. */
const comparedYears = (yearly: readonly Total[], { endToEnd }: SegmentsFinding): Total[] =>
  yearly.slice(yearly.findIndex(({ figure }) => figure.id === endToEnd.from.id));

function isLevel({ mean, totals }: MeanFinding): boolean {
  const middle = isNumber(mean.value) ? mean.value.number : 0;
  return (
    middle > 0 &&
    totals.length > 2 &&
    totals.every(({ value }) => isNumber(value) && Math.abs(value.number - middle) * 100 <= levelPercent * middle)
  );
}
