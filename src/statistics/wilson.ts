import { criticalZ, type Interval, type Level } from "./quantiles.ts";

/**
 * Wilson's score interval of a proportion (Wilson 1927). `total` above 0; neither number need be whole, since an
 * overdispersed count is worth fewer cases than it has (see `rate-ratio.ts`).
 */
export function wilsonInterval(successes: number, total: number, level: Level = 0.95): Interval {
  const z = criticalZ(level);
  const share = successes / total;
  const centre = share + (z * z) / (2 * total);
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return {
    lower: successes === 0 ? 0 : (centre - half) / scale,
    upper: successes === total ? 1 : (centre + half) / scale,
  };
}
