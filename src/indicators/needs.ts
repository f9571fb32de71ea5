import type { RecordField } from "../extracts/reading.ts";
import type { AreaKind } from "../partnership/settings.ts";
import { isOffenceKind, type RecordKind } from "../values/record-kind.ts";
import { codedConditions } from "./coded-conditions.ts";
import type { CountedArea } from "./counted-area.ts";
import type { DateBasis, Predicate } from "./indicator.ts";
import type { RecordsIndicator } from "./own-measure.ts";

const dateFields: Readonly<Record<DateBasis, RecordField>> = {
  recorded: "recorded-date",
  committed: "committed-date",
  referred: "referred-date",
  reported: "reported-date",
};

/** The column that puts a record into a period. */
export const dateColumns: Readonly<Record<DateBasis, string>> = {
  recorded: "recorded_date",
  committed: "committed_date",
  referred: "referred_date",
  reported: "reported_date",
};

/** Fields by which records are told apart by place. Everything that was read is in the partnership's own area. */
const areaFields: Readonly<Record<AreaKind, readonly RecordField[]>> = {
  borough: [],
  "command-unit": [],
  comparator: ["borough"],
  everywhere: [],
  ward: ["ward"],
  zone: ["lsoa"],
  lsoa: ["lsoa"],
};

/** A zone can be made up of wards, or drawn. */
function fieldsOfArea({
  kind,
  wards,
  byPoint,
}: Pick<CountedArea, "kind" | "wards" | "byPoint">): readonly RecordField[] {
  if (kind !== "zone") return areaFields[kind];
  return byPoint ? ["point"] : wards ? areaFields.ward : areaFields.zone;
}

/** An hour is of use only with its date: for offences that of committing, for all else that of the report. */
function clockFields(kind: RecordKind): RecordField[] {
  return ["committed-time", isOffenceKind(kind) ? "committed-date" : "reported-date"];
}

/** The fields that a source must know for a count: those of the predicate, the date and the place. */
export function neededFields(count: {
  readonly where: Predicate;
  readonly kind: RecordKind;
  readonly dateBasis: DateBasis;
  readonly area: Pick<CountedArea, "kind" | "wards" | "byPoint">;
}): ReadonlySet<RecordField> {
  return new Set([
    dateFields[count.dateBasis],
    ...fieldsOfArea(count.area),
    ...predicateFields(count.where, count.kind),
  ]);
}

/** The fields that a source must know to answer for an indicator, besides those of a split. */
export function fieldsOf(
  { aggregation, dateBasis }: RecordsIndicator,
  area: Pick<CountedArea, "kind" | "wards" | "byPoint">,
): ReadonlySet<RecordField> {
  const fields = new Set(neededFields({ where: aggregation.where, kind: aggregation.of, dateBasis, area }));
  if (aggregation.kind === "stock") fields.add("ended-date");
  if (aggregation.kind === "stock" && aggregation.each) fields.add(aggregation.each);
  if (aggregation.kind === "repeats") fields.add(aggregation.by);
  return fields;
}

/** The lists of categories that a predicate asks for: a source must tell each of them from all else. */
export function categoryLists(predicate: Predicate): (readonly string[])[] {
  if ("all" in predicate) return predicate.all.flatMap(categoryLists);
  if ("any" in predicate) return predicate.any.flatMap(categoryLists);
  if ("not" in predicate) return categoryLists(predicate.not);
  return "category" in predicate ? [predicate.category] : [];
}

function predicateFields(predicate: Predicate, kind: RecordKind): RecordField[] {
  if ("all" in predicate) return predicate.all.flatMap((part) => predicateFields(part, kind));
  if ("any" in predicate) return predicate.any.flatMap((part) => predicateFields(part, kind));
  if ("not" in predicate) return predicateFields(predicate.not, kind);
  if ("category" in predicate) return ["category"];
  if ("flag" in predicate) return ["flags"];
  if ("age" in predicate) return ["victim-age"];
  if ("suspectAge" in predicate) return ["suspect-age"];
  if ("coded" in predicate) return [codedConditions[predicate.coded].field(kind)];
  if ("repeat" in predicate) return ["repeat"];
  if ("operation" in predicate) return ["operations"];
  if ("referralSource" in predicate) return ["referral-source"];
  if ("lag" in predicate) return ["committed-date", "recorded-date"];
  if ("weekdays" in predicate) return [isOffenceKind(kind) ? "committed-date" : "reported-date"];
  return clockFields(kind);
}

/** The further fields that a source must know to split a count. */
export function splitFields(dimensions: readonly string[], kind: RecordKind): ReadonlySet<RecordField> {
  return new Set(dimensions.flatMap((dimension) => dimensionFields(dimension, kind)));
}

function dimensionFields(dimension: string, kind: RecordKind): RecordField[] {
  switch (dimension) {
    case "source":
      return ["referral-source"];
    case "operation":
      return ["operations"];
    default:
      return clockFields(kind);
  }
}
