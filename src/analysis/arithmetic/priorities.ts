import type { Figure } from "../../values/figure.ts";
import { constant, type Expression, evaluate, mostTerms, ofFigure, over, plus, times } from "./expression.ts";
import { each, type Formula } from "./formula.ts";

/** Counts and their weights by turns. */
const harm: Formula = {
  roles: (inputs) => Array.from({ length: inputs }, (_unused, index) => (index % 2 === 0 ? "count" : "weight")),
  expression(_figure, inputs) {
    const terms = pairsOf(inputs).map(([count, weight]) => times(ofFigure(count), ofFigure(weight)));
    if (terms.length === 0) return undefined;
    return terms.length <= mostTerms ? plus(...terms) : sumOfTerms(terms);
  },
};

function pairsOf(inputs: readonly Figure[]): [Figure, Figure][] {
  return inputs.flatMap((one, index): [Figure, Figure][] => {
    const next = inputs[index + 1];
    return index % 2 === 0 && next ? [[one, next]] : [];
  });
}

function sumOfTerms(terms: readonly Expression[]): Expression {
  const total = terms
    .map(evaluate)
    .reduce<number | undefined>(
      (sum, number) => (sum === undefined || number === undefined ? undefined : sum + number),
      0,
    );
  return { kind: "sum-of-many", figures: terms.length, total };
}

/** A point, and those of the marks that were reached. */
const score: Formula = {
  roles: each("term"),
  expression(figure) {
    const { marks } = figure.constants ?? {};
    return marks === undefined ? undefined : plus(constant(1), constant(marks));
  },
};

/** What the group gave: nothing to work out. */
const judged: Formula = { roles: each("term"), expression: () => undefined };

/** The weights stand among the constants in the order of the points, `weight-1` and on. */
const totalScore: Formula = {
  roles: each("points"),
  expression(figure, inputs) {
    const weights = inputs.map((_unused, index) => figure.constants?.[`weight-${index + 1}`]);
    if (inputs.length === 0 || !weights.every((weight) => weight !== undefined)) return undefined;
    const sum = plus(...inputs.map((points, index) => times(constant(weights[index] ?? 0), ofFigure(points))));
    return over(sum, plus(...weights.map(constant)));
  },
};

export const priorityFormulas = {
  harm,
  // From a reference table.
  "harm-weight": judged,
  score,
  judged,
  "total-score": totalScore,
} satisfies Record<string, Formula>;
