import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import { perExposure } from "../../src/analysis/chart-points.ts";
import { evidenceOf } from "../../src/analysis/evidence.ts";
import { recordOf } from "../../src/analysis/records.ts";
import { runOf } from "../../src/analysis/runs.ts";
import type { Total } from "../../src/analysis/totals.ts";
import { xmrLimits } from "../../src/statistics/xmr.ts";
import { defaultRules, nhsRules, type XmrSignal, xmrSignals } from "../../src/statistics/xmr-rules.ts";
import { financialYear } from "../../src/values/period.ts";
import { count, numberOf, rules } from "./fixtures.ts";

// A verdict says the same of a series and of its mirror, in which every rise is a fall as great.

const years = (values: readonly number[]): Total[] =>
  values.map((value, index) => {
    const period = financialYear(2005 + index);
    return { period, figure: count(period.id, value) };
  });
const mirrored = (values: readonly number[]): number[] => values.map((value) => Math.max(...values) - value);
const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 12 });

describe("a series and its mirror", () => {
  it("have mirrored records, as far back", () => {
    const opposite = { lowest: "highest", highest: "lowest" } as const;
    fc.assert(
      fc.property(counts, (values) => {
        const one = recordOf(years(values), []);
        const other = recordOf(years(mirrored(values)), []);
        expect(other === undefined).toBe(one === undefined);
        // A flat series is at its lowest and its highest at once, and is called the lowest both times.
        if (!one || !other || other.extreme === one.extreme) return;
        expect(other).toMatchObject({
          extreme: opposite[one.extreme],
          scope: one.scope,
          tie: one.tie,
          months: one.months,
        });
      }),
    );
  });

  it("have runs as long, the other way", () => {
    const opposite = { more: "fewer", fewer: "more", same: "same" } as const;
    fc.assert(
      fc.property(counts, (values) => {
        const [one, other] = [runOf(years(values), []), runOf(years(mirrored(values)), [])];
        expect(other?.length).toBe(one?.length);
        expect(other?.direction).toBe(one && opposite[one.direction]);
        expect(other?.previousStep?.to.id).toBe(one?.previousStep?.to.id);
      }),
    );
  });

  it("have the same signals on a control chart, on the other side", () => {
    const turned = (signal: XmrSignal): XmrSignal => {
      if (signal.rule === "none") return signal;
      if (signal.rule === "trend")
        return { ...signal, direction: signal.direction === "increasing" ? "decreasing" : "increasing" };
      return { ...signal, side: signal.side === "above" ? "below" : "above" };
    };
    const series = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(series, fc.constantFrom(defaultRules, nhsRules), (values, set) => {
        // Mirrored in whole numbers, so that no rounding tells the two apart.
        const other = values.map((value) => -value);
        const [limits, otherLimits] = [xmrLimits(values), xmrLimits(other)];
        if (!limits || !otherLimits) return;
        expect(xmrSignals(other, otherLimits, set)).toEqual(xmrSignals(values, limits, set).map(turned));
      }),
    );
  });

  it("have changes that are as clear, the other way", () => {
    const number = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(number, number, fc.double({ min: 1, max: 6, noNaN: true }), (a, b, phi) => {
        // The least change that counts is in percent of the earlier count: near it the two are told apart.
        fc.pre(Math.abs(a - b) > 0.03 * Math.max(a, b));
        const exposure = { fromExposure: 365, toExposure: 365 };
        const one = evidenceOf({ from: a, to: b, ...exposure }, phi);
        const other = evidenceOf({ from: b, to: a, ...exposure }, phi);
        expect(other.evidence).toBe(one.evidence);
        // As a product: of rare counts the limits are large, and so is the last digit of their difference.
        if (a > 0 && b > 0) expect(other.interval.upper * one.interval.lower).toBeCloseTo(1, 9);
      }),
    );
  });

  it("are better and worse the other way round where more is better", () => {
    const opposite = { better: "worse", worse: "better", neither: "neither" } as const;
    const number = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(number, number, (from, to) => {
        const judged = (polarity: "lower" | "higher" | "neutral") =>
          changeBetween(
            { from: count("2014/15", from), to: count("2015/16", to), comparison: "previous-year" },
            rules(1, { polarity }),
          ).appraisal;
        expect(judged("higher")).toBe(opposite[judged("lower")]);
        expect(judged("neutral")).toBe("neither");
      }),
    );
  });
});

describe("exposure", () => {
  it("in other units changes no verdict, ratio or interval", () => {
    const number = fc.integer({ min: 0, max: 3000 });
    const phi = fc.double({ min: 1, max: 6, noNaN: true });
    const scale = fc.constantFrom(1 / 365, 1 / 12, 7, 24, 1000);
    fc.assert(
      fc.property(number, number, phi, scale, (from, to, overdispersion, factor) => {
        fc.pre(from + to > 0);
        const plain = evidenceOf({ from, to, fromExposure: 365, toExposure: 366 }, overdispersion);
        const scaled = evidenceOf({ from, to, fromExposure: 365 * factor, toExposure: 366 * factor }, overdispersion);
        expect(scaled.evidence).toBe(plain.evidence);
        if (Number.isFinite(plain.ratio)) expect(scaled.ratio).toBeCloseTo(plain.ratio, 9);
      }),
    );
  });

  it("is what a rate is divided by: a month's count a day times its days is the count", () => {
    for (const [month, days] of [
      ["2019-02", 28],
      ["2020-02", 29],
      ["2020-03", 31],
    ] as const) {
      const rate = perExposure({ month, figure: count(month, 58) }, "days");
      expect((numberOf(rate) ?? Number.NaN) * days).toBeCloseTo(58, 9);
    }
  });
});
