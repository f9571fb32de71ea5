import { poissonInterval } from "../statistics/poisson-interval.ts";
import type { RankedEntry, RateFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { WardFinding, WardsFinding, ZoneFinding } from "../values/profile-findings.ts";
import { isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";
import { type Contender, inOrder, rankingOf } from "./ranking.ts";
import { shareOf } from "./rates.ts";

export interface WardsAsked {
  /** Those without a number stay in this order. */
  readonly wards: readonly { readonly area: string; readonly count: Figure; readonly rate?: RateFinding }[];
  /** The whole area's count, with what could be placed in no ward. */
  readonly whole: Figure;
}

/** Of some twenty wards one is outside a 95% interval by chance alone; of a hundred such lists one ward is outside this. */
export const wardLevel = 0.998;

/** Wards in order, what could not be placed, and which of them have clearly more than the wards' mean. */
export function wardsOf({ wards, whole }: WardsAsked): WardsFinding {
  const counts = wards.map(({ area, count }): Contender => ({ area, figure: count }));
  const placed = derive(
    {
      id: siblingId(whole.id, "placed", "in-wards"),
      unit: whole.unit,
      method: "sum",
      inputs: counts.map(({ figure }) => figure),
    },
    (...numbers) => numbers.reduce((sum, number) => sum + number, 0),
  );
  const unplaced = derive(
    { id: siblingId(whole.id, "unplaced", "in-wards"), unit: whole.unit, method: "remainder", inputs: [whole, placed] },
    (all, some) => all - some,
  );
  // Among some of the wards nobody's rank is known: what has no number may lie before them.
  const ranksOf = (all: readonly Contender[]): readonly RankedEntry[] =>
    all.length === wards.length && all.every(({ figure }) => isNumber(figure.value))
      ? rankingOf(all, "most-first").entries
      : [];
  const ranks = ranksOf(counts);
  const rates = wards.flatMap(({ area, rate }) => (rate ? [{ area, figure: rate.rate }] : []));
  const rateRanks = ranksOf(rates);
  const mean = isNumber(placed.value) ? placed.value.number / Math.max(1, wards.length) : undefined;
  const found = wards.map(({ area, count, rate }): WardFinding => {
    const [rank, rateRank] = [ranks, rateRanks].map((order) => order.find((entry) => entry.area === area));
    return {
      area,
      count,
      share: shareOf(count, placed, "of-placed"),
      ...(rate ? { rate } : {}),
      ...(rank ? { rank } : {}),
      ...(rateRank ? { rateRank } : {}),
      above: mean !== undefined && isNumber(count.value) && isAbove(count.value.number, mean),
    };
  });
  const position = new Map(inOrder(counts, "most-first").map(({ area }, index) => [area, index]));
  const placeOf = ({ area }: WardFinding): number => position.get(area) ?? wards.length;
  const ordered = found.toSorted((one, other) => placeOf(one) - placeOf(other));
  const half = halfOf(ordered, placed);
  return {
    kind: "wards",
    wards: ordered,
    whole,
    placed,
    unplaced,
    unplacedShare: shareOf(unplaced, whole, "unplaced"),
    ...(half ? { half } : {}),
  };
}

const isAbove = (count: number, mean: number): boolean =>
  count > mean && poissonInterval(count, wardLevel).lower > mean;

/** The fewest wards that hold half of what was placed, where all are known and there is enough to tell. */
function halfOf(ordered: readonly WardFinding[], placed: Figure): WardsFinding["half"] {
  if (!isNumber(placed.value) || placed.value.number < 5 * ordered.length) return undefined;
  let sum = 0;
  const needed: WardFinding[] = [];
  for (const ward of ordered) {
    if (sum * 2 >= placed.value.number) break;
    needed.push(ward);
    sum += isNumber(ward.count.value) ? ward.count.value.number : 0;
  }
  const [first] = needed;
  // Half of the wards hold half where everything is even.
  if (!first || needed.length * 3 > ordered.length) return undefined;
  const part = derive(
    {
      id: siblingId(placed.id, "first-wards", "of-half"),
      unit: placed.unit,
      method: "sum",
      inputs: needed.map(({ count }) => count),
    },
    (...numbers) => numbers.reduce((all, number) => all + number, 0),
  );
  return { wards: needed.map(({ area }) => area), share: shareOf(part, placed, "first-wards") };
}

/** Zones beside the whole of which each is a part. They may lie across each other, and are not added up. */
export const zonesOf = (
  zones: readonly { readonly area: string; readonly count: Figure }[],
  whole: Figure,
): ZoneFinding[] => zones.map(({ area, count }) => ({ area, count, share: shareOf(count, whole, "of-whole") }));
