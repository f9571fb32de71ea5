import { apply, constant, minus, ofFigure, over, sumOfFigures, times } from "./expression.ts";
import { each, type Formula, inTurn } from "./formula.ts";

/** The first less all the others. */
const remainder: Formula = {
  roles: inTurn("whole", "part"),
  expression: (_figure, [whole, ...parts]) =>
    whole &&
    (parts.length > 1 ? minus(ofFigure(whole), sumOfFigures(parts)) : minus(...[whole, ...parts].map(ofFigure))),
};

/** Of shares between years; or, where too few years are held, so many parts of what is still to come. */
const standardDeviation: Formula = {
  roles: each("term"),
  expression(figure, inputs) {
    const { days, "days-of-year": daysOfYear, part } = figure.constants ?? {};
    if (days === undefined || daysOfYear === undefined || part === undefined)
      return inputs.length > 1 ? apply("deviation", ...inputs.map(ofFigure)) : undefined;
    const reached = over(constant(days), constant(daysOfYear));
    return times(reached, constant(part), minus(constant(1), reached));
  },
};

const extreme = (name: "least" | "greatest"): Formula => ({
  roles: each("term"),
  expression: (_figure, inputs) => (inputs.length > 0 ? apply(name, ...inputs.map(ofFigure)) : undefined),
});

const mean: Formula = {
  roles: each("term"),
  expression: (_figure, inputs) =>
    inputs.length > 0 ? over(sumOfFigures(inputs), constant(inputs.length)) : undefined,
};

export const totalFormulas = {
  sum: {
    roles: each("term"),
    expression: (_figure, inputs) => (inputs.length > 0 ? sumOfFigures(inputs) : undefined),
  },
  mean,
  "mean-change": mean,
  "standard-deviation": standardDeviation,
  remainder,
  "rest-of-difference": remainder,
  minimum: extreme("least"),
  maximum: extreme("greatest"),
} satisfies Record<string, Formula>;
