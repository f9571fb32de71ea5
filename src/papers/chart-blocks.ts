import { breaksOf } from "../analysis/breaks.ts";
import type { EventMark, MonthPoint } from "../charts/model.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { EventSetting } from "../partnership/settings/events.ts";
import type { ControlPoint } from "../values/chart-findings.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import { type IsoMonth, monthOf } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { breakSentence } from "../wording/change.ts";
import { decimalsOf, limitsNote, type NoteContext, seriesShape } from "../wording/control.ts";
import { trendTitle } from "../wording/control-title.ts";
import { formatFinancialYear, formatMonth, monthName } from "../wording/dates.ts";
import { capital } from "../wording/letters.ts";
import { type Inline, label, plain, text } from "../wording/runs.ts";
import type { SubjectWords } from "../wording/subject.ts";
import { unitName } from "../wording/values.ts";
import type { Block, ChartBlock } from "./model.ts";
import { monthTable } from "./month-table.ts";
import { pointOf } from "./point-of.ts";
import type { PresentContext } from "./section-kind.ts";
import { targetLine } from "./target-line.ts";

/** Months that a chart shows: three years. Limits may rest on more. */
export const shownMonths = 36;

const monthPoint = (point: ControlPoint): MonthPoint => ({
  ...pointOf(point.figure),
  month: point.month,
  signal: point.apart
    ? "not-judged"
    : point.signal === "none" || point.signal === "outside-limits"
      ? point.signal
      : "shift",
});

/** Events that concern an indicator: those for everything, for its topic, or for it by name. */
export function eventsFor(
  events: readonly EventSetting[],
  indicator: Indicator,
  from: IsoMonth,
  to: IsoMonth,
): EventMark[] {
  return events
    .filter(
      (event) => event.for.length === 0 || event.for.includes(indicator.topic) || event.for.includes(indicator.id),
    )
    .filter((event) => monthOf(event.from) >= from && monthOf(event.from) <= to)
    .map((event) => ({ date: event.from, label: event.name }));
}

export const breaksFor = (context: PresentContext, indicator: Indicator, from: IsoMonth, to: IsoMonth): EventMark[] =>
  breaksOf(indicator, context.paper.settings.breaks)
    .filter((series) => monthOf(series.from) >= from && monthOf(series.from) <= to)
    .map((series) => ({ date: series.from, label: series.label ?? series.note.replace(/\.$/, "") }));

/** What each break of a series is about, whether or not a chart has room for more than a label. */
export const breakSentences = (
  context: PresentContext,
  indicator: Indicator,
  from: IsoMonth,
  to: IsoMonth,
): Inline[][] =>
  breaksOf(indicator, context.paper.settings.breaks)
    .filter(({ from: day }) => monthOf(day) > from && monthOf(day) <= to)
    .map((series) => [label(breakSentence(series))]);

/** What a break with a short label on the chart is about. */
const breakNotes = (context: PresentContext, indicator: Indicator, from: IsoMonth, to: IsoMonth): Inline[][] =>
  breaksOf(indicator, context.paper.settings.breaks)
    .filter(({ label, from: day }) => label !== undefined && monthOf(day) >= from && monthOf(day) <= to)
    .map((series) => [label(breakSentence(series))]);

/** "April to September 2019", "April 2017 to March 2020". */
const span = (from: IsoMonth, to: IsoMonth): string =>
  from.slice(0, 4) === to.slice(0, 4) && from !== to
    ? `${monthName(from)} to ${formatMonth(to)}`
    : `${formatMonth(from)} to ${formatMonth(to)}`;

/** "Victims by month"; "Incidents per Friday or Saturday night, by month". */
function measureWords(findings: IndicatorFindings, indicator: Indicator): string {
  const many = unitName(indicator.unit);
  const named = capital(many);
  if (findings.chart.chart === "rolling") return `${named}, totals of 12 months`;
  const per =
    findings.chart.unit === "per-night"
      ? " per Friday or Saturday night"
      : findings.chart.unit === "per-day"
        ? " per day"
        : "";
  return `${named}${per}, by month`;
}

/** The main chart of an indicator or, where every month of it is withheld, a sentence that says so. */
export function trendBlocks(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): Block[] {
  const { points, lastYear } = findings.chart;
  const withheld = [...points, ...lastYear].every(({ figure }) => figure.value.state === "suppressed");
  if (!withheld) return [trendBlock(context, findings, words)];
  return [
    {
      kind: "paragraph",
      tone: "note",
      content: [text("The counts of single months are small and withheld [c]: there is no chart of them.")],
    },
  ];
}

/** The main chart of an indicator: control chart, two years, or rolling totals, as the analysis chose. */
function trendBlock(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): ChartBlock {
  const { chart } = findings;
  const { indicator } = words;
  const points = chart.points.slice(-shownMonths);
  const from = points[0]?.month ?? monthOf(findings.yearToDate.start);
  const to = points.at(-1)?.month ?? monthOf(findings.quarter.end);
  const shadedFrom = monthOf(findings.yearToDate.start);
  const events = eventsFor(context.paper.settings.events, indicator, from, to);
  const breaks = breaksFor(context, indicator, from, to);
  // A paper of a year has no word of its last quarter.
  const changes = context.paper.usual.kind === "year" ? [findings.year] : [findings.year, findings.quarterChange];
  const title = trendTitle(chart, words.inPlace, [shadedFrom, to], changes);
  const measure = measureWords(findings, indicator);
  const phase = chart.phases.at(-1);
  const shown = [...chart.lastYear, ...points];
  const decimals = decimalsOf(chart, shown);
  const shared = { valueTitle: measure.replace(/, .*$/, "") };
  for (const point of chart.points) context.keep(point.figure);
  for (const point of chart.lastYear) context.keep(point.figure);
  if (phase) for (const figure of [phase.mean, phase.lower, phase.upper]) context.keep(figure);
  const model: ChartBlock["chart"] =
    chart.chart === "two-years"
      ? {
          kind: "years",
          ...shared,
          thisYear: { label: formatFinancialYear(findings.yearToDate.start), points: chart.points.map(monthPoint) },
          lastYear: {
            label: formatFinancialYear(findings.previousToDate.start),
            points: chart.lastYear.map(monthPoint),
          },
          breaks: breaksFor(context, indicator, shadedFrom, to),
        }
      : chart.chart === "rolling"
        ? {
            kind: "rolling",
            ...shared,
            points: points.map(monthPoint),
            named: [],
            events,
            breaks,
            ...targetLine(context, findings),
          }
        : {
            kind: "trend",
            ...shared,
            points: points.map(monthPoint),
            ...(phase && isNumber(phase.mean.value) && isNumber(phase.lower.value) && isNumber(phase.upper.value)
              ? {
                  limits: {
                    mean: phase.mean.value.number,
                    lower: Math.max(0, phase.lower.value.number),
                    upper: phase.upper.value.number,
                    decimals,
                    trial: phase.trial,
                  },
                }
              : {}),
            events,
            breaks,
            shaded: { from: shadedFrom, to, label: formatFinancialYear(findings.yearToDate.start) },
          };
  return {
    kind: "chart",
    id: `${chartId(findings)}-trend`,
    number: context.numbering.chart(),
    title,
    subtitle: `${measure}, ${span(from, to)}${chart.chart === "two-years" ? `, and ${formatFinancialYear(findings.previousToDate.start)}` : ""}`,
    alt: `${plain(title)}. ${measure}. ${seriesShape(points, decimals)}`,
    chart: model,
    data: monthTable(context, findings, words, shown, chartId(findings)),
    notes: [limitsNote(chart, noteContext(context, shown)), ...breakNotes(context, indicator, from, to)],
  };
}

/** What the note under a chart of these months takes from the settings. */
export const noteContext = ({ paper }: PresentContext, shown: readonly ControlPoint[]): NoteContext => ({
  shown,
  eventName: (id) => paper.settings.events.find((event) => event.id === id)?.name ?? id,
});

export const chartId = (findings: { readonly indicator: string; readonly area: string }): string =>
  `${findings.indicator}-${findings.area}`;
