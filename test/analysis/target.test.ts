import { describe, expect, it } from "vitest";
import { judgeTarget, type TargetQuestion } from "../../src/analysis/target.ts";
import type { RagSettings, TargetForm } from "../../src/partnership/settings/targets.ts";
import { absent } from "../../src/values/value.ts";
import { count, numberOf, period, smallNumbers } from "./fixtures.ts";

const question = (form: TargetForm): TargetQuestion => ({
  setting: { indicator: "syv-victims", year: period("2015/16"), form },
  subject: { indicator: "syv-victims", area: "hackney", unit: "victims", polarity: "lower" },
  bases: { previous: count("2014/15", 269) },
  improved: false,
  rag: { policy: "within-5-percent" },
  smallNumbers,
});
const judge = (form: TargetForm, more: Partial<TargetQuestion> = {}) =>
  judgeTarget({ ...question(form), actual: count("2015/16", 253), ...more });
const minus12: TargetForm = { kind: "change-on-previous-year", percent: -12 };

describe("a target on last year", () => {
  it("is missed by 17 when 253 meets at most 236.72", () => {
    const target = judge(minus12);
    expect(numberOf(target.target)).toBeCloseTo(236.72, 10);
    expect(numberOf(target.limit)).toBe(236);
    expect(numberOf(target.gap)).toBe(17);
    expect(numberOf(target.statedPercent)).toBe(-12);
    expect(numberOf(target.actualPercent)).toBeCloseTo(-5.947955, 6);
    expect(target).toMatchObject({ status: "missed", bound: "at-most", mode: "year-end", rag: "red", nearMiss: false });
  });

  it("is met at the limit and missed one above it", () => {
    expect(judge(minus12, { actual: count("2015/16", 236) })).toMatchObject({ status: "met", rag: "green" });
    const missed = judge(minus12, { actual: count("2015/16", 237) });
    expect(missed).toMatchObject({ status: "missed", rag: "amber", nearMiss: true });
    expect(numberOf(missed.gap)).toBe(1);
  });

  it("is open where late records, as many as last year's, would turn it", () => {
    const late = { former: count("2014/15", 250), now: count("2014/15", 269) };
    const met = (actual: number) => judge(minus12, { actual: count("2015/16", actual), late });
    // 230 would become 247, and 219 no more than 235.6.
    expect(met(230)).toMatchObject({ status: "met", open: late });
    expect(met(219).open).toBeUndefined();
    expect(met(240)).toMatchObject({ status: "missed" });
    expect(met(240).open).toBeUndefined();
    const atLeast = judge({ kind: "at-least", count: 80 }, { actual: count("2015/16", 76), late });
    expect(atLeast).toMatchObject({ status: "missed", open: late });
  });

  it("does not lose a record to how computers hold fractions", () => {
    // 88% of 25 is 22 and 109% of 300 is 327, whatever 0.88 and 1.09 become.
    const of = (base: number, percent: number) =>
      numberOf(
        judge({ kind: "change-on-previous-year", percent }, { bases: { previous: count("2014/15", base) } }).limit,
      );
    expect(of(25, -12)).toBe(22);
    expect(of(300, 9)).toBe(327);
    for (let base = 0; base <= 400; base++) expect(of(base, -10)).toBe(Math.floor((base * 9) / 10));
  });

  it("keeps the agreed baseline when the system now shows another", () => {
    const target = judge(
      { kind: "change-on-previous-year", percent: -12, baselineCount: 269 },
      { bases: { previous: count("2014/15", 271) } },
    );
    expect(numberOf(target.baselineAgreed)).toBe(269);
    expect(numberOf(target.baselineNow)).toBe(271);
    expect(target.baselineRevised).toBe(true);
    expect(numberOf(target.limit)).toBe(236);
    expect(target.baselineAgreed?.id).toBe("syv-victims/hackney/fy2014-15/agreed-baseline");
  });

  it("is judged on a frozen baseline even when last year is not known", () => {
    const target = judge(
      { kind: "change-on-previous-year", percent: -12, baselineCount: 269 },
      { bases: { previous: absentCount("2014/15", "missing") } },
    );
    expect(target.status).toBe("missed");
    expect(judge(minus12, { bases: { previous: absentCount("2014/15", "missing") } })).toMatchObject({
      status: "not-available",
      notAvailableBecause: "baseline",
      rag: "grey",
    });
  });

  it.each(["incomplete", "missing", "suppressed"] as const)("is not met by a year that is %s", (state) => {
    const target = judge(minus12, { actual: absentCount("2015/16", state) });
    expect(target).toMatchObject({ status: "not-available", notAvailableBecause: "actual", rag: "grey" });
    expect(target.gap?.value.state).toBe(state);
  });

  it("is worked out, and not judged, before its year begins", () => {
    const target = judgeTarget({
      ...question({ kind: "change-on-previous-year", percent: -11 }),
      bases: { previous: count("2014/15", 253) },
    });
    expect(numberOf(target.limit)).toBe(225);
    expect(target).toMatchObject({ mode: "not-started", status: "not-available", notAvailableBecause: "not-started" });
  });
});

describe("a target on a fixed baseline", () => {
  const gun: TargetForm = { kind: "change-on-baseline", percent: -20, baseline: period("2012/13") };
  const target = judge(gun, {
    bases: { previous: count("2014/15", 12), baseline: count("2012/13", 26) },
    actual: absentCount("2015/16", "missing"),
  });

  it("is at most 20 for 20% below 26, and 8 more than last year's 12", () => {
    expect(numberOf(target.target)).toBeCloseTo(20.8, 10);
    expect(numberOf(target.limit)).toBe(20);
    expect(numberOf(target.onPreviousYear?.difference)).toBe(8);
    expect(numberOf(target.onPreviousYear?.percent)).toBeCloseTo(73.3333, 4);
  });

  it("asks for its footnote, since a reduction reads as a rise, and warns of low numbers", () => {
    expect(target).toMatchObject({ onPreviousYear: { rises: true }, lowNumbers: true, status: "not-available" });
  });

  it("needs no footnote where it is a fall on last year too", () => {
    const falls = judge(gun, { bases: { previous: count("2014/15", 30), baseline: count("2012/13", 26) } });
    expect(falls.onPreviousYear?.rises).toBe(false);
  });

  it("is judged by the count, not by the sign", () => {
    const bases = { previous: count("2014/15", 11), baseline: count("2012/13", 26) };
    expect(judge(gun, { bases, actual: count("2015/16", 19) })).toMatchObject({ status: "met" });
    expect(judge(gun, { bases, actual: count("2015/16", 21) })).toMatchObject({ status: "missed" });
  });
});

describe("absolute targets", () => {
  it("meets at least 80 at 80", () => {
    const form: TargetForm = { kind: "at-least", count: 80 };
    expect(judge(form, { actual: count("2015/16", 80) })).toMatchObject({ status: "met", bound: "at-least" });
    const short = judge(form, { actual: count("2015/16", 77) });
    expect(short).toMatchObject({ status: "missed", rag: "amber" });
    expect(numberOf(short.gap)).toBe(3);
    expect(judge(form, { actual: count("2015/16", 70) }).rag).toBe("red");
  });

  it("meets at most 12 at 12", () => {
    expect(judge({ kind: "at-most", count: 12 }, { actual: count("2015/16", 12) }).status).toBe("met");
  });

  it("prints a state for what has no number", () => {
    for (const state of ["to-be-confirmed", "not-set", "see-elsewhere"] as const) {
      expect(judge({ kind: "state", state })).toMatchObject({ status: state, rag: "grey" });
    }
  });
});

describe("colours", () => {
  const off = (actual: number, policy: RagSettings["policy"], improved = false) =>
    judge({ kind: "at-most", count: 100 }, { actual: count("2015/16", actual), rag: { policy }, improved }).rag;

  it("turns red beyond 5% by default", () => {
    expect([100, 101, 105, 106].map((actual) => off(actual, "within-5-percent"))).toEqual([
      "green",
      "amber",
      "amber",
      "red",
    ]);
  });

  it("can ask for 10% and no improvement on the same quarter last year", () => {
    const policy = "ten-percent-and-not-improved";
    expect([110, 111].map((actual) => off(actual, policy))).toEqual(["amber", "red"]);
    expect(off(150, policy, true)).toBe("amber");
  });

  it("takes a partnership's own rules", () => {
    const own = { amberWithinPercent: 1, redOnlyIfNotImproved: false };
    expect([101, 102].map((actual) => off(actual, own))).toEqual(["amber", "red"]);
  });

  it("has no amber under 20, and no colour where fewer is neither better nor worse", () => {
    const small: TargetForm = { kind: "at-most", count: 19 };
    expect(judge(small, { actual: count("2015/16", 20) }).rag).toBe("red");
    const neutral = { indicator: "syv-victims", area: "hackney", unit: "victims", polarity: "neutral" } as const;
    expect(judge(minus12, { subject: neutral })).toMatchObject({ status: "missed", rag: "none" });
  });

  it("asks for a corrective action where the settings do", () => {
    const rag: RagSettings = { policy: "within-5-percent", redNeeds: "corrective-action" };
    expect(judge(minus12, { rag })).toMatchObject({ rag: "red", needsAction: true });
    expect(judge(minus12).needsAction).toBe(false);
  });
});

function absentCount(when: string, state: "incomplete" | "missing" | "suppressed") {
  return count(when, absent(state));
}
