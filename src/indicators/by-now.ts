import { isOffenceKind } from "../values/record-kind.ts";
import type { Indicator, Predicate } from "./indicator.ts";
import { isOfRecords, madeOf } from "./own-measure.ts";

/**
 * Whether an indicator counts offences by what has come of them by now. The older of two years has had a year longer for it, so that
 * a share of such offences looks lower in the newer one whatever happened.
 */
export function isByNow(indicator: Indicator, indicators: ReadonlyMap<string, Indicator>): boolean {
  if (isOfRecords(indicator))
    return isOffenceKind(indicator.aggregation.of) && asksOutcome(indicator.aggregation.where);
  return madeOf(indicator).some((id) => {
    const part = indicators.get(id);
    return part !== undefined && isByNow(part, indicators);
  });
}

function asksOutcome(predicate: Predicate): boolean {
  if ("all" in predicate) return predicate.all.some(asksOutcome);
  if ("any" in predicate) return predicate.any.some(asksOutcome);
  if ("not" in predicate) return asksOutcome(predicate.not);
  return "coded" in predicate && predicate.coded === "outcome";
}
