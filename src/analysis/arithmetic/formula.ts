import type { Figure } from "../../values/figure.ts";
import { isNumber } from "../../values/value.ts";
import type { Expression } from "./expression.ts";

/** What an input is to the figure that is worked out from it. */
export type Role =
  | "earlier"
  | "later"
  | "whole"
  | "part"
  | "term"
  | "base"
  | "percentage"
  | "target"
  | "counted"
  | "limit"
  | "count"
  | "overdispersion"
  | "mean"
  | "share-reached"
  | "last-year"
  | "projection"
  | "spread"
  | "denominator"
  | "comparator"
  | "own"
  | "error"
  | "weight"
  | "points";

/** How the figures of a method are worked out. One for each method: a figure without one could not be explained. */
export interface Formula {
  /** What each input is, in the order of `inputs`. */
  readonly roles: (inputs: number, figure?: Figure) => readonly Role[];
  /** Undefined for what is counted, given or agreed, and where an input that the method needs is not there. */
  readonly expression: (figure: Figure, inputs: readonly Figure[]) => Expression | undefined;
}

export const each =
  (role: Role) =>
  (inputs: number): Role[] =>
    Array.from({ length: inputs }, () => role);

/** One role after the other; the last for all that follow. */
export const inTurn =
  (...roles: readonly [Role, ...Role[]]) =>
  (inputs: number): Role[] =>
    Array.from({ length: inputs }, (_, index) => roles[Math.min(index, roles.length - 1)] ?? roles[0]);

/** Several of one role, and the last of another. */
export const withLast =
  (role: Role, last: Role) =>
  (inputs: number): Role[] =>
    Array.from({ length: inputs }, (_, index) => (index === inputs - 1 ? last : role));

export const numberOf = (figure: Figure | undefined): number | undefined =>
  figure && isNumber(figure.value) ? figure.value.number : undefined;
