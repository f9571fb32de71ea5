import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/analysis/arithmetic/expression.ts";
import { formulas } from "../../src/analysis/arithmetic/formulas.ts";
import { changeBetween } from "../../src/analysis/change.ts";
import { givenFigure } from "../../src/analysis/derive.ts";
import { figuresIn } from "../../src/analysis/figures-in.ts";
import { concernMarks, harmMarks, type Points, reached, volumeMarks } from "../../src/analysis/priorities/marks.ts";
import { priorityMatrix, type ThemeScores } from "../../src/analysis/priorities/matrix.ts";
import { placesOf, sensitivityOf, type ThemePoints, totalOf } from "../../src/analysis/priorities/order.ts";
import {
  comparisonScore,
  concernScore,
  controllabilityScore,
  harmScore,
  type Score,
  trendScore,
  volumeScore,
} from "../../src/analysis/priorities/scores.ts";
import { type Criterion, criteria } from "../../src/partnership/settings/priorities.ts";
import type { BenchmarkFinding } from "../../src/values/comparison-findings.ts";
import type { Figure } from "../../src/values/figure.ts";
import { absent, type Value } from "../../src/values/value.ts";
import { count, numberOf, period, rules } from "./fixtures.ts";

const of = { theme: "burglary", area: "hackney", period: period("2015/16") };
const points = ({ points: figure }: Score): number | undefined => numberOf(figure);
const percent = (value: number | Value): Figure =>
  typeof value === "number"
    ? givenFigure("burglary/hackney/fy2015-16/share-of-harm", "percent", "share", value)
    : { id: "burglary/hackney/fy2015-16/share-of-harm", unit: "percent", method: "share", inputs: [], value };
const change = (from: number | Value, to: number | Value) =>
  changeBetween({ from: count("2014/15", from), to: count("2015/16", to), comparison: "previous-year" }, rules(1));
const equal = Object.fromEntries(criteria.map((criterion) => [criterion, 1])) as Record<Criterion, number>;

describe("points by published marks", () => {
  // A year of 366 days: 2015/16 holds a 29 February.
  it.each([
    [0, 1],
    [52, 1],
    [53, 2],
    [365, 2],
    [366, 3],
    [1097, 3],
    [1098, 4],
    [3659, 4],
    [3660, 5],
  ])("volume of %d in 366 days: %d", (number, expected) => {
    expect(points(volumeScore(of, count("2015/16", number), 366))).toBe(expected);
  });

  it("takes a mark as reached on the spot, and never a point under 1 or over 5", () => {
    for (const marks of [volumeMarks, harmMarks, concernMarks]) {
      expect(marks.map((mark) => 1 + reached(mark, marks))).toEqual([2, 3, 4, 5]);
      expect(marks.map((mark) => 1 + reached(mark * 0.999, marks))).toEqual([1, 2, 3, 4]);
      expect(reached(0, marks)).toBe(0);
      expect(reached(1e9, marks)).toBe(4);
    }
  });

  it("the trend by how clear the change is, and never by a change within usual variation", () => {
    expect(points(trendScore(of, change(400, 600), "lower"))).toBe(5);
    expect(points(trendScore(of, change(600, 400), "lower"))).toBe(1);
    expect(points(trendScore(of, change(1000, 1100), "lower"))).toBe(4);
    expect(points(trendScore(of, change(1100, 1000), "lower"))).toBe(2);
    expect(points(trendScore(of, change(269, 253), "lower"))).toBe(3);
  });

  it("the comparison by level and change, each a point from the middle", () => {
    const against = (level: BenchmarkFinding["level"]["verdict"], verdict: BenchmarkFinding["verdict"]) =>
      ({
        level: { verdict: level, own: count("2015/16", 9), comparator: count("2015/16", 8) },
        verdict,
        own: { change: { percent: percent(1) } },
        comparatorChange: percent(2),
      }) as unknown as BenchmarkFinding;
    expect(points(comparisonScore(of, against("higher", "larger-rise"), "lower"))).toBe(5);
    expect(points(comparisonScore(of, against("higher", "similar"), "lower"))).toBe(4);
    expect(points(comparisonScore(of, against("lower", "fall-against-rise"), "lower"))).toBe(1);
    expect(points(comparisonScore(of, against("similar", "not-compared"), "lower"))).toBe(3);
    expect(points(comparisonScore(of, against("higher", "similar"), "higher"))).toBe(2);
    expect(comparisonScore(of, against("not-compared", "not-compared"), "lower").because).toBe("not-compared");
  });
});

describe("what is missing", () => {
  const missing = absent("missing");
  const withheld = absent("suppressed", "small-count");
  it.each([
    ["a count that is not held", volumeScore(of, count("2015/16", missing), 366), "no-figure"],
    ["a count that is withheld", volumeScore(of, count("2015/16", withheld), 366), "withheld"],
    ["a change without its earlier year", trendScore(of, change(missing, 40), "lower"), "no-figure"],
    ["a change that is withheld", trendScore(of, change(withheld, 40), "lower"), "withheld"],
    ["a change of what is neither better nor worse", trendScore(of, change(100, 200), "neutral"), "no-better-side"],
    ["no table of weights", harmScore(of, "no-table"), "no-table"],
    ["no weight of harm", harmScore(of, "no-weights"), "no-weights"],
    ["harm that is withheld", harmScore(of, percent(withheld)), "withheld"],
    ["no comparator", comparisonScore(of, undefined, "lower"), "not-compared"],
    ["nobody asked", concernScore(of, undefined), "not-asked"],
    ["no judgement", controllabilityScore(of, undefined), "not-judged"],
  ] as const)("%s is not scored, and never 0", (_what, score, because) => {
    expect(score.points).toBeUndefined();
    expect(score.because).toBe(because);
  });

  it("is left out of the mean, and fewer than three criteria give no place", () => {
    expect(totalOf({ volume: 5, trend: 3, harm: 1 }, equal)).toBe(3);
    expect(totalOf({ volume: 5, trend: 3 }, equal)).toBeUndefined();
    // Of no weight is as good as not scored.
    expect(totalOf({ volume: 5, trend: 3, harm: 1 }, { ...equal, harm: 0 })).toBeUndefined();
  });
});

describe("places", () => {
  // By hand: a (4+3+2+5)/4 = 3.5; b (5+3+3)/3 = 3.667; c (2+2+2)/3 = 2; d has two criteria.
  const themes: ThemePoints[] = [
    { theme: "a", points: { volume: 4, trend: 3, harm: 2, concern: 5 } },
    { theme: "b", points: { volume: 5, trend: 3, harm: 3 } },
    { theme: "c", points: { volume: 2, trend: 2, harm: 2 } },
    { theme: "d", points: { volume: 5, concern: 5 } },
  ];

  it("worked by hand", () => {
    const placed = placesOf(themes, equal);
    expect(placed.map(({ theme, rank }) => [theme, rank])).toEqual([
      ["a", 2],
      ["b", 1],
      ["c", 3],
      ["d", undefined],
    ]);
    expect(placed[1]?.total).toBeCloseTo(11 / 3, 12);
    expect(placed[0]?.restsOn).toEqual(["volume", "trend", "harm", "concern"]);
  });

  it("with concern doubled a passes b: (4+3+2+10)/5 = 3.8", () => {
    const orders = sensitivityOf(themes, equal);
    expect(orders).toContainEqual({ criterion: "concern", factor: 2, first: ["a", "b", "c"] });
    // (4+3+2+2.5)/3.5 = 3.29: b stays first.
    expect(orders.some(({ criterion, factor }) => criterion === "concern" && factor === 0.5)).toBe(false);
    // Not scored for anybody: no weight of it changes anything.
    expect(orders.some(({ criterion }) => criterion === "controllability")).toBe(false);
  });

  const some = fc.array(
    fc.record(
      Object.fromEntries(criteria.map((criterion) => [criterion, fc.integer({ min: 1, max: 5 })])) as Record<
        Criterion,
        fc.Arbitrary<number>
      >,
      { requiredKeys: [] },
    ),
    { maxLength: 8 },
  );
  const weights = fc.record(
    Object.fromEntries(criteria.map((criterion) => [criterion, fc.integer({ min: 0, max: 20 })])) as Record<
      Criterion,
      fc.Arbitrary<number>
    >,
  );
  const named = (list: readonly Points[]): ThemePoints[] =>
    list.map((one, index) => ({ theme: `theme-${index}`, points: one }));

  it("do not change when all weights are scaled by one number", () => {
    fc.assert(
      fc.property(some, weights, fc.constantFrom(0.1, 1 / 3, 0.5, 2, 7, 100), (list, by, factor) => {
        const scaled = Object.fromEntries(
          criteria.map((criterion) => [criterion, by[criterion] * factor]),
        ) as typeof by;
        const ranks = (weighing: typeof by) => placesOf(named(list), weighing).map(({ rank }) => rank);
        expect(ranks(scaled)).toEqual(ranks(by));
        const orders = (weighing: typeof by) => sensitivityOf(named(list), weighing);
        expect(orders(scaled)).toEqual(orders(by));
      }),
    );
  });

  it("a total lies between the least and the most of the points it rests on, and counts nothing else", () => {
    fc.assert(
      fc.property(some, weights, (list, by) => {
        for (const { total, restsOn, theme } of placesOf(named(list), by)) {
          const own = list[Number(theme.slice(6))] as Points;
          expect(restsOn.every((criterion) => own[criterion] !== undefined && by[criterion] > 0)).toBe(true);
          if (total === undefined) continue;
          const used = restsOn.map((criterion) => own[criterion] ?? 0);
          expect(total).toBeGreaterThanOrEqual(Math.min(...used) - 1e-9);
          expect(total).toBeLessThanOrEqual(Math.max(...used) + 1e-9);
        }
      }),
    );
  });
});

describe("the matrix", () => {
  const theme = (id: string, volume: number, harm: number, judged?: number): ThemeScores => ({
    of: { ...of, theme: id },
    scores: [
      volumeScore({ ...of, theme: id }, count("2015/16", volume), 366),
      trendScore({ ...of, theme: id }, change(100, 100), "lower"),
      harmScore({ ...of, theme: id }, percent(harm)),
      controllabilityScore({ ...of, theme: id }, 3),
    ],
    ...(judged === undefined ? {} : { judgement: { theme: id, rank: judged, by: "The group", on: "2016-04-21" } }),
  });
  // Points 5+3+5+3, 3+3+2+3, 3+3+2+3, 1+3+1+3.
  const themes = [theme("a", 1, 0, 1), theme("b", 400, 2, 4), theme("c", 400, 2), theme("d", 5000, 30, 2)];
  const matrix = priorityMatrix(themes, { ...equal, harm: 2 });

  it("puts themes in order, ties sharing a place, with the group's own place beside", () => {
    expect(matrix.rows.map((one) => [one.of.theme, numberOf(one.rank), one.agreement, one.apart])).toEqual([
      ["d", 1, "lower", 1],
      ["b", 2, "lower", 1],
      ["c", 2, "not-compared", 0],
      ["a", 4, "higher", 2],
    ]);
    // (5 + 3 + 2 × 5 + 3) / 5.
    expect(numberOf(matrix.rows[0]?.total)).toBeCloseTo(21 / 5, 12);
  });

  it("every figure of it can be worked out again from what it names", () => {
    const figures = new Map([...figuresIn(matrix)]);
    let worked = 0;
    for (const figure of figures.values()) {
      if (figure.method !== "score" && figure.method !== "total-score" && figure.method !== "rank") continue;
      const inputs = figure.inputs.map((id) => figures.get(id));
      expect(inputs.every((one) => one !== undefined)).toBe(true);
      const expression = formulas[figure.method].expression(figure, inputs as Figure[]);
      expect(expression && evaluate(expression)).toBeCloseTo(numberOf(figure) ?? Number.NaN, 9);
      worked += 1;
    }
    expect(worked).toBe(12 + 4 + 4);
  });
});
