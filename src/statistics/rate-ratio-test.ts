import { logFactorials } from "./log-factorials.ts";
import type { TwoCounts } from "./rate-ratio.ts";

// As in R's binom.test: outcomes as likely as the observed one are counted with it in spite of rounding.
const likelihoodTolerance = 1 + 1e-7;

/**
 * Exact two-sided p of "the rates are equal": the chance, given the sum, of an outcome no likelier than the one
 * observed (minimum likelihood, as R's `poisson.test`). `NaN` when both counts are 0. The product decides by the
 * interval, which is central and can disagree near the border.
 */
export function exactRateRatioP(counts: TwoCounts): number {
  const sum = counts.from + counts.to;
  if (sum === 0) return Number.NaN;
  const share = counts.toExposure / (counts.fromExposure + counts.toExposure);
  const factorials = logFactorials(sum);
  const logChance = (outcome: number): number =>
    (factorials[sum] ?? 0) -
    (factorials[outcome] ?? 0) -
    (factorials[sum - outcome] ?? 0) +
    outcome * Math.log(share) +
    (sum - outcome) * Math.log1p(-share);
  const bound = logChance(counts.to) + Math.log(likelihoodTolerance);
  let p = 0;
  for (let outcome = 0; outcome <= sum; outcome++) {
    const chance = logChance(outcome);
    if (chance <= bound) p += Math.exp(chance);
  }
  return Math.min(1, p);
}
