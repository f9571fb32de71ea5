import { figuresIn } from "../analysis/figures-in.ts";
import type { PresentContext } from "./section-kind.ts";

/** Enters every figure of a finding, and so all that one of them is worked out from, and hands the finding back. */
export function keepAll<Finding>({ keep }: Pick<PresentContext, "keep">, finding: Finding): Finding {
  for (const figure of figuresIn(finding).values()) keep(figure);
  return finding;
}
