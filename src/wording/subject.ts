import type { Indicator } from "../indicators/indicator.ts";
import type { Area } from "../partnership/settings.ts";
import type { Figure } from "../values/figure.ts";
import { parseFigureId } from "../values/figure-id.ts";
import { monthOf, monthsOf, type Period, parsePeriod } from "../values/period.ts";
import { formatFinancialYear, formatMonth, formatPeriod, formatSpan, isWholeMonths, quarterName } from "./dates.ts";
import { spellSmall } from "./numbers.ts";
import { unitName } from "./values.ts";

/** The words for one indicator in one area, chosen once and used in every sentence about it. */
export interface SubjectWords {
  /** Heading: "Robbery"; "Night-time crime and ASB, Shoreditch". */
  readonly title: string;
  /** As the subject of a sentence: "Robbery"; "Night-time crime and ASB in Shoreditch". */
  readonly inPlace: string;
  /** For tables: "NTE crime and ASB, Shoreditch". */
  readonly shortTitle: string;
  /** In the middle of a sentence: "serious youth violence victims". */
  readonly noun: string;
  /** " in Shoreditch" away from the partnership's own area, else "". */
  readonly place: string;
  readonly indicator: Indicator;
  /** Of a share what it is taken of, after a number: "disorder incidents reported to the police or the council". */
  readonly base?: string;
}

export function subjectWords(
  indicator: Indicator,
  area: Area,
  ownArea: string,
  indicators: ReadonlyMap<string, Indicator>,
): SubjectWords {
  const elsewhere = area.id !== ownArea;
  const { aggregation } = indicator;
  const base = aggregation.kind === "share" ? indicators.get(aggregation.within)?.noun : undefined;
  return {
    title: elsewhere ? `${indicator.title}, ${area.name}` : indicator.title,
    inPlace: elsewhere ? `${indicator.title} in ${area.name}` : indicator.title,
    shortTitle: elsewhere ? `${indicator.shortTitle}, ${area.name}` : indicator.shortTitle,
    noun: indicator.noun,
    place: elsewhere ? ` in ${area.name}` : "",
    indicator,
    ...(base === undefined ? {} : { base }),
  };
}

/** "victim", "victims": the unit for a number of them. */
export const unitOf = (words: SubjectWords, number?: number): string => unitName(words.indicator.unit, number);

/** A period as the end of "in ...": "2019/20", "Quarter 4 of 2019/20", "the six months to September 2019". */
export function inPeriod(period: Period): string {
  switch (period.kind) {
    case "year":
      return formatFinancialYear(period.start);
    case "quarter":
      return `${quarterName(period)} of ${formatFinancialYear(period.start)}`;
    case "rolling":
    case "weeks":
      return `the ${formatPeriod(period)}`;
    case "range": {
      if (!isWholeMonths(period)) return `the period ${formatSpan(period.start, period.end)}`;
      const months = monthsOf(period).length;
      return months === 1
        ? formatPeriod(period)
        : `the ${spellSmall(months)} months to ${formatMonth(monthOf(period.end))}`;
    }
    default:
      return formatPeriod(period);
  }
}

/** The period of a figure, from its id. Throws on a malformed id: figures are made by the program alone. */
export function periodOf(figure: Figure): Period {
  const id = parseFigureId(figure.id);
  const parsed = id ? parsePeriod(id.period) : undefined;
  if (!parsed?.ok) throw new Error(`figure without a period: ${figure.id}`);
  return parsed.period;
}
