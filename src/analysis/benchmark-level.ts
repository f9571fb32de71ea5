import { mean, rateDifferenceInterval } from "../statistics/compared-changes.ts";
import { criticalZ, type Interval } from "../statistics/quantiles.ts";
import type { LevelFinding, LevelVerdict } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { absent, isNumber, type Value } from "../values/value.ts";
import { type AreaCounts, areaSibling, type BenchmarkQuestion } from "./benchmark-question.ts";
import { derive } from "./derive.ts";
import { rankingOf } from "./ranking.ts";
import { withConstants } from "./rates.ts";

/** The members without the own area. */
type LevelQuestion = BenchmarkQuestion & { readonly includesOwn: boolean };

/**
 * How the later level stands to theirs: by rate where every area's denominator is known, by count otherwise. With the mean of
 * the members' levels, or with the pooled rate; a pooled count is no level that one area could have, so that counts are compared
 * with the mean. Similar: the 95% interval of the difference includes 0.
 */
export function levelOf(question: LevelQuestion): LevelFinding {
  const { own, members, pooled, comparator, rules } = question;
  const wanted = comparator.compareBy === "pooled" ? [own, ...members, ...(pooled ? [pooled] : [])] : [own, ...members];
  const rates = wanted.flatMap(({ rate }) => rate ?? []);
  const byRate = rates.length === wanted.length && rates.every(({ denominator }) => isNumber(denominator.value));
  const basis = byRate ? "rate" : "count";
  const figureOf = (area: AreaCounts): Figure => (byRate && area.rate ? area.rate.rate : area.to);
  const byPool = byRate && comparator.compareBy === "pooled" && pooled !== undefined;
  const theirs = byPool ? figureOf(pooled) : meanLevel(comparator.id, own, members.map(figureOf), basis);
  const overdispersion = isNumber(rules.overdispersion.value) ? rules.overdispersion.value.number : 1;
  const interval = byPool
    ? pooledInterval(own, pooled, question.includesOwn, overdispersion)
    : meanInterval(own, members, byRate, overdispersion);
  const gap = (measure: string, method: "difference" | "difference-limit", compute: (difference: number) => number) => {
    const figure = derive(
      {
        id: siblingId(own.to.id, measure, `against-${comparator.id}`),
        unit: figureOf(own).unit,
        method,
        inputs: [theirs, figureOf(own)],
      },
      (comparators, owns): number | Value => {
        const number = compute(owns - comparators);
        return Number.isFinite(number) ? number : absent("not-applicable", "no-interval");
      },
    );
    return method === "difference-limit" ? withConstants(figure, { z: criticalZ(0.95) }) : figure;
  };
  const difference = gap(`${basis}-gap`, "difference", (apart) => apart);
  return {
    basis,
    own: figureOf(own),
    comparator: theirs,
    difference,
    lower: gap(`${basis}-gap-lower`, "difference-limit", () => interval?.lower ?? Number.NaN),
    upper: gap(`${basis}-gap-upper`, "difference-limit", () => interval?.upper ?? Number.NaN),
    verdict: verdictOf(difference, interval),
    ranking: rankingOf(
      [own, ...members].map((area) => ({ area: area.area, figure: figureOf(area) })),
      "most-first",
    ),
    rates,
  };
}

function meanLevel(id: string, own: AreaCounts, levels: readonly Figure[], basis: "rate" | "count"): Figure {
  return derive(
    {
      id: areaSibling(own.to.id, id, `mean-${basis}`),
      unit: levels[0]?.unit ?? own.to.unit,
      method: "mean",
      inputs: levels,
    },
    (...numbers) => (numbers.length === 0 ? absent("not-applicable", "no-members") : mean(numbers)),
  );
}

interface Counted {
  readonly count: number;
  readonly denominator: number;
  readonly per: number;
}

function countedOf({ to, rate }: AreaCounts, byRate: boolean): Counted | undefined {
  if (!isNumber(to.value)) return undefined;
  if (!byRate) return { count: to.value.number, denominator: 1, per: 1 };
  const people = rate?.denominator.value;
  if (!rate || !people || !isNumber(people) || people.number === 0) return undefined;
  return { count: to.value.number, denominator: people.number, per: rate.per };
}

function meanInterval(
  own: AreaCounts,
  members: readonly AreaCounts[],
  byRate: boolean,
  overdispersion: number,
): Interval | undefined {
  const ours = countedOf(own, byRate);
  const theirs = members.map((member) => countedOf(member, byRate));
  if (!ours || theirs.length === 0 || theirs.includes(undefined)) return undefined;
  return scaled(rateDifferenceInterval(ours, theirs as Counted[], overdispersion), ours.per);
}

/** Of a total that the own area is a part of, by the rest: the two rates differ by (1 - w) of what it and the rest differ by. */
function pooledInterval(
  own: AreaCounts,
  pooled: AreaCounts,
  includesOwn: boolean,
  overdispersion: number,
): Interval | undefined {
  const [ours, total] = [countedOf(own, true), countedOf(pooled, true)];
  if (!ours || !total) return undefined;
  if (!includesOwn) return scaled(rateDifferenceInterval(ours, [total], overdispersion), ours.per);
  const rest = { count: total.count - ours.count, denominator: total.denominator - ours.denominator };
  if (rest.count < 0 || rest.denominator <= 0) return undefined;
  const apart = rateDifferenceInterval(ours, [rest], overdispersion);
  return scaled(apart, ours.per * (1 - ours.denominator / total.denominator));
}

const scaled = ({ lower, upper }: Interval, by: number): Interval => ({ lower: lower * by, upper: upper * by });

function verdictOf({ value }: Figure, interval: Interval | undefined): LevelVerdict {
  if (!isNumber(value) || !interval) return "not-compared";
  if (interval.lower > 0) return "higher";
  return interval.upper < 0 ? "lower" : "similar";
}
