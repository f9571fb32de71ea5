import type { IndicatorFindings } from "../values/indicator-findings.ts";
import { formatFinancialYear, quarterName } from "../wording/dates.ts";
import { directionStatus } from "../wording/direction.ts";
import { status } from "../wording/runs.ts";
import { periodOf } from "../wording/subject.ts";
import type { TableBlock } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "./tables.ts";

export interface QuartersRow {
  readonly title: string;
  /** Small print under the title, such as the unit. */
  readonly detail?: string;
  readonly findings: IndicatorFindings;
}

/** Several series down; the year's quarters, the year, the year before and the change across. They are never added up. */
export function quartersAcross(
  context: PresentContext,
  words: { readonly id: string; readonly caption: string; readonly first: string },
  rows: readonly QuartersRow[],
): TableBlock {
  const { toDate } = context.paper;
  const quarters = rows[0]?.findings.quarters ?? [];
  const whole = toDate.kind === "year";
  const changes = rows.flatMap(({ findings }) => [...findings.quarters, findings.year]);
  return {
    kind: "table",
    id: words.id,
    number: context.numbering.table(),
    caption: words.caption,
    layout: "plain",
    columns: [
      leftColumn("series", words.first),
      ...quarters.map((change, index) => rightColumn(`q${index + 1}`, quarterName(periodOf(change.to)))),
      rightColumn("year", whole ? formatFinancialYear(toDate.start) : "Year to date"),
      rightColumn("previous", whole ? formatFinancialYear(context.previous.start) : "A year before"),
      rightColumn("change", "Change"),
      leftColumn("direction", "Direction"),
    ],
    rows: rows.map(({ title, detail, findings }) => {
      const direction = directionStatus(findings.year);
      return row([
        // "Deliberate fires, fires" would say it twice.
        textCell(title, detail !== undefined && title.endsWith(detail) ? undefined : detail),
        ...findings.quarters.map((change) => figureCell(context.keep(change.to))),
        figureCell(context.keep(findings.year.to)),
        figureCell(context.keep(findings.year.from)),
        figureCell(context.keep(findings.year.percent)),
        runsCell([status(direction.mark, direction.words)]),
      ]);
    }),
    notes: context.figureNotes(
      changes
        .flatMap(({ to }) => [to])
        .concat(rows.flatMap(({ findings }) => [findings.year.from, findings.year.percent])),
    ),
  };
}
