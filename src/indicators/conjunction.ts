import type { Indicator } from "./indicator.ts";
import { isOfRecords } from "./own-measure.ts";

/** Records that are two things at once, as an indicator of its own that no catalogue has. */
export interface Conjunction {
  readonly first: Indicator;
  readonly second: Indicator;
  readonly both: Indicator;
  /** `both`, and of sums what it is the sum of. */
  readonly made: readonly Indicator[];
}

/** Why two indicators have no records in common that could be counted. */
export type NoConjunction = "same" | "not-records" | "other-kind" | "other-date";

type Indicators = ReadonlyMap<string, Indicator>;

const idOf = (first: Indicator, second: Indicator): string => `overlap-of-${first.id}-and-${second.id}`;

/** Counts the records that are both; only of records of one kind, counted by one date, since no others can be told to be the same ones. */
export function conjunctionOf(first: Indicator, second: Indicator, all: Indicators): Conjunction | NoConjunction {
  if (first.id === second.id) return "same";
  const made = combined(first, second, all);
  if (typeof made === "string") return made;
  const [both] = made;
  return both ? { first, second, both, made } : "not-records";
}

/** The conjunction that an id names: `overlap-of-knife-crime-and-robbery`. */
export function conjunctionNamed(id: string, all: Indicators): Conjunction | undefined {
  const words = /^overlap-of-(.+)$/.exec(id)?.[1]?.split("-and-") ?? [];
  for (let at = 1; at < words.length; at++) {
    const [first, second] = [words.slice(0, at), words.slice(at)].map((part) => all.get(part.join("-and-")));
    const found = first && second && conjunctionOf(first, second, all);
    if (typeof found === "object") return found;
  }
  return undefined;
}

/** The conjunction of two, first, and after it those of their parts. No record is in two parts of a sum, and so they add up. */
function combined(first: Indicator, second: Indicator, all: Indicators): readonly Indicator[] | NoConjunction {
  const [split, whole] = first.aggregation.kind === "sum" ? [first, second] : [second, first];
  if (split.aggregation.kind !== "sum") return ofRecords(first, second);
  const found = split.aggregation.of.flatMap((id) => {
    const part = all.get(id);
    return part ? [split === first ? combined(part, whole, all) : combined(whole, part, all)] : [];
  });
  const made = found.filter((one) => typeof one !== "string");
  // Parts of another kind of record, such as calls among offences, have none in common with it; any other hindrance is one for all.
  const hindrance = found.find((one) => typeof one === "string" && (one !== "other-kind" || made.length === 0));
  if (typeof hindrance === "string") return hindrance;
  const { breakdowns: _split, aggregation, ...same } = first;
  return [
    {
      ...named(same, first, second),
      aggregation: { kind: "sum", of: made.flatMap(([part]) => part?.id ?? []) },
    },
    ...made.flat(),
  ];
}

function ofRecords(first: Indicator, second: Indicator): readonly Indicator[] | NoConjunction {
  if (!isOfRecords(first) || !isOfRecords(second)) return "not-records";
  const [one, other] = [first.aggregation, second.aggregation];
  if (one.kind !== "records" || other.kind !== "records") return "not-records";
  if (one.of !== other.of) return "other-kind";
  if (first.dateBasis !== second.dateBasis) return "other-date";
  const { breakdowns: _split, aggregation: _all, ...same } = first;
  return [{ ...named(same, first, second), aggregation: { ...one, where: { all: [one.where, other.where] } } }];
}

const named = (
  same: Omit<Indicator, "aggregation" | "breakdowns">,
  first: Indicator,
  second: Indicator,
): Omit<Indicator, "aggregation"> => ({
  ...same,
  id: idOf(first, second),
  title: `${first.title} and ${second.title}`,
  definition: `Records that count as “${first.title}” and as “${second.title}” too.`,
  source: "The definitions of the two",
  notes: [],
  breakdowns: [],
  breaks: [...first.breaks, ...second.breaks],
});
