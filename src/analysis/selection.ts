import type { RankedEntry } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { IsoDate, Period } from "../values/period.ts";
import type { SelectionFinding, StratumFinding } from "../values/place-findings.ts";
import { isNumber } from "../values/value.ts";
import { rankingOf } from "./ranking.ts";

/** An area of the list, with the days on which it is drawn as it is. */
export interface Candidate {
  readonly area: string;
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

/** One way of choosing: by a measure, a rate where there is one, so many of the first. */
export interface Stratum {
  readonly stratum: string;
  readonly wanted: number;
  readonly measures: ReadonlyMap<string, Figure>;
  readonly counts: ReadonlyMap<string, Figure>;
}

/**
 * Chooses areas out of a closed list whose size is known: with one of 624 missing, nobody can say which are the eight worst. Strata
 * choose in turn, and an area that one has chosen is not chosen again. Equal measures are decided by the greater count and
 * then by the id, and every tie is named.
 */
export function selectAreas(question: {
  readonly universe: readonly Candidate[];
  readonly expected: number;
  readonly period: Period;
  readonly strata: readonly Stratum[];
}): SelectionFinding {
  const universe = universeOf(question);
  const taken = new Set<string>();
  const strata =
    universe.state === "whole"
      ? question.strata.map((stratum) => {
          const found = choose(stratum, question.universe, taken);
          for (const { area } of found.chosen) taken.add(area);
          return found;
        })
      : [];
  return { kind: "selection", universe, strata };
}

function universeOf({
  universe,
  expected,
  period,
  strata,
}: Parameters<typeof selectAreas>[0]): SelectionFinding["universe"] {
  const found = new Set(universe.map(({ area }) => area)).size;
  const otherVersion = universe.filter(
    ({ validFrom, validTo }) =>
      (validFrom !== undefined && validFrom > period.start) || (validTo !== undefined && validTo < period.end),
  );
  const hasNone = (figure: Figure | undefined): boolean => figure === undefined || !isNumber(figure.value);
  const without = universe.filter(({ area }) =>
    strata.some(({ measures, counts }) => hasNone(measures.get(area)) || hasNone(counts.get(area))),
  );
  const state = (kind: SelectionFinding["universe"]["state"], lacking: readonly Candidate[]) => ({
    state: kind,
    expected,
    found,
    lacking: lacking.map(({ area }) => area),
  });
  if (otherVersion.length > 0) return state("versions-mixed", otherVersion);
  if (found !== expected || universe.length !== expected) return state("wrong-size", []);
  return without.length > 0 ? state("figures-missing", without) : state("whole", []);
}

function choose(
  { stratum, wanted, measures, counts }: Stratum,
  universe: readonly Candidate[],
  taken: ReadonlySet<string>,
): StratumFinding {
  const ranked = (figures: ReadonlyMap<string, Figure>) =>
    rankingOf(
      universe.flatMap(({ area }) => {
        const figure = figures.get(area);
        return figure ? [{ area, figure }] : [];
      }),
      "most-first",
    );
  const [byMeasure, byCount] = [ranked(measures), ranked(counts)];
  const countEntries = new Map(byCount.entries.map((entry) => [entry.area, entry]));
  const countOf = ({ area }: RankedEntry): number => numberOf(countEntries.get(area)?.figure);
  const inOrder = byMeasure.entries
    .filter(({ area }) => !taken.has(area))
    .toSorted(
      (one, other) =>
        numberOf(one.rank) - numberOf(other.rank) || countOf(other) - countOf(one) || (one.area < other.area ? -1 : 1),
    );
  const chosen = inOrder.slice(0, wanted);
  const last = chosen.at(-1);
  const tiedAtCutOff = last
    ? inOrder
        .slice(wanted)
        .filter((entry) => last.tiedWith.includes(entry.area) && countOf(entry) === countOf(last))
        .map(({ area }) => area)
    : [];
  return {
    stratum,
    wanted,
    chosen: chosen.flatMap((entry) => {
      const count = countEntries.get(entry.area);
      return count
        ? [
            {
              area: entry.area,
              measure: entry.figure,
              count: count.figure,
              measureRank: entry.rank,
              countRank: count.rank,
              tiedWith: entry.tiedWith,
            },
          ]
        : [];
    }),
    ...(last ? { cutOff: last.figure } : {}),
    tiedAtCutOff,
    ranking: byMeasure,
  };
}

const numberOf = (figure: Figure | undefined): number =>
  figure && isNumber(figure.value) ? figure.value.number : Number.NaN;
