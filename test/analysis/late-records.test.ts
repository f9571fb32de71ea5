import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import { analyseIndicator, needsOf } from "../../src/analysis/indicator.ts";
import type { FormerStage } from "../../src/values/change-findings.ts";
import { absent, type Value } from "../../src/values/value.ts";
import { bookOf, count, numberOf, rules, subject } from "./fixtures.ts";

const stage = (kind: FormerStage["stage"]): FormerStage => ({
  asAt: "2019-04-15",
  stage: kind,
  daysThen: 15,
  daysNow: 76,
});

/** 2019/20 on 2018/19, which had stood at `then` when an earlier extract was made. */
const change = (then: number | Value, now: number, to: number, kind: FormerStage["stage"] = "same") => {
  const former = { ...count("2018/19", then), id: `${count("2018/19", 0).id}:as-at-2019-04-15` };
  return changeBetween(
    {
      from: count("2018/19", now),
      to: count("2019/20", to),
      comparison: "previous-year",
      former: { count: former, stage: stage(kind) },
    },
    rules(),
  );
};

describe("a comparison with a count that has had a year longer for late records", () => {
  it("carries how last year's count stood, by how much it has grown, and the change on it", () => {
    const { late } = change(66, 72, 41, "younger");
    expect(late).toMatchObject({ asAt: "2019-04-15", stage: "younger", daysThen: 15, daysNow: 76, effect: "raised" });
    expect(numberOf(late?.shown?.then)).toBe(66);
    expect(numberOf(late?.shown?.growth)).toBe(6);
    // 6 / 66, and 41 on 66.
    expect(numberOf(late?.shown?.growthPercent)).toBeCloseTo(9.0909, 4);
    expect(numberOf(late?.shown?.difference)).toBe(-25);
    expect(numberOf(late?.shown?.percent)).toBeCloseTo(-37.8788, 4);
  });

  it("names its figures after the counts that they rest on", () => {
    const { shown } = change(66, 72, 41).late ?? {};
    expect(shown?.growth).toMatchObject({
      id: "syv-victims/hackney/fy2018-19/difference:since-2019-04-15",
      inputs: ["syv-victims/hackney/fy2018-19/count:as-at-2019-04-15", "syv-victims/hackney/fy2018-19/count"],
    });
    expect(shown?.percent.id).toBe("syv-victims/hackney/fy2019-20/percent-change:previous-year-as-at-2019-04-15");
  });

  it.each([
    ["0.6% more", 3042, 3060, 2815],
    ["as many", 72, 72, 41],
    // 2% more, but 20 of 100 or of 102 are 80.0% or 80.4% fewer.
    ["too little to move the change by a point", 100, 102, 20],
  ])("says nothing of %s", (_name, then, now, to) => {
    const plain = change(then, now, to);
    expect(plain.late).toBeUndefined();
    expect(plain.evidence).toMatch(/^clear-9/);
  });

  it("gives no verdict where the change is clear on one of the two counts alone", () => {
    // z = -32/√208 = -2.2 on the count of now; -12/√188 = -0.9 on that of then.
    expect(change(100, 120, 88)).toMatchObject({
      direction: "fewer",
      evidence: "not-tested",
      notTestedBecause: "late-records",
      appraisal: "neither",
    });
    // z = 10/√210 = 0.7; 30/√190 = 2.2.
    expect(change(80, 100, 110)).toMatchObject({ evidence: "not-tested", notTestedBecause: "late-records" });
    // A clear fall now, a clear rise then.
    expect(change(50, 150, 90)).toMatchObject({ direction: "fewer", notTestedBecause: "late-records" });
  });

  it("keeps a verdict that both counts give, the weaker where they differ in strength", () => {
    expect(change(257, 269, 253)).toMatchObject({ evidence: "not-clear", late: { effect: "raised" } });
    // z = -31/√113 = -2.9 now, -25/√107 = -2.4 then: clear at 99%, and at 95%.
    expect(change(66, 72, 41, "same").evidence).toBe("clear-95");
    expect(change(66, 72, 41, "older").evidence).toBe("clear-95");
    // A younger count than this year's only bounds what stands beside it.
    expect(change(66, 72, 41, "younger").evidence).toBe("clear-99");
    expect(change(100, 120, 88, "younger").notTestedBecause).toBe("late-records");
  });

  it("says so too when last year's count was lowered", () => {
    const { late } = change(80, 72, 41);
    expect(late).toMatchObject({ effect: "lowered" });
    expect(numberOf(late?.shown?.growth)).toBe(-8);
  });

  it("knows of a withheld growth only its direction, and takes the most that it could be", () => {
    // 9 at most: 63 then. z = -22/√104 = -2.2.
    const raised = change(absent("suppressed", "small-revision-up"), 72, 41);
    expect(raised).toMatchObject({ evidence: "clear-95", late: { effect: "raised", factor: 63 / 72 } });
    expect(raised.late?.shown).toBeUndefined();
    expect(change(absent("suppressed", "small-revision-down"), 72, 41).late).toMatchObject({ effect: "lowered" });
    expect(change(absent("suppressed", "small-revision-up"), 33_000, 34_700).late).toBeUndefined();
    for (const because of ["no-present-count", "small-revision-around"])
      expect(change(absent("suppressed", because), 72, 41).late).toBeUndefined();
  });

  it("says nothing where the earlier extract has no number, or the two are not compared", () => {
    expect(change(absent("missing"), 72, 41).late).toBeUndefined();
    expect(change(66, 72, 41).late).toBeDefined();
    const broken = changeBetween(
      {
        from: count("2018/19", 72),
        to: count("2019/20", 41),
        comparison: "previous-year",
        former: { count: count("2018/19", 66), stage: stage("same") },
      },
      rules(1, { breaks: [{ from: "2019-07-01", note: "Counted otherwise." }] }),
    );
    expect(broken.late).toBeUndefined();
    expect(broken.notTestedBecause).toBe("series-break");
  });
});

describe("an indicator's parts", () => {
  it("are tested with late records in proportion to those of the whole, which alone speaks of them", () => {
    const asked = subject({ formerStage: stage("same") });
    const book = bookOf(needsOf(asked), ({ period, dims, measure, asAt }) => {
      if (measure === "unknown") return 0;
      const earlier = period.end <= "2019-03-31";
      if (period.kind === "month") return earlier ? 20 : 18;
      const whole = earlier ? (asAt ? 180 : 240) : 176;
      return dims?.["type"] ? whole / 2 : whole;
    });
    const found = analyseIndicator(book, asked);
    expect(found.year.late).toMatchObject({ effect: "raised", factor: 0.75 });
    expect(found.parts.map(({ year }) => [year.notTestedBecause, year.late])).toEqual([
      [found.year.notTestedBecause, undefined],
      [found.year.notTestedBecause, undefined],
    ]);
    expect(found.year.notTestedBecause).toBe("late-records");
  });
});
