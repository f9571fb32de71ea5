import { overlapOf } from "../analysis/overlap.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { isOfRecords } from "../indicators/own-measure.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import type { OverlapFinding } from "../values/series-findings.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

/** Records that are two things at once, as an indicator of its own that no catalogue has. */
export interface Conjunction {
  readonly first: Indicator;
  readonly second: Indicator;
  readonly both: Indicator;
}

/** Why two indicators have no records in common that could be counted. */
export type NoConjunction = "same" | "not-records" | "other-kind" | "other-date";

/** Counts the records that are both; only of records of one kind, counted by one date, since no others can be told to be the same ones. */
export function conjunctionOf(first: Indicator, second: Indicator): Conjunction | NoConjunction {
  if (first.id === second.id) return "same";
  if (!isOfRecords(first) || !isOfRecords(second)) return "not-records";
  const [one, other] = [first.aggregation, second.aggregation];
  if (one.kind !== "records" || other.kind !== "records") return "not-records";
  if (one.of !== other.of) return "other-kind";
  if (first.dateBasis !== second.dateBasis) return "other-date";
  const both: Indicator = {
    ...first,
    id: `overlap-of-${first.id}-and-${second.id}`,
    aggregation: { ...one, where: { all: [one.where, other.where] } },
    breakdowns: [],
    breaks: [...first.breaks, ...second.breaks],
  };
  return { first, second, both };
}

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
  { first, second, both }: Conjunction,
  request: CountRequest,
): Promise<Overlapping> {
  const known: Partnership = { ...partnership, indicators: new Map([...partnership.indicators, [both.id, both]]) };
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
