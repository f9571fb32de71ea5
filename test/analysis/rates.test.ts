import { describe, expect, it } from "vitest";
import { disproportionality } from "../../src/analysis/disproportionality.ts";
import { rateOf, shareOf } from "../../src/analysis/rates.ts";
import type { Denominator } from "../../src/indicators/population.ts";
import type { Figure } from "../../src/values/figure.ts";
import { absent, numberValue, type Value } from "../../src/values/value.ts";
import { count, numberOf, smallNumbers } from "./fixtures.ts";

const people = (number: number | Value, name = "residents", dims = ""): Denominator => ({
  figure: {
    id: `population${dims}/hackney/2015/${name}`,
    value: typeof number === "number" ? numberValue(number) : number,
    unit: "residents",
    method: "population",
    inputs: [],
  },
  parts: [],
  year: 2015,
  projected: false,
});

describe("a rate", () => {
  it("is per 1,000 with Byar's interval, the denominator named", () => {
    const { rate, lower, upper, interval } = rateOf(count("2015/16", 144), people(90_000));
    expect(numberOf(rate)).toBeCloseTo(1.6, 12);
    expect(numberOf(lower)).toBeCloseTo(121.44 / 90, 3);
    expect(numberOf(upper)).toBeCloseTo(169.53 / 90, 3);
    expect(interval).toBe("byar");
    expect(rate).toMatchObject({
      id: "syv-victims/hackney/fy2015-16/rate",
      unit: "per-1,000",
      method: "rate",
      inputs: ["syv-victims/hackney/fy2015-16/count", "population/hackney/2015/residents"],
      constants: { per: 1000 },
    });
  });

  it("has the exact interval under a count of 10", () => {
    const { lower, upper, interval } = rateOf(count("2015/16", 9), people(1000));
    expect([numberOf(lower), numberOf(upper)].map((bound) => bound?.toFixed(2))).toEqual(["4.12", "17.08"]);
    expect(interval).toBe("exact");
  });

  it("is undefined where nobody is there, and missing where nobody knows", () => {
    expect(rateOf(count("2015/16", 9), people(0)).rate.value).toEqual(absent("undefined", "denominator-0"));
    const unknown = people(absent("missing", "population-year-missing"));
    expect(rateOf(count("2015/16", 9), unknown).rate.value).toEqual(absent("missing", "population-year-missing"));
    expect(rateOf(count("2015/16", absent("suppressed")), people(5)).lower.value.state).toBe("suppressed");
  });

  it("of some ages has a name of its own", () => {
    const { rate } = rateOf(count("2015/16", 9), people(1000, "residents", "[age=10-17]"), 100_000);
    expect(rate.id).toBe("syv-victims/hackney/fy2015-16/rate:of-residents-10-17");
    expect([numberOf(rate), rate.unit]).toEqual([900, "per-100,000"]);
  });

  it("scales with its denominator, and with nothing else", () => {
    const [once, twice] = [1000, 2000].map((number) => rateOf(count("2015/16", 50), people(number)));
    for (const key of ["rate", "lower", "upper"] as const)
      expect(numberOf(once?.[key])).toBeCloseTo(2 * (numberOf(twice?.[key]) ?? 0), 12);
  });
});

describe("a share", () => {
  it("has Wilson's interval", () => {
    // Wilson 1927 for 5 of 20 at 95%: 11.2% to 46.9%.
    const { share, lower, upper } = shareOf(count("2015/16", 5), count("2014/15", 20));
    expect([share, lower, upper].map((figure) => numberOf(figure)?.toFixed(1))).toEqual(["25.0", "11.2", "46.9"]);
  });

  it("of nothing is undefined, of a few withheld where a composition could tell", () => {
    expect(shareOf(count("2015/16", 0), count("2014/15", 0)).share.value.state).toBe("undefined");
    const small = shareOf(count("2015/16", 8), count("2014/15", 9), undefined, 10);
    expect(small.share.value).toEqual(absent("not-applicable", "small-base"));
  });
});

describe("disproportionality", () => {
  const group = (name: string, number: number, of: number) => {
    const figure: Figure = { ...count("2019/20", number), id: `arrests[group=${name}]/hackney/fy2019-20/count` };
    return { group: name, count: figure, denominator: people(of, "residents", `[ethnicity=${name}]`) };
  };
  const ask = (groups: readonly ReturnType<typeof group>[], whole?: Figure) =>
    disproportionality({ groups, reference: "white", smallNumbers, ...(whole ? { whole } : {}) });

  it.each([
    [90, 3000, 20, 2000],
    [90, 13_500, 20, 9_000],
  ])("%i of %i against %i of %i: the ratio of the two rates", (a, m, b, n) => {
    const [one] = ask([group("black", a, m), group("white", b, n)]).groups;
    expect(numberOf(one?.ratio)).toBeCloseTo(a / m / (b / n), 12);
  });

  it("90 of 3,000 against 20 of 2,000: 3.00 (1.85 to 4.87), higher", () => {
    const found = ask([group("black", 90, 3000), group("white", 20, 2000)]);
    const [one, base] = found.groups;
    expect([one?.ratio, one?.lower, one?.upper].map((figure) => numberOf(figure)?.toFixed(2))).toEqual([
      "3.00",
      "1.85",
      "4.87",
    ]);
    expect([one?.verdict, one?.lowNumbers, base?.verdict]).toEqual(["higher", false, "reference"]);
    expect(one?.ratio?.inputs).toEqual([
      "arrests[group=black]/hackney/fy2019-20/count",
      "population[ethnicity=black]/hackney/2015/residents",
      "arrests[group=white]/hackney/fy2019-20/count",
      "population[ethnicity=white]/hackney/2015/residents",
    ]);
  });

  it("compares with 1 where a count is 0, by the exact interval", () => {
    const [one] = ask([group("black", 0, 3000), group("white", 4, 2000)]).groups;
    expect([numberOf(one?.ratio), one?.verdict, one?.interval, one?.lowNumbers]).toEqual([
      0,
      "no-clear-difference",
      "exact",
      true,
    ]);
  });

  it("has no ratio on an empty group, and no composition of so few", () => {
    const found = ask([group("black", 3, 0), group("white", 4, 2000)], count("2019/20", 7));
    expect(found.groups[0]?.ratio?.value.state).toBe("undefined");
    expect(found.groups[0]?.verdict).toBe("not-compared");
    expect(found.composition.map(({ share }) => share.value.state)).toEqual(["not-applicable", "not-applicable"]);
  });
});
