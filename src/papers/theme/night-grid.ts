import { nightNames } from "../../indicators/indicator.ts";
import type { Figure } from "../../values/figure.ts";
import type { TimesFinding } from "../../values/profile-findings.ts";
import { capital } from "../../wording/letters.ts";
import { label, plain } from "../../wording/runs.ts";
import { unitName } from "../../wording/values.ts";
import { dayColumn, dayNote, gridTitle, nightColumn, nightTitles, noHoursNote } from "../../wording/when.ts";
import type { Subject } from "../context.ts";
import type { ChartBlock, TableBlock } from "../model.ts";
import { pointOf } from "../point-of.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

/** The hours of a night's day, which begins at 06:00 and runs on after midnight. */
const hours = Array.from({ length: 24 }, (_unused, index) => String((index + 6) % 24).padStart(2, "0"));

interface Cell {
  readonly night: string;
  readonly hour?: string;
  readonly count: Figure;
}

/** Days by hours, shaded. */
export function timeGrid(
  context: PresentContext,
  subject: Subject,
  finding: TimesFinding,
  cells: readonly Cell[],
): ChartBlock {
  const words = context.words(subject);
  const title = gridTitle(finding, words.indicator);
  const at = (hour: string, night: string): Figure[] =>
    cells.filter((cell) => cell.night === night && cell.hour === hour).map(({ count }) => count);
  const subtitle = `${words.inPlace}: ${unitName(words.indicator.unit)} by day and hour, ${context.toDateLabel}; darker is more`;
  const id = `${context.section}-hours`;
  return {
    kind: "chart",
    id,
    number: context.numbering.chart(),
    title,
    subtitle,
    alt: `${plain(title)}. A grid of seven days by 24 hours; the table below has every count.`,
    chart: {
      kind: "grid",
      rows: nightNames.map((night) => ({ id: night, label: nightTitles[night].slice(0, 3) })),
      columns: hours.map((hour) => ({ id: hour, label: hour })),
      cells: cells.flatMap(({ night, hour, count }) =>
        hour === undefined ? [] : [{ ...pointOf(count), row: night, column: hour }],
      ),
      columnTitle: "Hour starting",
      rowTitle: "Day from 06:00",
    },
    data: {
      kind: "table",
      id: `${id}-data`,
      number: 0,
      caption: subtitle,
      layout: "plain",
      columns: [
        leftColumn("hour", "Hour"),
        ...nightNames.map((night) => rightColumn(night, nightTitles[night].slice(0, 3))),
      ],
      rows: hours.map((hour) =>
        row([
          textCell(`${hour}:00`),
          ...nightNames.flatMap((night) => at(hour, night).map((figure) => figureCell(figure))),
        ]),
      ),
      notes: [],
    },
    drawsItsNumbers: true,
    notes: [[label(dayNote)], ...context.figureNotes(cells.map(({ count }) => count))],
  };
}

/** Days alone, and their nights where hours are held: for where there are too few for a grid, or an edition gives no hours. */
export function nightsTable(context: PresentContext, subject: Subject, finding: TimesFinding): TableBlock {
  const words = context.words(subject);
  const unit = unitName(words.indicator.unit);
  const hasNights = finding.span === "night";
  const nightOf = (day: string): Figure[] =>
    finding.nights.filter(({ night }) => night === day).map(({ count }) => count);
  return {
    kind: "table",
    id: `${context.section}-nights`,
    number: context.numbering.table(),
    caption: `${words.inPlace} by day, ${context.toDateLabel}`,
    layout: "plain",
    columns: [
      leftColumn("night", dayColumn),
      rightColumn("count", capital(unit)),
      rightColumn("share", "Share"),
      ...(hasNights ? [rightColumn("at-night", nightColumn)] : []),
    ],
    rows: [
      ...finding.days.map(({ night, count, share }) =>
        row([
          textCell(nightTitles[night as keyof typeof nightTitles]),
          figureCell(count),
          figureCell(share.share),
          ...(hasNights ? nightOf(night).map((figure) => figureCell(figure)) : []),
        ]),
      ),
      row(
        [
          textCell("Not known"),
          figureCell(finding.unknown),
          ...Array.from({ length: hasNights ? 2 : 1 }, () => textCell("–")),
        ],
        "part",
      ),
    ],
    notes: [
      [label(dayNote)],
      ...(hasNights ? [] : [[label(noHoursNote)]]),
      ...context.figureNotes(finding.days.flatMap(({ count, share }) => [count, share.share])),
    ],
  };
}
