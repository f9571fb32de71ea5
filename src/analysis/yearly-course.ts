import type { AccelerationFinding, MeanFinding, SegmentsFinding } from "../values/series-findings.ts";
import { isNumber } from "../values/value.ts";
import type { ChangeRules } from "./change-question.ts";
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
  | { readonly shape: "turned" | "one-way"; readonly segments: SegmentsFinding };

export function courseOf(yearly: readonly Total[], rules: ChangeRules): YearlyCourse | undefined {
  const segments = segmentsOf(yearly, rules);
  if (!segments) return undefined;
  const mean = meanOf(comparedYears(yearly, segments).map(({ figure }) => figure));
  if (mean && isLevel(mean)) return { shape: "level", mean };
  const acceleration = accelerationOf(yearly, rules.breaks);
  if (acceleration?.accelerated && acceleration.steps > 2 && acceleration.direction === "rise")
    return { shape: "taken-off", acceleration, segments };
  return { shape: segments.segments.length > 1 ? "turned" : "one-way", segments };
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
