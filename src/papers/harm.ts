import { breaksOf } from "../analysis/breaks.ts";
import { type HarmChange, type HarmFinding, harmChange, harmNeeds, harmOf } from "../analysis/harm.ts";
import { type HarmWeights, harmWeights } from "../indicators/harm-weights.ts";
import type { CountRequest } from "../values/figure-book.ts";
import type { Period } from "../values/period.ts";
import { keepAll } from "./keep-all.ts";
import type { PlanContext, PresentContext } from "./section-kind.ts";

/** The weights of the settings; undefined where they name none. */
export function weightsOf({ paper }: Pick<PlanContext, "paper">): HarmWeights | undefined {
  const table = paper.settings.harmWeights;
  return table && harmWeights(table).weights;
}

/** What {@link harmIn} looks up for some indicators over some periods. */
export function needsOfHarm(context: PlanContext, ids: readonly string[], periods: readonly Period[]): CountRequest[] {
  return ids.flatMap((id) =>
    periods.flatMap((period) => {
      const question = questionOf(context, id, period);
      return question ? harmNeeds(question) : [];
    }),
  );
}

/** The harm of an indicator in the partnership's own area; undefined where it, or the table, has no weights to tell it by. */
export function harmIn(context: PresentContext, id: string, period: Period): HarmFinding | undefined {
  const question = questionOf(context, id, period);
  return question && keepAll(context, harmOf(context.book, question));
}

/** The year to date on the same of last year. */
export function harmOverYear(context: PresentContext, id: string): HarmChange | undefined {
  const [from, to] = [context.previous, context.paper.toDate].map((period) => harmIn(context, id, period));
  const indicator = context.paper.indicators.get(id);
  return (
    from &&
    to &&
    indicator &&
    keepAll(context, harmChange(from, to, breaksOf(indicator, context.paper.settings.breaks)))
  );
}

function questionOf({ paper }: Pick<PlanContext, "paper">, id: string, period: Period) {
  const indicator = paper.indicators.get(id);
  const weights = weightsOf({ paper });
  if (!indicator || !weights) return undefined;
  return { indicator, area: paper.settings.area.id, period, weights, indicators: paper.indicators };
}
