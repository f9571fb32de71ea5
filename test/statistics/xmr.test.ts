import { describe, expect, it } from "vitest";
import { xmrLimits } from "../../src/statistics/xmr.ts";
import { defaultRules, nhsRules, xmrSignals } from "../../src/statistics/xmr-rules.ts";
import { agrees, oracle, oraclesAbsent } from "./reference.ts";

const vignette = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];

describe("XmR limits", () => {
  it("keeps every moving range unless told", () => {
    const limits = xmrLimits(vignette);
    expect(limits?.mean).toBeCloseTo(1.944, 3);
    expect(limits?.upper).toBeCloseTo(6.95, 2);
    expect(limits?.lower).toBeCloseTo(-3.06, 2);
  });

  it("screens moving ranges on request", () => {
    const limits = xmrLimits(vignette, { screenMovingRanges: true });
    expect(limits?.upper).toBeCloseTo(4.6, 2);
    expect(limits?.lower).toBeCloseTo(-0.72, 2);
  });

  it("takes no range across a point that is left out", () => {
    // 10, 12 and 30, 32: ranges 2 and 2, mean 21.
    expect(xmrLimits([10, 12, null, 30, 32])).toMatchObject({ mean: 21, upper: 21 + 2.66 * 2, points: 4 });
  });

  it("has no limits without two neighbouring points", () => {
    expect(xmrLimits([])).toBeUndefined();
    expect(xmrLimits([4])).toBeUndefined();
    expect(xmrLimits([4, null, 5])).toBeUndefined();
  });

  it("closes up on a constant series", () => {
    expect(xmrLimits([3, 3, 3])).toMatchObject({ lower: 3, mean: 3, upper: 3 });
    expect(xmrLimits([3, 3, 3], { screenMovingRanges: true })?.upper).toBeNaN();
  });
});

describe("XmR signals", () => {
  const limits = { mean: 10, lower: 4, upper: 16, nearLower: 6, nearUpper: 14, points: 24 };
  const rulesOf = (values: number[], rules = defaultRules): string[] =>
    xmrSignals(values, limits, rules).map((signal) => signal.rule);

  it("takes a shift at the eighth point on one side, and marks all eight", () => {
    expect(rulesOf([9, ...Array(7).fill(11), 9])).toEqual(Array(9).fill("none"));
    expect(rulesOf([9, ...Array(8).fill(11), 9])).toEqual(["none", ...Array(8).fill("shift"), "none"]);
  });

  it("ends a run at a point on the mean", () => {
    expect(rulesOf([11, 11, 11, 11, 10, 11, 11, 11, 11])).toEqual(Array(9).fill("none"));
  });

  it("takes points on a limit as inside it", () => {
    expect(rulesOf([16, 16.01, 4, 3.99])).toEqual(["none", "outside-limits", "none", "outside-limits"]);
  });

  it("knows trends and points close to a limit only under the NHS rules", () => {
    const rising = [7, 8, 9, 10, 11, 12, 13];
    expect(rulesOf(rising)).toEqual(Array(7).fill("none"));
    expect(rulesOf(rising, nhsRules)).toEqual(Array(7).fill("trend"));
    expect(rulesOf([15, 11, 15], nhsRules)).toEqual(["two-in-three", "none", "two-in-three"]);
    expect(rulesOf([15, 9, 15], nhsRules)).toEqual(["none", "none", "none"]);
  });
});

describe.skipIf(oraclesAbsent)("XmR against NHSRplotthedots, with screening and its four rules", () => {
  const rows = oracle("xmr.csv");
  const words = (signal: ReturnType<typeof xmrSignals>[number]): string => {
    switch (signal.rule) {
      case "none":
        return "Common Cause";
      case "outside-limits":
        return signal.side === "above" ? "Above UCL" : "Below LCL";
      case "trend":
        return `7 Point Trend (${signal.direction === "increasing" ? "Increasing" : "Decreasing"})`;
      case "two-in-three":
        return `2 in 3 ${signal.side === "above" ? "Above" : "Below"} CL`;
      case "shift":
        return `7 Points ${signal.side === "above" ? "Above" : "Below"} CL`;
    }
  };

  it.each([...new Set(rows.map((row) => row["series"]))])("series %s", (series) => {
    const expected = rows.filter((row) => row["series"] === series);
    const values = expected.map((row) => Number(row["value"]));
    const limits = xmrLimits(values, { screenMovingRanges: true });
    if (!limits) throw new Error("no limits");
    for (const row of expected) {
      expect(agrees(limits.mean, Number(row["mean"])), "mean").toBe(true);
      expect(agrees(limits.lower, Number(row["lower_limit"])), "lower").toBe(true);
      expect(agrees(limits.upper, Number(row["upper_limit"])), "upper").toBe(true);
    }
    expect(xmrSignals(values, limits, nhsRules).map(words)).toEqual(expected.map((row) => row["special_cause"]));
  });
});
