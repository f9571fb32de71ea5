import type { Figure } from "../../values/figure.ts";
import { apply, constant, type Expression, minus, ofFigure, over, plus, times } from "./expression.ts";
import { type Formula, inTurn, numberOf } from "./formula.ts";
import { exactShare, ratioOfShare, wilsonBound } from "./intervals.ts";

/** Pearson's chi-square over its degrees of freedom, at least 1; or the catalogue's, which nothing is behind. */
const overdispersion: Formula = {
  roles: inTurn("term"),
  expression(figure) {
    const { "chi-square": chiSquare, "degrees-of-freedom": freedom } = figure.constants ?? {};
    if (chiSquare === undefined || freedom === undefined) return undefined;
    return apply("greatest", constant(1), over(constant(chiSquare), constant(freedom)));
  },
};

/** The mean and 2.66 times the mean moving range on either side, not below 0. */
const controlLimit: Formula = {
  roles: inTurn("mean"),
  expression(figure, [mean]) {
    const { factor, "mean-moving-range": range } = figure.constants ?? {};
    if (!mean || factor === undefined || range === undefined) return undefined;
    const half = times(constant(Math.abs(factor)), constant(range));
    return factor < 0 ? apply("greatest", constant(0), minus(ofFigure(mean), half)) : plus(ofFigure(mean), half);
  },
};

/** The ratio of two rates, or a bound of its interval: see `statistics/rate-ratio.ts`. */
const rateRatio: Formula = {
  roles: inTurn("earlier", "later", "overdispersion"),
  expression(figure, [from, to, phi]) {
    const { "from-exposure": before, "to-exposure": after, z, tail } = figure.constants ?? {};
    if (!from || !to || !phi || before === undefined || after === undefined) return undefined;
    const exposures = over(constant(after), constant(before));
    if (z !== undefined) return ratioOfShare(scoreShare(from, to, phi, z), exposures);
    if (tail !== undefined) return ratioOfShare(exactShare(from, to, tail), exposures);
    return over(over(ofFigure(to), constant(after)), over(ofFigure(from), constant(before)));
  },
};

/** Wilson's bound of the share of the later count in both, each count being worth 1 / overdispersion of itself. */
function scoreShare(from: Figure, to: Figure, phi: Figure, z: number): Expression {
  if (z < 0 && numberOf(to) === 0) return constant(0);
  const sum = plus(ofFigure(from), ofFigure(to));
  return wilsonBound(over(ofFigure(to), sum), over(sum, ofFigure(phi)), z);
}

export const variationFormulas = { overdispersion, "control-limit": controlLimit, "rate-ratio": rateRatio };
