import type { IndicatorFindings } from "../../values/finding.ts";
import { formatFinancialYear, quarterName } from "../../wording/dates.ts";
import { directionStatus } from "../../wording/direction.ts";
import { type Inline, label, runs, status, text } from "../../wording/runs.ts";
import { limitWords, targetStatus } from "../../wording/target.ts";
import { unitName } from "../../wording/values.ts";
import type { TableBlock } from "../model.ts";
import { pointOf } from "../point-of.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

/** Every indicator on one page: quarter, year, change, target, direction, 24 months. */
export const scorecard: SectionKind<Record<string, never>> = {
  id: "scorecard",
  shows: "Every indicator in use on one page: quarter, year, change, target, direction, months.",
  needs: () => [],
  present(_parameters, context) {
    const { quarter, toDate } = context.paper;
    const subjects = context.subjects.filter((subject) => context.onScorecard(subject));
    const table: TableBlock = {
      kind: "table",
      id: "scorecard-table",
      number: context.numbering.table(),
      caption: "Indicators in the quarter and the year, against last year and target",
      layout: "scorecard",
      columns: [
        leftColumn("indicator", "Indicator"),
        rightColumn("quarter", quarterName(quarter).replace(" ", "\u00a0")),
        rightColumn("on-quarter", "On last year"),
        rightColumn("year", toDate.kind === "year" ? formatFinancialYear(toDate.start) : "Year to date"),
        rightColumn("change", toDate.kind === "year" ? "Change on year" : "Change"),
        rightColumn("target", "Target"),
        leftColumn("target-status", "Target status"),
        leftColumn("direction", "Direction"),
        rightColumn("months", "24 months"),
      ],
      rows: subjects.map((subject) => {
        const findings = context.findingsOf(subject);
        const words = context.words(subject);
        return row([
          textCell(words.shortTitle, unitName(words.indicator.unit)),
          figureCell(context.keep(findings.quarterChange.to)),
          figureCell(context.keep(findings.quarterChange.difference)),
          figureCell(context.keep(findings.year.to)),
          figureCell(context.keep(findings.year.percent)),
          runsCell(targetCell(findings)),
          runsCell(targetMark(findings, context)),
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
        ...(subjects.some((subject) => isWithoutTarget(context.findingsOf(subject), context))
          ? [
              [
                text(
                  "“No target”: recording follows police activity or trust, so that neither more nor fewer is a success.",
                ),
              ],
            ]
          : []),
        ...context.figureNotes(
          subjects.flatMap((subject) => {
            const { year, quarterChange } = context.findingsOf(subject);
            return [quarterChange.to, quarterChange.difference, year.to, year.percent];
          }),
        ),
      ],
    };
    return { title: "Scorecard", blocks: [table], newPage: true };
  },
};

function targetCell(findings: IndicatorFindings): Inline[] {
  const { target } = findings;
  return target?.limit ? limitWords(target) : [text("–")];
}

/** Where neither direction is better, a missing target is not an oversight. */
const isWithoutTarget = (findings: IndicatorFindings, context: PresentContext): boolean =>
  !findings.target && context.paper.indicators.get(findings.indicator)?.polarity === "neutral";

function targetMark(findings: IndicatorFindings, context: PresentContext): Inline[] {
  if (isWithoutTarget(findings, context)) return [status("not-set", "No target")];
  const { mark, words } = targetStatus(findings.target);
  return runs`${status(mark, words)}`;
}

function directionMark(findings: IndicatorFindings): Inline {
  const { mark, words } = directionStatus(findings.year);
  return status(mark, words);
}
