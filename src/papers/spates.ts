import { clusterOf, weeksIn } from "../analysis/before-after.ts";
import { comparisonWith } from "../analysis/benchmark-question.ts";
import { breaksOf } from "../analysis/breaks.ts";
import type { Ward } from "../partnership/settings/places.ts";
import type { CountRequest } from "../values/figure-book.ts";
import type { Period } from "../values/period.ts";
import type { ClusterFinding } from "../values/series-findings.ts";
import { keepAll } from "./keep-all.ts";
import type { PlanContext, PresentContext } from "./section-kind.ts";

type Asking = Pick<PlanContext, "paper" | "previous">;

/** A ward and a week hold so few that only the house may see them. */
export const mayLookForSpates = ({ paper }: Asking): boolean => paper.audience === "internal";

/** Two years of an indicator, and each ward in each whole week of the newer one. */
export const spateNeeds = (context: Asking, indicator: string): CountRequest[] =>
  mayLookForSpates(context)
    ? [
        ...[context.previous, context.paper.toDate].map((period) => ownCount(context, indicator, period)),
        ...cellsOf(context, indicator),
      ]
    : [];

/** The ward and week with the most records, where so many stand out, and what the year is without them. */
export function spateIn(context: PresentContext, id: string): ClusterFinding | undefined {
  const indicator = context.paper.indicators.get(id);
  const { settings, toDate } = context.paper;
  const subject = { indicator: id, area: settings.area.id };
  const known = context.subjects.some((one) => one.indicator === id && one.area === subject.area);
  if (!indicator || !known || !mayLookForSpates(context)) return undefined;
  const [from, to] = [context.previous, toDate].map((period) => context.book.count(ownCount(context, id, period)));
  if (!from || !to) return undefined;
  const cells = cellsOf(context, id).map((request) => ({
    area: request.area,
    week: request.period,
    figure: context.book.count(request),
  }));
  const finding = clusterOf({ from, to }, cells, comparisonWith(context.previous, toDate), {
    polarity: indicator.polarity,
    exposure: indicator.exposure,
    overdispersion: context.findingsOf(subject).overdispersion.figure,
    smallNumbers: settings.smallNumbers,
    breaks: breaksOf(indicator, settings.breaks),
  });
  return finding?.standsOut ? keepAll(context, finding) : undefined;
}

const ownCount = ({ paper }: Asking, indicator: string, period: Period): CountRequest => ({
  indicator,
  area: paper.settings.area.id,
  period,
});

/** Wards as they were drawn in the year. */
const wardsOf = ({ paper: { settings, toDate } }: Asking): Ward[] =>
  (settings.wards?.list ?? []).filter(
    ({ validFrom, validTo }) => (validFrom ?? "") <= toDate.end && (validTo ?? "9999") >= toDate.start,
  );

const cellsOf = (context: Asking, indicator: string): CountRequest[] =>
  wardsOf(context).flatMap(({ id }) =>
    weeksIn(context.paper.toDate).map((week) => ({ indicator, area: id, period: week })),
  );
