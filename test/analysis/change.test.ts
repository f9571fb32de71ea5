import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import type { ChangeQuestion, ChangeRules } from "../../src/analysis/change-question.ts";
import { givenFigure } from "../../src/analysis/derive.ts";
import { evidenceOf } from "../../src/analysis/evidence.ts";
import { absent, absentStates, numberValue, type Value } from "../../src/values/value.ts";
import { count, numberOf, rules } from "./fixtures.ts";

const between = (from: number | Value, to: number | Value, phi = 1, more = {}) =>
  changeBetween(
    { from: count("2014/15", from), to: count("2015/16", to), comparison: "previous-year" },
    rules(phi, more),
  );

const unknown = (when: string, number: number) =>
  givenFigure(count(when, 0).id.replace("/count", "/unknown"), "victims", "unknown", number);
const change = (before: number, now: number) =>
  changeBetween(
    {
      from: count("2014/15", 98),
      to: count("2015/16", 196),
      comparison: "previous-year",
      unknown: { from: unknown("2014/15", before), to: unknown("2015/16", now) },
    },
    rules(),
  );

describe("a change", () => {
  it("counts 253 after 269 as 16 fewer, -5.9%, within usual variation", () => {
    const change = between(269, 253);
    expect(numberOf(change.difference)).toBe(-16);
    expect(numberOf(change.percent)).toBeCloseTo(-5.947955, 6);
    expect(change).toMatchObject({
      direction: "fewer",
      evidence: "not-clear",
      appraisal: "neither",
      percentUse: "print",
      exposure: { from: 365, to: 366, equal: false },
    });
  });

  it("finds no clear change from 93 to 94", () => {
    expect(between(93, 94)).toMatchObject({ direction: "more", evidence: "not-clear", percentUse: "print" });
  });

  it("names its figures after the newer count and lists what they rest on", () => {
    const change = between(269, 253);
    expect(change.difference.id).toBe("syv-victims/hackney/fy2015-16/difference:previous-year");
    expect(change.percent.id).toBe("syv-victims/hackney/fy2015-16/percent-change:previous-year");
    expect(change.percent.inputs).toEqual([
      "syv-victims/hackney/fy2014-15/count",
      "syv-victims/hackney/fy2015-16/count",
    ]);
    expect(change.rateRatio?.lower.id).toBe("syv-victims/hackney/fy2015-16/rate-ratio-lower:previous-year");
  });

  it.each([
    [0, "undefined", "withhold"],
    [1, "not-applicable", "withhold"],
    [19, "not-applicable", "withhold"],
    [20, "value", "caution"],
    [49, "value", "caution"],
    [50, "value", "print"],
  ] as const)("on a base of %i the percentage is %s: %s", (base, state, use) => {
    const change = between(base, 60);
    expect(change.percent.value.state).toBe(state);
    expect(change.percentUse).toBe(use);
    expect(numberOf(change.difference)).toBe(60 - base);
  });

  it("calls a rise from nothing clear when it is", () => {
    expect(between(0, 12)).toMatchObject({ direction: "more", evidence: "clear-99" });
    // Three against none: the exact interval reaches from 0.41.
    expect(between(0, 3)).toMatchObject({ direction: "more", evidence: "not-clear" });
    expect(between(0, 0)).toMatchObject({
      direction: "same",
      evidence: "not-tested",
      notTestedBecause: "nothing-counted",
    });
  });

  it("judges by which side is better, and only what is clear", () => {
    expect(between(300, 200)).toMatchObject({ direction: "fewer", evidence: "clear-99", appraisal: "better" });
    expect(between(300, 200, 1, { polarity: "higher" }).appraisal).toBe("worse");
    expect(between(300, 200, 1, { polarity: "neutral" })).toMatchObject({ evidence: "clear-99", appraisal: "neither" });
    expect(between(300, 290).appraisal).toBe("neither");
  });

  it("asks for more where the series varies more", () => {
    expect(between(1000, 1100).evidence).toBe("clear-95");
    expect(between(1000, 1100, 4).evidence).toBe("not-clear");
    expect(between(1000, 1300, 4).evidence).toBe("clear-99");
  });

  it("says percentage points between percentages, and tests neither", () => {
    const share = (when: string, value: number) => ({ ...count(when, value, "percent"), method: "share" as const });
    const change = changeBetween(
      { from: share("2014/15", 50), to: share("2015/16", 10), comparison: "previous-year" },
      rules(),
    );
    expect(change.difference).toMatchObject({ unit: "percentage-points", value: { number: -40 } });
    expect(change.percent.value.state).toBe("not-applicable");
    expect(change).toMatchObject({ evidence: "not-tested", notTestedBecause: "not-a-count" });
  });

  it("compares nothing across a break, wherever in the two windows it lies", () => {
    const breakAt = (from: string) => between(300, 200, 1, { breaks: [{ from, note: "redefined" }] });
    for (const from of ["2014-09-01", "2015-04-01", "2016-03-31"]) {
      expect(breakAt(from)).toMatchObject({
        direction: "not-compared",
        evidence: "not-tested",
        notTestedBecause: "series-break",
        seriesBreak: { from, note: "redefined" },
      });
      expect(breakAt(from).percent.value.state).toBe("not-comparable");
    }
    for (const from of ["2014-04-01", "2016-04-01"]) expect(breakAt(from).direction).toBe("fewer");
  });

  it("gives no verdict when the share of undecided records moves by more than 2 points", () => {
    // 2 of 100 and 4 of 200 are the same share; 2% and 4.4% are not.
    expect(change(2, 4)).toMatchObject({ evidence: "clear-99", unknown: { moved: false } });
    // 98 and all of 70 undecided ones make 168: 196 is not clearly more.
    expect(change(70, 9)).toMatchObject({
      evidence: "not-tested",
      notTestedBecause: "unknown-share-moved",
      notKnown: [],
      direction: "more",
      unknown: { moved: true },
    });
    expect(numberOf(change(2, 9).unknown?.boundTo)).toBe(205);
  });

  it("says for want of what such records are undecided: of an age, of a category, of what its whole lacks", () => {
    const asked = { from: count("2014/15", 98), to: count("2015/16", 196), comparison: "previous-year" };
    const notKnown = (question: Partial<ChangeQuestion>, more: Partial<ChangeRules>) =>
      changeBetween({ ...asked, ...question }, rules(1, more)).notKnown;
    const own = { unknown: { from: unknown("2014/15", 70), to: unknown("2015/16", 9) } };
    const leftOutFor = ["age"] as const;
    expect(notKnown(own, { leftOutFor })).toEqual(["age"]);
    expect(notKnown({}, { leftOutFor, unmappedMoved: () => true })).toEqual(["category"]);
    expect(notKnown({ unknownMoved: true }, { leftOutFor })).toEqual(["age"]);
    expect(notKnown({ unknownMoved: true, notKnown: ["category"] }, { leftOutFor })).toEqual(["category"]);
    // Where there is a verdict, nothing need be said of it.
    expect(notKnown({}, { leftOutFor })).toBeUndefined();
  });

  it("gives the weaker verdict when that holds however the undecided records fall", () => {
    // 98 to 196 is a rise whatever became of the 9; with 40 before, 138 to 196 is clear at 99% still, with 52 at 95%.
    expect(change(2, 9)).toMatchObject({ evidence: "clear-99", unknown: { moved: true } });
    expect(change(40, 9)).toMatchObject({ evidence: "clear-99", unknown: { moved: true } });
    expect(change(52, 9)).toMatchObject({ evidence: "clear-95", unknown: { moved: true } });
    // Never the other way: 98 and 150 more would be a fall.
    expect(change(150, 9)).toMatchObject({ evidence: "not-tested", direction: "more" });
  });

  it("is no surer when the number of undecided records is withheld", () => {
    const withheld = (from: number, to: number) =>
      changeBetween(
        {
          from: count("2014/15", from),
          to: count("2015/16", to),
          comparison: "previous-year",
          unknown: {
            from: { ...unknown("2014/15", 0), value: absent("suppressed") },
            to: { ...unknown("2015/16", 0), value: absent("suppressed") },
          },
        },
        rules(),
      );
    // Up to 9 of them: 72 to 41 could be 72 to 50, clear at 95%; 60 to 40 could be 60 to 49.
    expect(withheld(72, 41)).toMatchObject({ evidence: "clear-95", unknown: { moved: true } });
    expect(withheld(72, 41).unknown?.shareTo.value.state).toBe("suppressed");
    expect(withheld(60, 40)).toMatchObject({ evidence: "not-tested", notTestedBecause: "unknown-share-moved" });
    // On large counts 9 move no share by 2 points.
    expect(withheld(1000, 800)).toMatchObject({ evidence: "clear-99", unknown: { moved: false } });
  });

  it("leaves out what is not there", () => {
    expect(change(0, 0).unknown).toBeUndefined();
  });
});

describe("clear", () => {
  const year = (from: number, to: number) => ({ from, to, fromExposure: 365, toExposure: 365 });

  it("needs 10 records and 2% as well as an interval that excludes 1", () => {
    expect(evidenceOf(year(0, 9), 1).evidence).toBe("not-clear");
    expect(evidenceOf(year(0, 10), 1).evidence).toBe("clear-99");
    expect(evidenceOf(year(100_000, 101_999), 1).evidence).toBe("not-clear");
    expect(evidenceOf(year(100_000, 102_000), 1).evidence).toBe("clear-99");
  });

  it("takes the exact interval for small sums without overdispersion", () => {
    // 13 against 26: exact 0.98 to 4.22 at 95%; the score interval, 1.03 to 3.87, would exclude 1.
    expect(evidenceOf(year(13, 26), 1)).toMatchObject({ evidence: "not-clear" });
    expect(evidenceOf(year(13, 26), 1.000001)).toMatchObject({ evidence: "clear-95" });
  });

  it("does not follow counts whose rates moved the other way", () => {
    const longer = { from: 1000, to: 1030, fromExposure: 100, toExposure: 200 };
    expect(evidenceOf(longer, 1).evidence).toBe("not-clear");
  });

  it("is never less sure of a change that grows", () => {
    const order = ["not-clear", "clear-95", "clear-99"];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 1, max: 6, noNaN: true }),
        (from, more, phi) => {
          fc.pre(from + more > 0);
          const small = evidenceOf(year(from, from + more), phi).evidence;
          const large = evidenceOf(year(from, from + more + 50), phi).evidence;
          // Past 50 records in all the interval changes from exact to score, which is narrower.
          expect(order.indexOf(large)).toBeGreaterThanOrEqual(order.indexOf(small));
        },
      ),
    );
  });
});

describe("values that are not numbers", () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 5000 }).map((number) => numberValue(number)),
    fc.constantFrom(...absentStates).map((state) => absent(state)),
  );

  it("go through every derived figure, the gravest first", () => {
    fc.assert(
      fc.property(value, value, (from, to) => {
        const change = between(from, to);
        const states = [from.state, to.state].filter((state) => state !== "value");
        if (states.length === 0) return;
        const gravest = absentStates.find((state) => states.includes(state));
        expect(change.difference.value.state).toBe(gravest);
        expect(change.percent.value.state).toBe(gravest);
        expect(change).toMatchObject({ direction: "not-compared", evidence: "not-tested", appraisal: "neither" });
        expect(change.rateRatio).toBeUndefined();
      }),
    );
  });
});
