import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beforeAfter, clusterOf, type PlaceWeek, windowsAround } from "../../src/analysis/before-after.ts";
import { overlapOf, partsAgainst, pointsBetween, ratioOf } from "../../src/analysis/overlap.ts";
import { accelerationOf, indexed, meanOf, segmentsOf } from "../../src/analysis/series-shape.ts";
import type { Total } from "../../src/analysis/totals.ts";
import type { Figure } from "../../src/values/figure.ts";
import { countId } from "../../src/values/figure-book.ts";
import { financialYear, weeks } from "../../src/values/period.ts";
import { absent, numberValue, type Value } from "../../src/values/value.ts";
import { count, numberOf, period, rules } from "./fixtures.ts";

/** Totals of consecutive financial years. */
const years = (first: number, values: readonly (number | Value)[]): Total[] =>
  values.map((value, index) => {
    const year = financialYear(first + index);
    const label = `${first + index}/${String((first + index + 1) % 100).padStart(2, "0")}`;
    return { period: year, figure: count(label, value, "offences") };
  });

const of = (indicator: string, when: string, value: number | Value): Figure => ({
  id: countId({ indicator, area: "hackney", period: period(when) }),
  value: typeof value === "number" ? numberValue(value) : value,
  unit: "offences",
  method: "count",
  inputs: [],
});

describe("turning points", () => {
  // Burglary: down to 2011/12, up for two years, down again.
  const burglary = [4800, 4300, 3900, 3500, 3300, 3000, 2800, 2500, 2300, 2208, 2551, 2886, 2520];

  it("cut a series into its falls and rises", () => {
    const found = segmentsOf(years(2002, burglary), rules(1));
    expect(
      found?.segments.map(({ direction, steps, change }) => [
        direction,
        steps,
        change.from.id.split("/")[2],
        change.to.id.split("/")[2],
        Math.round((numberOf(change.percent) ?? 0) * 10) / 10,
      ]),
    ).toEqual([
      ["fall", 9, "fy2002-03", "fy2011-12", -54],
      ["rise", 2, "fy2011-12", "fy2013-14", 30.7],
      ["fall", 1, "fy2013-14", "fy2014-15", -12.7],
    ]);
    expect(numberOf(found?.endToEnd.percent)).toBeCloseTo(-47.5, 9);
  });

  it("are none where the series only wavers", () => {
    const found = segmentsOf(years(2002, [4800, 4300, 4400, 3900, 3950, 3500]), rules(1));
    expect(found?.segments.map(({ direction, steps }) => [direction, steps])).toEqual([["fall", 5]]);
  });

  it("never lie across a gap", () => {
    const found = segmentsOf(years(2002, [100, absent("missing"), 300, 200]), rules(1));
    expect(found?.segments.map(({ change }) => change.from.id)).toEqual(["syv-victims/hackney/fy2004-05/count"]);
  });

  it("join: each segment begins where the one before ends, and their differences add up to the whole", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 14 }), (values) => {
        const found = segmentsOf(years(2002, values), rules(1));
        const segments = found?.segments ?? [];
        for (const [index, segment] of segments.entries())
          if (index > 0) expect(segment.change.from.id).toBe(segments[index - 1]?.change.to.id);
        const sum = segments.reduce((total, { change }) => total + (numberOf(change.difference) ?? 0), 0);
        expect(sum).toBe(numberOf(found?.endToEnd.difference));
        expect(segments.reduce((total, { steps }) => total + steps, 0)).toBe(values.length - 1);
      }),
    );
  });
});

describe("acceleration", () => {
  it("is a run whose newest step is the greatest", () => {
    // Pedal cycles: +24, +31, +145.
    const found = accelerationOf(years(2011, [60, 84, 115, 260]), []);
    expect(found).toMatchObject({ direction: "rise", steps: 3, accelerated: true });
    expect([found?.latestStep, found?.greatestBefore].map(numberOf)).toEqual([145, 31]);
  });

  it("is none where the newest step is smaller, or the first of its kind", () => {
    expect(accelerationOf(years(2011, [60, 84, 115, 130]), [])?.accelerated).toBe(false);
    expect(accelerationOf(years(2011, [84, 60, 115]), [])).toBeUndefined();
  });
});

describe("means and indices", () => {
  it("of several years need every one of them", () => {
    const found = meanOf([of("noise", "2013/14", 8700), of("noise", "2014/15", 8600), of("noise", "2015/16", 8500)]);
    expect(numberOf(found?.mean)).toBe(8600);
    expect(found?.mean.id).toBe("noise/hackney/fy2015-16/mean:of-3-years");
    const gap = meanOf([of("noise", "2014/15", absent("incomplete")), of("noise", "2015/16", 8500)]);
    expect(gap?.mean.value.state).toBe("incomplete");
  });

  it("make the first of a series 100", () => {
    const found = indexed([of("a", "2013/14", 200), of("a", "2014/15", 150), of("a", "2015/16", absent("missing"))]);
    expect(found.map((figure) => numberOf(figure) ?? figure.value.state)).toEqual([100, 75, "missing"]);
  });
});

describe("two series of one kind", () => {
  it("almost as many, and closer than they were", () => {
    const [nonResidential, residential] = [
      [872, 1092, 1266, 1188],
      [1336, 1459, 1620, 1332],
    ].map((values, kind) =>
      years(2011, values).map(({ figure }) => ({ ...figure, id: figure.id.replace("syv-victims", `kind-${kind}`) })),
    );
    const found = ratioOf(nonResidential ?? [], residential ?? []);
    expect(numberOf(found.latest)).toBeCloseTo(1188 / 1332, 12);
    expect([found.verdict, found.movement]).toEqual(["almost-as-many", "closer"]);
    expect(found.latest.inputs).toEqual(["kind-0/hackney/fy2014-15/count", "kind-1/hackney/fy2014-15/count"]);
  });

  it.each([
    [101, 100, "as-many"],
    [130, 100, "more"],
    [84, 100, "fewer"],
    [49, 100, "far-fewer"],
    [5, 0, "not-compared"],
  ] as const)("%i to %i: %s", (one, other, verdict) => {
    expect(ratioOf([of("a", "2014/15", one)], [of("b", "2014/15", other)]).verdict).toBe(verdict);
  });
});

describe("an overlap", () => {
  it("has two denominators, and says which", () => {
    // 61 of 100 knife crimes are robberies; of 400 robberies they are 15.25%.
    const found = overlapOf(
      of("knife-robbery", "2017/18", 61),
      of("knife", "2017/18", 100),
      of("robbery", "2017/18", 400),
    );
    expect([found.ofFirst.share, found.ofSecond.share].map(numberOf)).toEqual([61, 15.25]);
    expect(found.ofFirst.share.id).toBe("knife-robbery/hackney/fy2017-18/share:of-knife");
    expect(found.ofSecond.share.inputs[1]).toBe("robbery/hackney/fy2017-18/count");
  });
});

describe("parts", () => {
  it("that do not add up to their total are noted and not mended: 91 and 52 against 142", () => {
    const found = partsAgainst(of("total", "2014/15", 142), [of("a", "2014/15", 91), of("b", "2014/15", 52)]);
    expect([numberOf(found.sum), numberOf(found.difference), found.verdict]).toEqual([143, -1, "differ"]);
    expect(numberOf(found.total)).toBe(142);
  });

  it("that do agree, and parts that are not all known are not judged", () => {
    const total = of("total", "2014/15", 94);
    expect(partsAgainst(total, [of("a", "2014/15", 39), of("b", "2014/15", 55)]).verdict).toBe("agree");
    expect(partsAgainst(total, [of("a", "2014/15", 39), of("b", "2014/15", absent("missing"))]).verdict).toBe(
      "not-compared",
    );
  });
});

describe("percentage points", () => {
  it("are never percent: from 50% to 10% is 40 points down, and 80% down", () => {
    const percent = (when: string, value: number): Figure => ({ ...of("breaches", when, value), unit: "percent" });
    const { points, relative } = pointsBetween(percent("2013/14", 50), percent("2014/15", 10), "previous-year");
    expect([numberOf(points), points.unit]).toEqual([-40, "percentage-points"]);
    expect([numberOf(relative), relative.unit]).toEqual([-80, "percent"]);
  });
});

describe("before and after", () => {
  it("takes windows of equal whole weeks, no longer than the data", () => {
    const held = { from: "2015-01-01", to: "2015-03-20" };
    expect(windowsAround("2015-03-01", held)).toEqual({
      before: expect.objectContaining({ start: "2015-02-15", end: "2015-02-28" }),
      after: expect.objectContaining({ start: "2015-03-01", end: "2015-03-14" }),
    });
    expect(windowsAround("2015-03-16", held)).toBeUndefined();
    expect(windowsAround("2015-03-01", { from: "2010-01-01", to: "2019-01-01" }, 4)?.after.end).toBe("2015-03-28");
  });

  it("gives the same windows a year earlier beside, since a season is no effect", () => {
    const windows = windowsAround("2015-03-01", { from: "2015-01-01", to: "2015-03-20" });
    if (!windows) throw new Error("no windows");
    const at = (id: string, value: number): Figure => ({
      ...of("burglary", "2014/15", value),
      id: `burglary/place/${id}/count`,
    });
    const found = beforeAfter(
      windows,
      { before: at(windows.before.id, 80), after: at(windows.after.id, 40) },
      rules(1),
      { before: at("2014-02-15..2014-02-28", 80), after: at("2014-03-01..2014-03-14", 78) },
    );
    expect([numberOf(found.change.percent), found.change.exposure.equal]).toEqual([-50, true]);
    expect(numberOf(found.yearBefore?.percent)).toBeCloseTo(-2.5, 9);
  });
});

describe("a spate in one ward in one week", () => {
  const week = weeks("2014-09-20");
  const cell = (area: string, value: number, end = "2014-09-20"): PlaceWeek => ({
    area,
    week: weeks(end),
    figure: { ...of("fires", "2014/15", value), id: `fires/${area}/1w-to-${end}/count` },
  });
  const quiet = Array.from({ length: 200 }, (_, index) =>
    cell(`ward-${index % 20}`, index % 3 === 0 ? 1 : 0, "2014-10-04"),
  );

  it("is all of a rise: the other 87 compare with 93", () => {
    const counts = { from: of("fires", "2013/14", 93), to: of("fires", "2014/15", 94) };
    const found = clusterOf(counts, [cell("haggerston", 7), ...quiet], "previous-year", rules(1));
    expect(found).toMatchObject({ area: "haggerston", week: { id: week.id }, standsOut: true });
    expect([numberOf(found?.cluster), numberOf(found?.rest)]).toEqual([7, 87]);
    expect([found?.all.direction, found?.without.direction, found?.without.evidence]).toEqual([
      "more",
      "fewer",
      "not-clear",
    ]);
    expect(found?.rest.inputs).toEqual([counts.to.id, "fires/haggerston/1w-to-2014-09-20/count"]);
  });

  it("does not stand out where it is one of many alike", () => {
    const counts = { from: of("fires", "2013/14", 93), to: of("fires", "2014/15", 94) };
    expect(clusterOf(counts, [cell("haggerston", 2), ...quiet], "previous-year", rules(1))?.standsOut).toBe(false);
  });
});
