import { financialQuarter, financialYear, financialYearStart, type Period, quarterNumber } from "../values/period.ts";

/** What a paper reports: a quarter, a whole financial year, or figures to a year's end for the year that comes. */
export const paperPeriods = ["quarter", "year", "coming-year"] as const;
export type PaperPeriod = (typeof paperPeriods)[number];

/** A paper's definition, as far as its period goes; of a quarter when nothing is said. */
export interface OfPeriod {
  readonly id: string;
  readonly period?: PaperPeriod;
}

const kindOf = ({ period }: Pick<OfPeriod, "period">): PaperPeriod => period ?? "quarter";

/** The quarter whose end a paper reports when it is asked for by a period; undefined where that names no such paper. */
export function quarterAsked(paper: Pick<OfPeriod, "period">, asked: Period): Period | undefined {
  if (asked.kind === "quarter") return isMadeAt(paper, asked) ? asked : undefined;
  if (asked.kind !== "year") return undefined;
  const start = financialYearStart(asked.start);
  return financialQuarter(kindOf(paper) === "coming-year" ? start - 1 : start, 4);
}

/** A paper of a year, whichever, can be made only when one is out. */
export const isMadeAt = (paper: Pick<OfPeriod, "period">, quarter: Period): boolean =>
  kindOf(paper) === "quarter" || quarterNumber(quarter.start) === 4;

/** What a paper is named by: the quarter or the year that it reports, or the year that comes after it. */
export function namedPeriod(paper: Pick<OfPeriod, "period">, quarter: Period): Period {
  const kind = kindOf(paper);
  if (kind === "quarter") return quarter;
  return financialYear(financialYearStart(quarter.start) + (kind === "year" ? 0 : 1));
}

/** The year that a paper plans, where it is of the one that comes. */
export const planYear = (paper: Pick<OfPeriod, "period">, quarter: Period): Period | undefined =>
  kindOf(paper) === "coming-year" ? namedPeriod(paper, quarter) : undefined;

/** What the names of a paper's files begin with: "quarterly" in the folder of its quarter, "annual-2015-16" of a year's. */
export function fileStem(paper: string, { id }: { readonly id: string }): string {
  const year = /^fy(\d{4}-\d{2})$/.exec(id)?.[1];
  return year === undefined ? paper : `${paper}-${year}`;
}

/** "2019-20-q4": the period as folders are named. */
export const folderName = (period: Period): string => period.id.replace(/^fy/, "");
