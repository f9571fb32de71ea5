/** The middle one of some numbers, or the mean of the two in the middle; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((first, second) => first - second);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

// Of normal data, the median of the deviations is 0.6745 standard deviations (Hampel 1974).
const perDeviation = 1.4826;

/** A standard deviation that a few odd numbers do not widen: from the median of the deviations from the median. */
export function spreadOf(numbers: readonly number[]): number {
  const centre = median(numbers);
  return perDeviation * median(numbers.map((number) => Math.abs(number - centre)));
}
