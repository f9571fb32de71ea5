import { op, table } from "arquero";
import type { ControlPoint } from "../values/chart-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import type { IsoMonth } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { decimalsOf } from "../wording/control.ts";
import { formatFinancialYear, monthName } from "../wording/dates.ts";
import { formatDecimal } from "../wording/numbers.ts";
import type { SubjectWords } from "../wording/subject.ts";
import type { TableBlock, TableCell } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "./tables.ts";

interface PivotedYear {
  readonly year: string;
  /** Place in the financial year, "0" for April, to the index of its point. */
  readonly [place: string]: number | string | undefined;
}

/** The months of a financial year, April first. */
const places = Array.from({ length: 12 }, (_unused, place) => place);
const monthAt = (place: number): string => monthName(`2000-${String(((place + 3) % 12) + 1).padStart(2, "0")}`);

/** Financial years down, months across: where each point goes. */
function pivotYears(months: readonly IsoMonth[]): readonly PivotedYear[] {
  return table({
    year: months.map((month) => formatFinancialYear(`${month}-01`)),
    place: months.map((month) => String((Number(month.slice(5)) + 8) % 12)),
    point: months.map((_month, index) => index),
  })
    .groupby("year")
    .pivot("place", { value: (d: { point: number }) => op.any(d.point) })
    .objects() as PivotedYear[];
}

/** A line of a month table: what it is called, and the figure of each month that it holds. */
export interface MonthLine {
  readonly label: (year: string) => string;
  readonly months: readonly IsoMonth[];
  readonly figures: readonly Figure[];
  /** Decimals that all of them have; those of its own for each where left out. */
  readonly decimals?: number;
  readonly tone?: "part";
}

/** Each line's years under each other, months across: a small table that fits the width of a page. */
export function monthsAcross(
  context: PresentContext,
  id: string,
  caption: string,
  lines: readonly MonthLine[],
): TableBlock {
  const pivots = lines.map(({ months }) => pivotYears(months));
  const years = [...new Set(pivots.flatMap((pivot) => pivot.map(({ year }) => year)))].sort();
  const cell = (line: MonthLine, pivot: readonly PivotedYear[], year: string, place: number): TableCell => {
    const index = pivot.find((row) => row.year === year)?.[String(place)];
    const figure = typeof index === "number" ? line.figures[index] : undefined;
    if (!figure) return textCell("–");
    const written =
      line.decimals !== undefined && isNumber(figure.value)
        ? formatDecimal(figure.value.number, line.decimals)
        : undefined;
    return figureCell(context.keep(figure), written);
  };
  return {
    kind: "table",
    id: `${id}-months`,
    number: 0,
    caption,
    layout: "plain",
    columns: [
      leftColumn("year", "Year"),
      ...places.map((place) => rightColumn(`m${place}`, monthAt(place).slice(0, 3))),
    ],
    rows: years.flatMap((year) =>
      lines.flatMap((line, index) => {
        const pivot = pivots[index] ?? [];
        if (!pivot.some((row) => row.year === year)) return [];
        return [row([textCell(line.label(year)), ...places.map((place) => cell(line, pivot, year, place))], line.tone)];
      }),
    ),
    notes: [],
  };
}

/**
 * The numbers behind a trend chart: counts and, where something else is drawn, that under them, so that nobody has to work
 * back from a rate.
 */
export function monthTable(
  context: PresentContext,
  findings: IndicatorFindings,
  words: SubjectWords,
  points: readonly ControlPoint[],
  id: string,
): TableBlock {
  const months = points.map(({ month }) => month);
  const drawsOther = points.some((point) => point.figure.id !== point.count.id);
  const counts: MonthLine = { label: (year) => year, months, figures: points.map(({ count }) => count) };
  const drawn: MonthLine = {
    label: () => drawnWords(findings),
    months,
    figures: points.map(({ figure }) => figure),
    decimals: decimalsOf(findings.chart, points),
    tone: "part",
  };
  return monthsAcross(context, id, `${words.inPlace} by month`, drawsOther ? [counts, drawn] : [counts]);
}

function drawnWords({ chart }: IndicatorFindings): string {
  if (chart.chart === "rolling") return "12-month total";
  const per = chart.unit === "per-night" ? "per night" : "per day";
  return chart.adjusted ? `${per}, adjusted` : per;
}
