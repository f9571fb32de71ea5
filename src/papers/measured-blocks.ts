import { isOfTwelveMonths } from "../indicators/own-measure.ts";
import type { Figure } from "../values/figure.ts";
import type { MeasuredChange, MeasuredFindings, MeasuredLevel } from "../values/measured-findings.ts";
import { isNumber } from "../values/value.ts";
import { formatFinancialYear, quarterName } from "../wording/dates.ts";
import { capital } from "../wording/letters.ts";
import {
  differenceText,
  levelName,
  levelText,
  measuredQuarterSentence,
  measuredSentence,
  noVerdictOnStocks,
  quartersWords,
} from "../wording/measured.ts";
import { type Inline, label, plain, sentences, strong, text } from "../wording/runs.ts";
import type { SubjectWords } from "../wording/subject.ts";
import { unitName } from "../wording/values.ts";
import type { Block, ChartBlock, TableBlock, TableCell, TableColumn } from "./model.ts";
import { pointOf } from "./point-of.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "./tables.ts";

/** A share, a number at a date or a survey: the finding in words, its quarters drawn and in a table. */
export function measuredBlocks(context: PresentContext, findings: MeasuredFindings, words: SubjectWords): Block[] {
  return [
    { kind: "paragraph", content: measuredSummary(findings, words), tone: "lead" },
    ...quarterChart(context, findings, words),
    measuredTable(context, findings, words),
  ];
}

/** The newest level on the one a year before, of a share the quarter too, and why a number at a date gets no verdict. */
export function measuredSummary(findings: MeasuredFindings, words: SubjectWords): Inline[] {
  const { year, quarterChange, measured } = findings;
  const reason = noVerdictOnStocks(findings, words);
  return sentences(
    [strong(...measuredSentence(year, measured, words))],
    year === quarterChange ? [] : measuredQuarterSentence(quarterChange, measured, words),
    reason ? [text(reason)] : [],
  );
}

/** A cell of a level: a percentage to a tenth, or its state. */
export const levelCell = (context: PresentContext, figure: Figure): TableCell =>
  figureCell(context.keep(figure), levelText(figure));
/** A cell of a difference: "+1.5 points". */
export const pointsCell = (context: PresentContext, figure: Figure): TableCell =>
  figureCell(context.keep(figure), differenceText(figure));

/** Levels of last year and this, each with what it rests on, and of this year's the difference. */
export function measuredTable(context: PresentContext, findings: MeasuredFindings, words: SubjectWords): TableBlock {
  const { measured, quarters, quarterChange, year } = findings;
  const changes = [...quarters, ...(year === quarterChange ? [] : [year])];
  const before = changes.map((change) => lineOf(context, findings, words, change.from));
  const now = changes.map((change) => lineOf(context, findings, words, change.to, change));
  const lines = year === quarterChange ? [...before, ...now] : [...withTotal(before), ...withTotal(now)];
  return {
    kind: "table",
    id: `${findings.indicator}-${findings.area}-levels`,
    number: context.numbering.table(),
    caption: `${words.inPlace}, ${quartersWords(measured, words)}, this year and last`,
    layout: "plain",
    columns: columnsOf(findings, words),
    rows: lines.map(({ cells, tone }) => row(cells, tone)),
    notes: measuredNotes(context, changes),
  };
}

interface Line {
  readonly cells: readonly TableCell[];
  readonly tone?: "total";
}

const withTotal = (lines: readonly Line[]): Line[] =>
  lines.map((line, index) => (index === lines.length - 1 ? { ...line, tone: "total" } : line));

function columnsOf({ measured }: MeasuredFindings, words: SubjectWords): TableColumn[] {
  const difference = rightColumn("difference", "On a year before");
  switch (measured) {
    case "stock":
      return [
        leftColumn("period", isOfTwelveMonths(words.indicator) ? "Period" : "Day"),
        rightColumn("level", capital(unitName(words.indicator.unit))),
        difference,
        rightColumn("change", "Change"),
      ];
    case "survey":
      return [
        leftColumn("period", "Period"),
        rightColumn("level", "Per cent"),
        rightColumn("base", "Asked"),
        rightColumn("interval", "95% interval"),
        difference,
      ];
    case "share":
      return [
        leftColumn("period", "Period"),
        rightColumn("level", "Share"),
        rightColumn("part", "Number"),
        rightColumn("base", "Of"),
        rightColumn("interval", "95% interval"),
        difference,
      ];
  }
}

const nothing = textCell("–");

function lineOf(
  context: PresentContext,
  { measured }: MeasuredFindings,
  words: SubjectWords,
  level: MeasuredLevel,
  change?: MeasuredChange,
): Line {
  const cell = (figure: Figure | undefined): TableCell => (figure ? levelCell(context, figure) : nothing);
  const rests = {
    stock: [],
    survey: [cell(level.base), intervalCell(context, level)],
    share: [cell(level.part), cell(level.base), intervalCell(context, level)],
  }[measured];
  return {
    cells: [
      textCell(levelName(measured, level.period, words)),
      levelCell(context, level.figure),
      ...rests,
      change ? pointsCell(context, change.difference) : nothing,
      ...(measured === "stock" ? [change?.percent ? figureCell(context.keep(change.percent)) : nothing] : []),
    ],
  };
}

/** A cell of an interval of a percentage: "9.8% to 15.6%"; one word where there is none. */
export function intervalCell(context: PresentContext, { interval }: Pick<MeasuredLevel, "interval">): TableCell {
  if (!interval) return nothing;
  const [lower, upper] = [levelCell(context, interval.lower), levelCell(context, interval.upper)];
  return isNumber(interval.lower.value) ? runsCell([...lower.content, text(" to "), ...upper.content]) : lower;
}

/** What marks and states mean here, each only where it occurs. */
export function measuredNotes(context: PresentContext, changes: readonly MeasuredChange[]): (readonly Inline[])[] {
  return context.figureNotes(
    changes.flatMap(({ from, to, difference, percent }) => [
      from.figure,
      to.figure,
      ...[from, to].flatMap(({ part, base }) => [part, base].flatMap((figure) => figure ?? [])),
      difference,
      ...(percent ? [percent] : []),
    ]),
  );
}

/** This year's quarters beside last year's, where there is more than one to see. */
function quarterChart(context: PresentContext, findings: MeasuredFindings, words: SubjectWords): ChartBlock[] {
  const { quarters, measured, yearToDate, previousToDate } = findings;
  const drawn = quarters.flatMap(({ from, to }) => [from, to]).filter(({ figure }) => isNumber(figure.value));
  if (quarters.length < 2 || drawn.length < 2) return [];
  const line = (side: "from" | "to") =>
    quarters.map((change) => ({
      ...pointOf(context.keep(change[side].figure)),
      label: quarterName(change.to.period),
    }));
  const [last, current] = [previousToDate, yearToDate].map(({ start }) => formatFinancialYear(start));
  const title = [label(`${words.inPlace}, ${last ?? ""} and ${current ?? ""}`)];
  const subtitle =
    measured === "stock"
      ? `${capital(unitName(words.indicator.unit))} ${quartersWords(measured, words)}`
      : "Per cent, by quarter";
  return [
    {
      kind: "chart",
      id: `${findings.indicator}-${findings.area}-levels-chart`,
      number: context.numbering.chart(),
      title,
      subtitle,
      alt: `${plain(title)}. ${subtitle}. The table below has the figures.`,
      chart: {
        kind: "cumulative",
        thisYear: { label: current ?? "", points: line("to") },
        lastYear: { label: last ?? "", points: line("from") },
        valueTitle: measured === "stock" ? capital(unitName(words.indicator.unit)) : "Per cent",
      },
      drawsItsNumbers: true,
      data: chartTable(context, findings, words),
      notes: [],
    },
  ];
}

function chartTable(
  context: PresentContext,
  { quarters, ...findings }: MeasuredFindings,
  words: SubjectWords,
): TableBlock {
  return {
    kind: "table",
    id: `${findings.indicator}-${findings.area}-levels-chart-data`,
    number: 0,
    caption: words.inPlace,
    layout: "plain",
    columns: [
      leftColumn("quarter", "Quarter"),
      rightColumn("previous", formatFinancialYear(findings.previousToDate.start)),
      rightColumn("current", formatFinancialYear(findings.yearToDate.start)),
    ],
    rows: quarters.map(({ from, to }) =>
      row([textCell(quarterName(to.period)), levelCell(context, from.figure), levelCell(context, to.figure)]),
    ),
    notes: [],
  };
}
