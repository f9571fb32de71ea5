import type { Method } from "../../values/figure.ts";
import { changeFormulas } from "./changes.ts";
import { countedFormulas } from "./counted.ts";
import type { Formula } from "./formula.ts";
import { gapFormulas } from "./gaps.ts";
import { priorityFormulas } from "./priorities.ts";
import { rateFormulas } from "./rates.ts";
import { shareFormulas } from "./shares.ts";
import { targetFormulas } from "./targets.ts";
import { totalFormulas } from "./totals.ts";
import { variationFormulas } from "./variation.ts";

/** How the figures of every method are worked out. A new method is a formula in one of these families, or a family of its own. */
export const formulas: Readonly<Record<Method, Formula>> = {
  ...countedFormulas,
  ...totalFormulas,
  ...changeFormulas,
  ...shareFormulas,
  ...rateFormulas,
  ...priorityFormulas,
  ...gapFormulas,
  ...targetFormulas,
  ...variationFormulas,
};
