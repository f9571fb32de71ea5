import type { Figure } from "../../values/figure.ts";
import { apply, constant, type Expression, minus, ofFigure, over, plus, times } from "./expression.ts";
import { type Formula, inTurn, numberOf, type Role } from "./formula.ts";

/** What an area brings to a standard error, each group of figures being one area's. */
const changeRoles = ["overdispersion", "earlier", "later"] as const satisfies readonly Role[];
const rateRoles = ["overdispersion", "count", "denominator"] as const satisfies readonly Role[];
const levelRoles = ["overdispersion", "count"] as const satisfies readonly Role[];

const rolesFor = (figure: Figure | undefined): readonly Role[] => {
  if (figure?.unit === "percentage-points") return changeRoles;
  return figure?.constants?.["per"] === undefined ? levelRoles : rateRoles;
};

/** A count, or a 1 in the place of 0, which would be certain. */
const atLeastOne = (count: Expression, number: number | undefined): Expression =>
  (number ?? 0) < 1 ? constant(1) : count;

/** The numbers of one area, or of the rest of a total without it. */
interface Numbers {
  readonly expression: Expression;
  readonly number: number | undefined;
}

const given = (figure: Figure): Numbers => ({ expression: ofFigure(figure), number: numberOf(figure) });
const less = (whole: Figure, part: Figure): Numbers => ({
  expression: minus(ofFigure(whole), ofFigure(part)),
  number: (numberOf(whole) ?? Number.NaN) - (numberOf(part) ?? Number.NaN),
});

/** `overdispersion × (to + to × to / from) / from squared`: the variance of to over from. */
const changeVariance = (overdispersion: Figure, from: Numbers, to: Numbers): Expression =>
  over(
    times(
      ofFigure(overdispersion),
      plus(atLeastOne(to.expression, to.number), over(apply("square", to.expression), from.expression)),
    ),
    apply("square", from.expression),
  );

/** `overdispersion × count / denominator squared`; of counts without a denominator, only the count. */
function levelVariance(overdispersion: Figure, count: Numbers, denominator: Numbers | undefined): Expression {
  const variance = times(ofFigure(overdispersion), atLeastOne(count.expression, count.number));
  return denominator ? over(variance, apply("square", denominator.expression)) : variance;
}

/** Of own less the mean of the others', each area varying by itself: `analysis/gap.ts` and `statistics/compared-changes.ts`. */
const standardError: Formula = {
  roles: (inputs, figure) => {
    const roles = rolesFor(figure);
    return Array.from({ length: inputs }, (_unused, index) => roles[index % roles.length] ?? roles[0] ?? "term");
  },
  expression(figure, inputs) {
    const { per, within } = figure.constants ?? {};
    const size = rolesFor(figure).length;
    const areas = Array.from({ length: inputs.length / size }, (_unused, index) =>
      inputs.slice(index * size, (index + 1) * size),
    );
    const isChange = figure.unit === "percentage-points";
    const variance = ([overdispersion, first, second]: readonly Figure[], apart?: readonly Figure[]) => {
      if (!overdispersion || !first) return undefined;
      const [one, other] = [first, second].map((number, index) => {
        const without = apart?.[index + 1];
        return number && (without ? less(number, without) : given(number));
      });
      if (!one) return undefined;
      if (!isChange) return levelVariance(overdispersion, one, other);
      return other && changeVariance(overdispersion, one, other);
    };
    const [own, ...others] = areas;
    const total = within === undefined ? undefined : others[0];
    const ours = own && variance(own);
    const theirs = others.map((other) => variance(other, total && own));
    if (!own || !ours || theirs.length === 0 || !theirs.every((one) => one !== undefined)) return undefined;
    const spread =
      theirs.length === 1 ? plus(...theirs) : over(plus(...theirs), apply("square", constant(theirs.length)));
    const error = apply("sqrt", plus(ours, spread));
    const scaled = per === undefined ? error : times(constant(per), error);
    const [part, whole] = [own, total].map((area) => area?.[isChange ? 1 : 2]);
    return part && whole ? times(minus(constant(1), over(ofFigure(part), ofFigure(whole))), scaled) : scaled;
  },
};

/** Ours less theirs, and z standard errors on one side. */
const differenceLimit: Formula = {
  roles: inTurn("comparator", "own", "error"),
  expression(figure, [theirs, ours, error]) {
    const { z } = figure.constants ?? {};
    if (!theirs || !ours || !error || z === undefined) return undefined;
    const half = times(constant(Math.abs(z)), ofFigure(error));
    return (z < 0 ? minus : plus)(minus(ofFigure(ours), ofFigure(theirs)), half);
  },
};

export const gapFormulas = {
  "standard-error": standardError,
  "difference-limit": differenceLimit,
} satisfies Record<string, Formula>;
