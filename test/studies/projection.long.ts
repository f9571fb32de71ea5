import { describe, expect, it } from "vitest";
import { expectInMethods, table } from "./document.ts";
import { promised, type Score, scoreOf, trialsOf } from "./projection.ts";
import { arePublished, publishedSeries } from "./published-series.ts";

// The years 2013/14 to 2019/20 of each London borough, as each would have been projected from what was known at the end of a quarter.

describe.skipIf(!arePublished)("projection of published series to the year's end", () => {
  const all = arePublished ? publishedSeries("2010-04", "2020-03") : [];
  const trials = all.flatMap((one) => trialsOf(one, 2013, 2019)).filter(({ actual }) => actual > 0);
  const crimes = [...new Set(trials.map(({ crime }) => crime))];
  const scores = [...crimes, undefined].flatMap((crime) =>
    [1, 2, 3].map((quarter) => ({
      crime,
      quarter,
      score: scoreOf(trials.filter((one) => one.quarter === quarter && (crime === undefined || one.crime === crime))),
    })),
  );

  it("is nearer to the outcome than last year's total, for every kind of crime at every quarter", () => {
    for (const { crime, quarter, score } of scores)
      expect(score.error, `${crime} at Quarter ${quarter}`).toBeLessThan(score.naiveError);
  });

  it("has intervals that hold what they promise", () => {
    for (const { crime, quarter, score } of scores) {
      const tolerance = crime === undefined ? 6 : 10;
      expect(Math.abs(score.coverage - promised), `${crime} at Quarter ${quarter}`).toBeLessThan(tolerance);
    }
  });

  it("stands in docs/methods.md", () => {
    const rows = [...crimes, undefined].map((crime) => {
      const own = scores.filter((one) => one.crime === crime).map(({ score }) => score);
      const each = (of: (score: Score) => number, digits: number): string[] =>
        own.map((score) => `${of(score).toFixed(digits)}%`);
      const trialCount = own.reduce((sum, score) => sum + score.trials, 0);
      const naive = own[0]?.naiveError ?? Number.NaN;
      return [
        crime ?? "all of these",
        String(trialCount),
        ...each(({ error }) => error, 1),
        `${naive.toFixed(1)}%`,
        ...each(({ coverage }) => coverage, 0),
      ];
    });
    const header = [
      "Kind",
      "Projections",
      ...["Mean error at Quarter 1", "2", "3"],
      "Of last year's total",
      ...["In the interval at Quarter 1", "2", "3"],
    ];
    expectInMethods("projection", table(header, rows));
  });
});
