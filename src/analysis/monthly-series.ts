import type { Exposure } from "../indicators/indicator.ts";
import type { EventSetting } from "../partnership/settings/events.ts";
import type { MonthlyCount } from "../statistics/monthly-model.ts";
import type { Figure } from "../values/figure.ts";
import { addMonths, type IsoDate, type IsoMonth, month, monthOf, monthsOf } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import type { SeriesBreak } from "./change-question.ts";
import { exposureOf } from "./exposure.ts";

/** One month's count. A series is a list of these without gaps, in time order; unknown months have no number. */
export interface MonthFigure {
  readonly month: IsoMonth;
  readonly figure: Figure;
}

/** An event that has no end in the settings is taken to disturb the series for this long. */
export const openEventMonths = 12;

/** The months that count the same thing as the last one: those from the newest break on. */
export function comparableMonths(series: readonly MonthFigure[], breaks: readonly SeriesBreak[]): MonthFigure[] {
  const last = series.at(-1);
  const newest = last && newestBreak(breaks, month(last.month).end);
  return newest ? series.filter((one) => `${one.month}-01` >= newest.from) : [...series];
}

/** Months since a break before they stand for themselves; until then the months before it are what is usual. */
export const monthsToStandAlone = 12;

export interface SeriesWithBreak {
  readonly series: readonly MonthFigure[];
  /** Months of the series that do not count the same thing as the rest: drawn, never judged, no part in limits. */
  readonly apart: ReadonlySet<IsoMonth>;
}

/**
 * The months that show what is usual: those since the newest break, once there are enough; before that the ones up to it, with
 * the newer ones set apart.
 */
export function seriesAround(series: readonly MonthFigure[], breaks: readonly SeriesBreak[]): SeriesWithBreak {
  const since = comparableMonths(series, breaks);
  const last = series.at(-1);
  const newest = last && newestBreak(breaks, month(last.month).end);
  if (!newest || since.length >= monthsToStandAlone) return { series: since, apart: new Set() };
  const before = series.filter((one) => month(one.month).end < newest.from);
  if (before.length < monthsToStandAlone) return { series: since.length > 0 ? since : series, apart: new Set() };
  const apart = series.slice(before.length).map((one) => one.month);
  const usual = comparableMonths(before, breaks);
  return { series: [...usual, ...series.slice(before.length)], apart: new Set(apart) };
}

/** The last break on or before a date. */
function newestBreak(breaks: readonly SeriesBreak[], until: IsoDate): SeriesBreak | undefined {
  return breaks
    .filter((one) => one.from <= until)
    .reduce<SeriesBreak | undefined>((newest, one) => (newest && newest.from >= one.from ? newest : one), undefined);
}

/** Events that concern an indicator: by its topic, by its id, or because they concern everything. */
export function eventsFor(
  events: readonly EventSetting[],
  indicator: { readonly id: string; readonly topic: string },
): EventSetting[] {
  return events.filter(
    (event) => event.for.length === 0 || event.for.includes(indicator.topic) || event.for.includes(indicator.id),
  );
}

/** Months that an event touches: they have no part in what counts as usual variation. */
export function eventMonths(events: readonly Pick<EventSetting, "from" | "to">[]): Set<IsoMonth> {
  return new Set(
    events.flatMap((event) => {
      if (event.to) return monthsOf({ start: event.from, end: event.to });
      const first = monthOf(event.from);
      return Array.from({ length: openEventMonths }, (_, index) => addMonths(first, index));
    }),
  );
}

/** What the monthly model takes: known months outside events. */
export function monthlyCounts(
  series: readonly MonthFigure[],
  exposure: Exposure,
  leftOut: ReadonlySet<IsoMonth>,
): MonthlyCount[] {
  return series.flatMap(({ month: id, figure }) => {
    const during = exposureOf(month(id), exposure);
    if (!isNumber(figure.value) || leftOut.has(id) || during === 0) return [];
    const calendarMonth = Number(id.slice(5));
    const index = Number(id.slice(0, 4)) * 12 + calendarMonth;
    return [{ index, calendarMonth, count: figure.value.number, exposure: during }];
  });
}

/** Withheld months are the low ones: what is estimated from the rest would be wrong. */
export const hasWithheld = (series: readonly MonthFigure[]): boolean =>
  series.some(({ figure }) => figure.value.state === "suppressed");
