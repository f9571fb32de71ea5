import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benchmarkOf } from "../../../src/analysis/benchmark.ts";
import type { AreaCounts } from "../../../src/analysis/benchmark-question.ts";
import { givenFigure } from "../../../src/analysis/derive.ts";
import { disproportionality } from "../../../src/analysis/disproportionality.ts";
import { expressionOf, resultOf } from "../../../src/analysis/explain.ts";
import { figuresIn } from "../../../src/analysis/figures-in.ts";
import { rankingOf } from "../../../src/analysis/ranking.ts";
import { rateOf, shareOf } from "../../../src/analysis/rates.ts";
import type { Figure } from "../../../src/values/figure.ts";
import { isNumber } from "../../../src/values/value.ts";
import { arithmeticWords } from "../../../src/wording/arithmetic.ts";
import { rules } from "../fixtures.ts";
import { workOut } from "./work-out.ts";

const count = (area: string, number: number): Figure =>
  givenFigure(`robbery/${area}/fy2019-20/count`, "offences", "count", number);
const people = (area: string, number: number) => ({
  figure: givenFigure(`population/${area}/2019/residents`, "young-people", "population", number),
  parts: [],
  year: 2019,
  projected: false,
});

/** Works out every figure of a finding that was worked out, in two ways. */
function expectRight(finding: unknown): void {
  const figures = figuresIn(finding);
  for (const figure of figures.values()) {
    if (figure.inputs.length === 0 || !isNumber(figure.value)) continue;
    const { number } = figure.value;
    const expression = expressionOf(figure, (id) => figures.get(id));
    if (!expression) throw new Error(`no arithmetic for ${figure.id}`);
    const result = resultOf(expression, figure) ?? Number.NaN;
    expect(Math.abs(result - number), figure.id).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(number)));
    const [left = ""] = arithmeticWords(expression, figure).split(" = ");
    const printed = workOut(left) * (["percent", "percentage-points"].includes(figure.unit) ? 100 : 1);
    expect(Math.abs(printed - number), left).toBeLessThanOrEqual(1e-3 * Math.max(1, Math.abs(number)));
  }
}

/** An area with its counts, and residents where there is a number of them. */
const area = (id: string, from: number, to: number, residents?: number): AreaCounts => {
  const [before, after] = [2018, 2019].map((year, index) =>
    givenFigure(`robbery/${id}/fy${year}-${year - 1999}/count`, "offences", "count", index === 0 ? from : to),
  ) as [Figure, Figure];
  const own = givenFigure(`robbery/${id}/2015-04-01..2020-03-31/overdispersion`, "ratio", "overdispersion", 1.7);
  return {
    area: id,
    from: before,
    to: after,
    ...(residents === undefined ? {} : { rate: rateOf(after, people(id, residents)) }),
    overdispersion: { figure: own, source: "series", months: 60 },
  };
};

const against = (
  own: AreaCounts,
  members: readonly AreaCounts[],
  compareBy: "mean" | "pooled",
  pooled?: AreaCounts,
): Map<string, Figure> => {
  const catalogues = givenFigure("robbery/hackney/fy2019-20/overdispersion:catalogue", "ratio", "overdispersion", 3);
  const finding = benchmarkOf({
    comparator: { id: "group", compareBy },
    own,
    members,
    ...(pooled ? { pooled } : {}),
    comparison: "previous-year",
    rules: { ...rules(1), overdispersion: catalogues },
  });
  return figuresIn([finding, catalogues]);
};

describe("the arithmetic of benchmarks", () => {
  const bounds = ["change-gap-error", "change-gap-lower", "change-gap-upper"];
  const measured = (figures: ReadonlyMap<string, Figure>): string[] =>
    [...figures.values()].flatMap(({ id, value }) =>
      isNumber(value) ? ((id.split("/")[3] ?? "").split(":")[0] ?? "") : [],
    );

  it("gives the bounds of a gap to a mean, by rate and by number, with a count of 0 among them", () => {
    const members = [area("lambeth", 400, 380, 300_000), area("newham", 900, 0, 310_000)];
    const byRate = against(area("hackney", 500, 450, 250_000), members, "mean");
    expect(measured(byRate)).toEqual(expect.arrayContaining([...bounds, "rate-gap-error", "rate-gap-lower"]));
    expectRight(byRate);
    const byNumber = against(area("hackney", 500, 450), [area("lambeth", 400, 380)], "mean");
    expect(measured(byNumber)).toEqual(expect.arrayContaining([...bounds, "count-gap-error", "count-gap-upper"]));
    expectRight(byNumber);
  });

  it("gives those of a gap to a total, with the own area in it and without", () => {
    const own = area("hackney", 500, 450, 250_000);
    const lambeth = area("lambeth", 400, 380, 300_000);
    const within = against(own, [own, lambeth], "pooled", area("group", 900, 830, 550_000));
    expect(measured(within)).toEqual(expect.arrayContaining([...bounds, "rate-gap-error"]));
    expectRight(within);
    expectRight(against(own, [lambeth], "pooled", area("group", 400, 380, 300_000)));
  });
});

describe("the arithmetic of rates, shares and ranks", () => {
  const some = fc.integer({ min: 0, max: 2000 });
  const many = fc.integer({ min: 100, max: 100_000 });

  it("gives the numbers of rates with their bounds, on either side of 10", () => {
    fc.assert(fc.property(some, many, (a, m) => expectRight(rateOf(count("hackney", a), people("hackney", m)))));
    expectRight(rateOf(count("hackney", 9), people("hackney", 1000)));
    expectRight(rateOf(count("hackney", 0), people("hackney", 1000)));
  });

  it("gives the numbers of shares with their bounds, of none and of all too", () => {
    const share = (part: number, whole: number) => shareOf(count("hackney", part), count("london", whole));
    fc.assert(fc.property(some, some, (part, more) => expectRight(share(part, part + more + 1))));
    for (const part of [0, 20]) expectRight(share(part, 20));
  });

  it("gives the numbers of ratios of two groups, of none in one of them too", () => {
    const finding = (a: number, m: number, b: number, n: number) =>
      disproportionality({
        reference: "white",
        groups: [
          { group: "black", count: count("black", a), denominator: people("black", m) },
          { group: "white", count: count("white", b), denominator: people("white", n) },
        ],
        smallNumbers: { noPercentBelow: 20, cautionBelow: 50 },
      });
    fc.assert(fc.property(some, many, some, many, (a, m, b, n) => expectRight(finding(a, m, b, n))));
    for (const [a, b] of [
      [0, 7],
      [7, 0],
    ] as const)
      expectRight(finding(a, 1000, b, 2000));
  });

  it("gives ranks with ties, either way round", () => {
    const contenders = [3, 9, 3, 1].map((number, index) => ({ area: `a${index}`, figure: count(`a${index}`, number) }));
    for (const order of ["most-first", "least-first"] as const) expectRight(rankingOf(contenders, order));
  });
});
