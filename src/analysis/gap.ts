import { criticalZ } from "../statistics/quantiles.ts";
import type { Figure, Unit } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { absent, isNumber, type Value } from "../values/value.ts";
import { type AreaCounts, type BenchmarkQuestion, overdispersionIn } from "./benchmark-question.ts";
import { derive } from "./derive.ts";

/** Own less theirs, its standard error, and the bounds of its 95% interval. */
export interface Gap {
  readonly difference: Figure;
  readonly error: Figure;
  readonly lower: Figure;
  readonly upper: Figure;
}

/** Figures of each area that a standard error rests on, in turn: its overdispersion, then two or one of its numbers. */
export type ErrorInputs = (area: AreaCounts) => readonly (Figure | undefined)[];

export interface GapQuestion {
  readonly id: string;
  readonly measure: string;
  readonly comparison: string;
  readonly unit: Unit;
  readonly theirs: Figure;
  readonly ours: Figure;
  /** The own area first, then those that it is compared with. */
  readonly areas: readonly AreaCounts[];
  readonly inputs: ErrorInputs;
  readonly constants: Readonly<Record<string, number>>;
  /** Of the numbers of the inputs, in their order; no number where there is none to be had. */
  readonly errorOf: (numbers: readonly number[]) => number;
}

/** Names, for the standard error of a total that holds the own area, that this is so. */
export const withinTotal = { within: 1 } as const;

/** The difference of two changes or two levels, with what it may owe to chance. */
export function gapOf(asked: GapQuestion, question: Pick<BenchmarkQuestion, "rules">): Gap {
  const { id, measure, comparison, unit, theirs, ours, areas, constants } = asked;
  const derived = (
    suffix: string,
    method: "difference" | "standard-error" | "difference-limit",
    inputs: readonly Figure[],
    compute: (...numbers: number[]) => number | Value,
    own: Readonly<Record<string, number>> = {},
  ): Figure =>
    derive({ id: siblingId(id, `${measure}${suffix}`, comparison), unit, method, inputs, constants: own }, compute);
  const difference = derived("", "difference", [theirs, ours], (comparators, owns) => owns - comparators);
  const inputs = areas.flatMap((area) => [overdispersionIn(area, question), ...asked.inputs(area)]);
  const whole = inputs.flatMap((figure) => figure ?? []);
  const error = derived(
    "-error",
    "standard-error",
    whole,
    (...numbers) => {
      const number = areas.length > 1 && whole.length === inputs.length ? asked.errorOf(numbers) : Number.NaN;
      return Number.isFinite(number) ? number : absent("not-applicable", "no-interval");
    },
    constants,
  );
  const bound = (suffix: string, z: number): Figure =>
    derived(
      suffix,
      "difference-limit",
      [theirs, ours, error],
      (comparators, owns, spread) => owns - comparators + z * spread,
      { z },
    );
  const z = criticalZ(0.95);
  return { difference, error, lower: bound("-lower", -z), upper: bound("-upper", z) };
}

/** The numbers of the bounds, where both have one. */
export function intervalOf({ lower, upper }: Gap): { readonly lower: number; readonly upper: number } | undefined {
  return isNumber(lower.value) && isNumber(upper.value)
    ? { lower: lower.value.number, upper: upper.value.number }
    : undefined;
}

/** Numbers in turn, so many of each area. */
export const inGroups = (numbers: readonly number[], size: number): number[][] =>
  Array.from({ length: Math.floor(numbers.length / size) }, (_unused, index) =>
    numbers.slice(index * size, (index + 1) * size),
  );
