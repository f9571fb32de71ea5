import { type Expression, isPercent } from "../analysis/arithmetic/expression.ts";
import { resultOf } from "../analysis/explain.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { formatCount, formatDecimal } from "./numbers.ts";
import { absentText } from "./values.ts";

/** The arithmetic of a figure with its numbers: "(2,000 − 1,550) / 1,550 = 29.0%". */
export function arithmeticWords(expression: Expression, figure: Figure): string {
  const result = resultOf(expression, figure) ?? (isNumber(figure.value) ? figure.value.number : undefined);
  const words = write(expression, 0);
  return result === undefined ? words : `${words} = ${resultWords(result, figure)}`;
}

/** Numbers inside brackets bind by what stands around them: sums loosest, then products, then what stands alone. */
const strength = { "+": 1, "−": 1, "×": 2, "/": 2 } as const;

function write(expression: Expression, around: number): string {
  switch (expression.kind) {
    case "figure": {
      const { value, percent } = expression;
      if (!isNumber(value)) return absentText(value.state);
      return bracketed(`${exactNumber(value.number)}${percent ? "%" : ""}`, value.number < 0 && around > 0);
    }
    case "constant":
      return bracketed(exactNumber(expression.number), expression.number < 0 && around > 0);
    case "sum-of-many":
      return expression.total === undefined
        ? `the sum of ${expression.figures} figures`
        : bracketed(exactNumber(expression.total), expression.total < 0 && around > 0);
    case "function": {
      const of = expression.of.map((one) => write(one, 0)).join("; ");
      return `${functionNames[expression.name]}(${of})`;
    }
    case "operation": {
      const own = strength[expression.operator];
      // What stands on the right of a minus or a stroke needs brackets even when it binds as strongly.
      const of = expression.of.map((one, index) => write(one, index === 0 ? own : own + 0.5));
      return bracketed(of.join(` ${expression.operator} `), own < around);
    }
  }
}

const bracketed = (words: string, needed: boolean): string => (needed ? `(${words})` : words);

const functionNames = {
  sqrt: "√",
  power: "power",
  deviation: "standard deviation",
  square: "square",
  cube: "cube",
  exp: "exp",
  "poisson-lower": "lower Poisson bound",
  "poisson-upper": "upper Poisson bound",
  greatest: "the greatest of",
  least: "the least of",
  "whole-below": "rounded down",
  "whole-above": "rounded up",
  beta: "beta quantile",
} as const satisfies Readonly<Record<Extract<Expression, { kind: "function" }>["name"], string>>;

/** Whole numbers as they are; others to six digits that count, so that what is printed can be worked out again. */
function exactNumber(number: number): string {
  if (Number.isInteger(number)) return formatCount(number);
  const size = Math.floor(Math.log10(Math.abs(number)));
  const digits = Math.max(0, 5 - size);
  const text = formatDecimal(number, Math.min(digits, 12));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function resultWords(number: number, figure: Figure): string {
  if (isPercent(figure)) return `${formatDecimal(number, 1)}${figure.unit === "percent" ? "%" : " points"}`;
  if (Number.isInteger(number)) return formatCount(number);
  return formatDecimal(number, Math.abs(number) < 10 ? 3 : 1);
}
