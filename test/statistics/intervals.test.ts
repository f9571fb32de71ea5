import { describe, expect, it } from "vitest";
import { byarsInterval, exactPoissonInterval, poissonInterval } from "../../src/statistics/poisson-interval.ts";
import { criticalZ, normalQuantile } from "../../src/statistics/quantiles.ts";
import { wilsonInterval } from "../../src/statistics/wilson.ts";
import { agrees, oracle, oracleNumber, oraclesAbsent } from "./reference.ts";

describe("normal quantiles", () => {
  it("gives the critical values of the usual levels", () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    expect(criticalZ(0.95)).toBeCloseTo(1.959963984540054, 12);
    expect(criticalZ(0.99)).toBeCloseTo(2.5758293035489, 12);
  });
});

describe("intervals of a count", () => {
  it.each([
    [0, 0, 3.69],
    [3, 0.62, 8.77],
    [7, 2.81, 14.42],
    [9, 4.12, 17.08],
  ])("exact for %i: %f to %f", (count, lower, upper) => {
    const interval = exactPoissonInterval(count);
    expect(interval.lower).toBeCloseTo(lower, 2);
    expect(interval.upper).toBeCloseTo(upper, 2);
  });

  it.each([
    [10, 4.79, 18.39],
    [94, 75.96, 115.03],
    [144, 121.44, 169.53],
  ])("Byar's for %i: %f to %f", (count, lower, upper) => {
    const interval = byarsInterval(count);
    expect(interval.lower).toBeCloseTo(lower, 2);
    expect(interval.upper).toBeCloseTo(upper, 2);
  });

  it("takes the exact interval under 10 and Byar's from 10", () => {
    expect(poissonInterval(9)).toEqual(exactPoissonInterval(9));
    expect(poissonInterval(10)).toEqual(byarsInterval(10));
  });

  it("stays exact at large counts and levels near 1", () => {
    // Gamma quantiles of an independent implementation.
    expect(exactPoissonInterval(39400).lower).toBeCloseTo(39011.906274874, 6);
    expect(exactPoissonInterval(39400).upper).toBeCloseTo(39790.992964607, 6);
    expect(exactPoissonInterval(1, 0.998).lower).toBeCloseTo(0.0010005003335835, 14);
  });

  it("is wider at 99%", () => {
    expect(exactPoissonInterval(20, 0.99).lower).toBeLessThan(exactPoissonInterval(20).lower);
    expect(exactPoissonInterval(20, 0.99).upper).toBeGreaterThan(exactPoissonInterval(20).upper);
  });
});

describe.skipIf(oraclesAbsent)("intervals against R", () => {
  it.each(oracle("poisson-interval.csv"))("count $count", (row) => {
    const count = Number(row["count"]);
    const exact = exactPoissonInterval(count);
    const byars = byarsInterval(count);
    expect(agrees(exact.lower, oracleNumber(row["exact_lower95"])), "exact lower").toBe(true);
    expect(agrees(exact.upper, oracleNumber(row["exact_upper95"])), "exact upper").toBe(true);
    expect(agrees(byars.lower, oracleNumber(row["byars_lower95"])), "Byar's lower").toBe(true);
    expect(agrees(byars.upper, oracleNumber(row["byars_upper95"])), "Byar's upper").toBe(true);
  });

  it.each(oracle("wilson-interval.csv"))("$k of $n", (row) => {
    const interval = wilsonInterval(Number(row["k"]), Number(row["n"]));
    expect(agrees(interval.lower, oracleNumber(row["wilson_lower95"])), "lower").toBe(true);
    expect(agrees(interval.upper, oracleNumber(row["wilson_upper95"])), "upper").toBe(true);
  });
});
