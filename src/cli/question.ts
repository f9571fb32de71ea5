import type { Partnership } from "../build.ts";
import { filterKeys, filterProblem, partFilters } from "../indicators/filters.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { measureIn } from "../indicators/own-measure.ts";
import { lsoasNamed } from "../partnership/place-list.ts";
import type { ProblemCode } from "../problems/codes.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { countedAreas } from "../steps/counted-areas.ts";
import type { CountRequest } from "../values/figure-book.ts";
import {
  addDays,
  financialYear,
  financialYearStart,
  type IsoDate,
  month,
  monthsOf,
  type Period,
  quartersOf,
  range,
} from "../values/period.ts";
import { filterSplits, isFilterSplit, splitByFilter } from "./filter-splits.ts";

/** A question in a meeting: which indicators, where, when, split how. */
export interface Question {
  /** All that the partnership uses when empty. */
  readonly indicators: readonly string[];
  /** The partnership's area when empty. */
  readonly areas: readonly string[];
  readonly period: Period;
  /** Filters and the operation, as dimensions of figure ids. */
  readonly filters?: Readonly<Record<string, string>>;
  /** `month`, `quarter`, `year`, `ward`, the id of a breakdown, or a filter to split by. */
  readonly by?: string;
  /** As the extracts of this day and before had it. */
  readonly asAt?: IsoDate;
}

export const timeSplits = ["week", "month", "quarter", "year"] as const;

/** The counts that answer a question, each once. Throws a ProblemsError (exit code 2) that names every unknown word. */
export function requestsOf(question: Question, partnership: Partnership): CountRequest[] {
  const { settings, indicators, used } = partnership;
  const wanted = question.indicators.length > 0 ? question.indicators : used;
  const areas =
    question.areas.length > 0
      ? [...new Set(question.areas.flatMap((text) => areasNamed(text, partnership)))]
      : [settings.area.id];
  const known = wanted.flatMap((id) => indicators.get(id) ?? []);
  const { filters } = partFilters(question.filters ?? {});
  const unfit = known.flatMap((one) => filterProblem(one, filters, indicators) ?? []);
  // Of all that the partnership uses those that can be filtered like this; those that were named must be.
  const isFit = (one: Indicator): boolean => filterProblem(one, filters, indicators) === undefined;
  const chosen = question.indicators.length > 0 ? known : known.filter(isFit);
  const problems = [
    ...(question.indicators.length > 0 || chosen.length === 0 ? unfit.map(usageProblem) : []),
    ...unknownOperation(question.filters?.["operation"], partnership),
    ...wanted.flatMap((id) => unknown(id, [...indicators.keys()], "indicator", "indicator-unknown")),
    ...areas.flatMap((id) => unknownArea(id, partnership)),
    ...(question.by === undefined ? [] : unknownSplit(question.by, chosen, partnership)),
  ];
  if (problems.length > 0) throw new ProblemsError(problems, exitCodes.usage);
  const places = question.by === "ward" ? [...wardsOf(partnership, question.period), ...areas] : areas;
  return chosen.flatMap((indicator) => places.flatMap((area) => split(indicator, area, question, indicators)));
}

const usageProblem = (message: string): Problem => ({ code: "usage", severity: "error", message: `${message}.` });

const unknownOperation = (id: string | undefined, { settings }: Partnership): Problem[] =>
  id === undefined
    ? []
    : unknown(
        id,
        settings.operations.map((operation) => operation.id),
        "operation",
        "usage",
      );

/** The wards as they are drawn throughout the period. */
const wardsOf = ({ settings }: Partnership, { start, end }: Period): string[] =>
  (settings.wards?.list ?? [])
    .filter(({ validFrom, validTo }) => (validFrom ?? start) <= start && (validTo ?? end) >= end)
    .map(({ id }) => id);

function split(
  indicator: Indicator,
  area: string,
  { period, by, asAt, filters = {} }: Question,
  all: ReadonlyMap<string, Indicator>,
): CountRequest[] {
  const dims = Object.keys(filters).length > 0 ? { dims: filters } : {};
  const whole = { indicator: indicator.id, area, period, ...dims, ...measureIn(indicator), ...(asAt ? { asAt } : {}) };
  if (by === undefined || by === "ward") return [whole];
  const spans = spansOf(period, by);
  if (spans) return spans.map((span) => ({ ...whole, period: span }));
  // An indicator that cannot be split like this is left whole among others that can.
  const breakdown = indicator.breakdowns.find((candidate) => candidate.id === by);
  if (breakdown || !isFilterSplit(by))
    return [...(breakdown?.values ?? []).map((value) => ({ ...whole, dims: { ...filters, [by]: value.id } })), whole];
  const rows = splitByFilter(indicator, by, filters, all);
  if (!rows) return [whole];
  return [
    ...rows.values.map((value) => ({ ...whole, dims: value })),
    ...(rows.unknown ? [{ ...whole, dims: rows.unknown, measure: "unknown" as const }] : []),
    { ...whole, dims: rows.whole },
  ];
}

function spansOf(period: Period, by: string): Period[] | undefined {
  const inside = (span: Period): boolean => span.end >= period.start && span.start <= period.end;
  const [first, last] = [financialYearStart(period.start), financialYearStart(period.end)];
  const years = Array.from({ length: last - first + 1 }, (_unused, index) => financialYear(first + index));
  switch (by) {
    case "week":
      return sevenDays(period);
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

/** Seven days each from the first on; what is left over at the end is a span of its own. */
function sevenDays({ start, end }: Period): Period[] {
  const spans: Period[] = [];
  for (let from = start; from <= end; from = addDays(from, 7))
    spans.push(range(from, addDays(from, 6) < end ? addDays(from, 6) : end));
  return spans;
}

function unknownSplit(by: string, indicators: readonly Indicator[], { settings }: Partnership): Problem[] {
  const known = [
    ...timeSplits,
    ...(settings.wards ? ["ward"] : []),
    ...filterSplits,
    ...new Set(indicators.flatMap((indicator) => indicator.breakdowns.map((breakdown) => breakdown.id))),
  ];
  return unknown(by, known, "way of splitting these indicators", "usage");
}

const areasOf = ({ settings }: Partnership) => countedAreas(settings);

/** The ids of the areas that a person means: by id, or by name, or all of those whose names begin like this. */
function areasNamed(text: string, partnership: Partnership): string[] {
  const areas = areasOf(partnership);
  if (areas.some(({ id }) => id === text)) return [text];
  const wanted = text.trim().toLowerCase();
  // An LSOA is named by its code.
  if (lsoasNamed(partnership.settings, new Set([wanted])).length > 0) return [wanted];
  const named = areas.filter(({ name }) => name.toLowerCase() === wanted);
  const begun = named.length > 0 ? named : areas.filter((area) => beginsWith(area, wanted));
  // Of two areas of one name nobody can tell which is meant.
  const found = named.length > 1 ? [] : begun.map(({ id }) => id);
  return found.length > 0 ? found : [text];
}

const beginsWith = ({ id, name }: { readonly id: string; readonly name: string }, wanted: string): boolean =>
  wanted.length > 2 && (name.toLowerCase().startsWith(`${wanted} `) || id.startsWith(`${wanted}-`));

/** A problem when an area is not in the settings, with the areas whose names begin like it, or the nearest. */
export function unknownArea(id: string, partnership: Partnership): Problem[] {
  const areas = areasOf(partnership);
  const known = areas.map((area) => area.id);
  if (known.includes(id) || lsoasNamed(partnership.settings, new Set([id])).length > 0) return [];
  const begun = areas.filter((area) => beginsWith(area, id.trim().toLowerCase())).map((area) => area.id);
  const byName = areas.find(
    ({ name }) =>
      name.toLowerCase() ===
      nearest(
        id.toLowerCase(),
        areas.map((area) => area.name.toLowerCase()),
      ),
  );
  const suggestion = begun.length > 0 ? begun.join(", or ") : (nearest(id, known) ?? byName?.id);
  return [
    {
      code: "area-unknown",
      severity: "error",
      message: `There is no area "${id}".${didYouMean(suggestion)}`,
      remedy: `Known: ${known.join(", ")}.`,
    },
  ];
}

/** Problems where an indicator has no such breakdown, or the breakdown no such value. */
export function unknownParts(
  parts: Readonly<Record<string, string>>,
  indicator: Indicator,
  { settings, indicators }: Partnership,
): Problem[] {
  const { id, breakdowns } = indicator;
  const { filters, rest: dims } = partFilters(parts);
  const unfit = filterProblem(indicator, filters, indicators);
  const known = new Map(breakdowns.map((breakdown) => [breakdown.id, breakdown.values.map((value) => value.id)]));
  // Whether the indicator can be split by them depends on its parts; measuring says so.
  known.set(
    "operation",
    settings.operations.map((operation) => operation.id),
  );
  const wrong = Object.entries(dims).flatMap(([key, value]) => {
    const values = known.get(key);
    return values
      ? unknown(value, values, `${key} of ${id}`, "figure-unknown")
      : unknown(key, [...known.keys(), ...filterKeys], `breakdown of ${id}`, "figure-unknown");
  });
  return [...wrong, ...(unfit ? [{ ...usageProblem(unfit), code: "figure-unknown" as const }] : [])];
}

/** A problem when a word is not among those known. */
export function unknown(word: string, known: readonly string[], what: string, code: ProblemCode): Problem[] {
  if (known.includes(word)) return [];
  const message = `There is no ${what} "${word}".${didYouMean(nearest(word, known))}`;
  return [{ code, severity: "error", message, ...(known.length > 0 ? { remedy: `Known: ${known.join(", ")}.` } : {}) }];
}
