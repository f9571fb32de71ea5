import { apply, constant, type Expression, minus, ofFigure, over, plus, times } from "./expression.ts";
import { type Formula, inTurn, numberOf } from "./formula.ts";

/** A base and a percentage, as agreed; or a number of its own, which nothing is behind. */
const target: Formula = {
  roles: inTurn("base", "percentage"),
  expression: (_figure, [base, percent]) =>
    base && percent && times(ofFigure(base), plus(constant(1), ofFigure(percent))),
};

/** The last whole count that meets the target: at most, or at least. */
const limit: Formula = {
  roles: inTurn("target"),
  expression(figure, [whole]) {
    const [number, unrounded] = [numberOf(figure), numberOf(whole)];
    if (!whole || number === undefined || unrounded === undefined) return undefined;
    return apply(number <= unrounded ? "whole-below" : "whole-above", ofFigure(whole));
  },
};

const gap: Formula = {
  roles: inTurn("counted", "limit"),
  expression: (_figure, [first, second]) => first && second && minus(ofFigure(first), ofFigure(second)),
};

const trajectory: Formula = {
  roles: inTurn("limit", "share-reached"),
  expression: (_figure, [whole, share]) => whole && share && times(ofFigure(whole), ofFigure(share)),
};

/**
 * The count to date over the share of a year that is usually reached by then; its interval by what is still to come at the series'
 * overdispersion, or by how the share has varied, whichever is more.
 */
const projection: Formula = {
  roles: inTurn("counted", "share-reached", "overdispersion"),
  expression(figure, [counted, share, overdispersion]) {
    const { z, spread } = figure.constants ?? {};
    if (!counted || !share || !overdispersion || z === undefined || spread === undefined) return undefined;
    const year = over(ofFigure(counted), ofFigure(share));
    // Never below what is counted already.
    const atLeast = (number: Expression): Expression => apply("greatest", ofFigure(counted), number);
    if (z === 0) return atLeast(year);
    const left = minus(constant(1), ofFigure(share));
    const toCome = over(times(ofFigure(overdispersion), apply("greatest", year, constant(1)), left), ofFigure(share));
    const varied = apply("square", over(times(year, constant(spread)), ofFigure(share)));
    return atLeast(plus(year, times(constant(z), apply("sqrt", apply("greatest", toCome, varied)))));
  },
};

export const targetFormulas = { target, "target-limit": limit, "gap-to-target": gap, trajectory, projection };
