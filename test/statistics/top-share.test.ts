import { describe, expect, it } from "vitest";
import { topShareByChance } from "../../src/statistics/top-share.ts";

/** Mulberry32: the same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe("the share of the largest few by chance alone", () => {
  it.each([
    [865, 144, 8],
    [200, 144, 8],
    [5000, 144, 8],
    [60, 21, 2],
  ])("of %i thrown on %i places is that of the first %i", (total, units, top) => {
    const next = random(7);
    const runs = 400;
    let sum = 0;
    for (let run = 0; run < runs; run += 1) {
      const counts = new Array<number>(units).fill(0);
      for (let thrown = 0; thrown < total; thrown += 1) {
        const place = Math.floor(next() * units);
        counts[place] = (counts[place] ?? 0) + 1;
      }
      const held = counts.sort((a, b) => b - a).slice(0, top);
      sum += held.reduce((all, count) => all + count, 0) / total;
    }
    expect(Math.abs(topShareByChance(total, units, top) / (sum / runs) - 1)).toBeLessThan(0.08);
  });

  it("of nothing is nothing, and of ever more comes near to an even share", () => {
    expect(topShareByChance(0, 144, 8)).toBe(0);
    expect(topShareByChance(1_000_000, 100, 5)).toBeCloseTo(0.05, 3);
  });
});
