import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { families, leastPerThousand } from "../../src/extracts/data/usual-categories.ts";
import { withheldCategories } from "../../src/extracts/withheld-categories.ts";
import { offenceCategories } from "../../src/records/schema.ts";

/** So many offences of each category, read under one list. */
const classing = (counts: Readonly<Record<string, number>>, version = "") => {
  const records = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    classifications: Object.entries(counts).flatMap(([category, count]) =>
      count === 0 ? [] : [{ category, version, from: "2024-04", to: "2025-03", records: count }],
    ),
    offenceMonths: { "2024-04": { records, unmapped: 0 } },
  };
};

/** A whole list of crimes but for some categories. */
const without = (all: number, ...left: readonly string[]) =>
  Object.fromEntries(
    Object.entries(leastPerThousand)
      .filter(([category]) => !left.includes(category))
      .map(([category]) => [category, Math.ceil(all / 20)]),
  );

describe("categories that a source keeps back", () => {
  it("are those of which some were to be expected of so many offences", () => {
    expect(withheldCategories(classing(without(5000, "rape")))).toEqual(["rape"]);
    expect(withheldCategories(classing(without(1000, "rape")))).toEqual([]);
  });

  it("are so from three to be expected on: of rape of 1,500 offences, of violence with injury of 86", () => {
    // One of each category that is there, and public order for the rest of so many in all.
    const keptBackOf = (all: number, category: string) => {
      const others = Object.keys(leastPerThousand).filter((one) => one !== category && one !== "public-order");
      const counts = Object.fromEntries(others.map((one) => [one, 1]));
      return withheldCategories(classing({ ...counts, "public-order": all - others.length }));
    };
    expect(keptBackOf(1499, "rape")).toEqual([]);
    expect(keptBackOf(1500, "rape")).toEqual(["rape"]);
    expect(keptBackOf(85, "violence-with-injury")).toEqual([]);
    expect(keptBackOf(86, "violence-with-injury")).toEqual(["violence-with-injury"]);
  });

  it("are not rare ones, of which none may have happened", () => {
    expect(withheldCategories(classing(without(9000, "homicide", "robbery-business")))).toEqual([]);
    expect(withheldCategories(classing(without(20_000, "homicide", "robbery-business")))).toEqual(["robbery-business"]);
  });

  it("are rare ones too where all of their family are missing", () => {
    const missing = ["drug-possession", "drug-trafficking"];
    expect(withheldCategories(classing(without(1000, "drug-trafficking")))).toEqual([]);
    expect(withheldCategories(classing(without(1000, ...missing)))).toEqual(missing);
  });

  it("are all others where a source is a list of a few kinds of crime", () => {
    const withheld = withheldCategories(classing({ "burglary-residential": 400 }));
    expect(withheld).toHaveLength(offenceCategories.length - 1);
    expect(withheld).toContain("homicide");
  });

  it("are none of a handful of records", () => {
    expect(withheldCategories(classing({ "robbery-personal": 20 }))).toEqual([]);
    expect(withheldCategories(classing({}))).toEqual([]);
  });

  it("are not what a coarse category of a publisher holds", () => {
    const coarse = { ...without(5000, "rape", "other-sexual-offence"), "violence-and-sexual-offences": 900 };
    expect(withheldCategories(classing(coarse))).toEqual([]);
  });

  it("are not what the labels of the source's list do not tell", () => {
    const counts = without(5000, "public-order");
    expect(withheldCategories(classing(counts, "mps-2008"))).toEqual([]);
    expect(withheldCategories(classing(counts, "mps-2019"))).toEqual(["public-order"]);
  });

  it("are never among those that the source has, or that the settings say it holds", () => {
    const counts = fc.dictionary(fc.constantFrom(...offenceCategories), fc.nat({ max: 20_000 }));
    fc.assert(
      fc.property(counts, fc.subarray([...offenceCategories]), (held, declared) => {
        const withheld = withheldCategories(classing(held), declared);
        for (const category of withheld) {
          expect(held[category] ?? 0).toBe(0);
          expect(declared).not.toContain(category);
        }
      }),
    );
  });

  it("do not become fewer when there are more offences of the same categories", () => {
    const counts = fc.dictionary(fc.constantFrom(...offenceCategories), fc.integer({ min: 1, max: 20_000 }));
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 9 }), (held, times) => {
        const more = Object.fromEntries(Object.entries(held).map(([category, count]) => [category, times * count]));
        const later = withheldCategories(classing(more));
        for (const category of withheldCategories(classing(held))) expect(later).toContain(category);
      }),
    );
  });
});

describe("the table of usual categories", () => {
  it("is of categories, each in one family at most", () => {
    const all = families.flat();
    expect(new Set(all).size).toBe(all.length);
    const sum = Object.values(leastPerThousand).reduce((total, share) => total + share, 0);
    expect(sum).toBeLessThan(1000);
    expect(sum).toBeGreaterThan(2 * 130);
  });
});
