import type { ControlPoint } from "../values/chart-findings.ts";
import type { RecordFinding } from "../values/history-findings.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import { type IsoMonth, monthOf } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { limitsNote } from "../wording/control.ts";
import { formatMonth, monthName } from "../wording/dates.ts";
import { capital } from "../wording/letters.ts";
import { formatCount } from "../wording/numbers.ts";
import { type Inline, label, sentences } from "../wording/runs.ts";
import { periodOf, type SubjectWords } from "../wording/subject.ts";
import { unitName } from "../wording/values.ts";
import { breaksFor, chartId, eventsFor, noteContext, shownMonths } from "./chart-blocks.ts";
import type { ChartBlock, TableBlock } from "./model.ts";
import { monthTable } from "./month-table.ts";
import { pointOf } from "./point-of.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "./tables.ts";
import { targetLine } from "./target-line.ts";

/** The long series of 12-month totals behind a record, with the total that the sentence names. */
export function recordBlock(
  context: PresentContext,
  findings: IndicatorFindings,
  words: SubjectWords,
  record: RecordFinding,
): ChartBlock {
  const totals = findings.rollingTotals;
  const monthOfTotal = (period: { readonly end: string }): IsoMonth => monthOf(period.end);
  const points = totals.map(({ period, figure }) => ({
    ...pointOf(context.keep(figure)),
    month: monthOfTotal(period),
    signal: "none" as const,
  }));
  const named = [record.latest, ...(record.earlier ? [record.earlier] : [])].map((figure) => ({
    month: monthOfTotal(periodOf(figure)),
    label: isNumber(figure.value)
      ? `${formatCount(figure.value.number)}, ${formatMonth(monthOfTotal(periodOf(figure)))}`
      : "",
  }));
  const from = points[0]?.month ?? monthOf(findings.quarter.start);
  const to = points.at(-1)?.month ?? monthOf(findings.quarter.end);
  const many = unitName(words.indicator.unit);
  const since = record.earlier
    ? ` since those to ${formatMonth(monthOf(periodOf(record.earlier).end))}`
    : " of the series";
  const rolling = findings.chart.chart === "rolling";
  const tabled = findings.chart.points.slice(-shownMonths);
  return {
    kind: "chart",
    id: `${chartId(findings)}-rolling`,
    number: context.numbering.chart(),
    title: [label(`${words.title}: ${record.tie ? "equal " : ""}${record.extreme} 12 months${since}`)],
    subtitle: `${capital(many)} in the 12 months to each month, ${formatMonth(from)} to ${formatMonth(to)}`,
    alt: `${words.title}, totals of 12 months from ${formatMonth(from)} to ${formatMonth(to)}. ${named
      .map((point) => point.label)
      .join("; ")}.`,
    chart: {
      kind: "rolling",
      points,
      named,
      events: eventsFor(context.paper.settings.events, words.indicator, from, to),
      breaks: breaksFor(context, words.indicator, from, to),
      ...targetLine(context, findings),
      valueTitle: `${capital(many)} in 12 months`,
    },
    data: rolling
      ? {
          ...monthTable(context, findings, words, tabled, chartId(findings)),
          notes: [],
        }
      : yearlyTotalsTable(context, findings, words),
    notes: rolling
      ? [sentences(limitsNote(findings.chart, noteContext(context, tabled)), earlierMonths(context, findings, tabled))]
      : [],
  };
}

/** The chart has every total that is held; the table under it may not have every month. */
function earlierMonths(
  context: PresentContext,
  { months }: IndicatorFindings,
  tabled: readonly ControlPoint[],
): Inline[] {
  const first = tabled[0]?.month;
  if (first === undefined || !months.some(({ month }) => month < first)) return [];
  return [label(`The counts of months before ${formatMonth(first)} are in ${context.fileStem}-figures.csv.`)];
}

/** One total a year, to the month in which the paper's quarter ends. */
function yearlyTotalsTable(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): TableBlock {
  const yearly = findings.rollingTotals.filter(
    ({ period }) => period.end.slice(5, 7) === findings.quarter.end.slice(5, 7),
  );
  return {
    kind: "table",
    id: `${chartId(findings)}-totals`,
    number: 0,
    caption: `${words.inPlace}: totals of the 12 months to ${monthName(findings.quarter.end)}`,
    layout: "plain",
    columns: [leftColumn("period", "12 months to"), rightColumn("total", "Total")],
    rows: yearly.map(({ period, figure }) =>
      row([textCell(formatMonth(monthOf(period.end))), figureCell(context.keep(figure))]),
    ),
    notes: [[label(`The totals to every other month are in ${context.fileStem}-figures.csv.`)]],
  };
}
