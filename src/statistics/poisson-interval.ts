import { logFactorials } from "./log-factorials.ts";
import { criticalZ, type Interval, type Level } from "./quantiles.ts";

/**
 * Byar's approximation to the interval of a Poisson mean (Breslow and Day 1987). Public health practice takes it from a
 * count of 10 and the exact interval below; see {@link poissonInterval}.
 */
export function byarsInterval(count: number, level: Level = 0.95): Interval {
  const z = criticalZ(level);
  const bound = (base: number, sign: 1 | -1): number =>
    base * (1 - 1 / (9 * base) + (sign * z) / (3 * Math.sqrt(base))) ** 3;
  return { lower: count === 0 ? 0 : bound(count, -1), upper: bound(count + 1, 1) };
}

/**
 * Exact interval of a Poisson mean from one whole count (Garwood 1936): the means at which so many or more, or so few or
 * fewer, would come up in half of what the level leaves. Summed and solved here, since the gamma quantile at hand is
 * wrong in the fourth digit for shapes near 1,000.
 */
export function exactPoissonInterval(count: number, level: Level = 0.95): Interval {
  const tail = (1 - level) / 2;
  const near = byarsInterval(count, level);
  const factorials = logFactorials(count);
  const chance = (outcome: number, mean: number): number =>
    Math.exp(outcome * Math.log(mean) - mean - (factorials[outcome] ?? 0));
  const atMost = (mean: number): number => {
    let term = chance(count, mean);
    let sum = term;
    for (let outcome = count; outcome > 0; outcome--) {
      term *= outcome / mean;
      sum += term;
    }
    return sum;
  };
  const atLeast = (mean: number): number => {
    let term = chance(count, mean);
    let sum = term;
    for (let outcome = count + 1; term > sum * 1e-17; outcome++) {
      term *= mean / outcome;
      sum += term;
    }
    return sum;
  };
  return {
    // Byar's lower bound passes 0 at a count of 1 and a level near 1; the exact one is above the tail itself.
    lower: count === 0 ? 0 : solve(Math.max(near.lower, tail), tail, atLeast, (mean) => chance(count - 1, mean)),
    upper: solve(near.upper, tail, atMost, (mean) => -chance(count, mean)),
  };
}

/** Newton's method on the log of the tail, which is nearly straight; a handful of steps from Byar's bound. */
function solve(
  start: number,
  target: number,
  tailOf: (mean: number) => number,
  slopeOf: (mean: number) => number,
): number {
  let mean = start;
  for (let step = 0; step < 100; step++) {
    const tail = tailOf(mean);
    const next = mean - (Math.log(tail / target) * tail) / slopeOf(mean);
    const settled = Math.abs(next - mean) <= 1e-14 * mean;
    mean = next > 0 ? next : mean / 2;
    if (settled) break;
  }
  return mean;
}

/** Byar's interval, exact under 10. */
export function poissonInterval(count: number, level: Level = 0.95): Interval {
  return count < 10 ? exactPoissonInterval(count, level) : byarsInterval(count, level);
}
