import type { CountRequest } from "../values/figure-book.ts";
import { isOffenceKind } from "../values/record-kind.ts";
import type { AbsenceReason } from "./absence.ts";
import type { CountedArea } from "./counted-area.ts";
import { filterProblem, partFilters } from "./filters.ts";
import type { Indicator, Predicate } from "./indicator.ts";
import { isOfRecords, madeOf, measureIn } from "./own-measure.ts";
import { clockKinds, isClockValue } from "./time-window.ts";

export type Dims = Readonly<Record<string, string>>;

/** The same for the same dims, however they are ordered: `hour=23,night=fri`. */
export const dimsKey = (dims: Dims): string =>
  Object.keys(dims)
    .sort()
    .map((key) => `${key}=${dims[key]}`)
    .join(",");

type Indicators = ReadonlyMap<string, Indicator>;

/** A question that can be asked of the data: the indicator to count, the part where a type was named, and the rest of the split. */
export type Question =
  | { readonly ok: true; readonly indicator: Indicator; readonly dims: Dims }
  | { readonly ok: false; readonly because: AbsenceReason };

/** Resolves `type` to the part that it names and checks that the indicator can be split as asked. */
export function resolveQuestion(
  indicator: Indicator,
  area: CountedArea,
  dims: Dims,
  known: {
    readonly indicators: Indicators;
    readonly operations: readonly { readonly id: string }[];
  },
): Question {
  // Whom to count of it is not known.
  if (area.kind === "comparator" && !area.members?.length) return { ok: false, because: "area-not-counted" };
  const refused: Question = { ok: false, because: "no-such-breakdown" };
  const { filters, rest: unfiltered } = partFilters(dims);
  const { type, operation, ...split } = unfiltered;
  const declared = Object.entries(split).every(([dimension, value]) => hasValue(indicator, dimension, value, known));
  if (!declared) return refused;
  if (operation !== undefined) {
    const exists = known.operations.some((candidate) => candidate.id === operation);
    if (!exists || !knowsOperations(indicator, known.indicators)) return refused;
  }
  const rest: Dims = { ...split, ...filters, ...(operation === undefined ? {} : { operation }) };
  const canBeFiltered = (one: Indicator): boolean => filterProblem(one, filters, known.indicators) === undefined;
  if (type === undefined) return canBeFiltered(indicator) ? { ok: true, indicator, dims: rest } : refused;
  // Its types are series of the same source, not indicators.
  if (indicator.aggregation.kind === "published")
    return canBeFiltered(indicator) && hasValue(indicator, "type", type, known)
      ? { ok: true, indicator, dims: { ...rest, type } }
      : refused;
  const part = partOfType(indicator, type, known.indicators);
  if (!part || !canBeFiltered(part) || (operation !== undefined && !knowsOperations(part, known.indicators)))
    return refused;
  return { ok: true, indicator: part, dims: rest };
}

const hasValue = (
  indicator: Indicator,
  dimension: string,
  value: string,
  { indicators }: { readonly indicators: Indicators },
): boolean =>
  indicator.breakdowns.some(
    ({ id, values }) => id === dimension && values.some((candidate) => candidate.id === value),
  ) ||
  (isClockValue(dimension, value) && isTimed(indicator, indicators));

/** Whether it counts certain hours, nights or days alone: that the others have none is then no finding. */
export function isLimitedInTime(indicator: Indicator, indicators: Indicators): boolean {
  const { aggregation } = indicator;
  if (aggregation.kind === "records") return asksForTime(aggregation.where);
  return madeOf(indicator).some((id) => {
    const part = indicators.get(id);
    return part !== undefined && isLimitedInTime(part, indicators);
  });
}

function asksForTime(predicate: Predicate): boolean {
  if ("all" in predicate) return predicate.all.some(asksForTime);
  if ("any" in predicate) return predicate.any.some(asksForTime);
  if ("not" in predicate) return asksForTime(predicate.not);
  return "nights" in predicate || "hours" in predicate || "weekdays" in predicate || "schoolDays" in predicate;
}

/** Whether its records can have an hour. */
export function isTimed(indicator: Indicator, indicators: Indicators): boolean {
  const { aggregation } = indicator;
  if (aggregation.kind === "records") return clockKinds.includes(aggregation.of);
  if (aggregation.kind !== "sum") return false;
  return aggregation.of.every((id) => {
    const part = indicators.get(id);
    return part !== undefined && isTimed(part, indicators);
  });
}

/** The part that a request names by its type; undefined when it asks for the whole. */
export const partNamed = (
  indicator: Indicator,
  { dims }: Pick<CountRequest, "dims">,
  { indicators }: { readonly indicators: Indicators },
): Indicator | undefined => {
  const type = dims?.["type"];
  return type === undefined ? undefined : partOfType(indicator, type, indicators);
};

/** The part of a sum that is a value of its breakdown by type. */
export function partOfType(indicator: Indicator, type: string, indicators: Indicators): Indicator | undefined {
  if (indicator.aggregation.kind !== "sum") return undefined;
  const found = Object.entries(indicator.aggregation.types ?? {}).find(([, value]) => value === type);
  return found && indicators.get(found[0]);
}

/** The parts of a sum or a share that a split applies to: no record but an offence can belong to an operation. */
export function partsOf(indicator: Indicator, dims: Dims, indicators: Indicators): Indicator[] {
  const parts = madeOf(indicator).flatMap((id) => indicators.get(id) ?? []);
  return dims["operation"] === undefined ? parts : parts.filter((part) => knowsOperations(part, indicators));
}

/** The figures that a sum is the sum of, or a share the ratio of: as values of its breakdown by type where it has one, so that each has one id. */
export function partRequests(
  request: CountRequest,
  question: { readonly indicator: Indicator; readonly dims: Dims },
  indicators: Indicators,
): CountRequest[] {
  const { indicator, dims } = question;
  const types = indicator.aggregation.kind === "sum" ? indicator.aggregation.types : undefined;
  return partsOf(indicator, dims, indicators).map((part) => {
    const type = types?.[part.id];
    const { area, period, asAt } = request;
    const same = { area, period, ...(asAt ? { asAt } : {}) };
    return type === undefined
      ? { indicator: part.id, ...same, dims, ...measureIn(part) }
      : { indicator: indicator.id, ...same, dims: { ...dims, type } };
  });
}

/** Operations are flagged on offences, and so on the people in them. A share of them needs both of its sides to know. */
function knowsOperations(indicator: Indicator, indicators: Indicators): boolean {
  if (isOfRecords(indicator)) return isOffenceKind(indicator.aggregation.of);
  if (indicator.aggregation.kind === "share")
    return partsOf(indicator, {}, indicators).every((part) => knowsOperations(part, indicators));
  return partsOf(indicator, {}, indicators).some((part) => knowsOperations(part, indicators));
}
