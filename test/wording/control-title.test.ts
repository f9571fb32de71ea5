import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import type { ControlChartFinding, ControlPoint } from "../../src/values/chart-findings.ts";
import { absent } from "../../src/values/value.ts";
import { signalPhrase, trendTitle } from "../../src/wording/control-title.ts";
import { plain } from "../../src/wording/runs.ts";
import { count, rules } from "../analysis/fixtures.ts";
import { chartOf, pointsFrom } from "./control-charts.ts";

const year = ["2019-04", "2020-03"] as const;
const quiet = pointsFrom("2017-04", Array<number>(36).fill(5));
const marked = (changed: Readonly<Record<string, Partial<ControlPoint>>>): ControlPoint[] =>
  quiet.map((point) => ({ ...point, ...changed[point.month] }));
const outside = (side: "above" | "below"): Partial<ControlPoint> => ({ signal: "outside-limits", side });
const chart = (points = quiet, more: Partial<ControlChartFinding> = {}): ControlChartFinding =>
  chartOf(points, [3, 5, 7], more);
const title = (one: ControlChartFinding, changes: Parameters<typeof trendTitle>[3] = []): string =>
  plain(trendTitle(one, "Burglary", year, changes));
const change = (before: string, now: string, from: number, to: number) =>
  changeBetween({ from: count(before, from), to: count(now, to), comparison: "previous-year" }, rules());

describe("the title of a trend chart", () => {
  it("speaks of months where none stands out, and names those that were judged", () => {
    expect(title(chart())).toBe("Burglary: no month of 2019/20 is outside the limits");
    const apart = marked({ "2020-03": { apart: true, leftOut: true } });
    expect(title(chart(apart))).toBe("Burglary: no month from April 2019 to February 2020 is outside the limits");
    const missing = quiet.map((point) =>
      point.month === "2019-05" ? { ...point, figure: { ...point.figure, value: absent("missing") } } : point,
    );
    expect(title(chart(missing))).toBe(
      "Burglary: no month in April 2019 and from June 2019 to March 2020 is outside the limits",
    );
    expect(plain(trendTitle(chart(), "Burglary", ["2020-03", "2020-03"]))).toBe(
      "Burglary: March 2020 is inside the limits",
    );
  });

  it("says what the year or its quarter did, where that is clear and the months do not show it", () => {
    const clear = change("2018/19", "2019/20", 500, 300);
    const level = change("2018/19", "2019/20", 500, 495);
    const quarter = change("2018/19-Q4", "2019/20-Q4", 100, 200);
    expect(title(chart(), [clear, quarter])).toBe(
      "Burglary: a clear fall in 2019/20, though no month of it is outside the limits",
    );
    expect(title(chart(), [level, quarter])).toBe(
      "Burglary: a clear rise in Quarter 4, though no month of 2019/20 is outside the limits",
    );
    const run = { side: "below", from: "2019-05", to: "2020-03" } as const;
    expect(title(chart(quiet, { runs: [run] }), [clear])).toBe("Burglary: below the mean since May 2019");
  });

  it("tells a run from where it began, be it before the year, and until when", () => {
    const runs = (from: string, to: string, open?: true): string =>
      title(chart(quiet, { runs: [{ side: "above", from, to, ...(open ? { open } : {}) }] }));
    expect(runs("2018-03", "2020-03")).toBe("Burglary: above the mean since March 2018");
    expect(runs("2019-02", "2020-02")).toBe("Burglary: above the mean from February 2019 to February 2020");
    expect(runs("2019-05", "2019-12")).toBe("Burglary: above the mean from May to December 2019");
    expect(runs("2015-04", "2020-03", true)).toBe("Burglary: above the mean since April 2015 or before");
    expect(runs("2017-04", "2019-04", true)).toBe("Burglary: above the mean from April 2017 or before to April 2019");
    // One that ended before the year is not the year's.
    expect(runs("2018-03", "2019-03")).toBe("Burglary: no month of 2019/20 is outside the limits");
  });

  it("names months outside the limits, inside a run as well", () => {
    const points = marked({
      "2019-01": outside("above"),
      "2019-06": outside("above"),
      "2019-07": outside("above"),
      "2019-08": outside("above"),
      "2019-11": outside("above"),
      "2020-01": outside("below"),
      "2020-03": outside("below"),
    });
    expect(title(chart(points))).toBe(
      "Burglary: above the upper limit from June to August and in November 2019; below the lower limit in January and March 2020",
    );
    const run = { side: "above", from: "2018-12", to: "2019-11" } as const;
    expect(signalPhrase(chart(points, { runs: [run] }), "above", year)).toBe(
      "above the mean from December 2018 to November 2019, and above the upper limit from June to August and in November 2019",
    );
    expect(signalPhrase(chart(points), "below", ["2019-04", "2019-12"])).toBeUndefined();
  });

  it("does not say the same months twice", () => {
    const months = ["2019-08", "2019-09", "2019-10", "2019-11", "2019-12", "2020-01", "2020-02", "2020-03"];
    const points = marked(Object.fromEntries(months.map((month) => [month, outside("above")])));
    const run = { side: "above", from: "2019-08", to: "2020-03" } as const;
    expect(title(chart(points, { runs: [run] }))).toBe(
      "Burglary: above the upper limit from August 2019 to March 2020",
    );
  });

  it("says what is drawn where there are no limits", () => {
    expect(title(chart(quiet, { chart: "two-years" }))).toBe("Burglary by month");
    expect(title(chart(quiet, { chart: "rolling" }))).toBe("Burglary: totals of 12 months");
  });
});
