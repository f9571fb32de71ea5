import { describe, expect, it } from "vitest";
import { fileStem, isMadeAt, namedPeriod, planYear, quarterAsked } from "../../src/papers/paper-period.ts";
import { financialQuarter, financialYear, month } from "../../src/values/period.ts";

const year = financialYear(2015);
const q2 = financialQuarter(2015, 2);
const q4 = financialQuarter(2015, 4);
const annual = { period: "year" } as const;
const plan = { period: "coming-year" } as const;

describe("the period of a paper", () => {
  it.each([
    ["a quarter's, by a quarter", {}, q2, "fy2015-16-q2", "fy2015-16-q2"],
    ["a quarter's, by a year", {}, year, "fy2015-16-q4", "fy2015-16-q4"],
    ["a year's, by the year", annual, year, "fy2015-16-q4", "fy2015-16"],
    ["a year's, by its last quarter", annual, q4, "fy2015-16-q4", "fy2015-16"],
    ["a plan, by the year that it plans", plan, financialYear(2016), "fy2015-16-q4", "fy2016-17"],
    ["a plan, by the quarter whose end it reports", plan, q4, "fy2015-16-q4", "fy2016-17"],
  ])("%s", (_name, paper, asked, reported, named) => {
    const quarter = quarterAsked(paper, asked);
    expect(quarter?.id).toBe(reported);
    expect(quarter && namedPeriod(paper, quarter).id).toBe(named);
  });

  it("is no month, and of a year no other quarter than the fourth", () => {
    expect(quarterAsked({}, month("2015-12"))).toBeUndefined();
    expect(quarterAsked(annual, q2)).toBeUndefined();
    expect(quarterAsked(plan, q2)).toBeUndefined();
    expect([isMadeAt({}, q2), isMadeAt(annual, q2), isMadeAt(annual, q4)]).toEqual([true, false, true]);
  });

  it("is the year after the figures in a plan alone", () => {
    expect(planYear(plan, q4)?.id).toBe("fy2016-17");
    expect(planYear(annual, q4)).toBeUndefined();
  });

  it("stands in the names of a year's files, so that two years can lie in one folder", () => {
    expect(fileStem("quarterly", q4)).toBe("quarterly");
    expect(fileStem("annual", year)).toBe("annual-2015-16");
  });
});
