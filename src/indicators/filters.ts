import { offenceCategories, offenceFlags } from "../records/schema.ts";
import type { Unit } from "../values/figure.ts";
import { isOffenceKind, type RecordKind } from "../values/record-kind.ts";
import {
  type CodedKey,
  codedConditions,
  flagKinds,
  incidentCategories,
  incidentFlags,
  suspectKinds,
  victimKinds,
} from "./coded-conditions.ts";
import { type AgeRange, type Indicator, type NightName, nightNames, type Predicate } from "./indicator.ts";
import { isOfRecords, madeOf, type RecordsIndicator } from "./own-measure.ts";

/**
 * Filters that a question in a meeting puts on an indicator: dimensions of its figures' ids that no breakdown declares, such as
 * `robbery[suspect-age=10-17]`. Several values of one are joined by `+`. A filter on the people in offences counts those people.
 */
export const filterKeys = [
  "suspect-age",
  "victim-age",
  "sex",
  "ethnicity",
  "suspect",
  "outcome",
  "category",
  "flag",
  "nights",
  "hours",
  "weekday",
  "whom",
] as const;
export type FilterKey = (typeof filterKeys)[number];
export type Filters = Readonly<Partial<Record<FilterKey, string>>>;

type Dims = Readonly<Record<string, string>>;
const isFilterKey = (key: string): key is FilterKey => filterKeys.some((candidate) => candidate === key);

/** The filters among the dimensions of a question, and the rest of them. */
export function partFilters(dims: Dims): { readonly filters: Filters; readonly rest: Dims } {
  const entries = Object.entries(dims);
  return {
    filters: Object.fromEntries(entries.filter(([key]) => isFilterKey(key))),
    rest: Object.fromEntries(entries.filter(([key]) => !isFilterKey(key))),
  };
}

/** Filters that tell of people, whose small counts tell of somebody. */
export const isAboutPeople = (key: string): boolean =>
  ["suspect-age", "victim-age", "sex", "ethnicity", "whom"].includes(key);

/** The whole window of a night out, where only nights are named. */
const nightWindow = { from: "18:00", to: "05:59" };

/** `10-17`, `from-18`, `to-17`: whole numbers, both ends included. */
export function readRange(text: string): AgeRange | undefined {
  const between = /^(\d{1,3})-(\d{1,3})$/.exec(text);
  if (between) {
    const [from, to] = [Number(between[1]), Number(between[2])];
    return from <= to ? { from, to } : undefined;
  }
  const end = /^(from|to)-(\d{1,3})$/.exec(text);
  return end ? { [end[1] as "from" | "to"]: Number(end[2]) } : undefined;
}

/** An indicator with the filters in its predicate, or why it cannot have them, to follow the indicator's title. */
export type Filtered =
  | { readonly ok: true; readonly indicator: RecordsIndicator }
  | { readonly ok: false; readonly reason: string };

/** Puts filters on an indicator of records. Those on people in offences turn the count of offences into one of those people. */
export function withFilters(indicator: RecordsIndicator, filters: Filters): Filtered {
  if (Object.keys(filters).length === 0) return { ok: true, indicator };
  const { aggregation } = indicator;
  if (aggregation.kind === "repeats") return { ok: false, reason: "counts repeats, which cannot be filtered" };
  const kind = kindFor(aggregation.of, filters);
  if (typeof kind !== "string") return { ok: false, reason: kind.reason };
  if (kind !== aggregation.of && aggregation.kind === "stock")
    return { ok: false, reason: "is a number at a date, and not of the people in offences" };
  const conditions: Predicate[] = [];
  for (const [key, text] of Object.entries(filters)) {
    const read = conditionOf(key as FilterKey, text, kind);
    if ("reason" in read) return { ok: false, reason: read.reason };
    if (read.condition) conditions.push(read.condition);
  }
  const where = conditions.length === 0 ? aggregation.where : { all: [aggregation.where, ...conditions] };
  return {
    ok: true,
    indicator: { ...indicator, unit: unitFor(indicator, kind), aggregation: { ...aggregation, of: kind, where } },
  };
}

const unitFor = ({ unit, aggregation }: RecordsIndicator, kind: RecordKind): Unit =>
  kind === aggregation.of ? unit : kind === "victim" ? "victims" : kind === "suspect" ? "suspects" : "pairs";

/** The unit of a filtered count; that of a sum is that of its parts. */
export function filteredUnit(indicator: Indicator, filters: Filters, all: ReadonlyMap<string, Indicator>): Unit {
  if (isOfRecords(indicator)) {
    const filtered = withFilters(indicator, filters);
    return filtered.ok ? filtered.indicator.unit : indicator.unit;
  }
  if (indicator.aggregation.kind !== "sum") return indicator.unit;
  const units = new Set(
    madeOf(indicator).flatMap((id) => {
      const part = all.get(id);
      return part ? [filteredUnit(part, filters, all)] : [];
    }),
  );
  const [only] = units;
  return units.size === 1 && only && isPeople(only) ? only : indicator.unit;
}

/** Dimensions that name whom they count where that is not what the indicator counts anyway, and nowhere else: one spelling of one question. */
export function withWhom(indicator: Indicator, dims: Dims, all: ReadonlyMap<string, Indicator>): Dims {
  const { whom: _said, ...rest } = dims;
  const asked = new Set(recordsIn(indicator, all).map((one) => whomOf(one, partFilters(dims).filters)));
  const [only] = asked;
  if (asked.size !== 1 || only === undefined) return dims;
  return only === "" ? rest : { ...rest, whom: only };
}

/** Nothing to be said, or whom; undefined where it cannot be asked. */
function whomOf({ aggregation }: RecordsIndicator, filters: Filters): string | undefined {
  const kind = kindFor(aggregation.of, filters);
  if (typeof kind !== "string") return undefined;
  if (kind === aggregation.of) return "";
  return kind === "victim" ? "victims" : kind === "suspect" ? "suspects" : "pairs";
}

/** The indicators of records that one is made of in the end; itself where it is one. */
function recordsIn(indicator: Indicator, all: ReadonlyMap<string, Indicator>): RecordsIndicator[] {
  if (isOfRecords(indicator)) return [indicator];
  return madeOf(indicator).flatMap((id) => {
    const part = all.get(id);
    return part ? recordsIn(part, all) : [];
  });
}

const isPeople = (unit: Unit): boolean => unit === "victims" || unit === "suspects" || unit === "pairs";

/** Why an indicator, or something that it is made of, cannot be filtered like this; undefined when it can. */
export function filterProblem(
  indicator: Indicator,
  filters: Filters,
  all: ReadonlyMap<string, Indicator>,
): string | undefined {
  if (Object.keys(filters).length === 0) return undefined;
  if (isOfRecords(indicator)) {
    const filtered = withFilters(indicator, filters);
    return filtered.ok ? undefined : `"${indicator.title}" ${filtered.reason}`;
  }
  const parts = madeOf(indicator);
  if (parts.length === 0) return `"${indicator.title}" is taken as published, and cannot be filtered`;
  return parts.map((id) => all.get(id)).flatMap((part) => (part && filterProblem(part, filters, all)) ?? [])[0];
}

/** Which records are counted under the filters: of an offence the people, where they ask for people. */
function kindFor(kind: RecordKind, filters: Filters): RecordKind | { readonly reason: string } {
  const roles = new Set<"victim" | "suspect">();
  if (filters["victim-age"] !== undefined) roles.add("victim");
  if (filters["suspect-age"] !== undefined) roles.add("suspect");
  if (filters.whom !== undefined) {
    if (filters.whom !== "victims" && filters.whom !== "suspects" && filters.whom !== "pairs")
      return { reason: 'counts "victims", "suspects" or "pairs" of people' };
    if (filters.whom !== "suspects") roles.add("victim");
    if (filters.whom !== "victims") roles.add("suspect");
  }
  const [role] = roles;
  const personal = filters.sex !== undefined || filters.ethnicity !== undefined;
  if (roles.size > 1) return pairsOf(kind, personal);
  if (kind === "offence") {
    if (role) return role;
    return personal
      ? { reason: "counts offences: say whose sex or ethnicity is meant (--whom victims or --whom suspects)" }
      : kind;
  }
  if (role === "suspect" && !suspectKinds.includes(kind))
    return { reason: `does not know the suspects of a record of kind ${kind}` };
  if (role === "victim" && !victimKinds.includes(kind))
    return { reason: `does not know the victims of a record of kind ${kind}` };
  return kind;
}

/** Victims with suspects: each victim of an offence with each suspect of it. */
function pairsOf(kind: RecordKind, personal: boolean): RecordKind | { readonly reason: string } {
  if (personal) return { reason: "counts victims with suspects: filter them by their ages only" };
  if (kind === "offence" || kind === "victim" || kind === "victim-suspect") return "victim-suspect";
  return { reason: "cannot be filtered by victims and suspects at once: they are records of their own" };
}

type Read = { readonly condition?: Predicate } | { readonly reason: string };

/** One filter as a condition on records of a kind. */
function conditionOf(key: FilterKey, text: string, kind: RecordKind): Read {
  const words = text.split("+");
  switch (key) {
    case "whom":
      return {};
    case "suspect-age":
    case "victim-age": {
      const range = readRange(text);
      if (!range) return { reason: `has no ages "${text}": write 10-17, from-18 or to-17` };
      return { condition: key === "suspect-age" ? { suspectAge: range } : { age: range } };
    }
    case "hours": {
      const hours = /^(\d{1,2})-(\d{1,2})$/.exec(text);
      const [from, to] = [Number(hours?.[1]), Number(hours?.[2])];
      return hours && from <= 23 && to <= 23
        ? { condition: { hours: { from, to } } }
        : { reason: `has no hours "${text}": write 22-2 for 22:00 to 02:59` };
    }
    case "nights":
    case "weekday": {
      const wrong = words.find((word) => !nightNames.some((name) => name === word));
      if (wrong !== undefined) return { reason: `has no day "${wrong}": write ${nightNames.join(", ")}` };
      const days = words as NightName[];
      return { condition: key === "weekday" ? { weekdays: days } : { nights: days, ...nightWindow } };
    }
    case "category":
      return oneOf(words, categoriesOf(kind), key, kind, { category: words });
    case "flag":
      return oneOf(words, flagsOf(kind), key, kind, { flag: words });
    default: {
      const { kinds, known } = codedConditions[key satisfies CodedKey];
      if (!kinds.includes(kind)) return { reason: `does not know the ${key} of a record of kind ${kind}` };
      return oneOf(words, known(kind), key, kind, { coded: key, oneOf: words });
    }
  }
}

function oneOf(
  words: readonly string[],
  known: readonly string[] | undefined,
  key: string,
  kind: RecordKind,
  condition: Predicate,
): Read {
  const wrong = known && words.find((word) => !known.includes(word));
  if (wrong === undefined) return { condition };
  return known && known.length > 0
    ? { reason: `has no ${key} "${wrong}". Known: ${known.join(", ")}` }
    : { reason: `does not know a ${key} of records of kind ${kind}` };
}

/** The categories that records of a kind can have; undefined where any word can stand. */
export const categoriesOf = (kind: RecordKind): readonly string[] | undefined =>
  isOffenceKind(kind) ? offenceCategories : incidentCategories(kind);

const flagsOf = (kind: RecordKind): readonly string[] =>
  isOffenceKind(kind) ? offenceFlags : flagKinds.includes(kind) ? incidentFlags(kind) : [];
