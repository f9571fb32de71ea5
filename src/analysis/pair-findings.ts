import type { Indicator } from "../indicators/indicator.ts";
import type { BreakSetting, EventSetting, PairSetting, SmallNumbers } from "../partnership/settings.ts";
import type { CountRequest, FigureBook } from "../values/figure-book.ts";
import type { ChangeFinding, DivergenceFinding, IndicatorFindings } from "../values/finding.ts";
import {
  addDays,
  dayCount,
  type IsoDate,
  type IsoMonth,
  month,
  monthEnd,
  monthsOf,
  type Period,
  range,
  yearsEarlier,
} from "../values/period.ts";
import { breaksOf } from "./breaks.ts";
import { changeBetween } from "./change.ts";
import type { ChangeRules } from "./change-question.ts";
import { divergenceOf } from "./divergence.ts";
import type { MonthFigure } from "./monthly-series.ts";

/** An event's whole weeks, up to the last day that is held, beside the same dates a year before. */
export interface EventWindow {
  readonly event: string;
  readonly current: Period;
  readonly previous: Period;
  /** Whole months held after the reported year to date: a chart goes on to them, so that it shows what the words tell. */
  readonly monthsAfter: readonly IsoMonth[];
}

/** One value of the breakdown that shows where a series comes from, over the window. */
interface SourceChange {
  readonly part: string;
  readonly change: ChangeFinding;
}

/** Two related series over the year to date and, when an event fell in it, since the event. */
export interface PairFindings {
  readonly pair: string;
  readonly year: DivergenceFinding;
  readonly since?: {
    readonly window: EventWindow;
    readonly divergence: DivergenceFinding;
    readonly sources: readonly SourceChange[];
    /** The two series in the months after the reported year to date. */
    readonly monthsAfter: { readonly left: readonly MonthFigure[]; readonly right: readonly MonthFigure[] };
  };
  /** What may stand on the first page: since the event when there is one, else the year. */
  readonly headline: DivergenceFinding;
}

/** Under this many weeks a window says too little to be compared. */
export const fewestWeeks = 4;
/** The breakdown whose values are where a record came from, and the value that stands for the police. */
const sourceBreakdown = { id: "source", police: "police" };

/**
 * The window since the newest event of the reported year, in whole weeks and no longer than a year, so that the same dates
 * a year before have as many of each weekday. Undefined when the data ends too soon after it.
 */
export function windowSince(
  events: readonly EventSetting[],
  topic: string,
  toDate: Period,
  dataTo: IsoDate,
): EventWindow | undefined {
  const event = events
    .filter((candidate) => candidate.for.length === 0 || candidate.for.includes(topic))
    .filter((candidate) => candidate.from > toDate.start && candidate.from <= toDate.end)
    .sort((a, b) => a.from.localeCompare(b.from))
    .at(-1);
  if (!event) return undefined;
  const weeks = Math.min(52, Math.floor(dayCount({ start: event.from, end: dataTo }) / 7));
  if (event.from > dataTo || weeks < fewestWeeks) return undefined;
  const current = range(event.from, addDays(event.from, weeks * 7 - 1));
  const after = { start: addDays(toDate.end, 1), end: current.end };
  const monthsAfter = after.start > after.end ? [] : monthsOf(after).filter((id) => monthEnd(id) <= dataTo);
  return { event: event.id, current, previous: yearsEarlier(current), monthsAfter };
}

const sourcesOf = (indicator: Indicator): readonly string[] =>
  indicator.breakdowns.find((breakdown) => breakdown.id === sourceBreakdown.id)?.values.map((value) => value.id) ?? [];

/** Every count that {@link pairFindings} looks up besides those of its two indicators. */
export function pairNeeds(
  left: Indicator,
  right: Indicator,
  area: string,
  window: EventWindow | undefined,
): CountRequest[] {
  if (!window) return [];
  return [left, right].flatMap((indicator) => [
    ...window.monthsAfter.map((id) => ({ indicator: indicator.id, area, period: month(id) })),
    ...[window.previous, window.current].flatMap((period) => [
      { indicator: indicator.id, area, period },
      ...sourcesOf(indicator).map((part) => ({
        indicator: indicator.id,
        area,
        period,
        dims: { [sourceBreakdown.id]: part },
      })),
    ]),
  ]);
}

/** A pair of the settings, with the window since an event that it is also compared over. */
export interface AnalysisPair {
  readonly setting: PairSetting;
  readonly left: Indicator;
  readonly right: Indicator;
  readonly window: EventWindow | undefined;
}

export interface PairQuestion extends AnalysisPair {
  readonly leftFindings: IndicatorFindings;
  readonly rightFindings: IndicatorFindings;
  readonly breaks: readonly BreakSetting[];
  readonly smallNumbers: SmallNumbers;
}

/** Whether the two series of a pair moved apart, over the year and since the event. */
export function pairFindings(book: FigureBook, question: PairQuestion): PairFindings {
  const { setting, left, right, leftFindings, rightFindings, window } = question;
  const year = divergenceOf({
    pair: setting.id,
    left: leftFindings.year,
    right: rightFindings.year,
    ...feedOf(right, (part) => rightFindings.parts.find((finding) => finding.part === part)?.year),
  });
  if (!window) return { pair: setting.id, year, headline: year };
  const changeOf = (findings: IndicatorFindings, indicator: Indicator, part?: string): ChangeFinding => {
    const request = (period: Period): CountRequest => ({
      indicator: indicator.id,
      area: findings.area,
      period,
      ...(part ? { dims: { [sourceBreakdown.id]: part } } : {}),
    });
    return changeBetween(
      {
        from: book.count(request(window.previous)),
        to: book.count(request(window.current)),
        comparison: "previous-year",
      },
      rulesOf(indicator, findings, question),
    );
  };
  const sources = sourcesOf(right).map((part) => ({ part, change: changeOf(rightFindings, right, part) }));
  const divergence = divergenceOf({
    pair: setting.id,
    left: changeOf(leftFindings, left),
    right: changeOf(rightFindings, right),
    ...feedOf(right, (part) => sources.find((source) => source.part === part)?.change),
  });
  const monthsAfter = (indicator: Indicator, { area }: IndicatorFindings): MonthFigure[] =>
    window.monthsAfter.map((id) => ({
      month: id,
      figure: book.count({ indicator: indicator.id, area, period: month(id) }),
    }));
  const since = {
    window,
    divergence,
    sources,
    monthsAfter: { left: monthsAfter(left, leftFindings), right: monthsAfter(right, rightFindings) },
  };
  return { pair: setting.id, year, since, headline: divergence };
}

const rulesOf = (indicator: Indicator, findings: IndicatorFindings, question: PairQuestion): ChangeRules => ({
  polarity: indicator.polarity,
  exposure: indicator.exposure,
  overdispersion: findings.overdispersion.figure,
  smallNumbers: question.smallNumbers,
  breaks: breaksOf(indicator, question.breaks),
});

/** The right-hand series' part that comes from the police, whose own series stands on the left. */
function feedOf(
  right: Indicator,
  find: (part: string) => ChangeFinding | undefined,
): { feed?: DivergenceFinding["feed"] } {
  if (!sourcesOf(right).includes(sourceBreakdown.police)) return {};
  const change = find(sourceBreakdown.police);
  return change ? { feed: { in: "right", part: sourceBreakdown.police, change } } : {};
}
