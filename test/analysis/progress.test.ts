import { describe, expect, it } from "vitest";
import { givenFigure } from "../../src/analysis/derive.ts";
import { progressOf } from "../../src/analysis/progress.ts";
import { judgeTarget } from "../../src/analysis/target.ts";
import { absent, type Value } from "../../src/values/value.ts";
import { count, months, numberOf, period, smallNumbers } from "./fixtures.ts";

const phi = givenFigure("syv-victims/hackney/fy2015-16/overdispersion", "ratio", "overdispersion", 1);

// Half of each year falls in April to June: 30 of 60.
const shape = [10, 10, 10, 4, 4, 4, 3, 3, 3, 3, 3, 3];
const series = (years: number, thisYear: readonly (number | Value)[]) =>
  months("2012-04", [...Array(years).fill(shape).flat(), ...thisYear]);
const toDate = (value: number | Value) => count("2014-04-01..2014-06-30", value);
const window = period("2014-04-01..2014-06-30");

const judge = (counted: number | Value, limit: number, atLeast = false) =>
  judgeTarget({
    setting: {
      indicator: "syv-victims",
      year: period("2014/15"),
      form: atLeast ? { kind: "at-least", count: limit } : { kind: "at-most", count: limit },
    },
    subject: { indicator: "syv-victims", area: "hackney", unit: "victims", polarity: atLeast ? "higher" : "lower" },
    bases: { previous: count("2013/14", 60) },
    progress: (figure) => progressOf(toDate(counted), window, figure, phi, series(2, [10, 10, 10])),
    improved: false,
    rag: { policy: "within-5-percent" },
    smallNumbers,
  });

describe("an unfinished year", () => {
  it("is projected by the share that earlier years had reached", () => {
    const progress = progressOf(toDate(30), window, count("2014/15", 60), phi, series(2, [10, 10, 10]));
    expect(progress.shape).toBe("seasonal");
    expect(numberOf(progress.expectedShare)).toBeCloseTo(50, 10);
    expect(numberOf(progress.projected)).toBeCloseTo(60, 10);
    expect(numberOf(progress.trajectory)).toBeCloseTo(30, 10);
    // What the share rests on goes with it, so that every figure of a paper can be traced.
    expect(progress.earlierYears.map(({ id }) => id)).toEqual(
      expect.arrayContaining([...progress.expectedShare.inputs]),
    );
    // What is still to come varies by 30; what it is worked out from by 30 as well, of which the square root of a half is kept.
    expect(numberOf(progress.upper)).toBeCloseTo(60 + 1.2815515655 * Math.sqrt(30 + 30 / 2), 6);
  });

  it("keeps a part of what the year so far is above the last", () => {
    const progress = progressOf(toDate(45), window, count("2014/15", 60), phi, series(2, [15, 15, 15]));
    // The pace is 90 a year, half as much again as last year's 60; 1.5 to the power of 0.7071 is 1.3320.
    expect(numberOf(progress.projected)).toBeCloseTo(45 + 30 * 1.5 ** Math.SQRT1_2, 8);
    expect(numberOf(progress.projected)).toBeCloseTo(84.96, 2);
  });

  it("is wider where the share of the year has varied", () => {
    const steady = progressOf(toDate(30), window, count("2014/15", 60), phi, series(2, [10, 10, 10]));
    const varied = [...shape.map((number) => number + 1), ...shape, 10, 10, 10];
    const progress = progressOf(toDate(30), window, count("2014/15", 60), phi, months("2012-04", varied));
    // 33 of 72 and 30 of 60: shares of 45.83% and 50%, a standard deviation of 2.946 points.
    const spread = progress.earlierYears.find(({ method }) => method === "standard-deviation");
    expect(numberOf(spread)).toBeCloseTo(2.9463, 4);
    expect(numberOf(progress.upper)).toBeGreaterThan(numberOf(steady.upper) ?? Number.NaN);
    expect(progress.upper.inputs).toContain(spread?.id);
  });

  it("is not certain to stay without a record because it has had none so far", () => {
    const progress = progressOf(toDate(0), window, count("2014/15", 60), phi, series(2, [0, 0, 0]));
    expect(numberOf(progress.projected)).toBeGreaterThan(0);
    expect(numberOf(progress.upper)).toBeGreaterThan(numberOf(progress.projected) ?? Number.NaN);
  });

  it("goes by days when fewer than two earlier years are held", () => {
    const progress = progressOf(toDate(30), window, count("2014/15", 60), phi, series(1, [10, 10, 10]).slice(6));
    expect(progress.shape).toBe("by-days");
    expect(numberOf(progress.expectedShare)).toBeCloseTo((100 * 91) / 365, 10);
  });

  it("is on course, not on course, or too close to call", () => {
    expect(judge(30, 80)).toMatchObject({ status: "on-course", mode: "in-year", rag: "green" });
    expect(judge(30, 62)).toMatchObject({ status: "too-close", rag: "amber" });
    expect(judge(30, 45)).toMatchObject({ status: "not-on-course", rag: "red" });
    expect(judge(30, 45, true)).toMatchObject({ status: "on-course" });
    expect(judge(30, 80, true)).toMatchObject({ status: "not-on-course" });
  });

  it("has missed a ceiling, or met a floor, that is already passed", () => {
    expect(judge(30, 29)).toMatchObject({ status: "missed", rag: "red" });
    expect(judge(30, 30, true)).toMatchObject({ status: "met", rag: "green" });
  });

  it("is not judged on a count that is not complete", () => {
    expect(judge(absent("incomplete"), 60)).toMatchObject({ status: "not-available", rag: "grey" });
  });
});
