import { apply, constant, minus, ofFigure, over, plus, times } from "./expression.ts";
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

/** What was counted and what is still to come: `projectedYear` in `progress.ts`. */
const projection: Formula = {
  roles: inTurn("counted", "share-reached", "last-year"),
  expression(_figure, [counted, share, lastYear]) {
    if (!counted || !share) return undefined;
    const reached = ofFigure(share);
    const pace = over((numberOf(counted) ?? 0) < 0.5 ? constant(0.5) : ofFigure(counted), reached);
    const level = lastYear
      ? times(ofFigure(lastYear), apply("power", over(pace, ofFigure(lastYear)), apply("sqrt", reached)))
      : pace;
    return plus(ofFigure(counted), times(level, minus(constant(1), reached)));
  },
};

/** The projection and z times its deviation, never below what is counted already: `deviationOf` in `progress.ts`. */
const projectionLimit: Formula = {
  roles: inTurn("projection", "counted", "share-reached", "overdispersion", "spread"),
  expression(figure, [year, counted, share, overdispersion, spread]) {
    const { z, shrunk, years } = figure.constants ?? {};
    if (!year || !counted || !share || !overdispersion || !spread || z === undefined) return undefined;
    const rest = minus(ofFigure(year), ofFigure(counted));
    const kept = shrunk === 1 ? times(apply("sqrt", ofFigure(share)), rest) : rest;
    const records = (numberOf(counted) ?? 0) < 1 ? constant(1) : ofFigure(counted);
    const chance = times(ofFigure(overdispersion), plus(rest, over(apply("square", kept), records)));
    const off = apply("square", over(times(ofFigure(year), ofFigure(spread)), ofFigure(share)));
    const shape = years === undefined ? off : times(off, plus(constant(1), over(constant(1), constant(years))));
    const half = times(constant(Math.abs(z)), apply("sqrt", plus(chance, shape)));
    return apply("greatest", ofFigure(counted), (z < 0 ? minus : plus)(ofFigure(year), half));
  },
};

export const targetFormulas = {
  target,
  "target-limit": limit,
  "gap-to-target": gap,
  trajectory,
  projection,
  "projection-limit": projectionLimit,
};
