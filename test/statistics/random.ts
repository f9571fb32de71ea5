/** Seeded random numbers, so that a simulation gives the same result on every machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A Poisson count; by its waiting times, so exact for any mean that a test has patience for. */
export function poisson(mean: number, random: () => number): number {
  let count = -1;
  for (let waited = 0; waited < mean; count++) waited -= Math.log(1 - random());
  return Math.max(0, count);
}

/** A count whose variance is `overdispersion` times its mean: a Poisson number of batches of that size. */
export function batched(mean: number, overdispersion: number, random: () => number): number {
  return overdispersion * poisson(mean / overdispersion, random);
}
