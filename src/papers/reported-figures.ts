import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { siblingId } from "../values/figure-id.ts";
import { type Period, yearsEarlier, yearToDate } from "../values/period.ts";
import type { PaperContext, ReportedPaper } from "./context.ts";

/** Final papers that a paper looks back on: the newest before it, and that of the same quarter a year before. */
export function lookedBackOn({ reported, quarter }: Pick<PaperContext, "reported" | "quarter">): ReportedPaper[] {
  const [newest] = reported;
  const yearBefore = reported.find(({ period }) => period.id === yearsEarlier(quarter).id);
  return [...new Set([newest, yearBefore])].filter((one) => one !== undefined);
}

/** What it reported on: the year to its quarter's end, and the quarter. */
export function periodsOf({ period }: ReportedPaper): Period[] {
  const toDate = yearToDate(period);
  return toDate.id === period.id ? [toDate] : [toDate, period];
}

/** A count as an earlier paper reported it, under an id that names the paper; nothing where it had no number. */
export function asReported(paper: ReportedPaper, request: CountRequest): Figure | undefined {
  const figure = paper.figures.get(countId(request));
  return figure && { ...figure, id: siblingId(figure.id, "count", `as-reported-${paper.period.id}`) };
}
