import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { derive } from "./derive.ts";

/**
 * What is left of all that have a strand when the strands are taken off: below 0 by as many as strands were named beyond the first of
 * each. There is no figure for the strands' total, which would count some twice.
 */
export const restWithoutStrands = (any: Figure, strands: readonly Figure[]): Figure =>
  derive(
    { id: siblingId(any.id, "rest", "strands"), unit: any.unit, method: "remainder", inputs: [any, ...strands] },
    (all, ...named) => named.reduce((rest, one) => rest - one, all),
  );
