import { comparisonWith } from "../analysis/benchmark-question.ts";
import { breaksOf } from "../analysis/breaks.ts";
import { changeBetween } from "../analysis/change.ts";
import type { ChangeRules } from "../analysis/change-question.ts";
import { catalogueOverdispersion } from "../analysis/overdispersion.ts";
import { partNamed } from "../indicators/question.ts";
import { withSpliceBreaks } from "../indicators/splices.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import type { Period } from "../values/period.ts";
import { absent } from "../values/value.ts";
import { variationOf } from "./area-variation.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

/** Counts of one indicator in one area over any periods, and the rules by which they are compared. */
export interface Comparable {
  readonly rules: ChangeRules;
  readonly count: (period: Period) => Figure;
  /** Every figure that was counted, by id. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Counts a question over several periods, with the overdispersion of its own months, so that changes between them can be judged. */
export async function comparable(
  partnership: Partnership,
  reading: Reading,
  request: CountRequest,
  periods: readonly Period[],
): Promise<Comparable> {
  const at = (period: Period): CountRequest => ({ ...request, period });
  const { figures } = await measureRequests(partnership, reading, periods.map(at));
  const indicators = withSpliceBreaks(partnership.indicators, figures, reading.result);
  const known: Partnership = { ...partnership, indicators };
  const last =
    periods
      .map(({ end }) => end)
      .sort()
      .at(-1) ?? request.period.end;
  const variation = await variationOf(known, reading, [request], last);
  const counted = new Map([...variation.months, ...figures.map((figure) => [figure.id, figure] as const)]);
  return {
    rules: rulesOf(known, request, variation.of(request)?.figure),
    figures: counted,
    count: (period) => {
      const id = countId(at(period));
      return counted.get(id) ?? { id, value: absent("missing"), unit: "records", method: "count", inputs: [] };
    },
  };
}

/** One period on an earlier one, judged. */
export const changeOn = ({ count, rules }: Comparable, from: Period, to: Period): ChangeFinding =>
  changeBetween({ from: count(from), to: count(to), comparison: comparisonWith(from, to) }, rules);

function rulesOf(partnership: Partnership, request: CountRequest, overdispersion: Figure | undefined): ChangeRules {
  const { settings, indicators } = partnership;
  const indicator = indicators.get(request.indicator);
  if (!indicator) throw new Error(`not an indicator: ${request.indicator}`);
  const { polarity, exposure } = indicator;
  return {
    polarity,
    exposure,
    overdispersion: overdispersion ?? catalogueOverdispersion(indicator, request),
    smallNumbers: settings.smallNumbers,
    breaks: breaksOf(indicator, settings.breaks, partNamed(indicator, request, partnership)),
  };
}
