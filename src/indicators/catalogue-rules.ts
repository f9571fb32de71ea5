import type { ProblemCode } from "../problems/codes.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { RecordKind } from "../values/record-kind.ts";
import type { DateBasis, Indicator } from "./indicator.ts";
import { isOfRecords, madeOf, ownMeasure } from "./own-measure.ts";

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
  "victim-suspect": ["recorded", "committed"],
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
    ...mixedMeasures(indicator, indicators),
    ...wrongUnit(indicator),
    ...endlessStock(indicator),
    ...impossibleBreakdowns(indicator, indicators),
  ]);
}

function unknownParts(indicator: Indicator, indicators: Indicators): RuleBreach[] {
  const { aggregation } = indicator;
  const pathOf = (index: number): PropertyKey[] =>
    aggregation.kind === "share" ? [index === 0 ? "of" : "within"] : ["of", index, "indicator"];
  return madeOf(indicator).flatMap((part, index) =>
    indicators.has(part)
      ? []
      : [
          {
            code: "indicator-unknown",
            indicator: indicator.id,
            path: ["aggregation", ...pathOf(index)],
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
  if (!isOfRecords(indicator)) return [];
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

function impossibleService(indicator: Indicator): RuleBreach[] {
  if (!isOfRecords(indicator)) return [];
  const { aggregation } = indicator;
  if (!aggregation.service || aggregation.of === "referral") return [];
  return [
    {
      code: "settings-invalid",
      indicator: indicator.id,
      path: ["aggregation", "service"],
      message: `is for referrals; a record of kind ${aggregation.of} has no such thing.`,
    },
  ];
}

/** Numbers of one day, numbers of a period and percentages cannot be added, nor one divided by another. */
function mixedMeasures(indicator: Indicator, indicators: Indicators): RuleBreach[] {
  const parts = madeOf(indicator).flatMap((id) => indicators.get(id) ?? []);
  const measures = new Set(parts.map(ownMeasure));
  const allowed = indicator.aggregation.kind === "share" ? ["count", "stock"] : ["count"];
  if (measures.size <= 1 && [...measures].every((measure) => allowed.includes(measure))) return [];
  return [
    {
      code: "settings-invalid",
      indicator: indicator.id,
      path: ["aggregation"],
      message: `is made of ${parts.map((part) => `"${part.id}" (a ${ownMeasure(part)})`).join(" and ")}; ${
        indicator.aggregation.kind === "share"
          ? "a share is of two counts, or of two numbers at a day"
          : "only counts over a period add up"
      }.`,
    },
  ];
}

/** A percentage is a share or a survey, and nothing else is one. */
function wrongUnit(indicator: Indicator): RuleBreach[] {
  if ((ownMeasure(indicator) === "share") === (indicator.unit === "percent")) return [];
  return [
    {
      code: "settings-invalid",
      indicator: indicator.id,
      path: ["unit"],
      message:
        indicator.unit === "percent"
          ? "is percent, which only a share or a survey is."
          : "must be percent, as of every share and survey.",
    },
  ];
}

/** Records of these kinds say when they ended. */
const endingKinds: readonly RecordKind[] = ["referral", "council-asb", "youth-justice"];

function endlessStock({ id, aggregation }: Indicator): RuleBreach[] {
  if (aggregation.kind !== "stock" || endingKinds.includes(aggregation.of)) return [];
  return [
    {
      code: "settings-invalid",
      indicator: id,
      path: ["aggregation", "of"],
      message: `is ${aggregation.of}, of which nothing is open at a date; only records of kind ${endingKinds.join(", ")} end.`,
    },
  ];
}

/** A sum or a share can be split only as all of its parts can; records only by what their kind knows. */
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
    if (aggregation.kind === "stock" || aggregation.kind === "repeats" || aggregation.kind === "survey")
      return [breach(`holds "${id}", by which no ${aggregation.kind} can be split.`)];
    if (aggregation.kind === "records") {
      const fits = (id === "source") === (aggregation.of === "referral");
      return fits ? [] : [breach(`holds "${id}", which a record of kind ${aggregation.of} does not know.`)];
    }
    const without = madeOf(indicator).filter((part) =>
      indicators.get(part)?.breakdowns.every((other) => other.id !== id),
    );
    return without.length === 0
      ? []
      : [breach(`holds "${id}", which its parts do not all have: ${without.join(", ")}.`)];
  });
}
