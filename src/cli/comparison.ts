import { comparisonWith } from "../analysis/benchmark-question.ts";
import { breaksOf } from "../analysis/breaks.ts";
import { changeBetween } from "../analysis/change.ts";
import { catalogueOverdispersion } from "../analysis/overdispersion.ts";
import type { Partnership } from "../build.ts";
import type { ReadResult } from "../extracts/reading.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { madeOf } from "../indicators/own-measure.ts";
import { partNamed } from "../indicators/question.ts";
import { withSpliceBreaks } from "../indicators/splices.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { type Period, yearsEarlier } from "../values/period.ts";
import { absent } from "../values/value.ts";

/** A count beside that of the same period a year earlier, by the rules that papers follow. */
export interface Comparison {
  readonly request: CountRequest;
  readonly count: Figure;
  readonly previous: Figure;
  readonly difference: Figure;
  readonly percent: Figure;
}

export const yearBefore = (request: CountRequest): CountRequest => ({
  ...request,
  period: yearsEarlier(request.period),
});

/** The same of an earlier period; of a year before where none is named. */
const before = (request: CountRequest, earlier: Period | undefined): CountRequest =>
  earlier ? { ...request, period: earlier } : yearBefore(request);

/** Requests together with those of a year earlier, or of the earlier period that is named, each once. */
export function withYearBefore(requests: readonly CountRequest[], earlier?: Period): CountRequest[] {
  const all = [...requests, ...requests.map((request) => before(request, earlier))];
  return [...new Map(all.map((request) => [countId(request), request])).values()];
}

/** Pairs each count with that of a year earlier, or of the earlier period that is named. Breaks in series and small bases hold as they do in papers. */
export function compare(
  requests: readonly CountRequest[],
  figures: readonly Figure[],
  { settings, indicators: known }: Pick<Partnership, "settings" | "indicators">,
  reading: ReadResult,
  earlier?: Period,
): Comparison[] {
  const book = new Map(figures.map((figure) => [figure.id, figure]));
  const find = (request: CountRequest): Figure => {
    const id = countId(request);
    return book.get(id) ?? { id, value: absent("missing"), unit: "records", method: "count", inputs: [] };
  };
  const indicators = withSpliceBreaks(known, figures, reading);
  return requests.flatMap((request) => {
    const indicator = indicators.get(request.indicator);
    if (!indicator) return [];
    const [count, previous] = [find(request), find(before(request, earlier))];
    const { difference, percent } = changeBetween(
      { from: previous, to: count, comparison: earlier ? comparisonWith(earlier, request.period) : "previous-year" },
      {
        polarity: indicator.polarity,
        exposure: indicator.exposure,
        // Only for a verdict, which is not asked for here: papers estimate it from the whole series.
        overdispersion: catalogueOverdispersion(indicator, request),
        smallNumbers: settings.smallNumbers,
        breaks: [
          ...breaksOf(indicator, settings.breaks, partNamed(indicator, request, { indicators })),
          ...sidesOf(indicator, indicators).flatMap((side) => breaksOf(side, settings.breaks)),
        ],
      },
    );
    return [{ request, count, previous, difference, percent }];
  });
}

/** A share breaks where either of its sides does. */
const sidesOf = (indicator: Indicator, all: ReadonlyMap<string, Indicator>): Indicator[] =>
  indicator.aggregation.kind === "share" ? madeOf(indicator).flatMap((id) => all.get(id) ?? []) : [];
