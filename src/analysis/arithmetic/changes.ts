import { minus, ofFigure, over } from "./expression.ts";
import { type Formula, inTurn } from "./formula.ts";

/** From the first to the second. */
const difference: Formula = {
  roles: inTurn("earlier", "later"),
  expression: (_figure, [from, to]) => from && to && minus(ofFigure(to), ofFigure(from)),
};

export const changeFormulas = {
  difference,
  contribution: difference,
  "percent-change": {
    roles: inTurn("earlier", "later"),
    expression: (_figure, [from, to]) => from && to && over(minus(ofFigure(to), ofFigure(from)), ofFigure(from)),
  },
} satisfies Record<string, Formula>;
