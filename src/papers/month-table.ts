import { op, table } from "arquero";
import type { ControlPoint, IndicatorFindings } from "../values/finding.ts";
import { formatFinancialYear, monthName } from "../wording/dates.ts";
import type { SubjectWords } from "../wording/subject.ts";
import type { TableBlock, TableCell } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "./tables.ts";

interface PivotedMonth {
  readonly order: number;
  /** Financial year to the index of its point. */
  readonly [year: string]: number;
}

/** Months down in the order of the financial year, years across: where each point goes. */
function pivotMonths(points: readonly ControlPoint[]): { years: string[]; months: readonly PivotedMonth[] } {
  const years = [...new Set(points.map((point) => formatFinancialYear(`${point.month}-01`)))];
  const months = table({
    order: points.map((point) => (Number(point.month.slice(5)) + 8) % 12),
    year: points.map((point) => formatFinancialYear(`${point.month}-01`)),
    point: points.map((_point, index) => index),
  })
    .groupby("order")
    .pivot("year", { value: (d: { point: number }) => op.any(d.point) })
    .orderby("order")
    .objects() as PivotedMonth[];
  return { years, months };
}

/**
 * The numbers behind a trend chart. Counts, or what is drawn instead of them where that differs; then counts stand beside it, so
 * that nobody has to work back from a rate.
 */
export function monthTable(
  context: PresentContext,
  findings: IndicatorFindings,
  words: SubjectWords,
  points: readonly ControlPoint[],
  id: string,
): TableBlock {
  const { years, months } = pivotMonths(points);
  const drawsOther = points.some((point) => point.figure.id !== point.count.id);
  const cells = (index: number | undefined): TableCell[] => {
    const point = index === undefined ? undefined : points[index];
    if (!point) return drawsOther ? [textCell("not held"), textCell("not held")] : [textCell("not held")];
    context.keep(point.count);
    return drawsOther ? [figureCell(point.count), figureCell(point.figure)] : [figureCell(point.count)];
  };
  const drawn = drawnWords(findings);
  return {
    kind: "table",
    id: `${id}-months`,
    number: 0,
    caption: `${words.title} by month`,
    layout: "plain",
    columns: [
      leftColumn("month", "Month"),
      ...years.flatMap((year) => [
        rightColumn(`count-${year}`, year),
        ...(drawsOther ? [rightColumn(`drawn-${year}`, `${year}, ${drawn}`)] : []),
      ]),
    ],
    rows: months.map((month) =>
      row([
        textCell(monthName(`2000-${String(((month.order + 3) % 12) + 1).padStart(2, "0")}`)),
        ...years.flatMap((year) => cells(month[year])),
      ]),
    ),
    notes: [],
  };
}

function drawnWords({ chart }: IndicatorFindings): string {
  if (chart.chart === "rolling") return "12-month total";
  return chart.adjusted ? "adjusted" : "per night";
}
