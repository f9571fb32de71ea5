import { describe, expect, it } from "vitest";
import { concentrationOf, hotspotsOf } from "../../src/analysis/concentration.ts";
import { selectAreas } from "../../src/analysis/selection.ts";
import type { Figure } from "../../src/values/figure.ts";
import { absent, numberValue, type Value } from "../../src/values/value.ts";
import { numberOf, period } from "./fixtures.ts";

const figure = (area: string, value: number | Value, measure = "count"): Figure => ({
  id: `violence/${area}/fy2005-06/${measure}`,
  value: typeof value === "number" ? numberValue(value) : value,
  unit: measure === "rate" ? "per-1,000" : "offences",
  method: measure === "rate" ? "rate" : "count",
  inputs: [],
});
const figures = (values: Readonly<Record<string, number | Value>>, measure = "count") =>
  new Map(Object.entries(values).map(([area, value]) => [area, figure(area, value, measure)]));
const universe = ["a", "b", "c", "d", "e"].map((area) => ({ area }));
const counts = figures({ a: 10, b: 40, c: 40, d: 25, e: 5 });
const rates = figures({ a: 9, b: 7, c: 7, d: 7, e: 2 }, "rate");
const byRate = { stratum: "night-time", wanted: 2, measures: rates, counts };
const ask = (question: Partial<Parameters<typeof selectAreas>[0]> = {}) =>
  selectAreas({ universe, expected: 5, period: period("2005/06"), strata: [byRate], ...question });

describe("choosing wards", () => {
  it("takes the first by the measure, the greater count deciding ties, with both ranks", () => {
    const [stratum] = ask().strata;
    expect(
      stratum?.chosen.map(({ area, measureRank, countRank, tiedWith }) => [
        area,
        numberOf(measureRank),
        numberOf(countRank),
        tiedWith,
      ]),
    ).toEqual([
      ["a", 1, 4, []],
      ["b", 2, 1, ["c", "d"]],
    ]);
    // c has the rate and the count of b: only its name decided.
    expect(stratum?.tiedAtCutOff).toEqual(["c"]);
    expect(numberOf(stratum?.cutOff)).toBe(7);
  });

  it("chooses by strata, and no area twice", () => {
    const guns = { stratum: "guns", wanted: 1, measures: figures({ a: 9, b: 1, c: 0, d: 8, e: 0 }), counts };
    expect(ask({ strata: [byRate, guns] }).strata.map(({ chosen }) => chosen.map(({ area }) => area))).toEqual([
      ["a", "b"],
      ["d"],
    ]);
  });

  it("chooses nothing out of a list of the wrong size", () => {
    const found = ask({ expected: 624 });
    expect(found.universe).toEqual({ state: "wrong-size", expected: 624, found: 5, lacking: [] });
    expect(found.strata).toEqual([]);
    expect(ask({ universe: [...universe, { area: "a" }] }).universe.state).toBe("wrong-size");
  });

  it("chooses nothing where a ward has no figure, and names it", () => {
    const found = ask({ strata: [{ ...byRate, counts: figures({ a: 1, b: 1, c: absent("missing"), d: 1, e: 1 }) }] });
    expect(found.universe).toMatchObject({ state: "figures-missing", lacking: ["c"] });
  });

  it("chooses nothing out of wards of two versions", () => {
    const mixed = [...universe.slice(0, 4), { area: "e", validFrom: "2005-09-01" }];
    expect(ask({ universe: mixed }).universe).toMatchObject({ state: "versions-mixed", lacking: ["e"] });
  });
});

describe("concentration", () => {
  const units = (values: readonly number[]) =>
    values.map((value, index) => {
      const area = `e0100${String(index).padStart(4, "0")}`;
      return { area, figure: figure(area, value) };
    });

  it("is the share of the top few percent of all units, those without crime among them", () => {
    // 40 units, 2 of which are 5%: 30 and 20 of 100.
    const values = [30, 20, 10, ...Array.from({ length: 20 }, () => 2), ...Array.from({ length: 17 }, () => 0)];
    const found = concentrationOf("violence/hackney/fy2005-06/count", units(values));
    expect([found?.units, found?.top.length, numberOf(found?.share.share)]).toEqual([40, 2, 50]);
    expect(found?.share.share.id).toBe("violence/hackney/fy2005-06/share:concentration");
  });

  it("rounds the number of units up, and is none where a unit is not known", () => {
    expect(concentrationOf("violence/hackney/fy2005-06/count", units([1, 2, 3]))?.top.length).toBe(1);
    const unknown = [{ area: "x", figure: figure("x", absent("missing")) }];
    expect(concentrationOf("violence/hackney/fy2005-06/count", unknown)).toBeUndefined();
  });

  it("persists where a unit is among the first in most years, ties for the last place included", () => {
    const year = (name: string, values: Readonly<Record<string, number>>) => ({
      year: name,
      units: Object.entries(values).map(([area, value]) => ({ area, figure: figure(area, value) })),
    });
    const found = hotspotsOf(
      [
        year("2012/13", { a: 9, b: 5, c: 5, d: 1 }),
        year("2013/14", { a: 9, b: 1, c: 5, d: 8 }),
        year("2014/15", { a: 1, b: 9, c: 5, d: 0 }),
      ],
      2,
      2,
    );
    expect(found.compared).toEqual(["2012/13", "2013/14", "2014/15"]);
    expect(found.persistent).toEqual([
      { area: "a", years: ["2012/13", "2013/14"] },
      { area: "b", years: ["2012/13", "2014/15"] },
      { area: "c", years: ["2012/13", "2014/15"] },
    ]);
  });
});
