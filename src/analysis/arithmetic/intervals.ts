import type { Figure } from "../../values/figure.ts";
import { apply, constant, type Expression, minus, ofFigure, over, plus, times } from "./expression.ts";
import { numberOf } from "./formula.ts";

/** Bounds of intervals as expressions; the lower one where z is negative. The methods are in `statistics/`. */

/** Wilson's bound of a share of so many cases. */
export function wilsonBound(share: Expression, cases: Expression, z: number): Expression {
  const centre = plus(share, over(constant(z * z), times(constant(2), cases)));
  const inner = plus(
    over(times(share, minus(constant(1), share)), cases),
    over(constant(z * z), times(constant(4), apply("square", cases))),
  );
  const half = times(constant(Math.abs(z)), apply("sqrt", inner));
  const scale = plus(constant(1), over(constant(z * z), cases));
  return over(z < 0 ? minus(centre, half) : plus(centre, half), scale);
}

/** Clopper and Pearson's bound of the share of the later count in both. */
export function exactShare(from: Figure, to: Figure, tail: number): Expression {
  const one = constant(1);
  if (tail < 0.5)
    return numberOf(to) === 0 ? constant(0) : apply("beta", constant(tail), ofFigure(to), plus(ofFigure(from), one));
  return apply("beta", constant(tail), plus(ofFigure(to), one), ofFigure(from));
}

/** A share of two counts as a ratio of their rates. */
export const ratioOfShare = (share: Expression, exposures: Expression): Expression =>
  over(over(share, minus(constant(1), share)), exposures);

/** Byar's bound of a Poisson mean, exact under 10. */
export function poissonBound(count: Figure, z: number): Expression {
  const number = numberOf(count) ?? 0;
  if (number < 10) return apply(z < 0 ? "poisson-lower" : "poisson-upper", ofFigure(count));
  const base = z < 0 ? ofFigure(count) : plus(ofFigure(count), constant(1));
  const shrunk = minus(constant(1), over(constant(1), times(constant(9), base)));
  const half = over(constant(Math.abs(z)), times(constant(3), apply("sqrt", base)));
  return times(base, apply("cube", z < 0 ? minus(shrunk, half) : plus(shrunk, half)));
}
