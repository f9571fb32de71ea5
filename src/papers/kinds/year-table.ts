import { yearOf, yearsEarlier } from "../../values/period.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { directionStatus } from "../../wording/direction.ts";
import { measuredStatus } from "../../wording/measured.ts";
import { label, status, text } from "../../wording/runs.ts";
import { targetStatus } from "../../wording/target.ts";
import { unitName } from "../../wording/values.ts";
import type { Subject } from "../context.ts";
import { levelCell, pointsCell } from "../measured-blocks.ts";
import type { TableBlock, TableRow } from "../model.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

/** Every indicator of the paper on one page: the year on the one before, whether that is clear, and its target. */
export const yearTable: SectionKind<Record<string, never>> = {
  id: "year-table",
  shows: "Every indicator on one page: the year on the year before, direction, target status.",
  showsTargets: "scorecard",
  needs: () => [],
  present(_parameters, context) {
    const { toDate } = context.paper;
    const year = yearOf(toDate);
    const table: TableBlock = {
      kind: "table",
      id: "year-table-indicators",
      number: context.numbering.table(),
      caption: `Indicators in ${formatPeriod(toDate)}, against the year before and the target`,
      layout: "scorecard",
      columns: [
        leftColumn("indicator", "Indicator"),
        leftColumn("unit", "Unit"),
        rightColumn("previous", formatPeriod(toDate.kind === "year" ? yearsEarlier(year) : context.previous)),
        rightColumn("year", formatPeriod(toDate)),
        rightColumn("difference", "Difference"),
        rightColumn("change", "Change"),
        leftColumn("direction", "Direction"),
        leftColumn("target", "Target"),
      ],
      rows: context.scorecard.map((subject) => lineOf(context, subject)),
      notes: [
        [
          label(
            "“More” and “fewer” stand only where the change is clear: beyond what the series varies by anyway, at least 2% and at least 10 records. “Methods” says how that is decided. The targets themselves are under “Performance against the last plan’s targets”.",
          ),
        ],
        [
          text(
            "A percentage changes by percentage points (“points”). A number at a date is that of the year’s last day.",
          ),
        ],
        ...context.figureNotes(
          context.scorecard.flatMap((subject) => {
            const measured = context.measuredOf(subject);
            if (measured) return [measured.year.from.figure, measured.year.to.figure, measured.year.difference];
            const { year: change } = context.findingsOf(subject);
            return [change.from, change.to, change.difference, change.percent];
          }),
        ),
      ],
    };
    return { title: "Indicators of the year", blocks: [table], newPage: true };
  },
};

function lineOf(context: PresentContext, subject: Subject): TableRow {
  const words = context.words(subject);
  const measured = context.measuredOf(subject);
  const unit = unitName(words.indicator.unit);
  if (measured) {
    const { mark, words: direction } = measuredStatus(measured.year);
    return row([
      textCell(words.shortTitle),
      textCell(measured.measured === "stock" ? unit : "%"),
      levelCell(context, measured.year.from.figure),
      levelCell(context, measured.year.to.figure),
      pointsCell(context, measured.year.difference),
      measured.year.percent ? figureCell(context.keep(measured.year.percent)) : textCell("–"),
      runsCell([status(mark, direction)]),
      textCell("–"),
    ]);
  }
  const { year, target } = context.findingsOf(subject);
  const { mark, words: direction } = directionStatus(year);
  const state = targetStatus(target);
  return row([
    textCell(words.shortTitle),
    textCell(unit),
    ...[year.from, year.to, year.difference, year.percent].map((figure) => figureCell(context.keep(figure))),
    runsCell([status(mark, direction)]),
    target ? runsCell([status(state.mark, state.words)]) : textCell("–"),
  ]);
}
