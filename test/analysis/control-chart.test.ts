import { describe, expect, it } from "vitest";
import { type ChartQuestion, controlChart } from "../../src/analysis/control-chart.ts";
import { monthlyCounts } from "../../src/analysis/monthly-series.ts";
import { rollingTotals } from "../../src/analysis/totals.ts";
import { monthlyModel } from "../../src/statistics/monthly-model.ts";
import { dayCount, month } from "../../src/values/period.ts";
import { absent, type Value } from "../../src/values/value.ts";
import { poisson, seeded } from "../statistics/random.ts";
import { months, numberOf } from "./fixtures.ts";

function question(values: readonly (number | Value)[], more: Partial<ChartQuestion> = {}): ChartQuestion {
  const series = months("2015-04", values);
  const leftOut = more.leftOut ?? new Set<string>();
  return {
    series,
    totals: rollingTotals(series),
    exposure: "days",
    model: monthlyModel(monthlyCounts(series, more.exposure ?? "days", leftOut)),
    leftOut,
    rebases: [],
    ...more,
  };
}

const days = (id: string): number => dayCount(month(id));
const random = seeded(11);
const stable = (length: number, mean: number): number[] => Array.from({ length }, () => poisson(mean, random));

describe("which chart", () => {
  it("has limits from 36 months on", () => {
    expect(controlChart(question(stable(36, 60)))).toMatchObject({ chart: "limits", adjusted: true, unit: "per-day" });
    expect(controlChart(question(stable(36, 60), { leftOut: new Set(["2018-03"]) })).chart).toBe("limits");
    expect(controlChart(question(stable(35, 60)))).toMatchObject({ chart: "two-years", because: "under-36-months" });
  });

  it("is this year beside last, with counts, or per night, before that", () => {
    const chart = controlChart(question(stable(24, 60)));
    expect(chart.points.map(({ month }) => month)).toEqual([
      ...["2016-04", "2016-05", "2016-06", "2016-07", "2016-08", "2016-09"],
      ...["2016-10", "2016-11", "2016-12", "2017-01", "2017-02", "2017-03"],
    ]);
    expect(chart.lastYear[0]).toMatchObject({ month: "2015-04", figure: { method: "count" } });
    expect(chart).toMatchObject({ phases: [], recentSignals: [] });
    const nights = controlChart(question(stable(24, 60), { exposure: "nights" }));
    expect(nights.unit).toBe("per-night");
    // April 2016 had ten Friday and Saturday nights.
    const [first] = nights.points;
    expect(numberOf(first?.figure)).toBeCloseTo((numberOf(first?.count) ?? 0) / 10, 10);
  });

  it("is rolling 12 months under 5 a month", () => {
    const chart = controlChart(question(Array(40).fill(4)));
    expect(chart).toMatchObject({ chart: "rolling", because: "under-5-a-month", adjusted: false });
    // 30 months of 10: totals of 120 were printed as well, so that few are counted only by now.
    const fewer = controlChart(question([...Array(30).fill(10), ...Array(12).fill(4)]));
    expect(fewer).toMatchObject({ chart: "rolling", because: "under-5-a-month-by-now" });
    expect(chart.points).toHaveLength(29);
    expect(numberOf(chart.points[0]?.figure)).toBe(48);
    expect(controlChart(question(Array(40).fill(5))).chart).toBe("limits");
  });

  it("has no limits where months are withheld, since those are the low ones", () => {
    const values = [...stable(47, 12), absent("suppressed")];
    expect(controlChart(question(values))).toMatchObject({ chart: "two-years", because: "withheld-months" });
  });

  it("is not of 12-month totals where each of them holds a withheld month", () => {
    const values = Array.from({ length: 40 }, (_, index) => (index % 6 === 0 ? absent("suppressed") : 0));
    expect(controlChart(question(values))).toMatchObject({ chart: "two-years", because: "withheld-months" });
    const lately = [absent("suppressed"), ...Array<number>(39).fill(0)];
    expect(controlChart(question(lately)).chart).toBe("rolling");
  });

  it("draws a missing month as a gap, and takes no moving range across it", () => {
    const values: (number | Value)[] = stable(40, 60);
    values[38] = absent("missing");
    const chart = controlChart(question(values));
    expect(chart.chart).toBe("limits");
    expect(chart.points[38]).toMatchObject({ signal: "none", figure: { value: { state: "missing" } } });
  });
});

describe("runs above and below the mean", () => {
  /** Counts that make these rates by day. */
  const perDay = (rates: readonly number[], first = "2015-04"): number[] =>
    months(first, rates).map(({ month: id }, index) => (rates[index] ?? 0) * days(id));
  const seasonalFactors = Array<number>(13).fill(1);
  const flat: Partial<ChartQuestion> = {
    model: { overdispersion: 1, chiSquare: 1, degreesOfFreedom: 1, seasonalFactors },
  };
  const alternating = (length: number, low = 8, high = 12): number[] =>
    Array.from({ length }, (_, index) => (index % 2 === 0 ? low : high));

  it("are told with where they begin and end, whatever year is reported", () => {
    // 36 months about 10, then 12 of 14 and 15: the mean of all is 11.1.
    const rates = [...alternating(36, 9, 11), ...alternating(12, 14, 15)];
    const chart = controlChart(question(perDay(rates), flat));
    expect(chart.runs).toEqual([
      { side: "below", from: "2015-04", to: "2018-03", open: true },
      { side: "above", from: "2018-04", to: "2019-03" },
    ]);
  });

  it("are of eight months or more", () => {
    const of = (length: number) =>
      controlChart(question(perDay([...alternating(40), ...Array(length).fill(11), 8]), flat)).runs;
    // The month before, of 12, is above the mean too.
    expect(of(6)).toEqual([]);
    expect(of(7)).toEqual([{ side: "above", from: "2018-07", to: "2019-02" }]);
  });

  it("end where a month is not known", () => {
    const values: (number | Value)[] = perDay([...alternating(37), ...Array(11).fill(11)]);
    values[42] = absent("missing");
    expect(controlChart(question(values, flat)).runs).toEqual([]);
  });

  it("have the mean of their own phase, and only the first phase has no knowing what was before", () => {
    const rebases = [{ indicator: "syv-victims", from: "2017-04-01", reason: "agreed" }];
    const rates = [...alternating(24), ...Array(12).fill(22), ...alternating(12, 19, 20)];
    const chart = controlChart(question(perDay(rates), { ...flat, rebases }));
    expect(chart.runs).toEqual([
      { side: "above", from: "2017-04", to: "2018-03" },
      { side: "below", from: "2018-04", to: "2019-03" },
    ]);
  });
});

describe("limits", () => {
  it("are signalled by a month far outside them", () => {
    const values = stable(48, 60);
    values[47] = 160;
    const chart = controlChart(question(values));
    expect(chart.points.at(-1)).toMatchObject({ signal: "outside-limits", side: "above" });
    expect(chart.recentSignals.map(({ month }) => month)).toContain("2019-03");
  });

  it("leave an event's months out, and still show them", () => {
    const values = stable(48, 60);
    values[46] = 4;
    values[47] = 5;
    const leftOut = new Set(["2019-02", "2019-03"]);
    const chart = controlChart(question(values, { leftOut }));
    expect(chart.points.slice(-2)).toMatchObject([
      { leftOut: true, signal: "outside-limits", side: "below" },
      { leftOut: true, signal: "outside-limits", side: "below" },
    ]);
    const events = [
      { event: "olympics", months: ["2012-07", "2012-08"] },
      { event: "lockdown", months: ["2019-02", "2019-03", "2019-04"] },
    ];
    expect(controlChart(question(values, { leftOut, events })).events).toEqual([
      { event: "lockdown", months: ["2019-02", "2019-03"] },
    ]);
    const without = controlChart(question(values));
    const width = (one: typeof chart): number =>
      (numberOf(one.phases[0]?.upper) ?? 0) - (numberOf(one.phases[0]?.mean) ?? 0);
    expect(width(chart)).toBeLessThan(width(without));
    expect(chart.phases[0]?.mean.inputs).not.toContain("syv-victims/hackney/2019-03/adjusted-per-day");
  });

  it("do not judge months that count something else", () => {
    const values = stable(48, 60);
    values[47] = 200;
    const chart = controlChart(question(values, { apart: new Set(["2019-03"]) }));
    expect(chart.points.at(-1)).toMatchObject({ month: "2019-03", signal: "none", leftOut: true });
    expect(chart.points.at(-1)).not.toHaveProperty("side");
    expect(chart.recentSignals.map(({ month }) => month)).not.toContain("2019-03");
    expect(chart.phases[0]?.mean.inputs).toHaveLength(47);
  });

  it("change only where the settings say so, with the reason, and are trial limits under 12 points", () => {
    const values = [...stable(40, 60), ...stable(8, 120)];
    const rebases = [{ indicator: "syv-victims", from: "2018-08-01", reason: "agreed at the May meeting" }];
    expect(controlChart(question(values)).phases).toHaveLength(1);
    const { phases } = controlChart(question(values, { rebases }));
    expect(phases).toMatchObject([
      { from: "2015-04", to: "2018-07", trial: false },
      { from: "2018-08", to: "2019-03", trial: true, reason: "agreed at the May meeting" },
    ]);
    expect(phases[0]?.mean.id).toBe("syv-victims/hackney/2015-04-01..2018-07-31/mean:adjusted-per-day");
  });

  it("rest on at most five years", () => {
    const chart = controlChart(question(stable(90, 60)));
    expect(chart.points).toHaveLength(60);
    expect(chart.points.at(-1)?.month).toBe("2022-09");
  });

  it("are not broken by what chance alone does: equal counts give no signal, whatever the length of the month", () => {
    for (const count of [8, 30, 200]) {
      const chart = controlChart(question(Array(48).fill(count)));
      expect(chart.points.filter(({ signal }) => signal === "outside-limits")).toEqual([]);
    }
  });

  it("do not go below 0", () => {
    const chart = controlChart(question(stable(48, 8)));
    expect(chart.chart).toBe("limits");
    expect(numberOf(chart.phases[0]?.lower)).toBeGreaterThanOrEqual(0);
  });

  it("see through a season that comes every year", () => {
    const seasonal = Array.from({ length: 48 }, (_, index) => poisson(index % 12 === 7 ? 140 : 60, random));
    const november = controlChart(question(seasonal)).points.filter(({ month }) => month.endsWith("-11"));
    expect(november).toHaveLength(4);
    expect(november.every(({ signal }) => signal === "none")).toBe(true);
  });
});
