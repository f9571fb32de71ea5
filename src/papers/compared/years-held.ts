import { financialYear, financialYearStart, monthStart, type Period } from "../../values/period.ts";
import type { PaperContext, Subject } from "../context.ts";

/** The most financial years of a long series: as many as published lists of counts go back. */
const mostYears = 20;

/** The whole financial years of which a subject's series is held from their first month on, and after them the year so far where it is not out. */
export function yearsHeld(subject: Subject, paper: Pick<PaperContext, "seriesStart" | "toDate">): Period[] {
  const first = monthStart(paper.seriesStart(subject));
  const [begins, last] = [financialYearStart(first), financialYearStart(paper.toDate.start)];
  const whole = first === financialYear(begins).start ? begins : begins + 1;
  const from = Math.max(whole, last - mostYears + 1);
  const years = Array.from({ length: Math.max(0, last - from) }, (_unused, index) => financialYear(from + index));
  return [...years, paper.toDate];
}
