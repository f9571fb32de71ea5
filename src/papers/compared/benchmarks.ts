import { benchmarkOf } from "../../analysis/benchmark.ts";
import { type AreaCounts, comparisonWith } from "../../analysis/benchmark-question.ts";
import { breaksOf } from "../../analysis/breaks.ts";
import { heldVariation } from "../../analysis/held-variation.ts";
import { catalogueOverdispersion } from "../../analysis/overdispersion.ts";
import type { ComparedGroup } from "../../extracts/compared-areas.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import type { BenchmarkFinding } from "../../values/comparison-findings.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { addMonths, type IsoMonth, month, monthOf, monthsOf, type Period } from "../../values/period.ts";
import { keepAll } from "../keep-all.ts";
import { rateIn } from "../rates.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";
import { groupsWith } from "./compared-groups.ts";
import { yearsHeld } from "./years-held.ts";

/** Months from which it is estimated how much the counts of an area vary by themselves. */
const variationMonths = 60;

/** Every count that {@link benchmarksOf} and the charts beside it look up: each area by year, and its newest months. */
export function benchmarkNeeds(indicator: Indicator, context: PlanContext): CountRequest[] {
  const { paper } = context;
  const groups = groupsWith(indicator, paper);
  if (groups.length === 0) return [];
  const own = paper.settings.area.id;
  const others = [...new Set(groups.flatMap(({ id, members }) => [id, ...members.map((member) => member.id)]))];
  const years = yearsHeld({ indicator: indicator.id, area: own }, paper);
  const at = (area: string, period: Period): CountRequest => ({ indicator: indicator.id, area, period });
  return [
    ...[own, ...others].flatMap((area) => [...years, context.previous].map((year) => at(area, year))),
    ...others
      .filter((area) => needsVariation(area, context))
      .flatMap((area) => monthsBefore(context).map((id) => at(area, month(id)))),
  ];
}

/** Of a comparator as a whole only where its total is compared, and not the mean of its members. */
const needsVariation = (area: string, { paper }: PlanContext): boolean =>
  paper.settings.comparators.find(({ id }) => id === area)?.compareBy !== "mean";

function monthsBefore({ paper }: PlanContext): IsoMonth[] {
  const last = monthOf(paper.quarter.end);
  return monthsOf({ start: `${addMonths(last, 1 - variationMonths)}-01`, end: paper.quarter.end });
}

/** An indicator in the own area against every comparator whose source holds it, between two of the periods that were planned. */
export const benchmarksOf = (
  indicator: Indicator,
  context: PresentContext,
  from: Period,
  to: Period,
): BenchmarkFinding[] =>
  groupsWith(indicator, context.paper).map((group) => benchmarkWith(group, indicator, context, from, to));

function benchmarkWith(
  group: ComparedGroup,
  indicator: Indicator,
  context: PresentContext,
  from: Period,
  to: Period,
): BenchmarkFinding {
  const { book, paper } = context;
  const { settings } = paper;
  const own = settings.area.id;
  const countsOf = (area: string): AreaCounts => {
    const [before, now] = [from, to].map((period) => book.count({ indicator: indicator.id, area, period }));
    if (!before || !now) throw new Error("two periods were counted");
    const rate = rateIn(context, indicator, area, now, to);
    const overdispersion =
      area === own
        ? context.findingsOf({ indicator: indicator.id, area }).overdispersion
        : needsVariation(area, context)
          ? variationIn(area)
          : undefined;
    return { area, from: before, to: now, ...(rate ? { rate } : {}), ...(overdispersion ? { overdispersion } : {}) };
  };
  const variationIn = (area: string) =>
    heldVariation(
      monthsBefore(context).map((id) => ({
        month: id,
        figure: book.count({ indicator: indicator.id, area, period: month(id) }),
      })),
      indicator,
      settings,
    );
  const setting = settings.comparators.find(({ id }) => id === group.id);
  const finding = benchmarkOf({
    comparator: { id: group.id, compareBy: setting?.compareBy ?? "mean" },
    own: countsOf(own),
    members: group.members.map(({ id }) => countsOf(id)),
    pooled: countsOf(group.id),
    comparison: comparisonWith(from, to),
    rules: {
      polarity: indicator.polarity,
      exposure: indicator.exposure,
      // For an area of which no month is held, only whole years.
      overdispersion: catalogueOverdispersion(indicator, { area: own, period: to }),
      smallNumbers: settings.smallNumbers,
      breaks: breaksOf(indicator, settings.breaks),
    },
  });
  return keepAll(context, finding);
}
