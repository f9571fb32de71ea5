import { benchmarkOf } from "../analysis/benchmark.ts";
import { type AreaCounts, comparisonWith } from "../analysis/benchmark-question.ts";
import { breaksOf } from "../analysis/breaks.ts";
import { givenFigure } from "../analysis/derive.ts";
import { rateOf } from "../analysis/rates.ts";
import { type ComparedGroup, comparedGroups } from "../extracts/compared-areas.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { denominatorOf, populationYear } from "../indicators/population.ts";
import { rateBasisOf } from "../indicators/rate-basis.ts";
import type { BenchmarkFinding } from "../values/comparison-findings.ts";
import type { CountRequest } from "../values/figure-book.ts";
import { formatFigureId } from "../values/figure-id.ts";
import { isNumber } from "../values/value.ts";
import { keepAll } from "./keep-all.ts";
import type { PlanContext, PresentContext } from "./section-kind.ts";

/** A comparator of the settings with its members as areas; the last that the settings list where none is named. */
export function comparedGroup({ paper }: Pick<PlanContext, "paper">, named?: string): ComparedGroup | undefined {
  const groups = comparedGroups(paper.settings);
  return named === undefined ? groups.at(-1) : groups.find(({ id }) => id === named);
}

/** What {@link benchmarkFor} looks up: the own area, each member and all of them together, this year and the year before. */
export const benchmarkNeeds = (context: PlanContext, indicator: string, group: ComparedGroup): CountRequest[] =>
  areasOf(context, group).flatMap((area) =>
    [context.previous, context.paper.toDate].map((period) => ({ indicator, area, period })),
  );

const areasOf = ({ paper }: Pick<PlanContext, "paper">, group: ComparedGroup): string[] => [
  ...new Set([paper.settings.area.id, group.id, ...group.members.map(({ id }) => id)]),
];

/** How an indicator stands to a comparator in the year to date; undefined where nothing of the comparator is held. */
export function benchmarkFor(
  context: PresentContext,
  indicator: Indicator,
  group: ComparedGroup,
): BenchmarkFinding | undefined {
  const { paper, book, previous } = context;
  const { settings, toDate } = paper;
  const countsOf = (area: ComparedGroup["members"][number]): AreaCounts => {
    const [from, to] = [previous, toDate].map((period) =>
      book.count({ indicator: indicator.id, area: area.id, period }),
    );
    if (!from || !to) throw new Error("two periods were counted");
    const basis = rateBasisOf(indicator);
    const denominator = basis && denominatorOf(settings.population, area, populationYear(toDate), basis);
    return { area: area.id, from, to, ...(denominator ? { rate: rateOf(to, denominator, basis.per) } : {}) };
  };
  const subject = { indicator: indicator.id, area: settings.area.id };
  const members = group.members.map(countsOf);
  const others = members.filter(({ area }) => area !== settings.area.id);
  const isHeld = others.some(({ from, to }) => isNumber(from.value) || isNumber(to.value));
  if (!isHeld) return undefined;
  const finding = benchmarkOf({
    comparator: {
      id: group.id,
      compareBy: settings.comparators.find(({ id }) => id === group.id)?.compareBy ?? "mean",
    },
    own: { ...countsOf(settings.area), overdispersion: context.findingsOf(subject).overdispersion },
    members,
    pooled: countsOf({ id: group.id, name: group.name, kind: "comparator" }),
    comparison: comparisonWith(previous, toDate),
    rules: {
      polarity: indicator.polarity,
      exposure: indicator.exposure,
      overdispersion: givenFigure(
        formatFigureId({
          indicator: indicator.id,
          dims: {},
          area: settings.area.id,
          period: toDate.id,
          measure: "overdispersion",
          comparison: "catalogue",
        }),
        "ratio",
        "overdispersion",
        indicator.defaultOverdispersion,
      ),
      smallNumbers: settings.smallNumbers,
      breaks: breaksOf(indicator, settings.breaks),
    },
  });
  return keepAll(context, finding);
}
