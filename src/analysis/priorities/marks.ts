import type { Criterion } from "../../partnership/settings/priorities.ts";

/** From these marks on a figure gives 2, 3, 4 and 5 points; under the first of them it gives 1. */
export type Marks = readonly [two: number, three: number, four: number, five: number];

/** One a week, one a day, three a day, ten a day. */
export const volumeMarks: Marks = [1 / 7, 1, 3, 10];
/** Percent of the harm of all that it is a share of. */
export const harmMarks: Marks = [1, 5, 10, 25];
/** Percent of those asked. */
export const concernMarks: Marks = [10, 20, 30, 40];

/** How many of the marks a number reaches. What a computer loses in the ninth decimal keeps none from being reached. */
export const reached = (number: number, marks: Marks): number =>
  marks.filter((mark) => number >= mark - 1e-9 * mark).length;

/** A theme with fewer criteria scored than this has no place: what is left out could change it altogether. */
export const fewestScored = 3;

/** How many themes' order is held against other weights, and by what a weight is multiplied. */
export const firstThemes = 3;
export const weightFactors = [2, 0.5] as const;

/** Points by criterion, for what is scored. */
export type Points = Readonly<Partial<Record<Criterion, number>>>;
export type Weights = Readonly<Record<Criterion, number>>;
