import type { TargetLine } from "../charts/model.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import { isNumber } from "../values/value.ts";
import { formatPeriod } from "../wording/dates.ts";
import { plain } from "../wording/runs.ts";
import { limitWords } from "../wording/target.ts";
import { pointOf } from "./point-of.ts";
import type { PresentContext } from "./section-kind.ts";

/** The year's target as a level that totals of 12 months can be held against; nothing where it is no number. */
export function targetLine(context: PresentContext, { target }: IndicatorFindings): { readonly target?: TargetLine } {
  if (!target?.limit || !isNumber(target.limit.value)) return {};
  const label = `Target for ${formatPeriod(target.year)}: ${plain(limitWords(target))}`;
  return { target: { ...pointOf(context.keep(target.limit)), label } };
}
