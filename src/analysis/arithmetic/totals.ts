import { apply, constant, minus, ofFigure, over, sumOfFigures } from "./expression.ts";
import { each, type Formula, inTurn } from "./formula.ts";

/** The first less all the others. */
const remainder: Formula = {
  roles: inTurn("whole", "part"),
  expression: (_figure, [whole, ...parts]) =>
    whole &&
    (parts.length > 1 ? minus(ofFigure(whole), sumOfFigures(parts)) : minus(...[whole, ...parts].map(ofFigure))),
};

const extreme = (name: "least" | "greatest"): Formula => ({
  roles: each("term"),
  expression: (_figure, inputs) => (inputs.length > 0 ? apply(name, ...inputs.map(ofFigure)) : undefined),
});

export const totalFormulas = {
  sum: {
    roles: each("term"),
    expression: (_figure, inputs) => (inputs.length > 0 ? sumOfFigures(inputs) : undefined),
  },
  mean: {
    roles: each("term"),
    expression: (_figure, inputs) =>
      inputs.length > 0 ? over(sumOfFigures(inputs), constant(inputs.length)) : undefined,
  },
  remainder,
  "rest-of-difference": remainder,
  minimum: extreme("least"),
  maximum: extreme("greatest"),
} satisfies Record<string, Formula>;
