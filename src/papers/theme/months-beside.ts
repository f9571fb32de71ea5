import type { Figure } from "../../values/figure.ts";
import type { MonthFinding } from "../../values/profile-findings.ts";
import { formatFinancialYear, monthName } from "../../wording/dates.ts";
import { formatSigned } from "../../wording/numbers.ts";
import { periodOf } from "../../wording/subject.ts";
import { formatCell } from "../../wording/values.ts";
import type { Subject } from "../context.ts";
import type { TableBlock } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

/** Months across, last year's above this year's, and the difference below: twelve columns fit a page. */
export function monthsTable(context: PresentContext, subject: Subject, months: readonly MonthFinding[]): TableBlock {
  const words = context.words(subject);
  const line = (title: string, figureOf: (month: MonthFinding) => Figure) =>
    row([textCell(title), ...months.map((month) => figureCell(figureOf(month)))]);
  const start = (figure: Figure | undefined): string => (figure ? periodOf(figure).start : "");
  const [first] = months;
  return {
    kind: "table",
    id: `${context.section}-same-months`,
    number: context.numbering.table(),
    caption: `${words.inPlace} by month, beside the same month a year before`,
    layout: "plain",
    columns: [
      leftColumn("year", "Year"),
      ...months.map(({ to }) => rightColumn(start(to).slice(0, 7), monthName(start(to)).slice(0, 3))),
    ],
    rows: first
      ? [
          line(formatFinancialYear(start(first.from)), ({ from }) => from),
          line(formatFinancialYear(start(first.to)), ({ to }) => to),
          row(
            [textCell("Difference"), ...months.map(({ difference }) => figureCell(difference, signed(difference)))],
            "total",
          ),
        ]
      : [],
    notes: context.figureNotes(months.flatMap(({ from, to, difference }) => [from, to, difference])),
  };
}

const signed = (difference: Figure): string =>
  difference.value.state === "value" ? formatSigned(difference.value.number) : formatCell(difference.value, difference);
