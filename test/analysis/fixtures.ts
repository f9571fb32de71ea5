import type { ChangeRules } from "../../src/analysis/change-question.ts";
import { givenFigure } from "../../src/analysis/derive.ts";
import type { AnalysisSubject } from "../../src/analysis/plan.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import type { Figure, Unit } from "../../src/values/figure.ts";
import { type CountRequest, countId, FigureBook } from "../../src/values/figure-book.ts";
import { type IsoMonth, monthsOf, type Period, parsePeriod } from "../../src/values/period.ts";
import { isNumber, numberValue, type Value } from "../../src/values/value.ts";

export function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.period;
}

const asValue = (value: number | Value): Value => (typeof value === "number" ? numberValue(value) : value);

/** A counted figure of serious youth violence victims in Hackney, unless told. */
export function count(when: string, value: number | Value, unit: Unit = "victims"): Figure {
  const id = countId({ indicator: "syv-victims", area: "hackney", period: period(when) });
  return { id, value: asValue(value), unit, method: "count", inputs: [] };
}

export function numberOf(figure: Figure | undefined): number | undefined {
  return figure && isNumber(figure.value) ? figure.value.number : undefined;
}

export const smallNumbers = { noPercentBelow: 20, cautionBelow: 50 };

export function rules(overdispersion = 1, more: Partial<ChangeRules> = {}): ChangeRules {
  return {
    polarity: "lower",
    exposure: "days",
    overdispersion: givenFigure(
      "syv-victims/hackney/fy2015-16/overdispersion",
      "ratio",
      "overdispersion",
      overdispersion,
    ),
    smallNumbers,
    breaks: [],
    ...more,
  };
}

/** Consecutive months from `first`. */
export function months(first: IsoMonth, values: readonly (number | Value)[]) {
  let current = first;
  return values.map((value) => {
    const one = { month: current, figure: count(current, value) };
    const next = monthsOf({ start: `${current}-01`, end: `${current}-28` })[0] as string;
    const [year, number] = [Number(next.slice(0, 4)), Number(next.slice(5))];
    current = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
    return one;
  });
}

const indicator: Indicator = {
  id: "nte-crime-and-asb",
  title: "Night-time crime and ASB",
  shortTitle: "NTE crime and ASB",
  noun: "night-time incidents",
  topic: "nte",
  unit: "incidents",
  polarity: "lower",
  dateBasis: "committed",
  exposure: "nights",
  aggregation: { kind: "sum", of: ["nte-robbery", "nte-drugs"] },
  breakdowns: [
    {
      id: "type",
      title: "Type",
      values: [
        { id: "robbery", title: "Robbery" },
        { id: "drugs", title: "Drugs" },
      ],
    },
    { id: "night", title: "Night", values: [{ id: "fri", title: "Friday" }] },
  ],
  defaultOverdispersion: 2,
  sensitivity: "offence",
  definition: "As in the test.",
  source: "The test.",
  notes: [],
  breaks: [],
};

export function subject(more: Partial<AnalysisSubject> = {}): AnalysisSubject {
  return {
    indicator,
    area: "shoreditch",
    quarter: period("2019/20-Q4"),
    seriesStart: "2017-04",
    settings: {
      area: { id: "hackney", name: "Hackney", kind: "borough" },
      targets: [],
      events: [],
      operations: [],
      breaks: [],
      rebases: [],
      smallNumbers,
      rag: { policy: "within-5-percent" },
    },
    ...more,
  };
}

/** A book that holds what is asked for and nothing else, and that remembers what was looked up. */
export class WatchedBook extends FigureBook {
  readonly lookedUp = new Set<string>();

  override count(request: CountRequest): Figure {
    this.lookedUp.add(countId(request));
    return super.count(request);
  }
}

export function bookOf(
  requests: readonly CountRequest[],
  answer: (request: CountRequest) => number | Value,
  unit: Unit = "incidents",
): WatchedBook {
  return new WatchedBook(
    requests.map((request) => ({
      id: countId(request),
      value: asValue(answer(request)),
      unit,
      method: request.measure === "unknown" ? "unknown" : "count",
      inputs: [],
    })),
  );
}

/** Sums monthly counts of parts over any period of whole months; the parts add up to the whole by construction. */
export function answerFrom(
  monthly: (month: IsoMonth, part: string) => number,
  parts: readonly string[],
  flagged: (month: IsoMonth, part: string) => number = () => 0,
) {
  return (request: CountRequest): number => {
    if (request.measure === "unknown") return 0;
    const wanted = request.dims?.["type"] ? [request.dims["type"]] : parts;
    const source = request.dims?.["operation"] ? flagged : monthly;
    return monthsOf(request.period).reduce(
      (sum, one) => sum + wanted.reduce((inner, part) => inner + source(one, part), 0),
      0,
    );
  };
}
