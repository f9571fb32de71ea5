import { withWhom } from "../indicators/filters.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { partOfType } from "../indicators/question.ts";
import { type FigureIdParts, formatFigureId } from "../values/figure-id.ts";
import { addDays, type IsoDate, parsePeriod } from "../values/period.ts";

/** What is counted, in one place and in one way, over whatever time: counts of one series add up over time. */
export interface SeriesId {
  readonly indicator: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly area: string;
  readonly measure: string;
  /** `as-at-2019-04-15`; nothing for the counts as they are now. */
  readonly asAt?: string;
}

export const seriesKey = ({ indicator, dims, area, measure, asAt }: SeriesId): string =>
  formatFigureId({ indicator, dims, area, period: "any", measure, ...(asAt ? { comparison: asAt } : {}) });

/**
 * The series of a counted figure. A type of a sum is an indicator of its own, and the same number whether it is asked for as
 * the one or as the other: it is decided once. So are people who are asked for by `whom` where something else says whom already.
 */
export function seriesOf(parts: FigureIdParts, indicators: ReadonlyMap<string, Indicator>): SeriesId {
  const { area, measure, comparison } = parts;
  const rest = { area, measure, ...(comparison ? { asAt: comparison } : {}) };
  const { type, ...dims } = parts.dims;
  const indicator = indicators.get(parts.indicator);
  const part = type !== undefined && indicator ? partOfType(indicator, type, indicators) : undefined;
  const counted = part ?? indicator;
  const asked = part ? dims : parts.dims;
  return {
    indicator: counted?.id ?? parts.indicator,
    dims: counted ? withWhom(counted, asked, indicators) : asked,
    ...rest,
  };
}

/** A stretch of time: the first day, and the first day after it. */
export interface Span {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** The days that a figure is about. A number at a date, or of those asked, is of the last day alone. */
export function spanOf(parts: FigureIdParts): Span | undefined {
  const parsed = parsePeriod(parts.period);
  if (!parsed.ok) return undefined;
  const { start, end } = parsed.period;
  const isLevel = parts.measure === "stock" || parts.measure === "base";
  return { start: isLevel ? end : start, end: addDays(end, 1) };
}
