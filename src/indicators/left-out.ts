import type { AreaKind } from "../partnership/settings.ts";
import type { CodedKey } from "./coded-conditions.ts";
import type { Indicator, Predicate } from "./indicator.ts";
import { isOfRecords, madeOf } from "./own-measure.ts";

/** What a record can lack so that nobody can tell whether it is one of those counted. In the order in which it is said. */
export const leftOutGrounds = [
  "age",
  "sex",
  "ethnic-group",
  "committed",
  "day",
  "time",
  "place",
  "outcome",
  "detail",
  "place-kind",
  "risk",
  "suspect",
  "repeat",
  "referral-source",
  "person",
  "premises",
] as const;
export type LeftOutGround = (typeof leftOutGrounds)[number];

const codedGrounds: Readonly<Record<CodedKey, LeftOutGround>> = {
  outcome: "outcome",
  detail: "detail",
  place_kind: "place-kind",
  risk: "risk",
  age_band: "age",
  sex: "sex",
  ethnicity: "ethnic-group",
  background: "ethnic-group",
  suspect: "suspect",
};

/** Where every record lies, since what lies elsewhere was set apart when it was read. */
const withoutPlace: readonly AreaKind[] = ["borough", "command-unit", "comparator", "everywhere"];

/**
 * For want of what records may be left out of an indicator's count in an area: what its conditions, its date and the area ask for and a
 * record may not hold. Categories, flags and operations are never unknown: what no mapping knows is none of those named.
 */
export function leftOutFor(
  indicator: Indicator,
  area: AreaKind,
  indicators: ReadonlyMap<string, Indicator>,
): LeftOutGround[] {
  const found = new Set(groundsOf(indicator, indicators));
  if (!withoutPlace.includes(area)) found.add("place");
  return leftOutGrounds.filter((ground) => found.has(ground));
}

function groundsOf(indicator: Indicator, indicators: ReadonlyMap<string, Indicator>): LeftOutGround[] {
  if (!isOfRecords(indicator))
    return madeOf(indicator).flatMap((id) => {
      const part = indicators.get(id);
      return part ? groundsOf(part, indicators) : [];
    });
  const { aggregation, dateBasis } = indicator;
  return [
    ...conditionGrounds(aggregation.where),
    ...(dateBasis === "committed" ? (["committed"] as const) : []),
    ...(aggregation.kind === "repeats" ? [aggregation.by] : []),
    ...(aggregation.kind === "stock" && aggregation.each ? [aggregation.each] : []),
  ];
}

function conditionGrounds(predicate: Predicate): LeftOutGround[] {
  if ("all" in predicate) return predicate.all.flatMap(conditionGrounds);
  if ("any" in predicate) return predicate.any.flatMap(conditionGrounds);
  if ("not" in predicate) return conditionGrounds(predicate.not);
  if ("category" in predicate || "flag" in predicate || "operation" in predicate) return [];
  if ("age" in predicate || "suspectAge" in predicate) return ["age"];
  if ("coded" in predicate) return [codedGrounds[predicate.coded]];
  if ("repeat" in predicate) return ["repeat"];
  if ("referralSource" in predicate) return ["referral-source"];
  if ("lag" in predicate) return ["committed"];
  return "weekdays" in predicate ? ["day"] : ["time"];
}
