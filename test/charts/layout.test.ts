import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colourAt, contrast, wordsOn } from "../../src/charts/grid-colours.ts";
import { mergeNear, placeInLanes } from "../../src/charts/lanes.ts";
import { decimalsFor, formatNumber, formatSigned } from "../../src/charts/numbers.ts";
import { zeroBasedScale } from "../../src/charts/scale.ts";
import { spread } from "../../src/charts/spread.ts";
import { loadTextMetrics } from "../../src/charts/text-metrics.ts";
import { timeAxis } from "../../src/charts/time-axis.ts";

describe("numbers", () => {
  it("have thousands commas, a true minus and a plus for rises", () => {
    expect([1234567, -1234.5, 0, 999].map((number) => formatNumber(number))).toEqual([
      "1,234,567",
      "−1,235",
      "0",
      "999",
    ]);
    expect([12, -12, 0].map((number) => formatSigned(number))).toEqual(["+12", "−12", "0"]);
    expect(formatNumber(-0.04, 1)).toBe("0.0");
    expect(formatSigned(0.04, 1)).toBe("0.0");
  });

  it("have decimals where they are small and not whole", () => {
    expect(decimalsFor([3, 12])).toBe(0);
    expect(decimalsFor([3.25, 12])).toBe(1);
    expect(decimalsFor([0.25])).toBe(2);
    expect(decimalsFor([0.25, 2.5])).toBe(1);
    expect(decimalsFor([1234.5])).toBe(0);
  });
});

describe("a value scale", () => {
  it("begins at zero, reaches the largest number and has few round ticks", () => {
    expect(zeroBasedScale([3, 7, 12])).toEqual({ max: 15, ticks: [0, 5, 10, 15], decimals: 0 });
    expect(zeroBasedScale([2])).toEqual({ max: 2, ticks: [0, 1, 2], decimals: 0 });
    expect(zeroBasedScale([0.31]).decimals).toBe(1);
    expect(zeroBasedScale([])).toEqual({ max: 1, ticks: [0, 1], decimals: 0 });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), (largest) => {
        const { max, ticks } = zeroBasedScale([largest]);
        expect(ticks[0]).toBe(0);
        expect(max).toBeGreaterThanOrEqual(largest * (1 - 1e-9));
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(8);
        expect(ticks.at(-1)).toBeCloseTo(max, 6);
      }),
    );
  });
});

describe("labels beside lines", () => {
  it("are moved apart as little as needed, and kept inside", () => {
    expect(spread([10, 50, 90], 17, 0, 100)).toEqual([10, 50, 90]);
    expect(spread([50, 50], 10, 0, 100)).toEqual([50, 60]);
    expect(spread([98, 99], 10, 0, 100)).toEqual([90, 100]);
    expect(spread([60, 20, 61], 10, 0, 100)).toEqual([60, 20, 70]);
  });
});

describe("labels of events", () => {
  it("stand right of their rule, left of it at the edge, in lanes when they would meet", () => {
    const frame = { left: -30, right: 300 };
    expect(placeInLanes([{ x: 10, width: 80 }], frame)).toEqual([{ side: "right", lane: 0, from: 15, to: 95 }]);
    expect(placeInLanes([{ x: 290, width: 80 }], frame)).toEqual([{ side: "left", lane: 0, from: 205, to: 285 }]);
    const near = placeInLanes(
      [
        { x: 290, width: 80 },
        { x: 293, width: 90 },
      ],
      frame,
    );
    expect(near.map((place) => place.side)).toEqual(["left", "left"]);
    expect(new Set(near.map((place) => place.lane)).size).toBe(2);
  });

  it("share a rule when theirs are too near to tell apart", () => {
    expect(mergeNear([10, 11.6, 40])).toEqual([10, 10, 40]);
  });
});

describe("a time axis", () => {
  it("puts 20 and 23 March into one month, three days apart", async () => {
    const axis = timeAxis("2019-04", "2020-03", 600, await loadTextMetrics());
    expect(axis.months).toHaveLength(12);
    expect(axis.middle("2020-03")).toBe(11.5);
    expect(axis.at("2020-03-01")).toBe(11);
    expect((axis.at("2020-03-23") ?? 0) - (axis.at("2020-03-20") ?? 0)).toBeCloseTo(3 / 31, 9);
    expect(axis.at("2020-04-01")).toBeUndefined();
    expect(axis.labels.map((label) => label.text)).toContain("2019/20");
  });

  it("names months where they fit, quarters where those fit, and years always", async () => {
    const metrics = await loadTextMetrics();
    const texts = (from: string, to: string, width: number) =>
      timeAxis(from, to, width, metrics).labels.map((label) => label.text);
    expect(texts("2019-04", "2020-03", 600)).toContain("Apr");
    expect(texts("2017-04", "2020-03", 540)).toEqual([
      "Q1",
      "Q2",
      "Q3",
      "Q4",
      "Q1",
      "Q2",
      "Q3",
      "Q4",
      "Q1",
      "Q2",
      "Q3",
      "Q4",
      "2017/18",
      "2018/19",
      "2019/20",
    ]);
    expect(texts("2012-04", "2020-03", 300)).toEqual(["2013/14", "2015/16", "2017/18", "2019/20"]);
  });
});

describe("words on a shaded cell", () => {
  it("reach 4.5 to 1 at every shade", () => {
    for (let share = 0; share <= 1; share += 0.01) {
      const ink = wordsOn(share) === "#000000" ? ([0, 0, 0] as const) : ([255, 255, 255] as const);
      expect(contrast(colourAt(share), ink)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("measured text", () => {
  it("knows the embedded font's widths: narrow letters are narrow, bold ones wider, figures equal", async () => {
    const metrics = await loadTextMetrics();
    expect(metrics.width("iiii", 13)).toBeLessThan(metrics.width("mmmm", 13) / 2);
    expect(metrics.width("Mean", 13, 600)).toBeGreaterThan(metrics.width("Mean", 13));
    expect(metrics.width("1111", 13)).toBeCloseTo(metrics.width("8888", 13), 9);
    expect(metrics.width("Ž", 10)).toBeGreaterThan(3);
    expect(metrics.width("▲", 10)).toBe(10);
  });

  it("breaks at spaces and nowhere else", async () => {
    const metrics = await loadTextMetrics();
    expect(metrics.wrap("one two three", 1000, 13)).toEqual(["one two three"]);
    expect(metrics.wrap("one two three", 40, 13)).toEqual(["one", "two", "three"]);
    expect(metrics.wrap("", 40, 13)).toEqual([]);
  });
});
