import { shareOf } from "../../analysis/rates.ts";
import type { ShareFinding } from "../../values/comparison-findings.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { Period } from "../../values/period.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";

/** What a part of a theme's lead is, and what it is a part of: an indicator or a split of one. */
export interface PartOfLead {
  readonly part: Pick<CountRequest, "indicator" | "dims">;
  readonly whole: Pick<CountRequest, "indicator" | "dims">;
  /** Names the share among others of the same part. */
  readonly name: string;
}

const periodsOf = ({ paper, previous }: PlanContext): readonly [Period, Period] => [previous, paper.toDate];

const at = (of: PartOfLead["part"], { paper }: PlanContext, period: Period): CountRequest => ({
  ...of,
  area: paper.settings.area.id,
  period,
});

/** Both sides, this year and last. */
export const shareNeeds = ({ part, whole }: PartOfLead, context: PlanContext): CountRequest[] =>
  periodsOf(context).flatMap((period) => [part, whole].map((of) => at(of, context, period)));

/** The share last year and this; what they rest on is kept. */
export function sharesIn(
  { part, whole, name }: PartOfLead,
  context: PresentContext,
): { readonly before: ShareFinding; readonly now: ShareFinding } {
  const [before, now] = periodsOf(context).map((period) => {
    const [counted, all] = [part, whole].map((of) => context.book.count(at(of, context, period)));
    if (!counted || !all) throw new Error("a part and a whole were counted");
    const share = shareOf(counted, all, name);
    for (const figure of [share.share, share.lower, share.upper]) context.keep(figure);
    return share;
  });
  if (!before || !now) throw new Error("two years were counted");
  return { before, now };
}
