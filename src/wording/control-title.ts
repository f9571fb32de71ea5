import type { ChangeFinding } from "../values/change-findings.ts";
import type { ControlChartFinding, ControlPoint, ControlRun } from "../values/chart-findings.ts";
import type { IsoMonth } from "../values/period.ts";
import { numberOf } from "./change.ts";
import { formatFinancialYear, formatMonth, formatMonthSpan, quarterName } from "./dates.ts";
import { inMonths } from "./months.ts";
import { type Inline, label } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";

/** What a control chart shows of single months and of runs of them, in one phrase for titles, headlines and lists. */

type Side = ControlRun["side"];

/** The months that a paper reports on, both ends included. */
type Reported = readonly [from: IsoMonth, to: IsoMonth];

/**
 * The title of a trend chart: what its months did in the year reported, against the mean and the limits. Where none stands out though the
 * year or its newest quarter changed clearly, that is said too, since the sentences beside the chart say so.
 *
 * @param what the chart's subject, e.g. "Robbery"
 */
export function trendTitle(
  chart: ControlChartFinding,
  what: string,
  reported: Reported,
  changes: readonly ChangeFinding[] = [],
): Inline[] {
  if (chart.chart === "rolling") return [label(`${what}: totals of 12 months`)];
  if (chart.chart === "two-years") return [label(`${what} by month`)];
  const judged = judgedIn(chart, reported);
  if (judged.length === 0) return [label(`${what} by month`)];
  const stands = [signalPhrase(chart, "above", reported), signalPhrase(chart, "below", reported)].filter(
    (phrase) => phrase !== undefined,
  );
  if (stands.length > 0) return [label(`${what}: ${stands.join("; ")}`)];
  const clear = changes.flatMap(clearChange)[0];
  const months = judged.map(({ month }) => month);
  if (!clear) return [label(`${what}: ${noneOutside(months)}`)];
  const year = months.length === 12 ? formatFinancialYear(`${reported[0]}-01`) : undefined;
  const none = year && clear.endsWith(year) ? "no month of it is outside the limits" : noneOutside(months);
  return [label(`${what}: ${clear}, though ${none}`)];
}

const judgedIn = ({ points }: ControlChartFinding, [from, to]: Reported): ControlPoint[] =>
  points.filter(({ month, apart, figure }) => month >= from && month <= to && !apart && numberOf(figure) !== undefined);

/** "above the mean since June 2019, and above the upper limit in November 2019": of one side; nothing where no month of it stands out. */
export function signalPhrase(chart: ControlChartFinding, side: Side, reported: Reported): string | undefined {
  const [from, to] = reported;
  const outside = judgedIn(chart, reported)
    .filter((point) => point.signal === "outside-limits" && point.side === side)
    .map(({ month }) => month);
  const isAllOutside = (run: ControlRun): boolean =>
    judgedIn(chart, [run.from, run.to]).every(({ month }) => outside.includes(month));
  const spans = chart.runs
    .filter((run) => run.side === side && run.to >= from && run.from <= to && !isAllOutside(run))
    .map((run) => runSpan(run, chart));
  const parts = [
    ...(spans.length > 0 ? [`${side} the mean ${spans.join(" and ")}`] : []),
    ...(outside.length > 0 ? [`${side} the ${side === "above" ? "upper" : "lower"} limit ${inMonths(outside)}`] : []),
  ];
  return parts.length > 0 ? parts.join(", and ") : undefined;
}

/** "since March 2018" of a run that goes on, "from June 2019 to February 2020" of one that ended: from where it truly began. */
export function runSpan({ from, to, open }: ControlRun, { points }: ControlChartFinding): string {
  const begins = `${formatMonth(from)}${open ? " or before" : ""}`;
  if (points.at(-1)?.month === to) return `since ${begins}`;
  return open ? `from ${begins} to ${formatMonth(to)}` : `from ${formatMonthSpan(from, to)}`;
}

/** "no month of 2019/20 is outside the limits". */
function noneOutside(months: readonly IsoMonth[]): string {
  const [first = ""] = months;
  if (months.length === 1) return `${formatMonth(first)} is inside the limits`;
  const of = months.length === 12 ? `of ${formatFinancialYear(`${first}-01`)}` : inMonths(months);
  return `no month ${of} is outside the limits`;
}

/** "a clear fall in 2019/20", "a clear fall in Quarter 4". */
function clearChange({ evidence, direction, to }: ChangeFinding): string[] {
  if (evidence !== "clear-95" && evidence !== "clear-99") return [];
  const period = periodOf(to);
  const when = period.kind === "quarter" ? quarterName(period) : inPeriod(period);
  return [`a clear ${direction === "more" ? "rise" : "fall"} in ${when}`];
}
