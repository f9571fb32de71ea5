import type { IndicatorFindings } from "../../values/indicator-findings.ts";
import type { MeasuredFindings } from "../../values/measured-findings.ts";
import { formatFinancialYear, quarterName } from "../../wording/dates.ts";
import { directionStatus } from "../../wording/direction.ts";
import { measuredStatus } from "../../wording/measured.ts";
import { type Inline, label, runs, sentences, status, text } from "../../wording/runs.ts";
import { limitWords, targetStatus } from "../../wording/target.ts";
import { unitName } from "../../wording/values.ts";
import { glossary } from "../data/glossary.ts";
import { termsIn } from "../glossary-terms.ts";
import { levelCell, pointsCell } from "../measured-blocks.ts";
import type { TableBlock, TableRow } from "../model.ts";
import { pointOf } from "../point-of.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

/** So many rows still fit below the headlines of a paper that has few. */
const shortScorecard = 8;

/** Every indicator on one page: quarter, year, change, target, direction, 24 months. */
export const scorecard: SectionKind<Record<string, never>> = {
  id: "scorecard",
  shows: "Every indicator in use on one page: quarter, year, change, target, direction, months.",
  reportsPeriod: true,
  showsTargets: "scorecard",
  needs: () => [],
  present(_parameters, context) {
    const { quarter, toDate } = context.paper;
    const counted = context.scorecard.filter((subject) => !context.measuredOf(subject));
    const measured = context.scorecard.flatMap((subject) => context.measuredOf(subject) ?? []);
    // Where nothing in the paper has a target, two columns of dashes would say so in every row.
    const hasTargets = counted.some((subject) => context.findingsOf(subject).target);
    const ofTarget = <T>(cells: readonly T[]): readonly T[] => (hasTargets ? cells : []);
    const table: TableBlock = {
      kind: "table",
      id: "scorecard-table",
      number: context.numbering.table(),
      caption: `Indicators in the quarter and the year, against last year${hasTargets ? " and target" : ""}`,
      layout: "scorecard",
      columns: [
        leftColumn("indicator", "Indicator"),
        rightColumn("quarter", quarterName(quarter).replace(" ", "\u00a0")),
        rightColumn("on-quarter", "On last year"),
        rightColumn("year", toDate.kind === "year" ? formatFinancialYear(toDate.start) : "Year to date"),
        rightColumn("change", toDate.kind === "year" ? "Change on year" : "Change"),
        ...ofTarget([rightColumn("target", "Target"), leftColumn("target-status", "Target status")]),
        leftColumn("direction", "Direction"),
        rightColumn("months", "24 months"),
      ],
      rows: context.scorecard.map((subject) => {
        const level = context.measuredOf(subject);
        if (level) return measuredRow(context, level, hasTargets);
        const findings = context.findingsOf(subject);
        const words = context.words(subject);
        return row([
          textCell(words.shortTitle, unitName(words.indicator.unit)),
          figureCell(context.keep(findings.quarterChange.to)),
          figureCell(context.keep(findings.quarterChange.difference)),
          figureCell(context.keep(findings.year.to)),
          figureCell(context.keep(findings.year.percent)),
          ...ofTarget([runsCell(targetCell(findings)), runsCell(targetMark(findings, context))]),
          runsCell([directionMark(findings)]),
          {
            content: [],
            sparkline: {
              chart: {
                kind: "sparkline",
                points: findings.months.slice(-24).map(({ figure }) => pointOf(context.keep(figure))),
              },
              alt: `${words.title} by month, the last 24 months`,
            },
          },
        ]);
      }),
      notes: [
        [
          label(
            "“More” and “fewer” stand only where the change is clear: beyond what the series varies by anyway, at least 2% and at least 10 records. How that is decided is in the annex “Methods”. Each line of 24 months is drawn over its own range.",
          ),
        ],
        ...(measured.length > 0 ? [measuredNote(measured)] : []),
        ...targetNotes(counted.map((subject) => context.findingsOf(subject))),
        ...(hasTargets ? [] : [[text("No target is set for these.")]]),
        ...(hasTargets &&
        (counted.some((subject) => isOpen(context.findingsOf(subject), context)) ||
          measured.some((one) => !isNeutral(one, context)))
          ? [[text("“Not set”: no target has been agreed.")]]
          : []),
        ...(hasTargets &&
        (counted.some((subject) => isWithoutTarget(context.findingsOf(subject), context)) ||
          measured.some((one) => isNeutral(one, context)))
          ? [
              [
                text(
                  "“No target”: recording follows police activity or trust, so that neither more nor fewer is a success.",
                ),
              ],
            ]
          : []),
        ...abbreviationNotes(context.scorecard.map((subject) => context.words(subject).shortTitle)),
        ...context.figureNotes([
          ...counted.flatMap((subject) => {
            const { year, quarterChange } = context.findingsOf(subject);
            return [quarterChange.to, quarterChange.difference, year.to, year.percent];
          }),
          ...measured.flatMap(({ quarterChange, year }) => [
            quarterChange.to.figure,
            quarterChange.difference,
            year.to.figure,
          ]),
        ]),
      ],
    };
    // A long one has a page to itself; a short one follows what is said of it.
    return { title: "Scorecard", blocks: [table], ...(table.rows.length > shortScorecard ? { newPage: true } : {}) };
  },
};

/** A share, a number at a date or a survey on the scorecard: levels, and differences in points. */
function measuredRow(context: PresentContext, findings: MeasuredFindings, hasTargets: boolean): TableRow {
  const { quarterChange, year, quarters, measured } = findings;
  const words = context.words(findings);
  const { mark, words: direction } = measuredStatus(year);
  const points = [...quarters.map(({ from }) => from), ...quarters.map(({ to }) => to)];
  return row([
    textCell(words.shortTitle, measured === "stock" ? `${unitName(words.indicator.unit)} at the end of the day` : "%"),
    levelCell(context, quarterChange.to.figure),
    pointsCell(context, quarterChange.difference),
    levelCell(context, year.to.figure),
    year.percent ? figureCell(context.keep(year.percent)) : pointsCell(context, year.difference),
    ...(hasTargets
      ? [textCell("–"), runsCell([isNeutral(findings, context) ? status("not-set", "No target") : notSet()])]
      : []),
    runsCell([status(mark, direction)]),
    {
      content: [],
      sparkline: {
        chart: { kind: "sparkline", points: points.map(({ figure }) => pointOf(context.keep(figure))) },
        alt: `${words.title} by quarter, last year and this`,
      },
    },
  ]);
}

/** What the words of the column of targets mean, as far as they stand in it. */
function targetNotes(findings: readonly IndicatorFindings[]): Inline[][] {
  const near = findings.some(({ target }) => target && targetStatus(target).mark === "near-miss");
  return near ? [[label("“Near miss”: the target is missed, but by no more than 5% of it.")]] : [];
}

function notSet(): Inline {
  const { mark, words } = targetStatus(undefined);
  return status(mark, words);
}

/** How a line that is no count is read. */
function measuredNote(measured: readonly MeasuredFindings[]): Inline[] {
  const has = (kind: MeasuredFindings["measured"]): boolean => measured.some((one) => one.measured === kind);
  return sentences(
    has("share") || has("survey")
      ? [
          text(
            "A percentage changes by percentage points (“points”); “higher” and “lower” stand only where that is clear.",
          ),
        ]
      : [],
    has("stock")
      ? [text("A number at a date is that of the last day of the quarter and of the year, and gets no verdict.")]
      : [],
    [text("The lines of these are by quarter.")],
  );
}

function targetCell(findings: IndicatorFindings): Inline[] {
  const { target } = findings;
  return target?.limit ? limitWords(target) : [text("–")];
}

/** A target could be agreed, and is not. */
const isOpen = (findings: IndicatorFindings, context: PresentContext): boolean =>
  !isWithoutTarget(findings, context) && targetStatus(findings.target).words === notSetWords;

const notSetWords = targetStatus(undefined).words;

/** "ASB: antisocial behaviour.": what the short titles abbreviate. */
function abbreviationNotes(titles: readonly string[]): Inline[][] {
  const terms = termsIn(
    glossary.filter(({ title }) => /^[A-Z]{2,}$/.test(title)),
    titles.join("\n"),
  );
  return terms.map(({ title, means }) => [label(`${title}: ${means.split(/[:.]/)[0] ?? means}.`)]);
}

/** Where neither direction is better, a missing target is not an oversight. */
const isWithoutTarget = (findings: IndicatorFindings, context: PresentContext): boolean =>
  !findings.target && isNeutral(findings, context);

const isNeutral = ({ indicator }: Pick<IndicatorFindings, "indicator">, { paper }: PresentContext): boolean =>
  paper.indicators.get(indicator)?.polarity === "neutral";

function targetMark(findings: IndicatorFindings, context: PresentContext): Inline[] {
  if (isWithoutTarget(findings, context)) return [status("not-set", "No target")];
  const { mark, words } = targetStatus(findings.target);
  return runs`${status(mark, words)}`;
}

function directionMark(findings: IndicatorFindings): Inline {
  const { mark, words } = directionStatus(findings.year);
  return status(mark, words);
}
