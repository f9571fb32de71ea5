import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LevelAt, type MeasuredRules, measuredChange } from "../../src/analysis/measured-change.ts";
import { levelOf } from "../../src/analysis/measured-level.ts";
import type { Figure } from "../../src/values/figure.ts";
import { type CountRequest, countId, FigureBook } from "../../src/values/figure-book.ts";
import type { MeasuredChange } from "../../src/values/measured-findings.ts";
import { absent, numberValue } from "../../src/values/value.ts";
import { numberOf, period, smallNumbers } from "./fixtures.ts";

const rules: MeasuredRules = { measured: "share", polarity: "higher", breaks: [], smallNumbers, byNow: false };

/** A share of 2018/19 or 2019/20, as measuring gives it, with undecided records of its whole. */
function share(when: string, part: number, whole: number, undecided = 0): LevelAt {
  const request = (indicator: string, measure?: CountRequest["measure"]): CountRequest => ({
    indicator,
    area: "hackney",
    period: period(when),
    ...(measure ? { measure } : {}),
  });
  const counted = (of: CountRequest, number: number): Figure => ({
    id: countId(of),
    value: numberValue(number),
    unit: "visits",
    method: of.measure === "unknown" ? "unknown" : "count",
    inputs: [],
  });
  const own = request("breach-share", "share");
  const [some, all] = [counted(request("breaches"), part), counted(request("visits"), whole)];
  const unknown = [counted(request("breaches", "unknown"), 0), counted(request("visits", "unknown"), undecided)];
  const value = whole === 0 ? absent("undefined", "base-0") : numberValue((100 * part) / whole);
  const figure: Figure = { id: countId(own), value, unit: "percent", method: "share", inputs: [some.id, all.id] };
  return { level: levelOf(new FigureBook([figure, some, all]), "share", own, smallNumbers), unknown };
}

const change = (from: readonly [number, number], to: readonly [number, number], more: Partial<MeasuredRules> = {}) =>
  measuredChange(share("2018/19", ...from), share("2019/20", ...to), { ...rules, ...more });

describe("a share on the one a year before", () => {
  it("is compared in percentage points, by the test of two proportions", () => {
    const found = change([120, 240], [72, 240]);
    expect(found).toMatchObject({ direction: "fewer", evidence: "clear-99", appraisal: "worse" });
    expect([numberOf(found.difference), found.difference.unit]).toEqual([-20, "percentage-points"]);
  });

  it("is not clear where it moved by less than a point, however many stand behind it", () => {
    expect(change([50_000, 100_000], [50_900, 100_000]).evidence).toBe("not-clear");
    expect(change([50_000, 100_000], [51_000, 100_000]).evidence).toBe("clear-99");
  });

  it("has no percentage and no verdict of fewer than 10, nor of nothing", () => {
    expect(change([5, 9], [90, 100])).toMatchObject({ direction: "not-compared", notTestedBecause: "no-number" });
    expect(change([5, 10], [90, 100]).direction).toBe("more");
    expect(change([0, 0], [90, 100]).from.figure.value.state).toBe("undefined");
  });

  it("is not compared across a break, nor judged by what has come of offences by now", () => {
    const breaks = [{ from: "2019-07-01", note: "Counted otherwise." }];
    expect(change([120, 240], [72, 240], { breaks })).toMatchObject({
      direction: "not-compared",
      notTestedBecause: "series-break",
    });
    expect(change([120, 240], [72, 240], { byNow: true })).toMatchObject({
      direction: "fewer",
      evidence: "not-tested",
      notTestedBecause: "late-records",
      appraisal: "neither",
    });
  });

  it("gets no verdict when more records of a side could not be decided, or had a category that nobody knew", () => {
    const moved = measuredChange(share("2018/19", 120, 240), share("2019/20", 72, 240, 20), rules);
    expect(moved).toMatchObject({ evidence: "not-tested", notTestedBecause: "unknown-share-moved" });
    const unmappedShare = ({ start }: { readonly start: string }): number => (start < "2019" ? 0 : 5);
    expect(change([120, 240], [72, 240], { unmappedShare }).notTestedBecause).toBe("unknown-share-moved");
  });

  const opposite = { more: "fewer", fewer: "more", same: "same", "not-compared": "not-compared" } as const;
  const pair = fc
    .integer({ min: 10, max: 400 })
    .chain((whole) => fc.integer({ min: 0, max: whole }).map((part) => [part, whole] as const));

  it("and its mirror get mirrored verdicts: the rest of the whole, and the years changed over", () => {
    const rest = ([part, whole]: readonly [number, number]) => [whole - part, whole] as const;
    const says = ({ direction, evidence }: MeasuredChange) => ({ direction, evidence });
    fc.assert(
      fc.property(pair, pair, (from, to) => {
        // At exactly a point the two ways of working it out may fall on either side.
        fc.pre(Math.abs(Math.abs((100 * from[0]) / from[1] - (100 * to[0]) / to[1]) - 1) > 1e-6);
        const { direction, evidence } = change(from, to);
        expect(says(change(rest(from), rest(to)))).toEqual({ direction: opposite[direction], evidence });
        expect(says(change(to, from))).toEqual({ direction: opposite[direction], evidence });
      }),
    );
  });

  it("has an interval that holds it, between none and all", () => {
    fc.assert(
      fc.property(pair, (one) => {
        const { figure, interval } = share("2019/20", ...one).level;
        const [lower, level, upper] = [interval?.lower, figure, interval?.upper].map((each) => numberOf(each) ?? -1);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(level).toBeGreaterThanOrEqual((lower ?? 0) - 1e-9);
        expect(level).toBeLessThanOrEqual((upper ?? 0) + 1e-9);
        expect(upper).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });
});
