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
    // 1.2816 standard deviations of sqrt(60 x 0.5 / 0.5).
    expect(numberOf(progress.upper)).toBeCloseTo(60 + 1.2815515655 * Math.sqrt(60), 6);
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
