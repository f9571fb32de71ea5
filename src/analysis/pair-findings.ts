import type { Indicator } from "../indicators/indicator.ts";
import type { BreakSetting } from "../partnership/settings/events.ts";
import type { SmallNumbers } from "../partnership/settings/limits.ts";
import type { PairSetting } from "../partnership/settings/themes.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { CountRequest, FigureBook } from "../values/figure-book.ts";
import type { DivergenceFinding, IndicatorFindings } from "../values/indicator-findings.ts";
import { month } from "../values/period.ts";
import { divergenceOf } from "./divergence.ts";
import { type EventWindow, windowChange } from "./event-window.ts";
import type { MonthFigure } from "./monthly-series.ts";

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

/** The breakdown whose values are where a record came from, and the value that stands for the police. */
const sourceBreakdown = { id: "source", police: "police" };

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
  const changeOf = (findings: IndicatorFindings, indicator: Indicator, part?: string): ChangeFinding =>
    windowChange(book, { ...question, indicator, findings, window }, part ? { [sourceBreakdown.id]: part } : undefined);
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

/** The right-hand series' part that comes from the police, whose own series stands on the left. */
function feedOf(
  right: Indicator,
  find: (part: string) => ChangeFinding | undefined,
): { feed?: DivergenceFinding["feed"] } {
  if (!sourcesOf(right).includes(sourceBreakdown.police)) return {};
  const change = find(sourceBreakdown.police);
  return change ? { feed: { in: "right", part: sourceBreakdown.police, change } } : {};
}
