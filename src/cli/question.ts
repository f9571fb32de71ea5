import type { Partnership } from "../build.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { ProblemCode } from "../problems/codes.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { countedAreas } from "../steps/counted-areas.ts";
import type { CountRequest } from "../values/figure-book.ts";
import {
  financialYear,
  financialYearStart,
  type IsoDate,
  month,
  monthsOf,
  type Period,
  quartersOf,
} from "../values/period.ts";

/** A question in a meeting: which indicators, where, when, split how. */
export interface Question {
  /** All that the partnership uses when empty. */
  readonly indicators: readonly string[];
  /** The partnership's area when empty. */
  readonly areas: readonly string[];
  readonly period: Period;
  /** `month`, `quarter`, `year`, or the id of a breakdown. */
  readonly by?: string;
  /** As the extracts of this day and before had it. */
  readonly asAt?: IsoDate;
}

export const timeSplits = ["month", "quarter", "year"] as const;

/** The counts that answer a question, each once. Throws a ProblemsError (exit code 2) that names every unknown word. */
export function requestsOf(question: Question, partnership: Partnership): CountRequest[] {
  const { settings, indicators, used } = partnership;
  const wanted = question.indicators.length > 0 ? question.indicators : used;
  const areas =
    question.areas.length > 0 ? question.areas.map((text) => areaNamed(text, partnership)) : [settings.area.id];
  const chosen = wanted.flatMap((id) => indicators.get(id) ?? []);
  const problems = [
    ...wanted.flatMap((id) => unknown(id, [...indicators.keys()], "indicator", "indicator-unknown")),
    ...areas.flatMap((id) => unknownArea(id, partnership)),
    ...(question.by === undefined ? [] : unknownSplit(question.by, chosen)),
  ];
  if (problems.length > 0) throw new ProblemsError(problems, exitCodes.usage);
  return chosen.flatMap((indicator) => areas.flatMap((area) => split(indicator, area, question)));
}

function split(indicator: Indicator, area: string, { period, by, asAt }: Question): CountRequest[] {
  const whole = { indicator: indicator.id, area, period, ...(asAt ? { asAt } : {}) };
  if (by === undefined) return [whole];
  const spans = spansOf(period, by);
  if (spans) return spans.map((span) => ({ ...whole, period: span }));
  // An indicator that cannot be split like this is left whole among others that can.
  const breakdown = indicator.breakdowns.find((candidate) => candidate.id === by);
  return [...(breakdown?.values ?? []).map((value) => ({ ...whole, dims: { [by]: value.id } })), whole];
}

function spansOf(period: Period, by: string): Period[] | undefined {
  const inside = (span: Period): boolean => span.end >= period.start && span.start <= period.end;
  const [first, last] = [financialYearStart(period.start), financialYearStart(period.end)];
  const years = Array.from({ length: last - first + 1 }, (_unused, index) => financialYear(first + index));
  switch (by) {
    case "month":
      return monthsOf(period).map(month);
    case "quarter":
      return years.flatMap(quartersOf).filter(inside);
    case "year":
      return years.filter(inside);
    default:
      return undefined;
  }
}

function unknownSplit(by: string, indicators: readonly Indicator[]): Problem[] {
  const known = [
    ...timeSplits,
    ...new Set(indicators.flatMap((indicator) => indicator.breakdowns.map((breakdown) => breakdown.id))),
  ];
  return unknown(by, known, "way of splitting these indicators", "usage");
}

const areasOf = ({ settings }: Partnership) => countedAreas(settings);

/** The id of the area that a person means: by its id, or by its name in any case where only one has it. */
function areaNamed(text: string, partnership: Partnership): string {
  const areas = areasOf(partnership);
  if (areas.some(({ id }) => id === text)) return text;
  const named = areas.filter(({ name }) => name.toLowerCase() === text.trim().toLowerCase());
  return named.length === 1 && named[0] ? named[0].id : text;
}

/** A problem when an area is not in the settings. */
export function unknownArea(id: string, partnership: Partnership): Problem[] {
  const known = areasOf(partnership).map((area) => area.id);
  return unknown(id, known, "area", "area-unknown");
}

/** Problems where an indicator has no such breakdown, or the breakdown no such value. */
export function unknownParts(
  dims: Readonly<Record<string, string>>,
  { id, breakdowns }: Indicator,
  { settings }: Partnership,
): Problem[] {
  const known = new Map(breakdowns.map((breakdown) => [breakdown.id, breakdown.values.map((value) => value.id)]));
  // Whether the indicator can be split by them depends on its parts; measuring says so.
  known.set(
    "operation",
    settings.operations.map((operation) => operation.id),
  );
  return Object.entries(dims).flatMap(([key, value]) => {
    const values = known.get(key);
    return values
      ? unknown(value, values, `${key} of ${id}`, "figure-unknown")
      : unknown(key, [...known.keys()], `breakdown of ${id}`, "figure-unknown");
  });
}

/** A problem when a word is not among those known. */
export function unknown(word: string, known: readonly string[], what: string, code: ProblemCode): Problem[] {
  if (known.includes(word)) return [];
  const message = `There is no ${what} "${word}".${didYouMean(nearest(word, known))}`;
  return [{ code, severity: "error", message, ...(known.length > 0 ? { remedy: `Known: ${known.join(", ")}.` } : {}) }];
}
