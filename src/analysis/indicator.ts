import type { ChangeFinding } from "../values/change-findings.ts";
import type { DriversFinding } from "../values/driver-findings.ts";
import type { CountRequest, FigureBook } from "../values/figure-book.ts";
import type { IndicatorFindings, PartFinding } from "../values/indicator-findings.ts";
import { type Period, rolling, yearOf, yearsEarlier, yearToDate } from "../values/period.ts";
import { breaksOf } from "./breaks.ts";
import { changeBetween, unknownDoubtOf } from "./change.ts";
import type { ChangeRules } from "./change-question.ts";
import { controlChart } from "./control-chart.ts";
import { driversOf } from "./drivers.ts";
import { targetsOf } from "./indicator-targets.ts";
import { comparableMonths, eventMonths, eventsFor, type MonthFigure, seriesAround } from "./monthly-series.ts";
import { overdispersionOf } from "./overdispersion.ts";
import { type AnalysisSubject, planOf, type RequestPair, requestsOf } from "./plan.ts";
import { recordOf, yearlyTotals } from "./records.ts";
import { peakOf, runOf } from "./runs.ts";
import { countsOf, type Doubt, doubtsOfPart, quarterParts, scopeFindings } from "./scope.ts";
import { rollingTotals, type Total } from "./totals.ts";
import { unknownShareTolerance } from "./unknown-share.ts";

/** Every count that {@link analyseIndicator} will look up for a subject, each once, before anything is counted. */
export const needsOf = (subject: AnalysisSubject): CountRequest[] => requestsOf(planOf(subject));

/**
 * All findings about one indicator in one area:
 *
 *     counts ─▶ how much the series varies ─▶ changes ─▶ parts, drivers ─▶ records and runs ─▶ target ─▶ chart
 *
 * Looks up what {@link needsOf} lists and nothing else. Pure: the same book gives the same findings.
 */
export function analyseIndicator(book: FigureBook, subject: AnalysisSubject): IndicatorFindings {
  const { indicator, area, quarter, settings } = subject;
  const plan = planOf(subject);
  const breaks = breaksOf(indicator, settings.breaks);
  const months = plan.months.map(({ month, request }): MonthFigure => ({ month, figure: book.count(request) }));
  const series = comparableMonths(months, breaks);
  const events = eventsFor(settings.events, indicator);
  const leftOut = eventMonths(events);
  const usual = seriesAround(months, breaks);
  const { overdispersion, model } = overdispersionOf(
    usual.series,
    indicator.exposure,
    indicator.defaultOverdispersion,
    new Set([...leftOut, ...usual.apart]),
  );
  const rules: ChangeRules = {
    polarity: indicator.polarity,
    exposure: indicator.exposure,
    overdispersion: overdispersion.figure,
    smallNumbers: settings.smallNumbers,
    breaks,
    ...(subject.leftOutFor ? { leftOutFor: subject.leftOutFor } : {}),
    ...(subject.unmappedShare ? { unmappedMoved: movedIn(subject.unmappedShare) } : {}),
  };

  const { former } = plan;
  /** The reported quarter and the year to date end the series, and only they can be seen as they stood. */
  const doubtsIn = (pairs: readonly RequestPair[], newest: CountRequest | undefined): Doubt[] =>
    pairs.map((pair, index) => ({
      unknown: countsOf(book, pair),
      ...(former && newest && index === pairs.length - 1
        ? { former: { count: book.count(newest), stage: former.stage } }
        : {}),
    }));
  const doubts = {
    quarters: doubtsIn(plan.unknownQuarters, former?.quarter),
    cumulative: doubtsIn(plan.unknownCumulative, former?.year),
  };
  const whole = scopeFindings(book, plan.whole, rules, {
    year: doubts.cumulative.at(-1) ?? {},
    quarters: doubts.quarters,
  });
  const cumulative = plan.cumulative.map((pair, index) =>
    changeBetween({ ...countsOf(book, pair), comparison: "previous-year", ...doubts.cumulative[index] }, rules),
  );
  const quarterChange = whole.quarters.at(-1);
  if (!quarterChange) throw new Error("a plan without the reported quarter");
  const parts = plan.parts.map((part): PartFinding => {
    const { breakdown, part: id } = part;
    const ofPart = { ...rules, breaks: breaksOf(indicator, settings.breaks, subject.parts?.get(id)) };
    return { breakdown, part: id, ...scopeFindings(book, part, ofPart, doubtsOfPart(whole)) };
  });

  const totals = rollingTotals(months);
  const yearly = yearlyTotals(totals);
  const record = recordOf(totals, breaks);
  const run = runOf(yearly, breaks);
  const peak = peakOf(yearly, breaks);
  const rollingChange = rollingChangeOf(
    totals,
    rules,
    // At the year's end it is the year's own change; before, the undecided records of its months are not asked for.
    quarter.end === yearOf(quarter).end ? (doubts.cumulative.at(-1) ?? {}) : unknownDoubtOf(whole.year),
  );
  return {
    indicator: indicator.id,
    area,
    unit: indicator.unit,
    quarter,
    yearToDate: yearToDate(quarter),
    previousToDate: yearsEarlier(yearToDate(quarter)),
    overdispersion,
    ...whole,
    quarterChange,
    cumulative,
    lastYearCumulative: plan.lastYearCumulative.map((request) => book.count(request)),
    months,
    rollingTotals: totals,
    ...(rollingChange ? { rollingChange } : {}),
    ...(record ? { record } : {}),
    ...(run ? { run } : {}),
    ...(peak ? { peak } : {}),
    ...targetsOf(book, subject, plan, { year: whole.year, quarterChange, rules, series }),
    chart: controlChart({
      ...usual,
      totals,
      exposure: indicator.exposure,
      model,
      leftOut,
      events: events.map((event) => ({ event: event.id, months: [...eventMonths([event])] })),
      rebases: settings.rebases.filter((rebase) => rebase.indicator === indicator.id),
    }),
    parts,
    drivers: driversFrom(whole, parts),
  };
}

/** The newest 12 months on the 12 before. */
function rollingChangeOf(totals: readonly Total[], rules: ChangeRules, doubt: Doubt): ChangeFinding | undefined {
  const [from, to] = [totals.at(-13), totals.at(-1)];
  if (!from || !to || from.period.id !== yearsEarlier(rolling(to.period.end.slice(0, 7))).id) return undefined;
  return changeBetween({ from: from.figure, to: to.figure, comparison: "previous-year", ...doubt }, rules);
}

/** By the tolerance of other records that could not be decided: a label that nobody knew is no fall. */
const movedIn =
  (share: (period: Period) => number) =>
  (from: Period, to: Period): boolean =>
    Math.abs(share(to) - share(from)) > unknownShareTolerance;

const isBroken = (change: ChangeFinding): boolean => change.seriesBreak !== undefined;

function driversFrom(whole: ReturnType<typeof scopeFindings>, parts: readonly PartFinding[]): DriversFinding {
  const quarters = quarterParts(whole);
  return driversOf({
    total: whole.year,
    quarters,
    categories: parts.map(({ part, year }) => ({ part, from: year.from, to: year.to, broken: isBroken(year) })),
    crossing: Object.fromEntries(
      quarters.map(({ part: quarter }, index) => [
        quarter,
        parts.flatMap(({ part, quarters: changes }) => {
          const change = changes[index];
          return change ? [{ part, from: change.from, to: change.to, broken: isBroken(change) }] : [];
        }),
      ]),
    ),
  });
}
