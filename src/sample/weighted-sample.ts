import type { Random } from "./random.ts";

/** Some of the items without repeats, each the likelier the greater its weight, in random order. */
export function weightedSample<T>(
  items: readonly T[],
  weight: (item: T) => number,
  number: number,
  random: Random,
): T[] {
  // The greatest keys of u^(1/weight) are a weighted sample without replacement (Efraimidis and Spirakis 2006).
  return items
    .map((item) => ({ item, key: Math.log(1 - random.next()) / weight(item) }))
    .toSorted((one, another) => another.key - one.key)
    .slice(0, number)
    .map(({ item }) => item);
}
