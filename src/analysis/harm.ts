import { categoryProfile, countsNothing } from "../indicators/category-profile.ts";
import { filterProblem } from "../indicators/filters.ts";
import type { HarmWeights } from "../indicators/harm-weights.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { ownMeasure } from "../indicators/own-measure.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest, FigureBook } from "../values/figure-book.ts";
import { formatFigureId, siblingId } from "../values/figure-id.ts";
import type { Period } from "../values/period.ts";
import { absent, isNumber } from "../values/value.ts";
import { breakBetween } from "./change.ts";
import type { SeriesBreak } from "./change-question.ts";
import { derive } from "./derive.ts";

/** What harm is asked of: an indicator over a period in the partnership's own area. */
export interface HarmQuestion {
  readonly indicator: Indicator;
  readonly area: string;
  readonly period: Period;
  readonly weights: HarmWeights;
  readonly indicators: ReadonlyMap<string, Indicator>;
}

/** The harm of an indicator's records by the table of weights. */
export interface HarmFinding {
  readonly kind: "harm";
  readonly indicator: string;
  /** In days. */
  readonly total: Figure;
  /** All its records, those that have a weight, and those that have none, which add nothing to the total. */
  readonly records: Figure;
  readonly weighted: Figure;
  readonly unweighted: Figure;
  /** Those without a weight, in percent of all. */
  readonly unweightedShare: Figure;
  /** Days a record that has a weight. */
  readonly perRecord: Figure;
  /** The weights that were used. */
  readonly weights: readonly Figure[];
}

/** Counts that name a category: of offences, and of the people in them. Everything else has no weight. */
export const canBeWeighed = (indicator: Indicator, indicators: HarmQuestion["indicators"]): boolean =>
  ownMeasure(indicator) === "count" &&
  filterProblem(indicator, { category: "robbery-personal" }, indicators) === undefined;

/** The categories that an indicator may count, of those that have a weight. */
function categoriesOf({ indicator, indicators, weights }: HarmQuestion): string[] {
  if (!canBeWeighed(indicator, indicators)) return [];
  const profile = categoryProfile(indicator, indicators);
  return [...weights.weights.keys()].filter((category) => profile(category) !== countsNothing);
}

const countOf = ({ indicator, area, period }: HarmQuestion, category?: string): CountRequest => ({
  indicator: indicator.id,
  area,
  period,
  ...(category === undefined ? {} : { dims: { category } }),
});

/** What {@link harmOf} looks up. */
export const harmNeeds = (question: HarmQuestion): CountRequest[] => {
  const categories = categoriesOf(question);
  return categories.length === 0 ? [] : [undefined, ...categories].map((category) => countOf(question, category));
};

/** Undefined of what no category with a weight can be told apart in. */
export function harmOf(book: FigureBook, question: HarmQuestion): HarmFinding | undefined {
  const categories = categoriesOf(question);
  if (categories.length === 0) return undefined;
  const records = book.count(countOf(question));
  const counts = categories.map((category) => book.count(countOf(question, category)));
  const weights = categories.map((category) => weightFigure(question, category));
  const id = (measure: string): string => siblingId(records.id, measure);
  const total = derive(
    {
      id: id("harm"),
      unit: "days-of-harm",
      method: "harm",
      inputs: counts.flatMap((count, index) => [count, ...weights.slice(index, index + 1)]),
    },
    (...numbers) =>
      numbers.reduce((sum, number, at) => (at % 2 === 0 ? sum + number * (numbers[at + 1] ?? 0) : sum), 0),
  );
  const unit = records.unit;
  const weighted = derive({ id: id("with-a-weight"), unit, method: "sum", inputs: counts }, (...numbers) =>
    numbers.reduce((sum, number) => sum + number, 0),
  );
  const unweighted = derive(
    { id: id("without-a-weight"), unit, method: "remainder", inputs: [records, weighted] },
    (all, some) => all - some,
  );
  return {
    kind: "harm",
    indicator: question.indicator.id,
    total,
    records,
    weighted,
    unweighted,
    unweightedShare: derive(
      { id: id("share-without-a-weight"), unit: "percent", method: "share", inputs: [unweighted, records] },
      (some, all) => (all === 0 ? absent("undefined", "denominator-0") : (100 * some) / all),
    ),
    perRecord: derive(
      { id: id("harm-per-record"), unit: "days-of-harm", method: "ratio", inputs: [total, weighted] },
      (days, all) => (all === 0 ? absent("undefined", "denominator-0") : days / all),
    ),
    weights,
  };
}

/** A row, or rows, of the table: a figure of its own, so that the arithmetic reaches down to it. */
function weightFigure({ weights, area, period }: HarmQuestion, category: string): Figure {
  const weight = weights.weights.get(category);
  if (!weight) throw new Error(`a category without a weight: ${category}`);
  return {
    id: formatFigureId({
      indicator: harmWeightIndicator,
      dims: { category },
      area,
      period: period.id,
      measure: "days",
    }),
    value: { state: "value", number: weight.days },
    unit: "days-of-harm",
    method: "harm-weight",
    inputs: [],
    pedigree: {
      indicator: harmWeightIndicator,
      sources: ["harm-weights"],
      files: [{ sha256: weights.sha256, records: weight.rows }],
      records: weight.rows,
    },
  };
}

/** What weights stand under; no indicator of the catalogue. */
export const harmWeightIndicator = "harm-weight";

/** From the harm of one period to that of another. No verdict: a few grave offences move a total of harm by more than any test allows for. */
export interface HarmChange {
  readonly from: HarmFinding;
  readonly to: HarmFinding;
  readonly difference: Figure;
  readonly percent: Figure;
  /** Harm is not compared across it. */
  readonly seriesBreak?: SeriesBreak;
}

export function harmChange(from: HarmFinding, to: HarmFinding, breaks: readonly SeriesBreak[]): HarmChange {
  const seriesBreak = breakBetween(from.records, to.records, breaks);
  const inputs = [from.total, to.total];
  const id = (measure: string): string => siblingId(to.total.id, measure, "previous-year");
  const unlessBroken = (compute: () => number | ReturnType<typeof absent>) =>
    seriesBreak ? absent("not-comparable", "series-break") : compute();
  return {
    from,
    to,
    difference: derive(
      { id: id("harm-difference"), unit: "days-of-harm", method: "difference", inputs },
      (before, now) => unlessBroken(() => now - before),
    ),
    percent: derive(
      { id: id("harm-percent-change"), unit: "percent", method: "percent-change", inputs },
      (before, now) =>
        unlessBroken(() => (before === 0 ? absent("undefined", "base-0") : (100 * (now - before)) / before)),
    ),
    ...(seriesBreak ? { seriesBreak } : {}),
  };
}

/** The harm of one indicator in percent of that of another that holds it, such as all crime. */
export const shareOfHarm = (part: HarmFinding, whole: HarmFinding): Figure =>
  derive(
    {
      id: siblingId(part.total.id, "share-of-harm", `of-${whole.indicator}`),
      unit: "percent",
      method: "share",
      inputs: [part.total, whole.total],
    },
    (some, all) => (all === 0 ? absent("undefined", "denominator-0") : (100 * some) / all),
  );

/** Whether there is a total to show, or one that the edition withholds. */
export const hasHarm = ({ total }: HarmFinding): boolean => isNumber(total.value) || total.value.state === "suppressed";
