import { describe, expect, it } from "vitest";
import type { ControlChartFinding, ControlPhase } from "../../src/values/chart-findings.ts";
import { decimalsOf, limitsNote } from "../../src/wording/control.ts";
import { plain } from "../../src/wording/runs.ts";
import { chartOf, pointAt, pointsFrom } from "./control-charts.ts";

const names: Readonly<Record<string, string>> = { lockdown: "First national lockdown", venues: "Venues closed" };
const note = (chart: ControlChartFinding, shown = chart.points): string =>
  plain(limitsNote(chart, { shown, eventName: (id) => names[id] ?? id }));

const five = pointsFrom("2015-04", Array<number>(60).fill(5));
const withoutLast = five.map((point) => (point.month === "2020-03" ? { ...point, leftOut: true } : point));

describe("the note under a chart with limits", () => {
  it("says of which months mean and limits are, and why one is left out", () => {
    const events = [{ event: "lockdown", months: ["2020-03"] }];
    expect(note(chartOf(withoutLast, [3, 5, 7], { events }))).toBe(
      "The mean (5.0) and the limits (3.0 and 7.0) are of April 2015 to February 2020. March 2020 is left out because of an event (First national lockdown). Months are adjusted for season and length.",
    );
  });

  it("puts months together that the same events touch", () => {
    const events = [
      { event: "olympics", months: ["2016-07", "2016-08"] },
      { event: "lockdown", months: ["2020-03"] },
      { event: "venues", months: ["2020-03"] },
    ];
    const words = note(chartOf(withoutLast, [3, 5, 7], { events, adjusted: false }));
    expect(words).toContain("July and August 2016 are left out because of an event (olympics).");
    expect(words).toContain("March 2020 is left out because of events (First national lockdown; Venues closed).");
    expect(words).not.toContain("adjusted");
  });

  it("says in full which months are not judged, that limits will move, and why they were set anew", () => {
    const apart = five.map((point) =>
      point.month >= "2020-02" ? { ...point, leftOut: true, apart: true as const } : point,
    );
    const base = chartOf(apart, [3, 5, 7]);
    const [first] = base.phases as [ControlPhase];
    const phases = [
      { ...first, to: "2019-08" },
      { ...first, from: "2019-09", to: "2020-01", trial: true, reason: "agreed in May" },
    ];
    expect(note({ ...base, phases })).toBe(
      "The mean (5.0) and the limits (3.0 and 7.0) are of September 2019 to January 2020. They rest on fewer than 12 months and will move. Months are adjusted for season and length. February and March 2020 are not judged, since what is counted changed. The mean and the limits were set anew from September 2019: agreed in May.",
    );
  });

  it("says when a run began with which the chart begins", () => {
    const run = { side: "below", from: "2016-08", to: "2017-09" } as const;
    const shown = five.slice(-36);
    expect(note(chartOf(five, [3, 5, 7], { runs: [run] }), shown)).toMatch(
      / The chart begins within a run of months below the mean, which began in August 2016\.$/,
    );
    const open = { ...run, from: "2015-04", open: true } as const;
    expect(note(chartOf(five, [3, 5, 7], { runs: [open] }), shown)).toMatch(/, which began in April 2015 or before\.$/);
    const later = { ...run, from: "2017-04" };
    expect(note(chartOf(five, [3, 5, 7], { runs: [later] }), shown)).not.toContain("The chart begins");
  });
});

describe("the note under a chart without limits", () => {
  it("says why there are 12-month totals, and that few are counted throughout only where it is so", () => {
    const rolling = (because: ControlChartFinding["because"]): string =>
      note(chartOf(five, [3, 5, 7], { chart: "rolling", because }));
    expect(rolling("under-5-a-month")).toBe("Few are counted in a month, so each point is a total of 12 months.");
    expect(rolling("under-5-a-month-by-now")).toBe(
      "Few are counted in a month by now, so each point is a total of 12 months.",
    );
  });

  it("says why two years stand side by side", () => {
    expect(note(chartOf(five, [3, 5, 7], { chart: "two-years", because: "under-36-months" }))).toBe(
      "Too few months are held for a mean and limits: this year is shown beside last year.",
    );
  });
});

describe("the decimals of a chart", () => {
  const decimals = (rates: readonly number[], mean: number, more: Partial<ControlChartFinding> = {}): number => {
    const points = pointsFrom("2019-04", rates);
    return decimalsOf(chartOf(points, [mean - 1, mean, mean + 1], more), points);
  };

  it("are two where the mean is under 2, and else one, for all numbers alike", () => {
    expect(decimals([1.5, 2.4, 1.2], 1.6)).toBe(2);
    expect(decimals([5.1, 1.2, 7.3], 4.5)).toBe(1);
  });

  it("are as many as show that a month in a run is above the mean", () => {
    const runs = [{ side: "above", from: "2019-04", to: "2019-05" }] as const;
    expect(decimals([5.48, 5.6], 5.47, { runs })).toBe(2);
    expect(decimals([5.474, 5.6], 5.4712, { runs })).toBe(3);
    // Not in a run, and so not called above.
    expect(decimals([5.48, 5.6], 5.47)).toBe(1);
  });

  it("are as many as show that a month is outside the limits", () => {
    const points = [pointAt("2019-04", 5.12, { signal: "outside-limits", side: "above" }), pointAt("2019-05", 4.2)];
    expect(decimalsOf(chartOf(points, [3.23, 4.16, 5.09]), points)).toBe(2);
    const below = [pointAt("2019-04", 3.22, { signal: "outside-limits", side: "below" }), pointAt("2019-05", 4.2)];
    expect(decimalsOf(chartOf(below, [3.23, 4.16, 5.09]), below)).toBe(2);
    expect(decimalsOf(chartOf(points, [3.23, 4.16, 5.02]), points)).toBe(1);
  });

  it("are none for counts", () => {
    expect(decimals([60, 70], 65, { unit: "offences" })).toBe(0);
  });
});
