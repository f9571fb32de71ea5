import { z } from "zod";
import type { ChangeFinding } from "../../values/change-findings.ts";
import type { Figure } from "../../values/figure.ts";
import type { RunFinding } from "../../values/history-findings.ts";
import type { IndicatorFindings } from "../../values/indicator-findings.ts";
import { changeSentence, quarterSentence } from "../../wording/change.ts";
import { formatFinancialYear, quarterName } from "../../wording/dates.ts";
import { driversSentence, isMaterial, operationSentence, partTitle } from "../../wording/drivers.ts";
import { lateQuarterSentence, lateSentence } from "../../wording/late-records.ts";
import { notHeldSentence } from "../../wording/not-held.ts";
import { recordSentence, runSentence } from "../../wording/record.ts";
import { type Inline, label, sentences, strong } from "../../wording/runs.ts";
import { periodOf, type SubjectWords } from "../../wording/subject.ts";
import { targetSentence } from "../../wording/target.ts";
import { trendBlocks } from "../chart-blocks.ts";
import { measuredBlocks } from "../measured-blocks.ts";
import type { Block, ChartBlock, TableBlock, TableCell } from "../model.ts";
import { areaId, indicatorId } from "../parameters.ts";
import { recordBlock } from "../record-block.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";
import { isHeld } from "./by-quarter.ts";

export const indicatorParameters = z.strictObject({ indicator: indicatorId, area: areaId.optional() });
type Parameters = z.infer<typeof indicatorParameters>;

/** One indicator: the finding in words, its trend, its quarters, the analyst's commentary. */
export const indicator: SectionKind<Parameters> = {
  id: "indicator",
  shows: "One indicator, whatever its measure: the finding in words, its trend, its quarters, the commentary.",
  takesCommentary: true,
  parameters: indicatorParameters,
  nameOf: ({ indicator: id }) => id,
  showsTargets: "named",
  needs: () => [],
  present({ indicator: id, area: named }, context) {
    const area = named ?? context.paper.settings.area.id;
    const subject = { indicator: id, area };
    const words = context.words(subject);
    const measured = context.measuredOf(subject);
    if (measured)
      return { title: words.title, blocks: [...measuredBlocks(context, measured, words), ...context.commentary()] };
    const findings = context.findingsOf(subject);
    if (!isHeld(context, subject)) return { title: words.title, blocks: notHeldBlocks(context, findings, words) };
    const blocks: Block[] = [
      { kind: "paragraph", content: summary(context, findings, words), tone: "lead" },
      ...charts(context, findings, words),
      quarterTable(context, findings, words),
      ...context.commentary(findings.target),
    ];
    return { title: words.title, blocks };
  },
};

/** Without a single figure there is nothing to draw: what it would take, and the target that nobody can judge. */
function notHeldBlocks(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): Block[] {
  const target = targetSentence(findings.target);
  return [
    { kind: "paragraph", tone: "gap", content: [label(notHeldSentence(words.indicator, context.paper.indicators))] },
    ...(target.length > 0 ? [{ kind: "paragraph" as const, content: target }] : []),
    ...context.commentary(findings.target),
  ];
}

/** The trend and, where a record is news, the long series behind it. Two charts of 12-month totals would show one thing twice. */
function charts(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): Block[] {
  const { record } = findings;
  if (!record || !isException(context, findings)) return trendBlocks(context, findings, words);
  const long = (): ChartBlock => recordBlock(context, findings, words, record);
  return findings.chart.chart === "rolling" ? [long()] : [...trendBlocks(context, findings, words), long()];
}

const isException = (context: PresentContext, findings: IndicatorFindings): boolean =>
  context.findings.exceptions.some(
    ({ subject, reasons }) =>
      subject.kind === "indicator" &&
      subject.indicator === findings.indicator &&
      subject.area === findings.area &&
      reasons.includes("record"),
  );

/** The paragraph that opens a section: the year, the target, the quarter, and what else is known. */
export function summary(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): Inline[] {
  const breakdown = findings.parts[0]?.breakdown ?? "type";
  const clear = findings.year.evidence === "clear-95" || findings.year.evidence === "clear-99";
  return sentences(
    [strong(...changeSentence(findings.year, words))],
    lateSentence(findings.year),
    targetSentence(findings.target, findings.year.late?.shown?.then),
    ...(findings.quarters.length === 1
      ? []
      : [quarterSentence(findings.quarterChange, findings.year), lateQuarterSentence(findings.quarterChange)]),
    findings.record && findings.record.months >= longRecord && (clear || isException(context, findings))
      ? recordSentence(findings.record, words)
      : [],
    findings.run && clear && isNews(findings.run) ? runSentence(findings.run) : [],
    findings.drivers && clear
      ? driversSentence(findings.drivers, (part) => partTitle(words.indicator, breakdown, part))
      : [],
    ...findings.operations
      .filter(isMaterial)
      .map((operation) => operationSentence(operation, operationName(context, operation.operation))),
    findings.nextTarget && findings.nextTarget.status !== "not-available" && findings.nextTarget.status !== "not-set"
      ? nextTarget(findings)
      : [],
  );
}

/** A record over fewer months than this is only a change said twice. */
const longRecord = 36;

/** A first rise or fall is news when the last one was three years ago or more; a row of them when it has three steps. */
function isNews(run: RunFinding): boolean {
  if (run.length > 1) return run.length > 2;
  if (!run.previousStep) return false;
  const years = (figure: Figure): number => Number(periodOf(figure).end.slice(0, 4));
  return years(run.latest) - years(run.previousStep.to) >= 3;
}

const nextTarget = (findings: IndicatorFindings): Inline[] =>
  findings.nextTarget?.form === "state" ? targetSentence(findings.nextTarget) : [];

export const operationName = (context: PresentContext, id: string): string =>
  context.paper.settings.operations.find((operation) => operation.id === id)?.name ?? id;

/** Further columns of a table by quarter. */
export interface FurtherColumns {
  readonly columns: TableBlock["columns"];
  cells(change: ChangeFinding): readonly TableCell[];
  readonly notes: TableBlock["notes"];
}

const noFurther: FurtherColumns = { columns: [], cells: () => [], notes: [] };

/** Quarters down, last year and this across, with the cumulative change to each quarter's end. */
export function quarterTable(
  context: PresentContext,
  findings: IndicatorFindings,
  words: SubjectWords,
  further: FurtherColumns = noFurther,
): TableBlock {
  const previous = findings.previousToDate;
  const current = findings.yearToDate;
  const cells = (change: ChangeFinding) => [
    figureCell(context.keep(change.from)),
    figureCell(context.keep(change.to)),
    figureCell(context.keep(change.difference)),
    figureCell(context.keep(change.percent)),
  ];
  return {
    kind: "table",
    id: `${findings.indicator}-${findings.area}-quarters`,
    number: context.numbering.table(),
    caption: `${words.inPlace} by quarter, against the year before`,
    layout: "plain",
    columns: [
      leftColumn("quarter", "Quarter"),
      rightColumn("previous", formatFinancialYear(previous.start)),
      rightColumn("current", formatFinancialYear(current.start)),
      rightColumn("difference", "Difference"),
      rightColumn("change", "Change"),
      rightColumn("cumulative", "Year to date"),
      ...further.columns,
    ],
    rows: [
      ...findings.quarters.map((change, index) => {
        const cumulative = findings.cumulative[index];
        return row([
          textCell(quarterName(periodOf(change.to))),
          ...cells(change),
          cumulative ? figureCell(context.keep(cumulative.percent)) : textCell(""),
          ...further.cells(change),
        ]);
      }),
      row(
        [
          textCell(current.kind === "year" ? "Year" : "Year to date"),
          ...cells(findings.year),
          figureCell(context.keep(findings.year.percent)),
          ...further.cells(findings.year),
        ],
        "total",
      ),
    ],
    notes: [...context.tableNotes([...findings.quarters, findings.year, ...findings.cumulative]), ...further.notes],
  };
}
