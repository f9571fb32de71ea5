import { indexed } from "../../analysis/series-shape.ts";
import type { RankedChart } from "../../charts/comparison-models.ts";
import type { ComparedGroup } from "../../extracts/compared-areas.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import type { AreaChange, BenchmarkFinding } from "../../values/comparison-findings.ts";
import type { Figure } from "../../values/figure.ts";
import { type IsoMonth, monthOf, type Period } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import {
  type AreaNames,
  besideSentences,
  changeAgainstAll,
  comparatorInText,
  comparedPercent,
  courseTitle,
  levelTitle,
  sourcesSentence,
} from "../../wording/benchmark.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { capital } from "../../wording/letters.ts";
import { plain, sentences } from "../../wording/runs.ts";
import type { SubjectWords } from "../../wording/subject.ts";
import { unitName } from "../../wording/values.ts";
import { breaksFor, eventsFor } from "../chart-blocks.ts";
import type { Block, ChartBlock, TableBlock } from "../model.ts";
import { pointOf } from "../point-of.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";
import { benchmarksOf } from "./benchmarks.ts";
import { groupsWith } from "./compared-groups.ts";
import { yearsHeld } from "./years-held.ts";

/** Years that a course needs before it says more than the last change. */
const fewestYears = 4;

/**
 * An indicator in the own area beside each comparator that holds it: the last year in words, the course over the years that all of
 * them hold, and the rates of a group's members. No blocks where no comparator holds it.
 */
export function comparisonBlocks(context: PresentContext, indicator: Indicator): Block[] {
  const { paper } = context;
  const own = paper.settings.area.id;
  const words = context.words({ indicator: indicator.id, area: own });
  const names = namesInText(context);
  const latest = benchmarksOf(indicator, context, context.previous, paper.toDate);
  const courses = groupsWith(indicator, paper).flatMap((group) => courseOf(indicator, context, group) ?? []);
  const long = courses.flatMap(({ group, years: [base] }) =>
    base
      ? benchmarksOf(indicator, context, base, paper.toDate).filter(({ comparator }) => comparator === group.id)
      : [],
  );
  const beside = latest.map((finding) =>
    sentences(besideSentences(finding, names), finding === latest.at(-1) ? sourcesSentence(finding) : []),
  );
  return [
    ...[changeAgainstAll(long, words, names), changeAgainstAll(latest, words, names), ...beside].flatMap(
      (content): Block[] => (content.length === 0 ? [] : [{ kind: "paragraph", content }]),
    ),
    ...courseChart(context, words, courses, long, names),
    ...latest.flatMap((finding) => rankedChart(context, words, finding, names)),
  ];
}

/** Names of areas; comparators as a sentence has them. */
export const namesInText = ({ paper: { areas, settings } }: PresentContext): AreaNames =>
  new Map([
    ...[...areas].map(([id, { name }]) => [id, name] as const),
    ...settings.comparators.map((one) => [one.id, comparatorInText(one)] as const),
  ]);

interface Course {
  readonly group: ComparedGroup;
  /** Those that the own area, the comparator and each of its members have a number for, on end up to the newest. */
  readonly years: readonly Period[];
}

function courseOf(indicator: Indicator, { paper, book }: PresentContext, group: ComparedGroup): Course | undefined {
  const own = paper.settings.area.id;
  const areas = [own, group.id, ...group.members.map(({ id }) => id)];
  const all = yearsHeld({ indicator: indicator.id, area: own }, paper);
  const held = (period: Period): boolean =>
    areas.every((area) => isNumber(book.count({ indicator: indicator.id, area, period }).value));
  const from = all.findLastIndex((period) => !held(period)) + 1;
  // A part of a year is no point of a course of years.
  const years = all.slice(from).filter(({ kind }) => kind === "year");
  return years.length < fewestYears || paper.toDate.kind !== "year" ? undefined : { group, years };
}

/** Each as percent of its own number in the first year that all of them hold. */
function courseChart(
  context: PresentContext,
  words: SubjectWords,
  courses: readonly Course[],
  long: readonly BenchmarkFinding[],
  names: AreaNames,
): ChartBlock[] {
  const { paper, book } = context;
  const { indicator } = words;
  const own = paper.settings.area.id;
  const years = shortest(courses);
  const [base, last] = [years[0], years.at(-1)];
  // Led by the group, if there is one: a mean of several says more than the force that one is a part of.
  const finding = long.toSorted((one, other) => other.members.length - one.members.length)[0];
  if (!base || !last || !finding) return [];
  const seriesOf = (area: string) => ({
    area,
    label: area === own ? paper.settings.area.name : labelOf(context, area),
    figures: indexed(years.map((period) => book.count({ indicator: indicator.id, area, period }))).map((figure) =>
      context.keep(figure),
    ),
  });
  const all = [own, ...courses.map(({ group }) => group.id)].map(seriesOf);
  const [from, to]: [IsoMonth, IsoMonth] = [monthOf(base.start), monthOf(last.end)];
  const title = courseTitle(finding, words, names);
  const subtitle = `${words.title} by financial year, ${formatPeriod(base)} to ${formatPeriod(last)}; each area’s number in ${formatPeriod(base)} is 100`;
  return [
    {
      kind: "chart",
      id: `${context.section}-${indicator.id}-course`,
      number: context.numbering.chart(),
      title,
      subtitle,
      alt: `${plain(title)}. ${subtitle}. The table below has the figures.`,
      chart: {
        kind: "indexed",
        series: all.map(({ area, label, figures }) => ({
          label,
          ...(area === own ? { focus: true as const } : {}),
          points: figures.map((figure, index) => {
            const year = years[index] ?? base;
            return { ...pointOf(figure), from: monthOf(year.start), to: monthOf(year.end) };
          }),
        })),
        baseTitle: `${formatPeriod(base)} = 100`,
        events: eventsFor(paper.settings.events, indicator, from, to),
        breaks: breaksFor(context, indicator, from, to),
      },
      data: {
        kind: "table",
        id: `${context.section}-${indicator.id}-course-data`,
        number: 0,
        caption: `${words.title}: ${formatPeriod(base)} = 100`,
        layout: "plain",
        columns: [leftColumn("year", "Year"), ...all.map(({ area, label }) => rightColumn(area, label))],
        rows: years.map((year, index) =>
          row([
            textCell(formatPeriod(year)),
            ...all.map(({ figures }) => {
              const figure = figures[index];
              return figure ? figureCell(figure) : textCell("–");
            }),
          ]),
        ),
        notes: [],
      },
      notes: [],
    },
  ];
}

const shortest = (courses: readonly Course[]): readonly Period[] =>
  courses.reduce<readonly Period[] | undefined>(
    (least, { years }) => (least && least.length <= years.length ? least : years),
    undefined,
  ) ?? [];

/** A comparator as a whole: a group of several is drawn as their total. */
function labelOf({ paper }: PresentContext, id: string): string {
  const setting = paper.settings.comparators.find((one) => one.id === id);
  if (!setting) return paper.areas.get(id)?.name ?? id;
  return setting.members.length > 1 ? `${setting.name} together` : setting.name;
}

/** The rates of a group's members with their intervals, the highest first. Nothing of a comparator of one area. */
function rankedChart(
  context: PresentContext,
  words: SubjectWords,
  finding: BenchmarkFinding,
  names: AreaNames,
): ChartBlock[] {
  const { level, own, members, to } = finding;
  if (members.length < 2 || level.basis !== "rate") return [];
  const nameOf = (area: string): string => context.paper.areas.get(area)?.name ?? area;
  const rows: RankedChart["rows"] = level.ranking.entries.flatMap(({ area }) => {
    const rate = level.rates.find((one) => one.area === area);
    if (!rate) return [];
    const [lower, upper] = [rate.lower, rate.upper].map((figure) => pointOf(context.keep(figure)));
    return [
      {
        ...pointOf(context.keep(rate.rate)),
        ...(lower && upper ? { lower, upper } : {}),
        label: nameOf(area),
        ...(area === own.area ? { focus: true as const } : {}),
      },
    ];
  });
  const title = levelTitle(finding, words, names);
  const subtitle = `${words.title} ${unitName(level.own.unit)} residents in ${formatPeriod(to)}, the highest first`;
  return [
    {
      kind: "chart",
      id: `${context.section}-${finding.indicator}-${finding.comparator}-rates`,
      number: context.numbering.chart(),
      title,
      subtitle,
      alt: `${plain(title)}. ${subtitle}. The table below has the figures.`,
      chart: {
        kind: "ranked",
        rows,
        reference: {
          ...pointOf(context.keep(level.comparator)),
          label: finding.compareBy === "mean" ? "Their mean" : `${labelOf(context, finding.comparator)}`,
        },
        valueTitle: `${capital(unitName(level.own.unit))} residents`,
        intervalTitle: "95% interval",
        decimals: 1,
      },
      data: membersTable(context, words, finding, nameOf),
      notes: [],
    },
  ];
}

/** Every area's counts, its change and its rate, in the order of the chart. */
function membersTable(
  context: PresentContext,
  words: SubjectWords,
  { own, members, level, from, to, comparator }: BenchmarkFinding,
  nameOf: (area: string) => string,
): TableBlock {
  const order = level.ranking.entries.map(({ area }) => area);
  const areas = [own, ...members].toSorted((one, other) => order.indexOf(one.area) - order.indexOf(other.area));
  const cells = ({ area, change }: AreaChange): (Figure | undefined)[] => [
    change.from,
    change.to,
    change.percent,
    level.rates.find((rate) => rate.area === area)?.rate,
  ];
  return {
    kind: "table",
    id: `${context.section}-${words.indicator.id}-${comparator}-members`,
    number: 0,
    caption: `${words.title} by area`,
    layout: "plain",
    columns: [
      leftColumn("area", "Area"),
      rightColumn("from", formatPeriod(from)),
      rightColumn("to", formatPeriod(to)),
      rightColumn("change", "Change"),
      rightColumn("rate", capital(unitName(level.own.unit))),
    ],
    rows: areas.map((one) =>
      row([
        textCell(nameOf(one.area)),
        ...cells(one).map((figure) =>
          figure
            ? figureCell(context.keep(figure), figure.unit === "percent" ? comparedPercent(figure) : undefined)
            : textCell("–"),
        ),
      ]),
    ),
    notes: context.figureNotes(areas.flatMap((one) => cells(one).flatMap((figure) => figure ?? []))),
  };
}
