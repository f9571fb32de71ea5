import { type CountOf, mean, rateDifferenceError } from "../statistics/compared-changes.ts";
import type { LevelFinding, LevelVerdict } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { absent, isNumber } from "../values/value.ts";
import { type AreaCounts, areaSibling, type BenchmarkQuestion } from "./benchmark-question.ts";
import { derive } from "./derive.ts";
import { type Gap, type GapQuestion, gapOf, inGroups, intervalOf, withinTotal } from "./gap.ts";
import { rankingOf } from "./ranking.ts";

/** The members without the own area. */
type LevelQuestion = BenchmarkQuestion & { readonly includesOwn: boolean };

/**
 * How the later level stands to theirs: by rate where every area's denominator is known, by count otherwise. With the mean of
 * the members' levels, or with the pooled rate; a pooled count is no level that one area could have, so that counts are compared
 * with the mean. Similar: the 95% interval of the difference includes 0.
 */
export function levelOf(question: LevelQuestion): LevelFinding {
  const { own, members, pooled, comparator } = question;
  const wanted = comparator.compareBy === "pooled" ? [own, ...members, ...(pooled ? [pooled] : [])] : [own, ...members];
  const rates = wanted.flatMap(({ rate }) => rate ?? []);
  const byRate = rates.length === wanted.length && rates.every(({ denominator }) => isNumber(denominator.value));
  const basis = byRate ? "rate" : "count";
  const figureOf = (area: AreaCounts): Figure => (byRate && area.rate ? area.rate.rate : area.to);
  const byPool = byRate && comparator.compareBy === "pooled" && pooled !== undefined;
  const theirs = byPool ? figureOf(pooled) : meanLevel(comparator.id, own, members.map(figureOf), basis);
  const gap = gapOf(
    {
      id: own.to.id,
      measure: `${basis}-gap`,
      comparison: `against-${comparator.id}`,
      unit: figureOf(own).unit,
      theirs,
      ours: figureOf(own),
      ...errorIn(question, byRate, byPool ? pooled : undefined),
    },
    question,
  );
  return {
    basis,
    own: figureOf(own),
    comparator: theirs,
    difference: gap.difference,
    error: gap.error,
    lower: gap.lower,
    upper: gap.upper,
    verdict: verdictOf(gap),
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

/** Of a total that the own area is a part of, by the rest: the two rates differ by (1 - w) of what it and the rest differ by. */
function errorIn(
  { own, members, includesOwn }: LevelQuestion,
  byRate: boolean,
  total: AreaCounts | undefined,
): Pick<GapQuestion, "areas" | "inputs" | "constants" | "errorOf"> {
  const isWithin = total !== undefined && includesOwn;
  const per = byRate ? (own.rate?.per ?? 1) : 1;
  return {
    areas: [own, ...(total ? [total] : members)],
    inputs: ({ to, rate }) => (byRate ? [to, rate?.denominator] : [to]),
    constants: { ...(byRate ? { per } : {}), ...(isWithin ? withinTotal : {}) },
    errorOf: (numbers) => {
      const [first, ...rest] = inGroups(numbers, byRate ? 3 : 2).map(
        ([overdispersion = 1, count = 0, denominator = 1]): CountOf => ({ count, denominator, overdispersion }),
      );
      return first ? per * levelError(first, rest, isWithin) : Number.NaN;
    },
  };
}

function levelError(own: CountOf, others: readonly CountOf[], isWithin: boolean): number {
  const [total] = others;
  if ([own, ...others].some(({ denominator }) => denominator <= 0)) return Number.NaN;
  if (!isWithin || !total) return rateDifferenceError(own, others);
  const rest = { ...total, count: total.count - own.count, denominator: total.denominator - own.denominator };
  if (rest.count < 0 || rest.denominator <= 0) return Number.NaN;
  return (1 - own.denominator / total.denominator) * rateDifferenceError(own, [rest]);
}

function verdictOf(gap: Gap): LevelVerdict {
  const interval = intervalOf(gap);
  if (!isNumber(gap.difference.value) || !interval) return "not-compared";
  if (interval.lower > 0) return "higher";
  return interval.upper < 0 ? "lower" : "similar";
}
