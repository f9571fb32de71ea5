import type { Exposure } from "../indicators/indicator.ts";
import type { RebaseSetting } from "../partnership/settings/events.ts";
import { type MonthlyModel, monthsNeeded } from "../statistics/monthly-model.ts";
import { defaultRules, type XmrRules } from "../statistics/xmr-rules.ts";
import type { ControlChartFinding, ControlPoint, ControlRun, EventMonths } from "../values/chart-findings.ts";
import { addMonths, financialYear, financialYearStart, type IsoMonth, monthOf, monthStart } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { perExposure, plainPoint } from "./chart-points.ts";
import { phaseOf } from "./control-phases.ts";
import { hasWithheld, type MonthFigure } from "./monthly-series.ts";
import type { Total } from "./totals.ts";

/** Under this many records a month, single months say little: rolling 12 months are drawn. */
export const rollingUnder = 5;
/** Where a 12-month total was ever this many a month or more, few are counted now and not throughout. */
export const fewUnder = 10;
/** Limits rest on at most this many months, so that levels of long ago do not stand for what is usual now. */
export const limitMonths = 60;
/** Only signals this recent may headline. */
export const recentMonths = 3;

export interface ChartQuestion {
  /** Months that count the same thing, in time order, the last of the reported quarter included. */
  readonly series: readonly MonthFigure[];
  readonly totals: readonly Total[];
  readonly exposure: Exposure;
  readonly model: MonthlyModel | undefined;
  /** Months of events: shown, but with no part in the limits. */
  readonly leftOut: ReadonlySet<IsoMonth>;
  /** Which events these are of. */
  readonly events?: readonly EventMonths[];
  /** The last months, where they do not count the same thing: shown, with no part in the limits and never judged. */
  readonly apart?: ReadonlySet<IsoMonth>;
  readonly rebases: readonly RebaseSetting[];
  readonly rules?: XmrRules;
}

/** Which chart a series can honestly have, its points, limits and signals. */
export function controlChart(question: ChartQuestion): ControlChartFinding {
  const { series, model } = question;
  const withheld = hasWithheld(series);
  // A withheld month withholds twelve totals: a chart of nothing but these would be empty.
  const hasTotal = question.totals.some(({ figure }) => isNumber(figure.value));
  if (meanOfLastYear(series) < rollingUnder && (hasTotal || !withheld)) return rollingChart(question);
  if (withheld) return twoYears(question, "withheld-months");
  if (series.length < monthsNeeded || !model) return twoYears(question, "under-36-months");
  return limitsChart(question, model) ?? twoYears(question, "no-limits");
}

function meanOfLastYear(series: readonly MonthFigure[]): number {
  const known = series.slice(-12).flatMap(({ figure }) => (isNumber(figure.value) ? [figure.value.number] : []));
  // Nothing known: the months are drawn, as gaps.
  if (known.length === 0) return Number.POSITIVE_INFINITY;
  return known.reduce((sum, number) => sum + number, 0) / known.length;
}

function limitsChart(question: ChartQuestion, model: MonthlyModel): ControlChartFinding | undefined {
  const shown = question.series.slice(-limitMonths);
  const points = shown.map((one) => {
    const factor = model.seasonalFactors[Number(one.month.slice(5))];
    return plainPoint(one, perExposure(one, question.exposure, factor), question.leftOut);
  });
  const isApart = ({ month }: ControlPoint): boolean => question.apart?.has(month) ?? false;
  const judged = points.filter((point) => !isApart(point));
  const apart = points.filter(isApart).map((point) => ({ ...point, leftOut: true, apart: true as const }));
  const phases = phasesOf(judged, question.rebases).map(({ points: part, reason }) => ({
    part,
    result: phaseOf(part, question.rules ?? defaultRules, reason),
  }));
  if (!phases.at(-1)?.result) return undefined;
  const marked = [...phases.flatMap(({ part, result }) => result?.points ?? part), ...apart];
  return {
    kind: "control-chart",
    chart: "limits",
    because: "enough-months",
    unit: marked.at(-1)?.figure.unit ?? "per-day",
    adjusted: true,
    points: marked,
    lastYear: [],
    phases: phases.flatMap(({ result }) => (result ? [result.phase] : [])),
    runs: phases.flatMap(({ result }, index) =>
      index === 0 ? withOpen(result?.runs ?? [], judged) : (result?.runs ?? []),
    ),
    events: eventsIn(question.events ?? [], judged),
    recentSignals: marked.slice(-recentMonths).filter((point) => point.signal !== "none"),
  };
}

/** Of what was before the first month that is held, or that limits reach back to, nobody knows on which side of the mean it is. */
const withOpen = (runs: readonly ControlRun[], points: readonly ControlPoint[]): ControlRun[] =>
  runs.map((run) =>
    run.from === points.find(({ figure }) => isNumber(figure.value))?.month ? { ...run, open: true } : run,
  );

/** Events with the months that mean and limits leave out for them. */
function eventsIn(events: readonly EventMonths[], points: readonly ControlPoint[]): EventMonths[] {
  const leftOut = new Set(points.flatMap((point) => (point.leftOut ? [point.month] : [])));
  return events
    .map(({ event, months }) => ({ event, months: months.filter((month) => leftOut.has(month)) }))
    .filter(({ months }) => months.length > 0);
}

/** A phase ends only where the settings say so, with a date and a reason: never because the level seems to have moved. */
function phasesOf(points: readonly ControlPoint[], rebases: readonly RebaseSetting[]) {
  const inside = rebases
    .filter((rebase) => points.some(({ month }) => monthStart(month) < rebase.from))
    .filter((rebase) => points.some(({ month }) => monthStart(month) >= rebase.from))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const starts = [undefined, ...inside];
  return starts.map((start, index) => {
    const next = inside[index];
    return {
      reason: start?.reason,
      points: points.filter(
        ({ month }) => (!start || monthStart(month) >= start.from) && (!next || monthStart(month) < next.from),
      ),
    };
  });
}

/** This year's months beside last year's, without limits. Per night where nights are what counts; else plain counts. */
function twoYears(question: ChartQuestion, because: ControlChartFinding["because"]): ControlChartFinding {
  const { series, exposure, leftOut } = question;
  const point = (one: MonthFigure): ControlPoint =>
    plainPoint(one, exposure === "nights" ? perExposure(one, exposure) : one.figure, leftOut);
  const last = series.at(-1)?.month ?? "";
  const start = monthOf(financialYear(financialYearStart(monthStart(last))).start);
  const before = addMonths(start, -12);
  const points = series.filter(({ month }) => month >= start).map(point);
  const lastYear = series.filter(({ month }) => month >= before && month < start).map(point);
  return {
    kind: "control-chart",
    chart: "two-years",
    because,
    unit: points.at(-1)?.figure.unit ?? "records",
    adjusted: false,
    points,
    lastYear,
    phases: [],
    runs: [],
    events: [],
    recentSignals: [],
  };
}

function rollingChart({ series, totals, leftOut }: ChartQuestion): ControlChartFinding {
  const months = new Map(series.map((one) => [one.month, one]));
  const points = totals.flatMap(({ period, figure }) => {
    const one = months.get(monthOf(period.end));
    return one ? [plainPoint(one, figure, leftOut)] : [];
  });
  return {
    kind: "control-chart",
    chart: "rolling",
    because: isFewThroughout(points) ? "under-5-a-month" : "under-5-a-month-by-now",
    unit: points.at(-1)?.figure.unit ?? "records",
    adjusted: false,
    points,
    lastYear: [],
    phases: [],
    runs: [],
    events: [],
    recentSignals: [],
  };
}

const isFewThroughout = (totals: readonly ControlPoint[]): boolean =>
  totals.every(({ figure }) => !isNumber(figure.value) || figure.value.number < 12 * fewUnder);
