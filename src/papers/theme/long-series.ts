import { breaksOf } from "../../analysis/breaks.ts";
import { ratioOf } from "../../analysis/overlap.ts";
import type { Total } from "../../analysis/totals.ts";
import { courseOf, type YearlyCourse } from "../../analysis/yearly-course.ts";
import type { Theme } from "../../partnership/settings/themes.ts";
import { monthOf, type Period } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { capital } from "../../wording/letters.ts";
import { plain, text } from "../../wording/runs.ts";
import { ratioSentence } from "../../wording/spells.ts";
import type { SubjectWords } from "../../wording/subject.ts";
import { unitName } from "../../wording/values.ts";
import { courseLines, yearsTitle } from "../../wording/yearly-course.ts";
import { breakSentences, breaksFor, eventsFor } from "../chart-blocks.ts";
import { yearsHeld } from "../compared/years-held.ts";
import { keepAll } from "../keep-all.ts";
import type { ChartBlock, TableBlock } from "../model.ts";
import { pointOf } from "../point-of.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";
import type { ThemePart } from "./part.ts";
import { countedOf } from "./theme-indicators.ts";

/** Years that a series needs before it has a course, and before a chart shows more than a sentence says. */
const fewestYears = 4;
const fewestDrawn = 6;
/** Columns that a table of years has room for, and lines that can be told apart. */
const mostColumns = 6;
const mostLines = 4;
/** A line that would lie along the bottom of the chart is left to the table. */
const leastHeight = 0.05;

interface Series {
  readonly words: SubjectWords;
  readonly years: readonly Total[];
  readonly course: YearlyCourse | undefined;
}

/** The long series of whole financial years: breaks are drawn and never crossed. */
export const longSeries: ThemePart = {
  id: "long-series",
  heading: "How has it changed over the years?",
  needs: (theme, context) =>
    countedOf(theme.indicators, context.paper).flatMap(({ id }) =>
      wholeYears(id, context).map((period) => ({ indicator: id, area: context.paper.settings.area.id, period })),
    ),
  blocks(theme, context) {
    const all = seriesOf(theme, context);
    if (all.length === 0) return [];
    return [
      {
        kind: "list",
        ordered: false,
        items: [
          ...courseLines(all.flatMap(({ course, words }) => (course ? [{ course, words }] : []))),
          ...ratiosOf(context, all),
        ],
      },
      ...(yearsOf(all).length < fewestDrawn ? [] : [courseChart(theme, context, all)]),
    ];
  },
  gaps: () => [],
};

const wholeYears = (indicator: string, { paper }: PlanContext): Period[] =>
  yearsHeld({ indicator, area: paper.settings.area.id }, paper).filter(({ kind }) => kind === "year");

/** Those with enough years, the lead first. */
function seriesOf(theme: Theme, context: PresentContext): Series[] {
  const { paper, book } = context;
  const area = paper.settings.area.id;
  const ids = [...new Set([theme.lead, ...theme.indicators])].filter((id) => theme.indicators.includes(id));
  return countedOf(ids, paper)
    .flatMap((indicator): Series[] => {
      const years = wholeYears(indicator.id, context).map((period) => ({
        period,
        figure: book.count({ indicator: indicator.id, area, period }),
      }));
      if (years.filter(({ figure }) => isNumber(figure.value)).length < fewestYears) return [];
      const course = courseOf(years, {
        polarity: indicator.polarity,
        exposure: indicator.exposure,
        overdispersion: context.findingsOf({ indicator: indicator.id, area }).overdispersion.figure,
        smallNumbers: paper.settings.smallNumbers,
        breaks: breaksOf(indicator, paper.settings.breaks),
      });
      keepAll(context, course);
      return [{ words: context.words({ indicator: indicator.id, area }), years, course }];
    })
    .slice(0, mostColumns);
}

/** Pairs of the settings of which the theme has both sides: how many of one there are to the other, and whether that moved. */
function ratiosOf(context: PresentContext, all: readonly Series[]) {
  return context.paper.settings.pairs.flatMap(({ left, right }) => {
    const [homes, others] = [left, right].map((id) => all.find(({ words }) => words.indicator.id === id));
    if (!homes || !others) return [];
    const years = homes.years.flatMap(({ period, figure }) => {
      const other = others.years.find((one) => one.period.id === period.id);
      return other && isNumber(figure.value) && isNumber(other.figure.value) ? [{ figure, other: other.figure }] : [];
    });
    if (years.length === 0) return [];
    const ratio = ratioOf(
      years.map(({ other }) => other),
      years.map(({ figure }) => figure),
    );
    keepAll(context, ratio);
    return [ratioSentence(ratio, others.words.noun, homes.words.noun)];
  });
}

function courseChart(theme: Theme, context: PresentContext, all: readonly Series[]): ChartBlock {
  const [first] = all;
  const periods = yearsOf(all);
  const [begin, end] = [periods[0], periods.at(-1)];
  if (!first || !begin || !end) throw new Error("a course without years");
  const [from, to] = [monthOf(begin.start), monthOf(end.end)];
  const drawn = linesOf(all);
  const { settings } = context.paper;
  const units = unitName(first.words.indicator.unit);
  const title = yearsTitle(first.course, first.words);
  const subtitle = `${capital(units)} by financial year, ${formatPeriod(begin)} to ${formatPeriod(end)}`;
  return {
    kind: "chart",
    id: `${context.section}-years`,
    number: context.numbering.chart(),
    title,
    subtitle,
    alt: `${plain(title)}. ${subtitle}. The table below has the figures.`,
    chart: {
      kind: "indexed",
      counts: true,
      series: drawn.map(({ words, years }, index) => ({
        label: words.shortTitle,
        ...(index === 0 ? { focus: true as const } : {}),
        points: years.map(({ period, figure }) => ({
          ...pointOf(context.keep(figure)),
          from: monthOf(period.start),
          to: monthOf(period.end),
        })),
      })),
      baseTitle: capital(units),
      events: eventsFor(settings.events, first.words.indicator, from, to),
      breaks: breaksFor(context, first.words.indicator, from, to),
    },
    data: yearsTable(theme, context, all),
    notes: [],
  };
}

/** Every year that some series holds, in order. */
const yearsOf = (all: readonly Series[]): Period[] =>
  [...new Map(all.flatMap(({ years }) => years.map(({ period }) => [period.id, period] as const))).values()].sort(
    (one, other) => (one.start < other.start ? -1 : 1),
  );

/** The first, and those that count the same thing and can be seen beside it. */
function linesOf(all: readonly Series[]): readonly Series[] {
  const [first, ...others] = all;
  if (!first) return [];
  const highest = ({ years }: Series): number =>
    Math.max(0, ...years.map(({ figure }) => (isNumber(figure.value) ? figure.value.number : 0)));
  const like = others.filter(
    (one) => one.words.indicator.unit === first.words.indicator.unit && highest(one) >= leastHeight * highest(first),
  );
  return [first, ...like.slice(0, mostLines - 1)];
}

function yearsTable(theme: Theme, context: PresentContext, all: readonly Series[]): TableBlock {
  const periods = yearsOf(all);
  const [begin, end] = [periods[0], periods.at(-1)];
  const breaks = all.flatMap(({ words, years }) => {
    const first = years[0]?.period ?? begin;
    return first && end ? breakSentences(context, words.indicator, monthOf(first.start), monthOf(end.end)) : [];
  });
  return {
    kind: "table",
    id: `${context.section}-years-data`,
    number: 0,
    caption: `${theme.title} by financial year`,
    layout: "plain",
    columns: [leftColumn("year", "Year"), ...all.map(({ words }) => rightColumn(words.indicator.id, words.shortTitle))],
    rows: periods.map((period) =>
      row([
        textCell(formatPeriod(period)),
        ...all.map(({ years }) => {
          const found = years.find((one) => one.period.id === period.id);
          return found ? figureCell(context.keep(found.figure)) : textCell("–");
        }),
      ]),
    ),
    notes: [
      ...(all.some(({ years }) => years.length < periods.length) ? [[text("–: the series begins later.")]] : []),
      ...new Map(breaks.map((words) => [plain(words), words])).values(),
      ...(all.some(({ years }) => years.some(({ figure }) => !isNumber(figure.value)))
        ? context.figureNotes(all.flatMap(({ years }) => years.map(({ figure }) => figure)))
        : []),
    ],
  };
}
