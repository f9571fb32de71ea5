import { describe, expect, it } from "vitest";
import { formerStage } from "../../src/papers/revision-windows.ts";
import { addDays, financialQuarter } from "../../src/values/period.ts";

/** 2019/20 Quarter 4: it ends on 31 March 2020, and the same quarter a year before on 31 March 2019. */
const quarter = financialQuarter(2019, 4);
const extract = (date: string, rank: number) => ({
  date,
  rank,
  coverage: { basis: "inferred" as const, from: "2017-04-01", to: addDays(date, -1), months: {} },
});
const source = (id: string, ...dates: string[]) => ({ source: id, extracts: dates.map(extract) });
const stage = (...sources: ReturnType<typeof source>[]) =>
  formerStage({ sources }, new Set(sources.map((one) => one.source)), quarter);

describe("the earlier extract that shows last year's count as it stood", () => {
  it("is at the same stage within a fortnight, the nearest first", () => {
    expect(stage(source("crime", "2019-04-15", "2019-06-10", "2019-06-20", "2020-06-15"))).toEqual({
      asAt: "2019-06-10",
      stage: "same",
      daysThen: 71,
      daysNow: 76,
    });
    expect(stage(source("crime", "2019-05-31", "2020-06-15"))).toMatchObject({ stage: "younger", daysThen: 61 });
  });

  it("else the last that was younger, else the first that was older", () => {
    expect(stage(source("crime", "2019-04-02", "2019-04-15", "2019-09-01", "2020-06-15"))).toEqual({
      asAt: "2019-04-15",
      stage: "younger",
      daysThen: 15,
      daysNow: 76,
    });
    expect(stage(source("crime", "2019-04-15", "2019-09-01", "2020-04-01"))).toMatchObject({
      asAt: "2019-04-15",
      stage: "same",
    });
    expect(stage(source("crime", "2019-07-01", "2019-09-01", "2020-04-05"))).toMatchObject({
      asAt: "2019-07-01",
      stage: "older",
    });
  });

  it("is none that does not hold last year whole, none of another source, and none where one extract is held", () => {
    expect(stage(source("crime", "2019-03-20", "2020-06-15"))).toBeUndefined();
    expect(stage(source("crime", "2020-06-15"))).toBeUndefined();
    expect(
      formerStage({ sources: [source("asb", "2019-06-10", "2020-06-15")] }, new Set(["crime"]), quarter),
    ).toBeUndefined();
  });

  it("is the latest where the sources of a figure have different ones, when each was held", () => {
    const both = stage(source("crime", "2019-06-10", "2020-06-15"), source("asb", "2019-06-12", "2020-06-15"));
    expect(both?.asAt).toBe("2019-06-12");
  });
});
