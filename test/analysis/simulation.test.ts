import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../src/analysis/evidence.ts";
import { monthlyModel } from "../../src/statistics/monthly-model.ts";
import { xmrLimits } from "../../src/statistics/xmr.ts";
import { defaultRules, nhsRules, type XmrRules, xmrSignals } from "../../src/statistics/xmr-rules.ts";
import { batched, poisson, seeded } from "../statistics/random.ts";

// What docs/methods.md promises about false alarms, on series that do not change. Seeded: the same draws every time.

function shareOf(runs: number, happens: () => boolean): number {
  let count = 0;
  for (let run = 0; run < runs; run++) if (happens()) count++;
  return count / runs;
}

describe("two years of a stable series", () => {
  const random = seeded(3);
  const evidence = (draw: () => number, phi: number) =>
    evidenceOf({ from: draw(), to: draw(), fromExposure: 365, toExposure: 365 }, phi).evidence;

  it.each([
    [300, 1],
    [300, 3],
    [3000, 4],
  ])(
    "with a mean of %i and overdispersion %i are called clear about 5 times in 100 at 95%, once at 99%",
    (mean, phi) => {
      const runs = 4000;
      const draw = (): number => (phi === 1 ? poisson(mean, random) : batched(mean, phi, random));
      const found = Array.from({ length: runs }, () => evidence(draw, phi));
      const any = found.filter((one) => one !== "not-clear").length / runs;
      const headline = found.filter((one) => one === "clear-99").length / runs;
      expect(any).toBeGreaterThan(0.035);
      expect(any).toBeLessThan(0.06);
      expect(headline).toBeGreaterThan(0.004);
      expect(headline).toBeLessThan(0.016);
    },
  );

  it("are called clear less often on small counts, where 10 records are asked for", () => {
    const any = shareOf(3000, () => evidence(() => poisson(12, random), 1) !== "not-clear");
    expect(any).toBeLessThan(0.04);
  });

  it("are called clear far too often when overdispersion is ignored", () => {
    const any = shareOf(2000, () => evidence(() => batched(3000, 5, random), 1) !== "not-clear");
    expect(any).toBeGreaterThan(0.3);
  });
});

describe("24 months under each set of rules", () => {
  const flagged = (season: number, rules: XmrRules): number => {
    const random = seeded(6);
    return shareOf(2000, () => {
      const values = Array.from({ length: 24 }, (_, index) =>
        poisson(60 * (1 + season * Math.sin((index * Math.PI) / 6)), random),
      );
      const limits = xmrLimits(values);
      return limits !== undefined && xmrSignals(values, limits, rules).some(({ rule }) => rule !== "none");
    });
  };

  it("stable ones are flagged about 16 times in 100 by the four rules, about 9 times by ours", () => {
    expect(Math.abs(flagged(0, nhsRules) - 0.16)).toBeLessThan(0.02);
    expect(Math.abs(flagged(0, defaultRules) - 0.09)).toBeLessThan(0.02);
  });

  it("seasonal ones, unadjusted, are flagged about 77 times in 100 by the four rules", () => {
    expect(Math.abs(flagged(0.2, nhsRules) - 0.77)).toBeLessThan(0.03);
  });
});

describe("48 stable but seasonal months", () => {
  it("show a signal in the last three months less than 1 time in 10", () => {
    const random = seeded(4);
    const signalled = shareOf(250, () => {
      const series = Array.from({ length: 48 }, (_, index) => ({
        index,
        calendarMonth: (index % 12) + 1,
        count: batched(60 * (1 + 0.15 * Math.sin((index * Math.PI) / 6)), 2, random),
        exposure: 30,
      }));
      const factors = monthlyModel(series)?.seasonalFactors ?? [];
      const values = series.map(({ count, calendarMonth }) => count / (factors[calendarMonth] ?? 1));
      const limits = xmrLimits(values);
      if (!limits) return false;
      return xmrSignals(values, limits)
        .slice(-3)
        .some(({ rule }) => rule !== "none");
    });
    expect(signalled).toBeLessThan(0.1);
  });
});
