import type { RecordKind } from "../values/record-kind.ts";
import type { Binder } from "./binder.ts";
import type { RecordDimension } from "./catalogue-schema.ts";
import type { Breakdown } from "./indicator.ts";
import { knownHour, nightName } from "./time-window.ts";

/** Which value of a breakdown a record falls into, in SQL. NULL, when its time is not known, is in none. */
export function splitExpression(
  dimension: RecordDimension,
  breakdown: Breakdown | undefined,
  kind: RecordKind,
  binder: Binder,
): string {
  switch (dimension) {
    case "night":
      return nightName(kind);
    case "hour":
      return `lpad(CAST(${knownHour} AS VARCHAR), 2, '0')`;
    case "source": {
      // The last value is the rest, so that the parts add up to the total: it also takes what was not recorded.
      const values = breakdown?.values.map((value) => value.id) ?? [];
      const rest = binder.bind(values.at(-1) ?? "other");
      const named = values.slice(0, -1);
      if (named.length === 0) return rest;
      return `(CASE WHEN referral_source IN (${binder.list(named)}) THEN referral_source ELSE ${rest} END)`;
    }
  }
}
