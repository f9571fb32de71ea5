import type { Point } from "../../src/charts/model.ts";

export const point = (figure: string, number: number | undefined): Point =>
  number === undefined ? { figure, state: "missing" } : { figure, state: "value", number };

/** Numbers that wander but are the same every time. */
export const wander = (count: number, level: number, swing: number): number[] =>
  Array.from({ length: count }, (_, index) =>
    Number((level + swing * (Math.sin(index * 1.7) * 0.6 + Math.sin(index * 0.61 + 1) * 0.4)).toFixed(1)),
  );
