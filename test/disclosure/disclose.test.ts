import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disclose } from "../../src/disclosure/disclose.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { type Audience, audiences } from "../../src/partnership/settings/editions.ts";
import type { Figure } from "../../src/values/figure.ts";
import { absent, isNumber, numberValue } from "../../src/values/value.ts";

const { indicators } = await loadCatalogue();

const figure = (id: string, number: number): Figure => ({
  id,
  value: numberValue(number, { provisional: true }),
  unit: "offences",
  method: "count",
  inputs: [],
  pedigree: {
    indicator: "any",
    sources: ["police-crime"],
    files: [{ sha256: "abc", records: number }],
    records: number,
  },
});

const disclosed = async (given: readonly Figure[], audience: Audience): Promise<readonly Figure[]> =>
  (await disclose(given, { audience, indicators, partnershipArea: "hackney" })).figures;

const shown = async (audience: Audience, id: string, numbers: readonly number[]): Promise<number[]> => {
  const states = await Promise.all(numbers.map((number) => disclosed([figure(id, number)], audience)));
  return numbers.filter((_, index) => states[index]?.[0]?.value.state === "value");
};

const counts = Array.from({ length: 13 }, (_, number) => number);
const from = (first: number): number[] => counts.filter((count) => count === 0 || count >= first);

describe("what an edition shows of small counts", () => {
  it.each<[string, number[], number[]]>([
    // id, partnership edition, public edition
    ["syv-victims/hackney/fy2019-20/count", from(5), from(10)],
    ["knife-injury-under-25/hackney/2020-03/count", from(5), from(10)],
    ["da-referrals[source=health]/hackney/fy2019-20-q4/count", from(5), from(10)],
    ["nte-robbery/shoreditch/2020-03/count", counts, from(5)],
    ["nte-robbery/hackney/2020-03/count", counts, counts],
    ["police-asb/shoreditch/2020-03/count", counts, from(5)],
    ["nte-crime-and-asb[type=robbery]/shoreditch/2020-03/count", counts, from(5)],
    // The part is about people though the sum is not.
    ["nte-crime-and-asb[type=sexual-offences]/shoreditch/2020-03/count", from(5), from(10)],
    ["nte-crime-and-asb/shoreditch/2020-03/count", counts, from(5)],
    // Published by area and month; a split of it and a span of days are not.
    ["robbery/shoreditch/2020-03/count", counts, counts],
    ["robbery/shoreditch/fy2019-20/count", counts, counts],
    ["robbery/shoreditch/12m-to-2020-03/count", counts, counts],
    ["robbery/shoreditch/2020-01-01..2020-03-31/count", counts, counts],
    ["robbery/shoreditch/2020-03-23..2020-06-14/count", counts, from(5)],
    ["drug-offences[operation=lagana]/shoreditch/fy2019-20/count", counts, from(5)],
    // Nobody knows what this is about.
    ["something-else/hackney/fy2019-20/count", from(5), from(10)],
  ])("%s", async (id, partnership, forPublic) => {
    expect(await shown("internal", id, counts)).toEqual(counts);
    expect(await shown("partnership", id, counts)).toEqual(partnership);
    expect(await shown("public", id, counts)).toEqual(forPublic);
  });

  it("takes the number, its attributes, its files and the number of undecided records, and nothing else", async () => {
    const count = figure("syv-victims/hackney/fy2019-20/count", 3);
    const unknown: Figure = {
      ...figure("syv-victims/hackney/fy2019-20/unknown", 40),
      unit: "records",
      method: "unknown",
    };
    expect(await disclosed([unknown, count], "public")).toEqual([
      { id: unknown.id, value: absent("suppressed", "secondary"), unit: "records", method: "unknown", inputs: [] },
      { id: count.id, value: absent("suppressed", "small-count"), unit: "offences", method: "count", inputs: [] },
    ]);
  });

  it("withholds a small number of undecided records without the count, which it does not tell", async () => {
    const count = figure("syv-victims/hackney/fy2019-20/count", 300);
    const unknown = figure("syv-victims/hackney/fy2019-20/unknown", 2);
    const [first, second] = await disclosed([count, unknown], "public");
    expect(first).toBe(count);
    expect(second?.value).toEqual(absent("suppressed", "small-count"));
  });

  it("leaves states as they are", async () => {
    const missing: Figure = {
      ...figure("syv-victims/hackney/fy2019-20/count", 0),
      value: absent("missing", "not-covered"),
    };
    expect(await disclosed([missing], "public")).toEqual([missing]);
  });

  it("refuses what is derived: it would show what is withheld", async () => {
    for (const id of ["syv-victims/hackney/fy2019-20/percent-change:previous-year", "not a figure id"])
      await expect(disclosed([figure(id, 3)], "public")).rejects.toThrow("only measured figures");
  });
});

describe("properties of disclosure", () => {
  const ids = [
    "syv-victims/hackney",
    "nte-robbery/shoreditch",
    "robbery/shoreditch",
    "nte-crime-and-asb[type=sexual-offences]/dalston",
  ];
  const figures = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom("fy2019-20", "2020-03"), fc.nat(30))
      .map(([id, period, number]) => figure(`${id}/${period}/count`, number)),
    { selector: ({ id }) => id },
  );

  it("keeps ids and order, changes no input, is at peace with its own result, and shows the public no small count that partners are not shown", async () => {
    await fc.assert(
      fc.asyncProperty(figures, async (given) => {
        const before = JSON.stringify(given);
        const hidden: boolean[][] = [];
        for (const audience of audiences) {
          const once = await disclosed(given, audience);
          expect(once.map(({ id }) => id)).toEqual(given.map(({ id }) => id));
          expect(await disclosed(once, audience)).toEqual(once);
          hidden.push(once.map(({ value }) => !isNumber(value) && value.because === "small-count"));
        }
        expect(JSON.stringify(given)).toBe(before);
        const [internal, partnership, forPublic] = hidden;
        expect(internal?.some(Boolean)).toBe(false);
        expect(partnership?.every((one, index) => !one || forPublic?.[index])).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe("what goes with a small count", () => {
  const hiddenOf = (figures: readonly Figure[]): string[] =>
    figures.flatMap(({ id, value }) => (value.state === "suppressed" ? [id] : []));
  const victims = (category: string): string => `syv-victims[category=${category}]/hackney/fy2019-20/count`;

  it("is every other category of the same people, since offences of the same categories tell how many at most", async () => {
    const given = [
      figure("all-crime[category=homicide]/hackney/fy2019-20/count", 1),
      figure("syv-victims/hackney/fy2019-20/count", 253),
      ...[
        ["homicide", 1],
        ["violence-with-injury", 122],
        ["robbery-of-personal-property", 93],
        ["violence-without-injury", 37],
        ["rape", 0],
      ].map(([category, number]) => figure(victims(String(category)), Number(number))),
      figure("syv-victims[category=rape]/hackney/fy2018-19/count", 20),
    ];
    expect(hiddenOf(await disclosed(given, "public"))).toEqual(given.slice(2, 7).map(({ id }) => id));
    const largeEnough = given.map((one) => (one.id === victims("homicide") ? figure(one.id, 11) : one));
    expect(hiddenOf(await disclosed(largeEnough, "public"))).toEqual([]);
  });

  it("is in the public edition whatever partners are not shown: of two editions with another count hidden in each, the one would tell the other's", async () => {
    const of = (sex: string, number: number): Figure =>
      figure(`syv-victims[sex=${sex}]/hackney/fy2019-20/count`, number);
    const given = [
      figure("syv-victims/hackney/fy2019-20/count", 253),
      of("female", 124),
      of("male", 128),
      figure("syv-victims[sex=other]/hackney/fy2019-20/count", 0),
    ];
    const forPartners = hiddenOf(await disclosed(given, "partnership"));
    expect(forPartners).toHaveLength(1);
    for (const id of given.slice(1, 3).map((one) => one.id)) {
      const { figures } = await disclose(given, {
        audience: "public",
        indicators,
        partnershipArea: "hackney",
        alsoWithheld: new Set([id]),
      });
      expect(hiddenOf(figures)).toEqual([id]);
    }
  });
});
