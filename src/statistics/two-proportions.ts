import { logFactorials } from "./log-factorials.ts";
import { criticalZ, type Level } from "./quantiles.ts";

/** So many of so many. */
export interface Proportion {
  readonly part: number;
  readonly whole: number;
}

/** With fewer expected than this in a cell of the table of two by two, the exact test decides. */
export const fewestExpected = 5;

// As in R's fisher.test: tables as likely as the observed one are counted with it in spite of rounding.
const likelihoodTolerance = 1 + 1e-7;

/**
 * Whether two proportions of different cases differ: Pearson's chi-square without correction, which is the z test with a pooled
 * share; Fisher's exact test where fewer than {@link fewestExpected} are expected somewhere.
 */
export function proportionsDiffer(from: Proportion, to: Proportion, level: Level): boolean {
  if (from.whole <= 0 || to.whole <= 0) return false;
  const pooled = (from.part + to.part) / (from.whole + to.whole);
  const fewest = Math.min(from.whole, to.whole) * Math.min(pooled, 1 - pooled);
  if (fewest < fewestExpected) return fisherP(from, to) < 1 - level;
  return Math.abs(twoProportionsZ(from, to)) > criticalZ(level);
}

/** The difference of two shares over its standard error with the pooled share; positive where the later is higher. */
export function twoProportionsZ(from: Proportion, to: Proportion): number {
  const pooled = (from.part + to.part) / (from.whole + to.whole);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / from.whole + 1 / to.whole));
  return (to.part / to.whole - from.part / from.whole) / error;
}

/** Fisher's exact two-sided p, by minimum likelihood as R's `fisher.test`. Counts that are not whole are rounded. */
export function fisherP(from: Proportion, to: Proportion): number {
  const [a, before, b, after] = [from.part, from.whole, to.part, to.whole].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
  const [parts, all] = [a + b, before + after];
  const logs = logFactorials(all);
  const log = (n: number): number => logs[n] ?? 0;
  const choose = (n: number, k: number): number => log(n) - log(k) - log(n - k);
  const logChance = (earlier: number): number =>
    choose(before, earlier) + choose(after, parts - earlier) - choose(all, parts);
  const bound = logChance(a) + Math.log(likelihoodTolerance);
  let p = 0;
  for (let earlier = Math.max(0, parts - after); earlier <= Math.min(before, parts); earlier += 1) {
    const chance = logChance(earlier);
    if (chance <= bound) p += Math.exp(chance);
  }
  return Math.min(1, p);
}
