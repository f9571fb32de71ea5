import { constant, ofFigure, over, sumOfFigures } from "./expression.ts";
import { type Formula, inTurn, numberOf, withLast } from "./formula.ts";

/** Parts over the whole, which comes last. 0 of 0 is 0, and there is nothing to divide by. */
const share: Formula = {
  roles: withLast("part", "whole"),
  expression(figure, inputs) {
    const { days, "days-of-year": daysOfYear } = figure.constants ?? {};
    if (days !== undefined && daysOfYear !== undefined) return over(constant(days), constant(daysOfYear));
    const whole = inputs.at(-1);
    if (!whole || inputs.length < 2) return undefined;
    if (numberOf(whole) === 0) return constant(0);
    return over(sumOfFigures(inputs.slice(0, -1)), ofFigure(whole));
  },
};

/** A count over its days or nights and, where there is one, over the usual level of the month. */
const perExposure: Formula = {
  roles: inTurn("count"),
  expression(figure, [count]) {
    const { days, nights, "seasonal-factor": factor } = figure.constants ?? {};
    const during = days ?? nights;
    if (!count || during === undefined) return undefined;
    return over(ofFigure(count), constant(during), ...(factor === undefined ? [] : [constant(factor)]));
  },
};

export const shareFormulas = { share, "per-exposure": perExposure };
