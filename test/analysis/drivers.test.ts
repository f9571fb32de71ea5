import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import { driversOf, type PartPair } from "../../src/analysis/drivers.ts";
import { onsetOf } from "../../src/analysis/onset.ts";
import { financialQuarter } from "../../src/values/period.ts";
import { absent, type Value } from "../../src/values/value.ts";
import { count, numberOf, rules } from "./fixtures.ts";

type Counts = readonly (number | Value)[];
const quarterFigure = (year: number, quarter: number, value: number | Value) =>
  count(financialQuarter(year, quarter).id, value);
const withDim = (figure: ReturnType<typeof count>, part: string) => ({
  ...figure,
  id: figure.id.replace("syv-victims", `syv-victims[type=${part}]`),
});
const total = (from: number, to: number) =>
  changeBetween({ from: count("2018/19", from), to: count("2019/20", to), comparison: "previous-year" }, rules());
const quarters = (from: Counts, to: Counts): PartPair[] =>
  from.map((value, index) => ({
    part: `q${index + 1}`,
    from: quarterFigure(2018, index + 1, value),
    to: quarterFigure(2019, index + 1, to[index] as number | Value),
  }));
const category = (part: string, from: number | Value, to: number | Value): PartPair => ({
  part,
  from: withDim(count("2018/19", from), part),
  to: withDim(count("2019/20", to), part),
});

describe("what drove a change", () => {
  // Dalston: 720 to 799; Quarter 3 gives 58 of the 79, ASB 47 of those.
  const q3 = (part: string, from: number, to: number): PartPair => ({
    part,
    from: withDim(quarterFigure(2018, 3, from), part),
    to: withDim(quarterFigure(2019, 3, to), part),
  });
  const drivers = driversOf({
    total: total(720, 799),
    quarters: quarters([186, 184, 180, 170], [194, 194, 238, 173]),
    categories: [category("crime", 590, 605), category("asb", 130, 194)],
    crossing: { q3: [q3("crime", 149, 160), q3("asb", 31, 78)] },
  });

  it("names the largest quarter, category, and category in that quarter", () => {
    expect(drivers.largestQuarter).toMatchObject({ part: "q3", contribution: { value: { number: 58 } } });
    expect(drivers.largestCategory).toMatchObject({ part: "asb", contribution: { value: { number: 64 } } });
    expect(drivers.largestCategoryInQuarter).toMatchObject({ part: "asb", contribution: { value: { number: 47 } } });
    expect(numberOf(drivers.largestQuarter?.share)).toBeCloseTo((100 * 58) / 79, 10);
    expect(numberOf(drivers.largestCategoryInQuarter?.share)).toBeCloseTo((100 * 47) / 58, 10);
  });

  it("shows what the parts leave as all other", () => {
    const { byCategory } = driversOf({
      total: total(720, 799),
      quarters: [],
      categories: [category("asb", 130, 194)],
      crossing: {},
    });
    expect(byCategory.map((one) => [one.part, numberOf(one.contribution)])).toEqual([
      ["asb", 64],
      ["all-other", 15],
    ]);
  });

  it("gives no share where parts pull against each other or the whole is small", () => {
    const against = driversOf({
      total: total(100, 112),
      quarters: [],
      categories: [category("robbery", 50, 90), category("drugs", 50, 22)],
      crossing: {},
    });
    expect(against.byCategory.map((one) => one.share.value.state)).toEqual(["not-applicable", "not-applicable"]);
    const small = driversOf({
      total: total(100, 109),
      quarters: [],
      categories: [category("robbery", 50, 58), category("drugs", 50, 51)],
      crossing: {},
    });
    expect(small.byCategory[0]?.share.value.state).toBe("not-applicable");
    expect(small.largestCategory?.part).toBe("robbery");
  });

  it("does not give a withheld part away by what the others leave", () => {
    const hidden = driversOf({
      total: total(720, 799),
      quarters: [],
      categories: [category("crime", 590, 605), category("asb", 130, absent("suppressed"))],
      crossing: {},
    });
    expect(hidden.byCategory.at(-1)).toMatchObject({
      part: "all-other",
      contribution: { value: { state: "suppressed" } },
    });
    expect(hidden.largestCategory).toBeUndefined();
  });

  it("always adds up to the difference", () => {
    const number = fc.integer({ min: 0, max: 500 });
    const part = fc.tuple(number, number);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 7 }), part, (parts, other) => {
        const sum = (index: 0 | 1): number => [...parts, other].reduce((all, one) => all + one[index], 0);
        const { byCategory, difference } = driversOf({
          total: total(sum(0), sum(1)),
          quarters: [],
          categories: parts.map(([from, to], index) => category(`part-${index}`, from, to)),
          crossing: {},
        });
        const added = byCategory.reduce((all, one) => all + (numberOf(one.contribution) ?? Number.NaN), 0);
        expect(added).toBe(numberOf(difference));
        for (const { share } of byCategory) {
          const percent = numberOf(share);
          if (percent !== undefined) expect(percent >= 0 && percent <= 100).toBe(true);
        }
      }),
    );
  });
});

describe("onset", () => {
  const onset = (from: Counts, to: Counts) =>
    onsetOf(quarters(from, to).map((pair) => changeBetween({ ...pair, comparison: "previous-year" }, rules())))
      ?.quarter;

  it("is the first quarter of those that stay up", () => {
    // Robbery in Shoreditch: 34, 29, 31, 28 then 32, 64, 70, 56.
    expect(onset([34, 29, 31, 28], [32, 64, 70, 56])).toBe(2);
    expect(onset([34, 29, 31, 28], [40, 20, 70, 56])).toBe(3);
    expect(onset([34, 29], [40, 30])).toBe(1);
  });

  it("is none while the newest quarter is level, down or not known", () => {
    expect(onset([34, 29, 31, 28], [40, 64, 70, 28])).toBeUndefined();
    expect(onset([34, 29, 31, 28], [40, 64, 70, absent("incomplete")])).toBeUndefined();
    expect(onset([34, 29, 31, 28], [40, absent("missing"), 70, 56])).toBe(3);
  });
});
