import type { ProblemCode } from "../problems/codes.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { RecordKind } from "../values/record-kind.ts";
import type { DateBasis, Indicator } from "./indicator.ts";

/** One thing about an indicator that cannot be, below its entry. */
export interface RuleBreach {
  readonly code: ProblemCode;
  readonly indicator: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}
type Indicators = ReadonlyMap<string, Indicator>;

const datesOf: Readonly<Record<RecordKind, readonly DateBasis[]>> = {
  offence: ["recorded", "committed"],
  victim: ["recorded", "committed"],
  referral: ["referred"],
  suspect: ["recorded", "committed"],
  "police-asb": ["reported"],
  "council-asb": ["reported"],
  "stop-search": ["reported"],
  "youth-justice": ["reported"],
  fire: ["reported"],
  ambulance: ["reported"],
  "emergency-department": ["reported", "committed"],
};

/** What a schema cannot see: references between indicators, and whether records know what is asked of them. */
export function checkIndicators(indicators: Indicators): RuleBreach[] {
  return [...indicators.values()].flatMap((indicator) => [
    ...unknownParts(indicator, indicators),
    ...circularSum(indicator, indicators),
    ...unclearTypes(indicator),
    ...impossibleDate(indicator),
    ...impossibleService(indicator),
    ...impossibleBreakdowns(indicator, indicators),
  ]);
}

function unknownParts(indicator: Indicator, indicators: Indicators): RuleBreach[] {
  if (indicator.aggregation.kind !== "sum") return [];
  return indicator.aggregation.of.flatMap((part, index) =>
    indicators.has(part)
      ? []
      : [
          {
            code: "indicator-unknown",
            indicator: indicator.id,
            path: ["aggregation", "of", index, "indicator"],
            message: `names "${part}", which is not an indicator.${didYouMean(nearest(part, indicators.keys()))}`,
          },
        ],
  );
}

function circularSum(indicator: Indicator, indicators: Indicators): RuleBreach[] {
  const reaches = (id: string, seen: ReadonlySet<string>): boolean => {
    const aggregation = indicators.get(id)?.aggregation;
    if (aggregation?.kind !== "sum") return false;
    return aggregation.of.some(
      (part) => part === indicator.id || (!seen.has(part) && reaches(part, new Set([...seen, part]))),
    );
  };
  if (!reaches(indicator.id, new Set())) return [];
  return [
    {
      code: "settings-invalid",
      indicator: indicator.id,
      path: ["aggregation", "of"],
      message: "adds up parts that lead back to the indicator itself.",
    },
  ];
}

/** A breakdown by type holds when every part names its type and no two share one. */
function unclearTypes(indicator: Indicator): RuleBreach[] {
  const { aggregation } = indicator;
  if (aggregation.kind !== "sum") return [];
  const repeated = new Set(aggregation.of).size !== aggregation.of.length;
  const types = Object.values(aggregation.types ?? {});
  const unclear = types.length > 0 && (types.length !== aggregation.of.length || new Set(types).size !== types.length);
  if (!repeated && !unclear) return [];
  return [
    {
      code: "settings-invalid",
      indicator: indicator.id,
      path: ["aggregation", "of"],
      message: repeated
        ? "counts a part twice."
        : "must give every part a type of its own, or none a type, so that the parts add up to the total.",
    },
  ];
}

function impossibleDate(indicator: Indicator): RuleBreach[] {
  if (indicator.aggregation.kind !== "records") return [];
  const possible = datesOf[indicator.aggregation.of];
  if (possible.includes(indicator.dateBasis)) return [];
  return [
    {
      code: "settings-invalid",
      indicator: indicator.id,
      path: ["date_basis"],
      message: `is "${indicator.dateBasis}", but a record of kind ${indicator.aggregation.of} has only: ${possible.join(", ")}.`,
    },
  ];
}

function impossibleService({ id, aggregation }: Indicator): RuleBreach[] {
  if (aggregation.kind !== "records" || !aggregation.service || aggregation.of === "referral") return [];
  return [
    {
      code: "settings-invalid",
      indicator: id,
      path: ["aggregation", "service"],
      message: `is for referrals; a record of kind ${aggregation.of} has no such thing.`,
    },
  ];
}

/** A sum can be split only as all of its parts can; records only by what their kind knows. */
function impossibleBreakdowns(indicator: Indicator, indicators: Indicators): RuleBreach[] {
  const { aggregation } = indicator;
  const breach = (message: string): RuleBreach => ({
    code: "settings-invalid",
    indicator: indicator.id,
    path: ["breakdowns"],
    message,
  });
  return indicator.breakdowns.flatMap(({ id }) => {
    if (id === "type") return [];
    if (aggregation.kind === "published") return [];
    if (aggregation.kind === "records") {
      const fits = (id === "source") === (aggregation.of === "referral");
      return fits ? [] : [breach(`holds "${id}", which a record of kind ${aggregation.of} does not know.`)];
    }
    const without = aggregation.of.filter((part) => indicators.get(part)?.breakdowns.every((other) => other.id !== id));
    return without.length === 0
      ? []
      : [breach(`holds "${id}", which its parts do not all have: ${without.join(", ")}.`)];
  });
}
