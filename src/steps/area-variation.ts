import { heldVariation } from "../analysis/held-variation.ts";
import type { MonthFigure } from "../analysis/monthly-series.ts";
import { partNamed } from "../indicators/question.ts";
import type { OverdispersionFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { type IsoDate, month, monthOf, monthsOf } from "../values/period.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

/** What is counted where, over whichever period. */
export type Series = Pick<CountRequest, "indicator" | "area" | "dims">;

export interface Variation {
  /** Undefined where not one month is held. */
  readonly of: (series: Series) => OverdispersionFinding | undefined;
  /** The months that they rest on, by id. */
  readonly months: ReadonlyMap<string, Figure>;
}

/** How much each series varies by itself, from the months that are held up to a day, as papers estimate it. */
export async function variationOf(
  partnership: Partnership,
  reading: Reading,
  series: readonly Series[],
  end: IsoDate,
): Promise<Variation> {
  const { settings, indicators } = partnership;
  const starts = reading.result.sources.flatMap(({ coverage }) => coverage.from ?? []).sort();
  const first = starts[0];
  if (first === undefined || first > end) return { of: () => undefined, months: new Map() };
  const months = monthsOf({ start: `${monthOf(first)}-01`, end });
  const requestsOf = ({ indicator, area, dims }: Series): CountRequest[] =>
    months.map((id) => ({ indicator, area, period: month(id), ...(dims ? { dims } : {}) }));
  const { figures } = await measureRequests(partnership, reading, series.flatMap(requestsOf));
  const counted = new Map(figures.map((figure) => [figure.id, figure]));
  return {
    months: counted,
    of(wanted) {
      const whole = indicators.get(wanted.indicator);
      const all = requestsOf(wanted).flatMap((request): MonthFigure[] => {
        const figure = counted.get(countId(request));
        return figure ? [{ month: request.period.id, figure }] : [];
      });
      return whole && heldVariation(all, whole, settings, partNamed(whole, wanted, partnership));
    },
  };
}
