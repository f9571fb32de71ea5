import type { Indicator } from "../indicators/indicator.ts";
import { measureIn, ownMeasure } from "../indicators/own-measure.ts";
import type { Settings } from "../partnership/settings.ts";
import type { CountRequest, FigureBook } from "../values/figure-book.ts";
import type { MeasuredChange, MeasuredFindings, MeasuredKind } from "../values/measured-findings.ts";
import { type Period, quarterNumber, quartersOf, yearOf, yearsEarlier, yearToDate } from "../values/period.ts";
import { breaksOf } from "./breaks.ts";
import { measuredChange } from "./measured-change.ts";
import { levelOf } from "./measured-level.ts";

/** A share, a number at a date or a survey in an area, and the agreed settings that its analysis needs. */
export interface MeasuredSubject {
  readonly indicator: Indicator;
  /** Of a share, its part and its whole. */
  readonly sides: readonly Indicator[];
  readonly area: string;
  /** The reported quarter. */
  readonly quarter: Period;
  /** What has come of the offences by now: the year before has had a year longer for it. */
  readonly byNow: boolean;
  /** The larger of the two sides' shares, in percent, of offences without a category. */
  readonly unmappedShare?: (period: Period) => number;
  readonly settings: Pick<Settings, "breaks" | "smallNumbers">;
}

/** Every figure that {@link analyseMeasured} will look up, before anything is measured. */
export const measuredNeeds = (subject: MeasuredSubject): CountRequest[] =>
  periodsOf(subject).flatMap((to) => [yearsEarlier(to), to].flatMap((period) => requestsAt(subject, period)));

/**
 * All findings about one share, number at a date or survey: its level in each quarter of the year and, of a share, in the year to date,
 * each on the one a year before. Looks up what {@link measuredNeeds} lists and nothing else.
 */
export function analyseMeasured(book: FigureBook, subject: MeasuredSubject): MeasuredFindings {
  const { indicator, sides, area, quarter, settings } = subject;
  const measured = kindOf(indicator);
  const breaks = [indicator, ...sides].flatMap((one) => breaksOf(one, settings.breaks));
  const rules = {
    measured,
    polarity: indicator.polarity,
    breaks,
    smallNumbers: settings.smallNumbers,
    byNow: subject.byNow,
    ...(subject.unmappedShare ? { unmappedShare: subject.unmappedShare } : {}),
  };
  const changes = periodsOf(subject).map((to): MeasuredChange => {
    const at = (period: Period) => ({
      level: levelOf(book, measured, ownRequest(subject, period), settings.smallNumbers),
      unknown: unknownRequests(subject, period).map((request) => book.count(request)),
    });
    return measuredChange(at(yearsEarlier(to)), at(to), rules);
  });
  const quarters = changes.slice(0, quarterNumber(quarter.start));
  const [quarterChange, year] = [quarters.at(-1), changes.at(-1)];
  if (!quarterChange || !year) throw new Error("a plan without the reported quarter");
  return {
    indicator: indicator.id,
    area,
    measured,
    quarter,
    yearToDate: yearToDate(quarter),
    previousToDate: yearsEarlier(yearToDate(quarter)),
    quarters,
    quarterChange,
    year,
  };
}

function kindOf(indicator: Indicator): MeasuredKind {
  if (indicator.aggregation.kind === "survey") return "survey";
  const own = ownMeasure(indicator);
  if (own === "count") throw new Error(`is counted over periods: ${indicator.id}`);
  return own;
}

/** The quarters of the year up to the reported one and, of a share, all of them together; a level at a day has no year of its own. */
function periodsOf({ indicator, quarter }: MeasuredSubject): Period[] {
  const quarters = quartersOf(yearOf(quarter)).slice(0, quarterNumber(quarter.start));
  return kindOf(indicator) === "share" && quarters.length > 1 ? [...quarters, yearToDate(quarter)] : quarters;
}

const ownRequest = ({ indicator, area }: MeasuredSubject, period: Period): CountRequest => ({
  indicator: indicator.id,
  area,
  period,
  ...measureIn(indicator),
});

/** Records of either side that could not be decided. */
const unknownRequests = ({ indicator, sides, area }: MeasuredSubject, period: Period): CountRequest[] =>
  indicator.aggregation.kind === "share"
    ? sides.map((side) => ({ indicator: side.id, area, period, measure: "unknown" }))
    : [];

function requestsAt(subject: MeasuredSubject, period: Period): CountRequest[] {
  const own = ownRequest(subject, period);
  const { area, indicator } = subject;
  return [
    own,
    ...(indicator.aggregation.kind === "survey" ? [{ ...own, measure: "base" as const }] : []),
    ...subject.sides.map((side) => ({ indicator: side.id, area, period, ...measureIn(side) })),
    ...unknownRequests(subject, period),
  ];
}
