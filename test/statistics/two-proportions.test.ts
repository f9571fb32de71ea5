import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisherP, proportionsDiffer, twoProportionsZ } from "../../src/statistics/two-proportions.ts";

const of = (part: number, whole: number) => ({ part, whole });

describe("two proportions", () => {
  // By hand: pooled 0.4, standard error sqrt(0.24 * 2 / 240) = 0.0447214.
  it("is the pooled difference over its standard error", () => {
    expect(twoProportionsZ(of(120, 240), of(72, 240))).toBeCloseTo(-0.2 / 0.0447213595, 8);
  });

  // Fisher's lady, who told three of four: 34 of 70 tables. And 8 of 10 against 1 of 6: 400 of 11440.
  it("is exact where few are expected", () => {
    expect(fisherP(of(3, 4), of(1, 4))).toBeCloseTo(34 / 70, 12);
    expect(fisherP(of(8, 10), of(1, 6))).toBeCloseTo(400 / 11440, 12);
    expect(proportionsDiffer(of(8, 10), of(1, 6), 0.95)).toBe(true);
    expect(proportionsDiffer(of(8, 10), of(1, 6), 0.99)).toBe(false);
  });

  it("says nothing of nothing, nor of two that are the same", () => {
    expect(proportionsDiffer(of(0, 0), of(5, 10), 0.95)).toBe(false);
    expect(proportionsDiffer(of(0, 50), of(0, 60), 0.95)).toBe(false);
    expect(proportionsDiffer(of(50, 50), of(60, 60), 0.95)).toBe(false);
  });

  it("does not mind which comes first, nor whether it is the part or the rest that is counted", () => {
    const proportion = fc
      .integer({ min: 1, max: 300 })
      .chain((whole) => fc.integer({ min: 0, max: whole }).map((part) => of(part, whole)));
    fc.assert(
      fc.property(proportion, proportion, fc.constantFrom(0.95, 0.99), (from, to, level) => {
        const rest = ({ part, whole }: { part: number; whole: number }) => of(whole - part, whole);
        const differ = proportionsDiffer(from, to, level);
        expect(proportionsDiffer(to, from, level)).toBe(differ);
        expect(proportionsDiffer(rest(from), rest(to), level)).toBe(differ);
      }),
    );
  });
});
