import { breaksOf } from "../analysis/breaks.ts";
import { eventMonths, eventsFor, type MonthFigure, seriesAround } from "../analysis/monthly-series.ts";
import { overdispersionOf } from "../analysis/overdispersion.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import type { OverdispersionFinding } from "../values/finding.ts";
import { month, monthOf, monthsOf, type Period } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

export interface AreaVariation {
  /** Undefined where not one month is held. */
  readonly of: (indicator: string, area: string) => OverdispersionFinding | undefined;
  /** The months that they rest on, by id. */
  readonly months: ReadonlyMap<string, Figure>;
}

/** How much each indicator varies by itself in each area, from the months that are held up to the end of a period, as papers estimate it. */
export async function variationIn(
  partnership: Partnership,
  reading: Reading,
  indicators: readonly Indicator[],
  areas: readonly string[],
  { end }: Period,
): Promise<AreaVariation> {
  const { settings } = partnership;
  const starts = reading.result.sources.flatMap(({ coverage }) => coverage.from ?? []).sort();
  const first = starts[0];
  if (first === undefined || first > end) return { of: () => undefined, months: new Map() };
  const months = monthsOf({ start: `${monthOf(first)}-01`, end });
  const requestsOf = (indicator: string, area: string): CountRequest[] =>
    months.map((id) => ({ indicator, area, period: month(id) }));
  const asked = indicators.flatMap(({ id }) => areas.flatMap((area) => requestsOf(id, area)));
  const { figures } = await measureRequests(partnership, reading, asked);
  const counted = new Map(figures.map((figure) => [figure.id, figure]));
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return {
    months: counted,
    of(id, area) {
      const indicator = byId.get(id);
      const all = requestsOf(id, area).flatMap((request): MonthFigure[] => {
        const figure = counted.get(countId(request));
        return figure ? [{ month: request.period.id, figure }] : [];
      });
      const begins = all.findIndex(({ figure }) => isNumber(figure.value));
      if (!indicator || begins < 0) return undefined;
      const { series, apart } = seriesAround(all.slice(begins), breaksOf(indicator, settings.breaks));
      const leftOut = eventMonths(eventsFor(settings.events, indicator));
      const { exposure, defaultOverdispersion } = indicator;
      return overdispersionOf(series, exposure, defaultOverdispersion, new Set([...leftOut, ...apart])).overdispersion;
    },
  };
}
