import { changeDifferenceInterval, type FromTo, includes, mean } from "../statistics/compared-changes.ts";
import { criticalZ, type Interval } from "../statistics/quantiles.ts";
import type { AreaChange, BenchmarkFinding, ChangeVerdict, EveryMember } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { ChangeFinding } from "../values/finding.ts";
import { absent, isNumber, type Value } from "../values/value.ts";
import { levelOf } from "./benchmark-level.ts";
import { type AreaCounts, areaSibling, type BenchmarkQuestion } from "./benchmark-question.ts";
import { changeBetween } from "./change.ts";
import { derive, periodOf } from "./derive.ts";
import { rankingOf } from "./ranking.ts";
import { withConstants } from "./rates.ts";

/** Within so many percentage points two changes are similar. */
export const similarPoints = 1;

/** How an indicator changed in the partnership's area against a comparator, and how its level stands to theirs. */
export function benchmarkOf(question: BenchmarkQuestion): BenchmarkFinding {
  const { comparator, own, pooled, comparison, rules } = question;
  const includesOwn = question.members.some(({ area }) => area === own.area);
  const others = question.members.filter(({ area }) => area !== own.area);
  const changeOf = ({ area, from, to }: AreaCounts): AreaChange => ({
    area,
    change: changeBetween({ from, to, comparison }, rules),
  });
  const ours = changeOf(own);
  const members = others.map(changeOf);
  const pooledChange = pooled ? changeOf(pooled).change : undefined;
  const theirs =
    comparator.compareBy === "mean"
      ? meanChange(comparator.id, ours.change, members, comparison)
      : (pooledChange?.percent ?? notCounted(ours.change, comparator.id, comparison));
  const interval = intervalOf(question, others, includesOwn);
  const gap = (measure: string, method: "difference" | "difference-limit", compute: (difference: number) => number) => {
    const figure = derive(
      {
        id: siblingId(own.to.id, measure, `${comparison}-against-${comparator.id}`),
        unit: "percentage-points",
        method,
        inputs: [theirs, ours.change.percent],
      },
      (comparators, owns): number | Value => {
        const number = compute(owns - comparators);
        return Number.isFinite(number) ? number : absent("not-applicable", "no-interval");
      },
    );
    return method === "difference-limit" ? withConstants(figure, { z: criticalZ(0.95) }) : figure;
  };
  const difference = gap("change-gap", "difference", (points) => points);
  return {
    kind: "benchmark",
    indicator: indicatorOf(own.to),
    comparator: comparator.id,
    from: periodOf(own.from),
    to: periodOf(own.to),
    compareBy: comparator.compareBy,
    includesOwn,
    own: ours,
    members,
    ...(pooledChange ? { pooled: pooledChange } : {}),
    comparatorChange: theirs,
    gap: difference,
    lower: gap("change-gap-lower", "difference-limit", () => interval?.lower ?? Number.NaN),
    upper: gap("change-gap-upper", "difference-limit", () => interval?.upper ?? Number.NaN),
    verdict: verdictOf(ours.change.percent, theirs, difference, interval),
    ranking: rankingOf(
      [ours, ...members].map(({ area, change }) => ({ area, figure: change.percent })),
      "least-first",
    ),
    every: everyMember(members),
    level: levelOf({ ...question, members: others, includesOwn }),
    sourcesDiffer: sourcesDiffer(own, others),
  };
}

const indicatorOf = ({ id }: Figure): string => id.slice(0, id.indexOf("/"));

/** The mean of the members' own changes: no number where one of them has none, since the mean of the rest would be another group's. */
function meanChange(id: string, own: ChangeFinding, members: readonly AreaChange[], comparison: string): Figure {
  const percents = members.map(({ change }) => change.percent);
  return derive(
    {
      id: areaSibling(own.to.id, id, "mean-percent-change", comparison),
      unit: "percent",
      method: "mean-change",
      inputs: percents,
    },
    (...numbers) => (numbers.length === 0 ? absent("not-applicable", "no-members") : mean(numbers)),
  );
}

function notCounted(own: ChangeFinding, id: string, comparison: string): Figure {
  return {
    id: areaSibling(own.to.id, id, "percent-change", comparison),
    value: absent("missing", "not-covered"),
    unit: "percent",
    method: "percent-change",
    inputs: [],
  };
}

const pairOf = ({ from, to }: AreaCounts): FromTo | undefined =>
  isNumber(from.value) && isNumber(to.value) && from.value.number > 0
    ? { from: from.value.number, to: to.value.number }
    : undefined;

/**
 * The interval of own less theirs. Where the own area is a part of the pooled total, the two differ by (1 - w) times what it and
 * the rest differ by, w being its share of the earlier total.
 */
function intervalOf(
  { own, pooled, comparator, rules }: BenchmarkQuestion,
  others: readonly AreaCounts[],
  includesOwn: boolean,
): Interval | undefined {
  const ours = pairOf(own);
  const overdispersion = isNumber(rules.overdispersion.value) ? rules.overdispersion.value.number : 1;
  if (!ours) return undefined;
  if (comparator.compareBy === "mean") {
    const pairs = others.map(pairOf);
    if (pairs.length === 0 || pairs.includes(undefined)) return undefined;
    return changeDifferenceInterval(ours, pairs as FromTo[], overdispersion);
  }
  const total = pooled && pairOf(pooled);
  if (!total) return undefined;
  if (!includesOwn) return changeDifferenceInterval(ours, [total], overdispersion);
  const rest = { from: total.from - ours.from, to: total.to - ours.to };
  // Own figures of another source than theirs need not be a part of the total.
  if (rest.from <= 0 || rest.to < 0) return undefined;
  const apart = changeDifferenceInterval(ours, [rest], overdispersion);
  const weight = ours.from / total.from;
  return { lower: (1 - weight) * apart.lower, upper: (1 - weight) * apart.upper };
}

function verdictOf(own: Figure, theirs: Figure, gap: Figure, interval: Interval | undefined): ChangeVerdict {
  if (!isNumber(own.value) || !isNumber(theirs.value) || !isNumber(gap.value)) return "not-compared";
  const [ours, comparators, points] = [own.value.number, theirs.value.number, gap.value.number];
  if (Math.abs(points) <= similarPoints || (interval !== undefined && includes(interval, 0))) return "similar";
  if (points < 0) {
    if (ours >= 0) return "smaller-rise";
    return comparators < 0 ? "larger-fall" : "fall-against-rise";
  }
  if (ours <= 0) return "smaller-fall";
  return comparators > 0 ? "larger-rise" : "rise-against-fall";
}

/** A claim of every member holds of all whose figures are known, and of one at least; the others are named. */
function everyMember(members: readonly AreaChange[]): EveryMember {
  const known = members.filter(({ change }) => change.direction !== "not-compared");
  const all = (direction: "more" | "fewer"): boolean =>
    known.length > 0 && known.every(({ change }) => change.direction === direction);
  return {
    claim: all("more") ? "every-rose" : all("fewer") ? "every-fell" : "none",
    known: known.map(({ area }) => area),
    unknown: members.filter((member) => !known.includes(member)).map(({ area }) => area),
  };
}

function sourcesDiffer(own: AreaCounts, members: readonly AreaCounts[]): boolean {
  const sourcesOf = ({ from, to }: AreaCounts): string[] =>
    [from, to].flatMap(({ pedigree }) => pedigree?.sources ?? []);
  const ours = new Set(sourcesOf(own));
  const theirs = new Set(members.flatMap(sourcesOf));
  return ours.size > 0 && theirs.size > 0 && [...ours].some((source) => !theirs.has(source));
}
