import type { Indicator } from "../indicators/indicator.ts";
import type { BreakSetting, EventSetting } from "../partnership/settings/events.ts";
import type { SmallNumbers } from "../partnership/settings/limits.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { CountRequest, FigureBook } from "../values/figure-book.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import {
  addDays,
  dayCount,
  type IsoDate,
  type IsoMonth,
  monthEnd,
  monthsOf,
  type Period,
  range,
  yearsEarlier,
} from "../values/period.ts";
import { changeInWindow } from "./event-spells.ts";

/** An event's whole weeks, up to the last day that is held, beside the same dates a year before. */
export interface EventWindow {
  readonly event: string;
  readonly current: Period;
  readonly previous: Period;
  /** Whole months held after the reported year to date: a chart goes on to them, so that it shows what the words tell. */
  readonly monthsAfter: readonly IsoMonth[];
}

/** Under this many weeks a window says too little to be compared. */
export const fewestWeeks = 4;
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

/** The counts that {@link windowChange} looks up. */
export const windowNeeds = (
  indicator: string,
  area: string,
  window: EventWindow,
  dims?: CountRequest["dims"],
): CountRequest[] =>
  [window.previous, window.current].map((period) => ({ indicator, area, period, ...(dims ? { dims } : {}) }));

export interface WindowQuestion {
  readonly indicator: Indicator;
  /** Of its year: how much its series varies anyway. */
  readonly findings: IndicatorFindings;
  readonly window: EventWindow;
  readonly breaks: readonly BreakSetting[];
  readonly smallNumbers: SmallNumbers;
}

/** The days since an event, against the same dates a year before. */
export function windowChange(
  book: FigureBook,
  { indicator, findings, window, breaks, smallNumbers }: WindowQuestion,
  dims?: CountRequest["dims"],
): ChangeFinding {
  const [from, to] = windowNeeds(indicator.id, findings.area, window, dims).map((request) => book.count(request));
  if (!from || !to) throw new Error("a window of two periods");
  return changeInWindow({ from, to }, { indicator, findings, breaks, smallNumbers });
}
