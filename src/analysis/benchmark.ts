import { changeDifferenceError, type FromTo, includes, mean } from "../statistics/compared-changes.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { AreaChange, BenchmarkFinding, ChangeVerdict, EveryMember } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { absent, isNumber } from "../values/value.ts";
import { levelOf } from "./benchmark-level.ts";
import { type AreaCounts, areaSibling, type BenchmarkQuestion, overdispersionIn } from "./benchmark-question.ts";
import { changeBetween } from "./change.ts";
import { derive, periodOf } from "./derive.ts";
import { type Gap, gapOf, inGroups, intervalOf, withinTotal } from "./gap.ts";
import { rankingOf } from "./ranking.ts";

/** Within so many percentage points two changes are similar. */
export const similarPoints = 1;

/** How an indicator changed in the partnership's area against a comparator, and how its level stands to theirs. */
export function benchmarkOf(question: BenchmarkQuestion): BenchmarkFinding {
  const { comparator, own, pooled, comparison, rules } = question;
  const includesOwn = question.members.some(({ area }) => area === own.area);
  const others = question.members.filter(({ area }) => area !== own.area);
  const changeOf = (area: AreaCounts): AreaChange => ({
    area: area.area,
    change: changeBetween(
      { from: area.from, to: area.to, comparison },
      { ...rules, overdispersion: overdispersionIn(area, question) },
    ),
    ...(area.overdispersion ? { overdispersion: area.overdispersion } : {}),
  });
  const ours = changeOf(own);
  const members = others.map(changeOf);
  const theTotal = pooled ? changeOf(pooled) : undefined;
  const theirs =
    comparator.compareBy === "mean"
      ? meanChange(comparator.id, ours.change, members, comparison)
      : (theTotal?.change.percent ?? notCounted(ours.change, comparator.id, comparison));
  const gap = changeGap(question, ours.change.percent, theirs, { others, includesOwn });
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
    ...(theTotal ? { pooled: theTotal.change } : {}),
    ...(theTotal?.overdispersion ? { pooledOverdispersion: theTotal.overdispersion } : {}),
    comparatorChange: theirs,
    gap: gap.difference,
    error: gap.error,
    lower: gap.lower,
    upper: gap.upper,
    verdict: verdictOf(ours.change.percent, theirs, gap),
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

/**
 * Own less theirs. Where the own area is a part of the pooled total, the two differ by (1 - w) times what it and the rest differ by, w
 * being its share of the earlier total.
 */
function changeGap(
  question: BenchmarkQuestion,
  ours: Figure,
  theirs: Figure,
  { others, includesOwn }: { readonly others: readonly AreaCounts[]; readonly includesOwn: boolean },
): Gap {
  const { own, pooled, comparator, comparison } = question;
  const byTotal = comparator.compareBy === "pooled";
  const isWithin = byTotal && includesOwn;
  return gapOf(
    {
      id: own.to.id,
      measure: "change-gap",
      comparison: `${comparison}-against-${comparator.id}`,
      unit: "percentage-points",
      theirs,
      ours,
      areas: [own, ...(byTotal ? (pooled ? [pooled] : []) : others)],
      inputs: ({ from, to }) => [from, to],
      constants: isWithin ? withinTotal : {},
      errorOf: (numbers) => {
        const [first, ...rest] = inGroups(numbers, 3).map(([overdispersion = 1, from = 0, to = 0]): FromTo => {
          return { from, to, overdispersion };
        });
        return first ? changeError(first, rest, isWithin) : Number.NaN;
      },
    },
    question,
  );
}

function changeError(own: FromTo, others: readonly FromTo[], isWithin: boolean): number {
  const [total] = others;
  if (!isWithin || !total) return changeDifferenceError(own, others);
  const rest = { from: total.from - own.from, to: total.to - own.to, overdispersion: total.overdispersion };
  // Own figures of another source than theirs need not be a part of the total.
  if (rest.from <= 0 || rest.to < 0) return Number.NaN;
  return (1 - own.from / total.from) * changeDifferenceError(own, [rest]);
}

function verdictOf(own: Figure, theirs: Figure, gap: Gap): ChangeVerdict {
  const { value } = gap.difference;
  if (!isNumber(own.value) || !isNumber(theirs.value) || !isNumber(value)) return "not-compared";
  const [ours, comparators, points] = [own.value.number, theirs.value.number, value.number];
  const interval = intervalOf(gap);
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
