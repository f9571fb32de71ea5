import type { Measure } from "../values/figure-book.ts";
import type { Indicator } from "./indicator.ts";

/** An indicator that counts records of one kind: over a period, at a day, or those that repeat. */
export type RecordsIndicator = Indicator & {
  readonly aggregation: { readonly kind: "records" | "stock" | "repeats" };
};
export const isOfRecords = (indicator: Indicator): indicator is RecordsIndicator =>
  ["records", "stock", "repeats"].includes(indicator.aggregation.kind);

/** What an indicator gives when it is asked for: the measure in the ids of its figures. */
export function ownMeasure({ aggregation }: Pick<Indicator, "aggregation">): Exclude<Measure, "unknown" | "base"> {
  switch (aggregation.kind) {
    case "share":
    case "survey":
      return "share";
    case "stock":
      return "stock";
    case "published":
      return aggregation.level ? "stock" : "count";
    case "records":
    case "repeats":
    case "sum":
      return "count";
  }
}

/** Whether its number at a date tells of the twelve months up to it: whoever was counted at any time in them. */
export const isOfTwelveMonths = ({ aggregation }: Pick<Indicator, "aggregation">): boolean =>
  aggregation.kind === "published" && aggregation.level === "twelve-months";

/** The measure of a request for what an indicator gives. */
export const measureIn = (indicator: Pick<Indicator, "aggregation">): { readonly measure?: Measure } => {
  const measure = ownMeasure(indicator);
  return measure === "count" ? {} : { measure };
};

/** Ids of the indicators that one is made of. */
export function madeOf({ aggregation }: Pick<Indicator, "aggregation">): readonly string[] {
  if (aggregation.kind === "sum") return aggregation.of;
  return aggregation.kind === "share" ? [aggregation.of, aggregation.within] : [];
}
