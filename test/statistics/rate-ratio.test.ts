import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalZ } from "../../src/statistics/quantiles.ts";
import {
  exactRateRatioInterval,
  logRateRatioInterval,
  rateRatio,
  rateRatioZ,
  scoreRateRatioInterval,
  type TwoCounts,
} from "../../src/statistics/rate-ratio.ts";
import { exactRateRatioP } from "../../src/statistics/rate-ratio-test.ts";
import { agrees, oracle, oracleNumber, oraclesAbsent } from "./reference.ts";

const equal = (from: number, to: number): TwoCounts => ({ from, to, fromExposure: 1, toExposure: 1 });
const excludesOne = ({ lower, upper }: { lower: number; upper: number }): boolean => lower > 1 || upper < 1;

describe("two counts over equal exposures", () => {
  it.each([
    [4, 9, 0.267],
    [16, 25, 0.211],
    [20, 31, 0.161],
    [25, 47, 0.013],
    [100, 132, 0.042],
    [72, 56, 0.185],
    [93, 94, 1],
  ])("%i to %i: exact p %f", (from, to, p) => {
    expect(exactRateRatioP(equal(from, to))).toBeCloseTo(p, 3);
  });

  it("counts 90 of 3,000 against 20 of 2,000 as a ratio of 3.00 (1.85 to 4.87)", () => {
    const counts = { from: 20, to: 90, fromExposure: 2000, toExposure: 3000 };
    const interval = logRateRatioInterval(counts);
    expect(rateRatio(counts)).toBeCloseTo(3, 12);
    expect(interval.lower).toBeCloseTo(1.85, 2);
    expect(interval.upper).toBeCloseTo(4.87, 2);
  });

  it("decides 7 against 1 in years of 365 and 366 days by the interval, not by the p-value", () => {
    const counts = { from: 7, to: 1, fromExposure: 365, toExposure: 366 };
    expect(exactRateRatioP(counts)).toBeCloseTo(0.039, 3);
    expect(excludesOne(exactRateRatioInterval(counts))).toBe(false);
  });

  it("says nothing when both counts are 0", () => {
    expect(exactRateRatioInterval(equal(0, 0)).lower).toBeNaN();
    expect(scoreRateRatioInterval(equal(0, 0), 1).upper).toBeNaN();
    expect(exactRateRatioP(equal(0, 0))).toBeNaN();
    expect(rateRatioZ(equal(0, 0))).toBe(0);
  });

  it("works at a count of 0", () => {
    expect(scoreRateRatioInterval(equal(0, 12), 1.5)).toMatchObject({ upper: Number.POSITIVE_INFINITY });
    expect(scoreRateRatioInterval(equal(12, 0), 1.5)).toMatchObject({ lower: 0 });
    expect(logRateRatioInterval(equal(0, 12)).lower).toBeNaN();
  });
});

describe("the widened interval", () => {
  const counts = fc.record({
    from: fc.integer({ min: 0, max: 3000 }),
    to: fc.integer({ min: 0, max: 3000 }),
    fromExposure: fc.integer({ min: 84, max: 366 }),
    toExposure: fc.integer({ min: 84, max: 366 }),
  });
  const overdispersion = fc.double({ min: 1, max: 8, noNaN: true });
  const level = fc.constantFrom(0.95, 0.99);

  it("excludes 1 exactly when z is beyond the critical value", () => {
    fc.assert(
      fc.property(counts, overdispersion, level, (both, phi, at) => {
        fc.pre(both.from + both.to > 0);
        const distance = Math.abs(rateRatioZ(both, phi)) - criticalZ(at);
        fc.pre(Math.abs(distance) > 1e-9);
        expect(excludesOne(scoreRateRatioInterval(both, phi, at))).toBe(distance > 0);
      }),
    );
  });

  it("grows with overdispersion and holds the ratio", () => {
    fc.assert(
      fc.property(counts, overdispersion, (both, phi) => {
        fc.pre(both.from > 0 && both.to > 0);
        const plain = scoreRateRatioInterval(both, 1);
        const wide = scoreRateRatioInterval(both, phi);
        expect(wide.lower).toBeLessThanOrEqual(plain.lower * (1 + 1e-12));
        expect(wide.upper).toBeGreaterThanOrEqual(plain.upper * (1 - 1e-12));
        expect(rateRatio(both)).toBeGreaterThanOrEqual(wide.lower * (1 - 1e-12));
        expect(rateRatio(both)).toBeLessThanOrEqual(wide.upper * (1 + 1e-12));
      }),
    );
  });

  it("turns over when the two counts change places", () => {
    fc.assert(
      fc.property(counts, overdispersion, (both, phi) => {
        fc.pre(both.from > 0 && both.to > 0);
        const turned = {
          from: both.to,
          to: both.from,
          fromExposure: both.toExposure,
          toExposure: both.fromExposure,
        };
        const there = scoreRateRatioInterval(both, phi);
        const back = scoreRateRatioInterval(turned, phi);
        expect(there.lower * back.upper).toBeCloseTo(1, 8);
      }),
    );
  });
});

describe.skipIf(oraclesAbsent)("two counts against R", () => {
  it.each(oracle("poisson-rate-ratio.csv"))("$a over $ta against $b over $tb", (row) => {
    const counts = {
      to: Number(row["a"]),
      from: Number(row["b"]),
      toExposure: Number(row["ta"]),
      fromExposure: Number(row["tb"]),
    };
    const interval = exactRateRatioInterval(counts);
    const p = exactRateRatioP(counts);
    const expectedP = oracleNumber(row["p_two_sided"]);
    expect(agrees(rateRatio(counts), oracleNumber(row["ratio"])), "ratio").toBe(true);
    expect(agrees(interval.lower, oracleNumber(row["lower95"])), `lower ${interval.lower}`).toBe(true);
    expect(agrees(interval.upper, oracleNumber(row["upper95"])), `upper ${interval.upper}`).toBe(true);
    expect(agrees(p, expectedP), `p ${p}`).toBe(true);
    // Tiny p-values agree in proportion too.
    if (expectedP > 0) expect(Math.abs(p / expectedP - 1)).toBeLessThan(1e-9);
  });
});
