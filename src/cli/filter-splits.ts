import { ethnicities, sexes } from "../extracts/data/person-labels.ts";
import { codedConditions } from "../indicators/coded-conditions.ts";
import { categoriesOf, type Filters, filterProblem, partFilters } from "../indicators/filters.ts";
import { type Indicator, nightNames } from "../indicators/indicator.ts";
import { isOfRecords, madeOf } from "../indicators/own-measure.ts";
import type { RecordKind } from "../values/record-kind.ts";

type Dims = Readonly<Record<string, string>>;

/** Ways of splitting that no breakdown declares: each value is a filter. */
export const filterSplits = [
  "category",
  "weekday",
  "hour",
  "suspect-age",
  "victim-age",
  "sex",
  "ethnicity",
  "outcome",
] as const;
type FilterSplit = (typeof filterSplits)[number];

const ageBands = ["0-9", "10-14", "15-17", "18-19", "20-24", "25-34", "35-44", "45-54", "55-64", "from-65"];

export const isFilterSplit = (by: string): by is FilterSplit => filterSplits.some((split) => split === by);

/** An indicator split by a filter: the dimensions of each value, of the whole, and of what is not known. */
export interface FilterSplitRows {
  readonly values: readonly Dims[];
  readonly whole: Dims;
  /** Records of which it is not known, where that can be. */
  readonly unknown?: Dims;
}

/** Undefined where the indicator cannot be split like this. */
export function splitByFilter(
  indicator: Indicator,
  by: FilterSplit,
  base: Dims,
  all: ReadonlyMap<string, Indicator>,
): FilterSplitRows | undefined {
  const kinds = kindsOf(indicator, all);
  const key = by === "hour" ? "hours" : by;
  const values = valuesOf(by, kinds);
  const whom: Filters = by === "suspect-age" ? { whom: "suspects" } : by === "victim-age" ? { whom: "victims" } : {};
  // The people in offences are counted, and so the whole is that of them all.
  const whole = kinds.includes("offence") ? { ...whom, ...base } : base;
  const rows = values.map((value) => ({ ...base, [key]: value }));
  const [first] = rows;
  if (!first || filterProblem(indicator, partFilters(first).filters, all) !== undefined) return undefined;
  const everything = by.endsWith("-age")
    ? "from-0"
    : by === "hour"
      ? "0-23"
      : by === "category"
        ? undefined
        : values.join("+");
  return { values: rows, whole, ...(everything === undefined ? {} : { unknown: { ...base, [key]: everything } }) };
}

function valuesOf(by: FilterSplit, kinds: readonly RecordKind[]): readonly string[] {
  switch (by) {
    case "weekday":
      return nightNames;
    case "hour":
      return Array.from({ length: 24 }, (_unused, hour) => `${hour}-${hour}`);
    case "suspect-age":
    case "victim-age":
      return ageBands;
    case "sex":
      return Object.keys(sexes);
    case "ethnicity":
      return Object.keys(ethnicities);
    case "category":
      return [...new Set(kinds.flatMap((kind) => categoriesOf(kind) ?? []))];
    case "outcome":
      return [...new Set(kinds.flatMap((kind) => codedConditions.outcome.known(kind) ?? []))].filter(
        (outcome) => outcome !== "positive",
      );
  }
}

/** The kinds of record that an indicator counts. */
function kindsOf(indicator: Indicator, all: ReadonlyMap<string, Indicator>): RecordKind[] {
  if (isOfRecords(indicator)) return [indicator.aggregation.of];
  return madeOf(indicator).flatMap((id) => {
    const part = all.get(id);
    return part ? kindsOf(part, all) : [];
  });
}
