import { exactPoissonInterval } from "../../statistics/poisson-interval.ts";
import { betaQuantile } from "../../statistics/quantiles.ts";
import type { Figure } from "../../values/figure.ts";
import { isNumber, type Value } from "../../values/value.ts";

/**
 * Arithmetic as data: what a figure was worked out from, so that it can be printed with the numbers in it and worked out again. A percentage
 * stands for its hundredth part, as in "1,550 × 12%".
 */
export type Expression =
  | { readonly kind: "figure"; readonly id: string; readonly value: Value; readonly percent: boolean }
  /** The sum of more figures than anyone would read. */
  | { readonly kind: "sum-of-many"; readonly figures: number; readonly total: number | undefined }
  | { readonly kind: "constant"; readonly number: number }
  | { readonly kind: "operation"; readonly operator: Operator; readonly of: readonly Expression[] }
  | { readonly kind: "function"; readonly name: FunctionName; readonly of: readonly Expression[] };

export type Operator = "+" | "−" | "×" | "/";
/**
 * `whole-below` and `whole-above` forgive what a computer adds in the ninth decimal. `beta`: quantile of the beta distribution.
 * `deviation`: standard deviation of a sample. `poisson-lower`, `poisson-upper`: exact 95% bounds of a Poisson mean.
 */
export type FunctionName =
  | "sqrt"
  | "power"
  | "deviation"
  | "square"
  | "cube"
  | "exp"
  | "greatest"
  | "least"
  | "whole-below"
  | "whole-above"
  | "beta"
  | "poisson-lower"
  | "poisson-upper";

export const isPercent = ({ unit }: Pick<Figure, "unit">): boolean =>
  unit === "percent" || unit === "percentage-points";

export const ofFigure = (figure: Figure): Expression => ({
  kind: "figure",
  id: figure.id,
  value: figure.value,
  percent: isPercent(figure),
});
export const constant = (number: number): Expression => ({ kind: "constant", number });

const operation =
  (operator: Operator) =>
  (...of: readonly Expression[]): Expression =>
    of.length === 1 && of[0] ? of[0] : { kind: "operation", operator, of };
export const plus = operation("+");
export const minus = operation("−");
export const times = operation("×");
export const over = operation("/");
export const apply = (name: FunctionName, ...of: readonly Expression[]): Expression => ({ kind: "function", name, of });

/** More terms than this are shown as their sum. */
export const mostTerms = 12;

export function sumOfFigures(figures: readonly Figure[]): Expression {
  if (figures.length <= mostTerms) return plus(...figures.map(ofFigure));
  const numbers = figures.map((figure) => evaluate(ofFigure(figure)));
  const total = numbers.reduce<number | undefined>(
    (sum, number) => (sum === undefined || number === undefined ? undefined : sum + number),
    0,
  );
  return { kind: "sum-of-many", figures: figures.length, total };
}

/** What it comes to; undefined where a figure in it has no number. */
export function evaluate(expression: Expression): number | undefined {
  switch (expression.kind) {
    case "figure":
      return isNumber(expression.value) ? expression.value.number / (expression.percent ? 100 : 1) : undefined;
    case "sum-of-many":
      return expression.total;
    case "constant":
      return expression.number;
    default: {
      const numbers = expression.of.map(evaluate);
      if (!numbers.every((number) => number !== undefined)) return undefined;
      return expression.kind === "operation"
        ? numbers.reduce(operations[expression.operator])
        : functions[expression.name](...numbers);
    }
  }
}

const operations: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "−": (a, b) => a - b,
  "×": (a, b) => a * b,
  "/": (a, b) => a / b,
};

const rounding = 1e-9;

const functions: Readonly<Record<FunctionName, (...numbers: number[]) => number>> = {
  sqrt: (number) => Math.sqrt(number ?? Number.NaN),
  power: (number, exponent) => (number ?? Number.NaN) ** (exponent ?? Number.NaN),
  deviation: (...numbers) => {
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    return Math.sqrt(numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / (numbers.length - 1));
  },
  square: (number) => (number ?? Number.NaN) ** 2,
  greatest: Math.max,
  least: Math.min,
  "whole-below": (number) => Math.floor((number ?? Number.NaN) + rounding),
  "whole-above": (number) => Math.ceil((number ?? Number.NaN) - rounding),
  cube: (number) => (number ?? Number.NaN) ** 3,
  exp: (number) => Math.exp(number ?? Number.NaN),
  "poisson-lower": (count) => exactPoissonInterval(count ?? Number.NaN).lower,
  "poisson-upper": (count) => exactPoissonInterval(count ?? Number.NaN).upper,
  beta: (probability, alpha, beta) => betaQuantile(probability ?? Number.NaN, alpha ?? Number.NaN, beta ?? Number.NaN),
};
