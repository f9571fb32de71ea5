/** The fewest that a Poisson count reaches with this probability. */
function poissonQuantile(mean: number, probability: number): number {
  let count = 0;
  let term = Math.exp(-mean);
  let sum = term;
  while (sum < probability && term > 0) {
    count += 1;
    term *= mean / count;
    sum += term;
  }
  return count;
}

/**
 * The share that the largest few of many alike would hold by chance alone: what some get more of and some less when all are as likely. The
 * expected order statistics are taken at the quantiles (i - 0.5)/n.
 *
 * @returns from 0 to 1
 */
export function topShareByChance(total: number, units: number, top: number): number {
  if (total <= 0 || units <= 0) return 0;
  const mean = total / units;
  // Beyond this e^-mean is no number; all are then nearly alike.
  if (mean > 700) return Math.min(1, top / units);
  const held = Array.from({ length: top }, (_unused, index) => poissonQuantile(mean, 1 - (index + 0.5) / units));
  return Math.min(1, held.reduce((sum, count) => sum + count, 0) / total);
}
