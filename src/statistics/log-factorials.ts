/**
 * log(0!), log(1!), ... log(n!). Summed with Kahan's compensation, so that differences of large terms keep the twelve
 * digits that tiny p-values need.
 */
export function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  let sum = 0;
  let lost = 0;
  for (let i = 2; i <= n; i++) {
    const term = Math.log(i) - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
    logs[i] = sum;
  }
  return logs;
}
