import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordOf, yearlyTotals } from "../../src/analysis/records.ts";
import { peakOf, runOf } from "../../src/analysis/runs.ts";
import { rollingTotals, type Total } from "../../src/analysis/totals.ts";
import { financialYear } from "../../src/values/period.ts";
import { absent, type Value } from "../../src/values/value.ts";
import { count, months, numberOf } from "./fixtures.ts";

/** Financial years from `first`. */
const years = (first: number, values: readonly (number | Value)[]): Total[] =>
  values.map((value, index) => {
    const period = financialYear(first + index);
    return { period, figure: count(period.id, value) };
  });
const breakAt = (from: string) => [{ from, note: "redefined" }];

describe("12-month totals", () => {
  it("are sums of month figures, from the twelfth month on", () => {
    const totals = rollingTotals(months("2018-04", Array(14).fill(3)));
    expect(totals.map(({ figure }) => numberOf(figure))).toEqual([36, 36, 36]);
    expect(totals[0]?.figure).toMatchObject({ id: "syv-victims/hackney/12m-to-2019-03/sum", method: "sum" });
    expect(totals[0]?.figure.inputs).toHaveLength(12);
  });

  it("are not known while they hold a month that is not", () => {
    const totals = rollingTotals(months("2018-04", [...Array(6).fill(3), absent("missing"), ...Array(12).fill(3)]));
    expect(totals.map(({ figure }) => figure.value.state)).toEqual([...Array(7).fill("missing"), "value"]);
  });
});

describe("records", () => {
  it("names the most recent earlier total that is as low", () => {
    const record = recordOf(years(2012, [60, 40, 55, 70, 65, 45]), []);
    expect(record).toMatchObject({ extreme: "lowest", scope: "since", tie: false, months: 48 });
    expect(record?.earlier?.id).toContain("fy2013-14");
    expect(numberOf(record?.latest)).toBe(45);
  });

  it("calls an equal one a tie", () => {
    const record = recordOf(years(2012, [60, 45, 55, 70, 65, 45]), []);
    expect(record).toMatchObject({ extreme: "lowest", scope: "since", tie: true });
    expect(record?.earlier?.id).toContain("fy2013-14");
  });

  it("says where the series starts when nothing is as low", () => {
    const record = recordOf(years(2012, [60, 46, 55, 70, 65, 45]), []);
    expect(record).toMatchObject({ scope: "of-series", startsAt: "series", months: 60 });
    expect(record?.seriesStart.id).toContain("fy2012-13");
  });

  it("finds the highest too", () => {
    expect(recordOf(years(2012, [90, 46, 55, 70]), [])).toMatchObject({ extreme: "highest", scope: "since" });
  });

  it("does not reach across a break or a gap", () => {
    const series = years(2012, [40, 60, 50, 70, 65, 45]);
    expect(recordOf(series, breakAt("2014-04-01"))).toMatchObject({ scope: "of-series", startsAt: "break" });
    expect(recordOf(series, breakAt("2014-04-01"))?.seriesStart.id).toContain("fy2014-15");
    const gap = years(2012, [40, absent("incomplete"), 50, 70, 65, 45]);
    expect(recordOf(gap, [])).toMatchObject({ scope: "of-series", startsAt: "gap" });
  });

  it("says nothing of a latest total that is not complete", () => {
    expect(recordOf(years(2012, [60, 50, absent("incomplete")]), [])).toBeUndefined();
  });

  it("names no record within a year: totals that overlap move together", () => {
    const falling = [...Array(24).fill(9), 8, 8, 8];
    expect(recordOf(rollingTotals(months("2016-04", falling)), [])).toMatchObject({ extreme: "lowest", months: 15 });
    // Back up for a month: the total two months ago was lower.
    expect(recordOf(rollingTotals(months("2016-04", [...falling, 10])), [])).toBeUndefined();
    expect(recordOf(rollingTotals(months("2016-04", Array(40).fill(9))), [])).toBeUndefined();
  });

  it("never claims more than holds", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 12 }), (values) => {
        const record = recordOf(years(2005, values), []);
        const latest = values.at(-1) as number;
        if (!record) return;
        const between = values.slice(values.length - 1 - record.months / 12 + (record.scope === "since" ? 1 : 0), -1);
        for (const value of between) {
          expect(record.extreme === "lowest" ? value > latest : value < latest).toBe(true);
        }
      }),
    );
  });
});

describe("runs", () => {
  it("finds the first rise since", () => {
    const run = runOf(years(2005, [100, 110, 115, 90, 80, 70, 60, 66]), []);
    expect(run).toMatchObject({ direction: "more", length: 1 });
    expect(run?.previousStep?.to.id).toContain("fy2007-08");
    expect(run?.before.id).toContain("fy2011-12");
  });

  it("counts rises in a row", () => {
    const run = runOf(years(2010, [100, 90, 95, 99, 120]), []);
    expect(run).toMatchObject({ direction: "more", length: 3 });
    expect(run?.before.id).toContain("fy2011-12");
    expect(run?.previousStep).toBeUndefined();
  });

  it("ends at a step that neither rises nor falls", () => {
    expect(runOf(years(2010, [80, 90, 90, 95]), [])).toMatchObject({ direction: "more", length: 1 });
    expect(runOf(years(2010, [80, 90, 90]), [])).toMatchObject({ direction: "same", length: 1 });
  });

  it("stops at a break and at a gap", () => {
    expect(runOf(years(2010, [70, 80, 90, 95]), breakAt("2012-04-01"))).toMatchObject({ length: 1 });
    expect(runOf(years(2010, [70, absent("missing"), 90, 95, 99]), [])).toMatchObject({ length: 2 });
    expect(runOf(years(2010, [70, 80]), breakAt("2011-04-01"))).toBeUndefined();
  });

  it("finds the peak and how far below it the latest is", () => {
    const peak = peakOf(years(2010, [70, 95, 95, 80]), []);
    expect(peak?.peak.id).toContain("fy2012-13");
    expect(numberOf(peak?.sincePeak)).toBe(-15);
    expect(peak?.latestIsPeak).toBe(false);
    expect(peakOf(years(2010, [70, 95]), [])?.latestIsPeak).toBe(true);
  });

  it("takes yearly totals that end in the latest one's month", () => {
    const totals = rollingTotals(months("2016-07", Array(36).fill(2)));
    expect(yearlyTotals(totals).map(({ period }) => period.id)).toEqual([
      "12m-to-2017-06",
      "12m-to-2018-06",
      "12m-to-2019-06",
    ]);
  });
});
