import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import { type EmergingSubject, emergingOf, mostEmerging } from "../../src/analysis/emerging.ts";
import type { IndicatorFindings, PartFinding } from "../../src/values/indicator-findings.ts";
import { count, period, rules } from "./fixtures.ts";

const change = (from: number, to: number) =>
  changeBetween({ from: count("2014/15", from), to: count("2015/16", to), comparison: "previous-year" }, rules(1));
const subject = (
  indicator: string,
  from: number,
  to: number,
  more: Partial<IndicatorFindings> = {},
  how: Partial<EmergingSubject> = {},
): EmergingSubject => ({
  findings: {
    indicator,
    area: "hackney",
    year: change(from, to),
    quarterChange: change(from, to),
    parts: [],
    chart: { recentSignals: [] },
    ...more,
  } as unknown as IndicatorFindings,
  polarity: "lower",
  parts: [],
  ...how,
});
const high = (months: number) =>
  ({ record: { kind: "record", extreme: "highest", months } }) as unknown as Partial<IndicatorFindings>;
const started = (from: number, to: number) =>
  ({
    parts: [{ breakdown: "type", part: "scooter", year: change(from, to) } as unknown as PartFinding],
  }) as Partial<IndicatorFindings>;

describe("emerging issues", () => {
  it("are rises that are clear and news besides; a clear rise alone is none, nor is a record alone", () => {
    expect(emergingOf([subject("plain", 100, 200)])).toEqual([]);
    expect(emergingOf([subject("not-clear", 100, 104, high(60))])).toEqual([]);
    expect(emergingOf([subject("short", 100, 200, high(35))])).toEqual([]);
    expect(emergingOf([subject("news", 100, 200, high(36))]).map(({ reasons }) => reasons)).toEqual([["new-high"]]);
    expect(emergingOf([])).toEqual([]);
  });

  it("are never more of what is good", () => {
    expect(emergingOf([subject("confidence", 100, 200, high(60), { polarity: "higher" })])).toEqual([]);
  });

  it("a rise that began after Quarter 1, and the first yearly rise for three years", () => {
    const onset = (quarter: 1 | 2 | 3) =>
      ({ onset: { kind: "onset", quarter, changes: [] } }) as Partial<IndicatorFindings>;
    expect(emergingOf([subject("from-the-start", 100, 200, onset(1))])).toEqual([]);
    expect(emergingOf([subject("later", 100, 200, onset(3))])[0]?.reasons).toEqual(["onset"]);
    const run = (year: string, length = 1) =>
      ({
        run: {
          kind: "run",
          direction: "more",
          length,
          latest: count("2015/16", 200),
          before: count("2014/15", 100),
          previousStep: { from: count(period(year).id, 90), to: count(year, 95) },
        },
      }) as unknown as Partial<IndicatorFindings>;
    expect(emergingOf([subject("long-ago", 100, 200, run("2012/13"))])[0]?.reasons).toEqual(["first-rise"]);
    expect(emergingOf([subject("lately", 100, 200, run("2013/14"))])).toEqual([]);
    expect(emergingOf([subject("again", 100, 200, run("2008/09", 2))])).toEqual([]);
  });

  it("kinds that began, from fewer than 3 to 10 or more, whatever the whole did", () => {
    expect(emergingOf([subject("theft", 300, 300, started(2, 10))])[0]?.reasons).toEqual(["part-started"]);
    expect(emergingOf([subject("theft", 300, 300, started(3, 10))])).toEqual([]);
    expect(emergingOf([subject("theft", 300, 300, started(0, 9))])).toEqual([]);
  });

  it("tell a sum or its part, whichever says more, and never both", () => {
    const found = emergingOf([
      subject("sexual-offences", 300, 500, high(48), { parts: ["rape", "other"] }),
      subject("rape", 100, 200, { ...high(48), ...started(0, 20) }),
      subject("other", 200, 300, high(48)),
    ]);
    expect(found.map(({ findings }) => findings.indicator)).toEqual(["rape", "other"]);
  });

  it("are ranked, at most so many, and ties keep the paper's order", () => {
    const many = Array.from({ length: 12 }, (_unused, index) => subject(`series-${index}`, 100, 200, high(48)));
    const first = subject("first", 100, 200, { ...high(48), ...started(0, 20) });
    const found = emergingOf([...many, first]);
    expect(found).toHaveLength(mostEmerging);
    expect(found.slice(0, 3).map(({ findings }) => findings.indicator)).toEqual(["first", "series-0", "series-1"]);
  });
});
