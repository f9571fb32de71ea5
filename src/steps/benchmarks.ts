import { benchmarkOf } from "../analysis/benchmark.ts";
import { type AreaCounts, comparisonWith } from "../analysis/benchmark-question.ts";
import { breaksOf } from "../analysis/breaks.ts";
import { figuresIn } from "../analysis/figures-in.ts";
import { catalogueOverdispersion } from "../analysis/overdispersion.ts";
import { type ComparedGroup, comparedGroups } from "../extracts/compared-areas.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { ownMeasure } from "../indicators/own-measure.ts";
import { withSpliceBreaks } from "../indicators/splices.ts";
import type { BenchmarkFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import type { Period } from "../values/period.ts";
import { absent } from "../values/value.ts";
import { variationOf } from "./area-variation.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import { denominatorFor, rateFor } from "./rates.ts";
import type { Reading } from "./read-partnership.ts";

/** What to compare with whom. */
export interface BenchmarksAsked {
  /** Ids of indicators that the partnership knows. */
  readonly indicators: readonly string[];
  /** Ids of comparators of its settings. */
  readonly comparators: readonly string[];
  readonly from: Period;
  readonly to: Period;
}

export interface Benchmarks {
  readonly findings: readonly BenchmarkFinding[];
  /** Every figure of the findings and all that they rest on, by id. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Counts the partnership's area, every member and each comparator as a whole over both periods, and compares them. */
export async function benchmarks(
  partnership: Partnership,
  reading: Reading,
  asked: BenchmarksAsked,
): Promise<Benchmarks> {
  const { settings } = partnership;
  const groups = comparedGroups(settings).filter(({ id }) => asked.comparators.includes(id));
  // A percentage has no rate and no change in percent, and a number at a date is nothing that comparators publish.
  const comparable = asked.indicators.filter((id) => {
    const indicator = partnership.indicators.get(id);
    return indicator && ownMeasure(indicator) === "count";
  });
  const areas = [
    settings.area.id,
    ...groups.flatMap((group) => [group.id, ...group.members.map((member) => member.id)]),
  ];
  const request = (indicator: string, area: string, period: Period): CountRequest => ({ indicator, area, period });
  const requests = comparable.flatMap((indicator) =>
    [...new Set(areas)].flatMap((area) => [asked.from, asked.to].map((period) => request(indicator, area, period))),
  );
  const { figures } = await measureRequests(partnership, reading, requests);
  const counted = new Map(figures.map((figure) => [figure.id, figure]));
  const indicators = withSpliceBreaks(partnership.indicators, figures, reading.result);
  const known = comparable.flatMap((id) => indicators.get(id) ?? []);
  const series = known.flatMap(({ id }) => [...new Set(areas)].map((area) => ({ indicator: id, area })));
  const variation = await variationOf({ ...partnership, indicators }, reading, series, asked.to.end);
  const rests = new Map([...variation.months, ...counted]);
  const countsOf = (indicator: Indicator, area: string): AreaCounts => {
    const [from, to] = [asked.from, asked.to].map((period) => find(counted, request(indicator.id, area, period)));
    if (!from || !to) throw new Error("two periods were counted");
    const rate = rateFor(partnership, indicator, area, to, asked.to);
    for (const part of denominatorFor(partnership, indicator, area, asked.to)?.parts ?? []) rests.set(part.id, part);
    const overdispersion = variation.of({ indicator: indicator.id, area });
    return { area, from, to, ...(rate ? { rate } : {}), ...(overdispersion ? { overdispersion } : {}) };
  };
  const findings = known.flatMap((indicator) =>
    groups.map((group) => benchmarkOf(question(partnership, indicator, group, asked, countsOf))),
  );
  return { findings, figures: figuresIn(findings, rests) };
}

function question(
  { settings }: Partnership,
  indicator: Indicator,
  group: ComparedGroup,
  { from, to }: BenchmarksAsked,
  countsOf: (indicator: Indicator, area: string) => AreaCounts,
): Parameters<typeof benchmarkOf>[0] {
  const compareBy = settings.comparators.find(({ id }) => id === group.id)?.compareBy ?? "mean";
  return {
    comparator: { id: group.id, compareBy },
    own: countsOf(indicator, settings.area.id),
    members: group.members.map((member) => countsOf(indicator, member.id)),
    pooled: countsOf(indicator, group.id),
    comparison: comparisonWith(from, to),
    rules: {
      polarity: indicator.polarity,
      exposure: indicator.exposure,
      // For an area of which no month is held, only whole years.
      overdispersion: catalogueOverdispersion(indicator, { area: settings.area.id, period: to }),
      smallNumbers: settings.smallNumbers,
      breaks: breaksOf(indicator, settings.breaks),
    },
  };
}

function find(counted: ReadonlyMap<string, Figure>, request: CountRequest): Figure {
  const id = countId(request);
  return counted.get(id) ?? { id, value: absent("missing"), unit: "records", method: "count", inputs: [] };
}
