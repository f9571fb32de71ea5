import type { Indicator } from "../indicators/indicator.ts";
import type { TargetSetting } from "../partnership/settings/targets.ts";
import type { Settings } from "../partnership/settings.ts";
import type { FormerStage } from "../values/change-findings.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import type { LeftOutGround } from "../values/left-out.ts";
import {
  type IsoMonth,
  monthEnd,
  monthOf,
  month as monthPeriod,
  monthStart,
  monthsOf,
  type Period,
  quarterNumber,
  quartersOf,
  range,
  yearOf,
  yearsEarlier,
  yearToDate,
} from "../values/period.ts";
import { type DroppedDates, datesToDrop } from "./event-excluded.ts";
import { eventsFor } from "./monthly-series.ts";

/** What one analysis is about, and the agreed settings that it needs. */
export interface AnalysisSubject {
  readonly indicator: Indicator;
  /** What the values of its breakdown by type are, where they are indicators of their own. */
  readonly parts?: ReadonlyMap<string, Indicator>;
  /** The share, in percent, of offences without a category that might belong in it. */
  readonly unmappedShare?: (period: Period) => number;
  /** For want of what records of it may be undecided there. */
  readonly leftOutFor?: readonly LeftOutGround[];
  readonly area: string;
  /** The reported quarter. */
  readonly quarter: Period;
  /** First month that the series is held for. */
  readonly seriesStart: IsoMonth;
  /** The earlier extract that shows last year's counts as they stood; nothing where none is held. */
  readonly formerStage?: FormerStage;
  readonly settings: Pick<
    Settings,
    "area" | "targets" | "events" | "operations" | "breaks" | "rebases" | "smallNumbers" | "rag"
  >;
}

export interface RequestPair {
  readonly from: CountRequest;
  readonly to: CountRequest;
}

/** The same counts for the whole and for each part of it. */
export interface ScopePlan {
  readonly year: RequestPair;
  /** Quarter 1 to the reported one, each with the same quarter last year. */
  readonly quarters: readonly RequestPair[];
  readonly operations: readonly { readonly operation: string; readonly flagged: RequestPair }[];
  readonly events: readonly { readonly dates: DroppedDates; readonly counts: RequestPair }[];
}

interface PartPlan extends ScopePlan {
  readonly breakdown: string;
  readonly part: string;
}

/** Every count that the analysis of one indicator in one area looks up, in the places where it looks them up. */
export interface IndicatorPlan {
  readonly whole: ScopePlan;
  readonly parts: readonly PartPlan[];
  readonly months: readonly { readonly month: IsoMonth; readonly request: CountRequest }[];
  readonly cumulative: readonly RequestPair[];
  readonly lastYearCumulative: readonly CountRequest[];
  /** Undecided records of each quarter, and of each cumulative period, the last being the year to date. */
  readonly unknownQuarters: readonly RequestPair[];
  readonly unknownCumulative: readonly RequestPair[];
  /** The whole of last year, and the baseline years of its targets, by period id. */
  readonly wholeYears: ReadonlyMap<string, CountRequest>;
  readonly target?: TargetSetting;
  readonly nextTarget?: TargetSetting;
  /** Last year to date and the same quarter last year, as they stood. */
  readonly former?: { readonly stage: FormerStage; readonly year: CountRequest; readonly quarter: CountRequest };
}

/** Breakdowns that explain a change; the grid of nights and hours does not. */
const driverBreakdowns = ["type", "source"];

export function planOf(subject: AnalysisSubject): IndicatorPlan {
  const { indicator, area, quarter, settings, formerStage } = subject;
  const year = yearOf(quarter);
  const ask = (period: Period, dims?: CountRequest["dims"], measure?: CountRequest["measure"]): CountRequest => ({
    indicator: indicator.id,
    area,
    period,
    ...(dims ? { dims } : {}),
    ...(measure ? { measure } : {}),
  });
  const pair = (to: Period, dims?: CountRequest["dims"], measure?: CountRequest["measure"]): RequestPair => ({
    from: ask(yearsEarlier(to), dims, measure),
    to: ask(to, dims, measure),
  });
  const toDate = yearToDate(quarter);
  const quarters = quartersOf(year).slice(0, quarterNumber(quarter.start));
  const dropped = datesToDrop(eventsFor(settings.events, indicator), toDate);
  const scope = (dims?: Readonly<Record<string, string>>): ScopePlan => ({
    year: pair(toDate, dims),
    quarters: quarters.map((one) => pair(one, dims)),
    operations: settings.operations.map(({ id }) => ({
      operation: id,
      flagged: pair(toDate, { ...dims, operation: id }),
    })),
    events: dropped.map((dates) => ({ dates, counts: { from: ask(dates.from, dims), to: ask(dates.to, dims) } })),
  });
  const breakdown = indicator.breakdowns.find(({ id }) => driverBreakdowns.includes(id));
  const targetFor = (period: Period): TargetSetting | undefined =>
    settings.targets.find(
      (one) => one.indicator === indicator.id && one.year.id === period.id && (one.area ?? settings.area.id) === area,
    );
  const target = targetFor(year);
  const nextTarget = targetFor(yearsEarlier(year, -1));
  const baselines = [target, nextTarget].flatMap((one) =>
    one?.form.kind === "change-on-baseline" ? [one.form.baseline] : [],
  );
  return {
    whole: scope(),
    parts: (breakdown?.values ?? []).map(({ id }) => ({
      breakdown: breakdown?.id ?? "",
      part: id,
      ...scope({ [breakdown?.id ?? ""]: id }),
    })),
    months: monthsOf(seriesSpan(subject)).map((month) => ({ month, request: ask(monthPeriod(month)) })),
    cumulative: quarters.map((one) => pair(yearToDate(one))),
    lastYearCumulative: quartersOf(yearsEarlier(year)).map((one) => ask(yearToDate(one))),
    unknownQuarters: quarters.map((one) => pair(one, undefined, "unknown")),
    unknownCumulative: quarters.map((one) => pair(yearToDate(one), undefined, "unknown")),
    wholeYears: new Map([yearsEarlier(year), ...baselines].map((period) => [period.id, ask(period)])),
    ...(target ? { target } : {}),
    ...(nextTarget ? { nextTarget } : {}),
    ...(formerStage
      ? {
          former: {
            stage: formerStage,
            year: { ...ask(yearsEarlier(toDate)), asAt: formerStage.asAt },
            quarter: { ...ask(yearsEarlier(quarter)), asAt: formerStage.asAt },
          },
        }
      : {}),
  };
}

function seriesSpan({ seriesStart, quarter }: AnalysisSubject): Period {
  const [first = quarter.start] = [monthStart(seriesStart), quarter.start].sort();
  return range(first, monthEnd(monthOf(quarter.end)));
}

/** Every count that {@link IndicatorPlan} names, each once. */
export function requestsOf(plan: IndicatorPlan): CountRequest[] {
  const both = ({ from, to }: RequestPair): CountRequest[] => [from, to];
  const ofScope = (scope: ScopePlan): CountRequest[] => [
    ...both(scope.year),
    ...scope.quarters.flatMap(both),
    ...scope.operations.flatMap(({ flagged }) => both(flagged)),
    ...scope.events.flatMap(({ counts }) => both(counts)),
  ];
  const all = [
    ...ofScope(plan.whole),
    ...plan.parts.flatMap(ofScope),
    ...plan.months.map(({ request }) => request),
    ...plan.cumulative.flatMap(both),
    ...plan.lastYearCumulative,
    ...plan.unknownQuarters.flatMap(both),
    ...plan.unknownCumulative.flatMap(both),
    ...plan.wholeYears.values(),
    ...(plan.former ? [plan.former.year, plan.former.quarter] : []),
  ];
  return [...new Map(all.map((request) => [countId(request), request])).values()];
}
