import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { type Expression, evaluate, isPercent } from "./arithmetic/expression.ts";
import type { Role } from "./arithmetic/formula.ts";
import { formulas } from "./arithmetic/formulas.ts";

/** A figure with its arithmetic, and its inputs explained in turn. */
export interface Explanation {
  readonly figure: Figure;
  /** What it is to the figure above it; none for the one that was asked for. */
  readonly role?: Role;
  readonly expression?: Expression;
  readonly inputs: readonly Explanation[];
  /** Inputs that are not shown: too many, or too deep. */
  readonly more: number;
}

export interface ExplainLimits {
  /** Steps down from the figure that was asked for. */
  readonly depth: number;
  /** Inputs of one figure that are shown. */
  readonly breadth: number;
}

/** How a figure was worked out, down to what was counted: a tree as deep as asked. */
export function explain(
  figure: Figure,
  find: (id: string) => Figure | undefined,
  { depth, breadth }: ExplainLimits,
  role?: Role,
): Explanation {
  const expression = expressionOf(figure, find);
  const roles = formulas[figure.method].roles(figure.inputs.length, figure);
  const shown = depth > 0 ? figure.inputs.slice(0, breadth) : [];
  const inputs = shown.flatMap((id, index) => {
    const input = find(id);
    return input ? [explain(input, find, { depth: depth - 1, breadth }, roles[index])] : [];
  });
  return {
    figure,
    ...(role ? { role } : {}),
    ...(expression ? { expression } : {}),
    inputs,
    more: figure.inputs.length - inputs.length,
  };
}

/** The arithmetic of a figure; none for what was counted or agreed. */
export function expressionOf(figure: Figure, find: (id: string) => Figure | undefined): Expression | undefined {
  const inputs = figure.inputs.map(find);
  if (!inputs.every((input) => input !== undefined)) return undefined;
  return formulas[figure.method].expression(figure, inputs);
}

/** What an expression comes to in the unit of the figure that it is of: percentages in percent. */
export function resultOf(expression: Expression, figure: Figure): number | undefined {
  const result = evaluate(expression);
  return result === undefined ? undefined : isPercent(figure) ? result * 100 : result;
}

/** Whether a figure was worked out from others, and not counted, agreed or taken from the catalogue. */
export const isDerived = (figure: Figure): boolean =>
  isNumber(figure.value) && (figure.inputs.length > 0 || figure.constants !== undefined);
