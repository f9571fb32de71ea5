import { createHash } from "node:crypto";
import type { Indicator } from "./indicator.ts";

/**
 * SHA-256 of what an indicator counts: of it and of all that it is made of, whatever its words. The same fingerprint means the same
 * definition, so that a figure that moved did not move because of it.
 */
export function fingerprintOf(id: string, indicators: ReadonlyMap<string, Indicator>): string {
  const seen = new Map<string, unknown>();
  const collect = (one: string): void => {
    const indicator = indicators.get(one);
    if (!indicator || seen.has(one)) return;
    const { aggregation, unit, dateBasis, exposure, times, breakdowns, breaks } = indicator;
    seen.set(one, {
      aggregation,
      unit,
      dateBasis,
      exposure,
      ...(times ? { times } : {}),
      breakdowns: breakdowns.map((breakdown) => [breakdown.id, breakdown.values.map((value) => value.id)]),
      breaks: breaks.map(({ from }) => from),
    });
    for (const part of namedIn(aggregation)) if (indicators.has(part)) collect(part);
  };
  collect(id);
  return fingerprint([...seen].sort(([first], [second]) => (first < second ? -1 : 1)));
}

/** Every word in a piece of data: among them are the ids of other indicators, however an aggregation names them. */
function namedIn(data: unknown): string[] {
  if (typeof data === "string") return [data];
  return typeof data === "object" && data !== null ? Object.values(data).flatMap(namedIn) : [];
}

/** SHA-256 of plain data, whatever the order of its keys. */
export function fingerprint(data: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(inOrder(data)))
    .digest("hex");
}

function inOrder(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(inOrder);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([key, value]) => [key, inOrder(value)]),
  );
}
