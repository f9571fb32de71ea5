import { describe, expect, it } from "vitest";
import { benchmarkOf } from "../../src/analysis/benchmark.ts";
import type { AreaCounts } from "../../src/analysis/benchmark-question.ts";
import { rankingOf } from "../../src/analysis/ranking.ts";
import { rateOf } from "../../src/analysis/rates.ts";
import type { Figure } from "../../src/values/figure.ts";
import { countId } from "../../src/values/figure-book.ts";
import { absent, numberValue, type Value } from "../../src/values/value.ts";
import { numberOf, period, rules } from "./fixtures.ts";

const asValue = (value: number | Value): Value => (typeof value === "number" ? numberValue(value) : value);

function counted(area: string, when: string, value: number | Value, source = "open"): Figure {
  return {
    id: countId({ indicator: "all-crime", area, period: period(when) }),
    value: asValue(value),
    unit: "offences",
    method: "count",
    inputs: [],
    pedigree: { indicator: "all-crime", sources: [source], files: [], records: 1 },
  };
}

const people = (area: string, number: number): Figure => ({
  id: `population/${area}/2014/residents`,
  value: numberValue(number),
  unit: "residents",
  method: "population",
  inputs: [],
});

const area = (id: string, from: number | Value, to: number | Value, residents?: number): AreaCounts => {
  const after = counted(id, "2014/15", to);
  return {
    area: id,
    from: counted(id, "2002/03", from),
    to: after,
    ...(residents === undefined
      ? {}
      : { rate: rateOf(after, { figure: people(id, residents), parts: [], year: 2014, projected: false }) }),
  };
};

const ask = (
  own: AreaCounts,
  members: readonly AreaCounts[],
  compareBy: "mean" | "pooled" = "mean",
  pooled?: AreaCounts,
  overdispersion = 1,
) =>
  benchmarkOf({
    comparator: { id: "group", compareBy },
    own,
    members,
    ...(pooled ? { pooled } : {}),
    comparison: "fy2002-03",
    rules: rules(overdispersion),
  });

const hackney = area("hackney", 39_400, 25_728);

describe("a change against a comparator", () => {
  it("is a larger fall than the total's, by the gap in points", () => {
    const found = ask(hackney, [], "pooled", area("group", 1_000_000, 866_000), 4.9);
    expect(numberOf(found.own.change.percent)).toBeCloseTo(-34.7, 1);
    expect(numberOf(found.comparatorChange)).toBeCloseTo(-13.4, 9);
    expect(numberOf(found.gap)).toBeCloseTo(-21.3, 1);
    expect(found.verdict).toBe("larger-fall");
    expect(found.gap).toMatchObject({
      id: "all-crime/hackney/fy2014-15/change-gap:fy2002-03-against-group",
      unit: "percentage-points",
      method: "difference",
      inputs: ["all-crime/group/fy2014-15/percent-change:fy2002-03", found.own.change.percent.id],
    });
  });

  it("is similar within 1 point of the mean of the members' own changes, which is not that of their total", () => {
    // -30% and -39%: a mean of -34.5%, while the total fell by 32.25%.
    const found = ask(hackney, [area("lambeth", 30_000, 21_000), area("newham", 10_000, 6_100)]);
    expect(numberOf(found.comparatorChange)).toBeCloseTo(-34.5, 9);
    expect(found.comparatorChange.method).toBe("mean-change");
    expect(found.verdict).toBe("similar");
  });

  it("leaves the own area out of the mean of a group that lists it", () => {
    const listed = ask(area("hackney", 100, 50), [area("hackney", 100, 50), area("lambeth", 100, 90)]);
    expect(numberOf(listed.comparatorChange)).toBeCloseTo(-10, 9);
    expect(listed.includesOwn).toBe(true);
    expect(listed.members.map((member) => member.area)).toEqual(["lambeth"]);
    expect(listed.ranking.entries.map((entry) => entry.area)).toEqual(["hackney", "lambeth"]);
  });

  it("is similar where the interval of the difference includes 0, however far apart the two look", () => {
    // 60 to 54 (-10%) against 60 to 66 (+10%): 20 points apart, give or take 71.
    const found = ask(area("hackney", 60, 54), [area("lambeth", 60, 66)]);
    expect(numberOf(found.gap)).toBeCloseTo(-20, 9);
    const variance = (54 + 54 ** 2 / 60) / 60 ** 2 + (66 + 66 ** 2 / 60) / 60 ** 2;
    expect(numberOf(found.upper)).toBeCloseTo(-20 + 196 * Math.sqrt(variance), 1);
    expect(found.verdict).toBe("similar");
  });

  it.each([
    [[10_000, 8_000], [10_000, 9_000], "larger-fall"],
    [[10_000, 9_000], [10_000, 8_000], "smaller-fall"],
    [[10_000, 12_000], [10_000, 11_000], "larger-rise"],
    [[10_000, 11_000], [10_000, 12_000], "smaller-rise"],
    [[10_000, 9_000], [10_000, 11_000], "fall-against-rise"],
    [[10_000, 11_000], [10_000, 9_000], "rise-against-fall"],
    [[10_000, 10_000], [10_000, 10_050], "similar"],
  ] as const)("%j against %j: %s", (own, theirs, verdict) => {
    expect(ask(area("hackney", own[0], own[1]), [area("lambeth", theirs[0], theirs[1])]).verdict).toBe(verdict);
  });

  it("mirrors: what is a larger fall for one is a smaller fall for the other", () => {
    const [one, other] = [area("hackney", 10_000, 8_000), area("lambeth", 10_000, 9_000)];
    const [first, second] = [ask(one, [other]), ask(other, [one])];
    expect(numberOf(first.gap)).toBeCloseTo(-(numberOf(second.gap) ?? 0), 9);
    expect(numberOf(first.lower)).toBeCloseTo(-(numberOf(second.upper) ?? 0), 9);
  });

  it("tests a total that holds the own area against the rest of it", () => {
    const own = area("hackney", 1_000, 900);
    const pooled = area("group", 4_000, 3_900);
    const found = ask(own, [own, area("lambeth", 3_000, 3_000)], "pooled", pooled);
    // -10% against -2.5%, and the rest did not move: 7.5 of the 10 points between the two.
    expect(numberOf(found.gap)).toBeCloseTo(-7.5, 9);
    const half = 196 * Math.sqrt((900 + 900 ** 2 / 1_000) / 1_000 ** 2 + (3_000 + 3_000) / 3_000 ** 2);
    expect(numberOf(found.lower)).toBeCloseTo(0.75 * (-10 - half), 1);
  });

  it("has no mean where a member has no figure, and says nothing of that group", () => {
    const found = ask(hackney, [area("lambeth", absent("missing"), 6_100), area("newham", 10_000, 6_100)]);
    expect(found.comparatorChange.value.state).toBe("missing");
    expect(found.verdict).toBe("not-compared");
    expect(found.ranking.unranked).toEqual(["lambeth"]);
  });

  it("says when own figures and theirs are of different sources", () => {
    const own = { ...hackney, to: counted("hackney", "2014/15", 25_728, "police-crime") };
    expect(ask(own, [area("lambeth", 10, 10)]).sourcesDiffer).toBe(true);
    expect(ask(hackney, [area("lambeth", 10, 10)]).sourcesDiffer).toBe(false);
  });
});

describe("a claim of every member", () => {
  it("is made when it is true of each, the own area not asked", () => {
    const found = ask(area("hackney", 100, 90), [area("lambeth", 100, 106), area("newham", 50, 51)]);
    expect(found.every).toEqual({ claim: "every-rose", known: ["lambeth", "newham"], unknown: [] });
  });

  it("is not made when one stood still or fell", () => {
    expect(ask(hackney, [area("lambeth", 100, 106), area("newham", 50, 50)]).every.claim).toBe("none");
  });

  it("names those whose figures are not known, and is never made of nobody", () => {
    const found = ask(hackney, [area("lambeth", 100, 106), area("newham", absent("incomplete"), 51)]);
    expect(found.every).toEqual({ claim: "every-rose", known: ["lambeth"], unknown: ["newham"] });
    expect(ask(hackney, []).every.claim).toBe("none");
  });
});

describe("a level against a comparator", () => {
  it("is by rate where everybody's denominator is known", () => {
    // 100 per 1,000 against 120 and 140.
    const found = ask(
      area("hackney", 30_000, 25_000, 250_000),
      [area("lambeth", 40_000, 36_000, 300_000), area("newham", 40_000, 42_000, 300_000)],
      "mean",
      undefined,
      4.9,
    ).level;
    expect(found.basis).toBe("rate");
    expect([found.own, found.comparator, found.difference].map(numberOf)).toEqual([100, 130, -30]);
    expect(found.own.unit).toBe("per-1,000");
    expect(found.verdict).toBe("lower");
    expect(found.ranking.entries.map((entry) => [entry.area, numberOf(entry.rank)])).toEqual([
      ["newham", 1],
      ["lambeth", 2],
      ["hackney", 3],
    ]);
  });

  it("is by count, and says so, where one denominator is not known", () => {
    const found = ask(area("hackney", 100, 90, 1_000), [area("lambeth", 100, 106)]).level;
    expect(found.basis).toBe("count");
    expect(numberOf(found.difference)).toBe(-16);
    expect(found.verdict).toBe("similar");
  });
});

describe("an order of areas", () => {
  const place = (id: string, number: number | Value) => ({ area: id, figure: counted(id, "2014/15", number) });

  it("gives equal numbers one rank, names the ties, and leaves out the next rank", () => {
    const { entries } = rankingOf(
      [place("b", 5), place("a", 5), place("c", 9), place("d", 1), place("e", 5)],
      "most-first",
    );
    expect(entries.map(({ area: id, rank, tiedWith }) => [id, numberOf(rank), tiedWith])).toEqual([
      ["c", 1, []],
      ["a", 2, ["b", "e"]],
      ["b", 2, ["a", "e"]],
      ["e", 2, ["a", "b"]],
      ["d", 5, []],
    ]);
  });

  it("lists ties for the lowest", () => {
    const { entries } = rankingOf([place("a", 5), place("b", 3), place("c", 3)], "least-first");
    expect(entries.map(({ area: id, rank, tiedWith }) => [id, numberOf(rank), tiedWith])).toEqual([
      ["b", 1, ["c"]],
      ["c", 1, ["b"]],
      ["a", 3, []],
    ]);
  });

  it("ranks nobody without a number", () => {
    const { entries, unranked } = rankingOf([place("a", absent("missing")), place("b", 3)], "least-first");
    expect(entries.map((entry) => entry.area)).toEqual(["b"]);
    expect(unranked).toEqual(["a"]);
  });
});
