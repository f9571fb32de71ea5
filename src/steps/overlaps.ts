import { overlapOf } from "../analysis/overlap.ts";
import type { Conjunction } from "../indicators/conjunction.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import type { OverlapFinding } from "../values/series-findings.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

export interface Overlapping {
  readonly area: string;
  readonly finding: OverlapFinding;
  /** Records of which it is not known whether they are both. */
  readonly undecided: Figure;
  /** All three were counted from the same sources: otherwise they have nothing to do with one another. */
  readonly sameSources: boolean;
}

/** Counts two indicators and what is in both, as a question for the first asks it. */
export async function overlapping(
  partnership: Partnership,
  reading: Reading,
  { first, second, both, made }: Conjunction,
  request: CountRequest,
): Promise<Overlapping> {
  const known = withIndicators(partnership, made);
  const asked = [both, first, second].map(({ id }): CountRequest => ({ ...request, indicator: id }));
  const unknown: CountRequest = { ...request, indicator: both.id, measure: "unknown" };
  const sources = new Map<string, string>();
  const { figures } = await measureRequests(known, reading, [...asked, unknown], (id, held) =>
    sources.set(id, held.sources.toSorted().join(" ")),
  );
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const found = [...asked, unknown].flatMap((one) => byId.get(countId(one)) ?? []);
  const [inBoth, ofFirst, ofSecond, undecided] = found;
  if (!inBoth || !ofFirst || !ofSecond || !undecided) throw new Error("all that was asked for was counted");
  return {
    area: request.area,
    finding: overlapOf(inBoth, ofFirst, ofSecond),
    undecided,
    sameSources: new Set(asked.map((one) => sources.get(countId(one)))).size === 1,
  };
}

/** A partnership that knows of indicators besides those of its catalogue. */
export const withIndicators = (partnership: Partnership, more: readonly Indicator[]): Partnership => ({
  ...partnership,
  indicators: new Map([...partnership.indicators, ...more.map((one) => [one.id, one] as const)]),
});
