import { describe, expect, it } from "vitest";
import { shareOf } from "../../src/analysis/rates.ts";
import { shareEvidence } from "../../src/analysis/share-change.ts";
import {
  expectedScore,
  groupScore,
  lowCountScore,
  shareScore,
  sinceScore,
  stockScore,
} from "../../src/analysis/stands-out.ts";
import type { ChangeFinding } from "../../src/values/change-findings.ts";
import type { GroupRatio, RateFinding, ShareFinding } from "../../src/values/comparison-findings.ts";
import type { Figure } from "../../src/values/figure.ts";
import { absent, numberValue } from "../../src/values/value.ts";

const figure = (value: number | "suppressed"): Figure =>
  ({ value: value === "suppressed" ? absent("suppressed", "small-count") : numberValue(value) }) as Figure;

const figureOf = (id: string, number: number): Figure => ({
  id: `${id}/hackney/fy2019-20/count`,
  value: numberValue(number),
  unit: "cases",
  method: "count",
  inputs: [],
});

describe("what a section found for page 1", () => {
  const ratio = (at: number, lower: number, upper: number, more: Partial<GroupRatio> = {}) =>
    groupScore({
      ratio: figure(at),
      lower: figure(lower),
      upper: figure(upper),
      lowNumbers: false,
      interval: "log",
      ...more,
    } as GroupRatio);

  it.each([
    ["three times the rate, and sure of it", ratio(3, 1.85, 4.87), 50],
    ["a third of it, which stays in its section", ratio(1 / 3, 1 / 4.87, 1 / 1.85), undefined],
    // 1.3 over 1.02 is 1.27; to the power 1.314 it is 1.37, so that the 99% interval begins at 0.95.
    ["clear at 95% and not at 99%", ratio(1.3, 1.02, 1.66), undefined],
    ["a little more, and sure of it", ratio(1.2, 1.1, 1.31), 40],
    ["low numbers", ratio(3, 1.85, 4.87, { lowNumbers: true }), undefined],
    ["an exact interval, made where a count is 0", ratio(3, 1.85, 4.87, { interval: "exact" }), undefined],
    ["a withheld ratio", ratio(3, 1.85, 4.87, { ratio: figure("suppressed") }), undefined],
  ])("weighs a ratio of two groups: %s", (_name, score, expected) => {
    if (expected === undefined) expect(score).toBeUndefined();
    else expect(score).toBeCloseTo(expected, 9);
  });

  it("weighs a share that is clearly another by the test of two proportions", () => {
    const share = (part: number, whole: number): ShareFinding =>
      shareOf(figureOf("part", part), figureOf("whole", whole));
    const score = (then: ShareFinding, now: ShareFinding) => shareScore(then, now, shareEvidence(then, now));
    // z is 3.3 of 42% and 58% of 200 each, and 2.2 of 42% and 53%.
    expect(score(share(84, 200), share(116, 200))).toBeCloseTo(25 + 16, 9);
    expect(score(share(84, 200), share(106, 200))).toBeUndefined();
    expect(shareEvidence(share(84, 200), share(106, 200))).toBe("clear-95");
    expect(shareEvidence(share(96, 224), share(90, 201))).toBe("not-clear");
    expect(shareEvidence(share(84, 200), share(0, 0))).toBe("not-tested");
    // Half a percentage point is never clear, of however many.
    expect(shareEvidence(share(500_000, 1_000_000), share(505_000, 1_000_000))).toBe("not-clear");
  });

  it("weighs a change since an event that is clear at 99% alone", () => {
    const since = (evidence: ChangeFinding["evidence"]) =>
      sinceScore({ evidence, percent: figure(-24) } as ChangeFinding);
    expect(since("clear-99")).toBe(37);
    expect([since("clear-95"), since("not-clear"), since("not-tested")]).toEqual([undefined, undefined, undefined]);
  });

  it("weighs a rate whose 99% interval leaves out what is expected", () => {
    const rate = (at: number, lower: number, upper: number) =>
      expectedScore({ rate: figure(at), lower: figure(lower), upper: figure(upper) } as RateFinding, 40);
    expect(rate(48, 44.4, 52)).toBe(30);
    expect(rate(32, 29, 35)).toBe(30);
    expect(rate(44, 40.1, 48.2)).toBeUndefined();
    expect(rate(40, 37, 43)).toBeUndefined();
  });

  it.each([
    // 26 apart, where 2.576 × √86 is 23.9.
    [56, 30, 10],
    [30, 56, 10],
    [53, 30, undefined],
    [4, 7, undefined],
    [9, 0, undefined],
    ["suppressed", 30, undefined],
  ] as const)("weighs numbers at a date: %s against %s", (newest, earlier, expected) => {
    expect(stockScore(figure(newest), figure(earlier))).toBe(expected);
  });

  it.each([
    // 11 apart, where 1.96 × √23 is 9.4; 10 apart, where 1.96 × √48 is 13.6.
    [17, 6, 5],
    [29, 19, undefined],
    [12, 3, undefined],
    ["suppressed", 30, undefined],
  ] as const)("weighs low counts: %s against %s", (to, from, expected) => {
    expect(lowCountScore({ to: figure(to), from: figure(from) })).toBe(expected);
  });
});
