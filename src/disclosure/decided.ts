import type { Indicator, Predicate } from "../indicators/indicator.ts";
import type { Known } from "./known.ts";
import type { SeriesId } from "./series.ts";

/**
 * Whether each record is either counted in a series or not, by its definition: nothing is asked that a record may not tell, such as an age,
 * a time, a place or a date of committing.
 */
export function isDecided({ indicator, dims, area }: SeriesId, { indicators, partnershipArea }: Known): boolean {
  const asked = Object.keys(dims).filter((key) => key !== "whom");
  const found = indicators.get(indicator);
  return area === partnershipArea && asked.length === 0 && found !== undefined && isSure(found, indicators);
}

function isSure({ aggregation, dateBasis }: Indicator, indicators: ReadonlyMap<string, Indicator>): boolean {
  if (aggregation.kind === "records") return dateBasis === "recorded" && isKnownOfAll(aggregation.where);
  if (aggregation.kind !== "sum") return false;
  return aggregation.of.every((id) => {
    const part = indicators.get(id);
    return part !== undefined && isSure(part, indicators);
  });
}

function isKnownOfAll(predicate: Predicate): boolean {
  if ("all" in predicate) return predicate.all.every(isKnownOfAll);
  if ("any" in predicate) return predicate.any.every(isKnownOfAll);
  if ("not" in predicate) return isKnownOfAll(predicate.not);
  return "category" in predicate || "flag" in predicate || "operation" in predicate;
}
