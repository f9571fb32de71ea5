import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { disclose } from "../../src/disclosure/disclose.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { type Audience, audiences } from "../../src/partnership/settings.ts";
import type { Figure } from "../../src/values/figure.ts";
import { absent, numberValue } from "../../src/values/value.ts";

let indicators: ReadonlyMap<string, Indicator>;
beforeAll(async () => {
  indicators = (await loadCatalogue()).indicators;
});

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

const shown = (audience: Audience, id: string, numbers: readonly number[]): number[] =>
  numbers.filter((number) => {
    const [one] = disclose([figure(id, number)], { audience, indicators, partnershipArea: "hackney" });
    return one?.value.state === "value";
  });

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
  ])("%s", (id, partnership, forPublic) => {
    expect(shown("internal", id, counts)).toEqual(counts);
    expect(shown("partnership", id, counts)).toEqual(partnership);
    expect(shown("public", id, counts)).toEqual(forPublic);
  });

  it("takes the number, its attributes, its files and the number of undecided records, and nothing else", () => {
    const count = figure("syv-victims/hackney/fy2019-20/count", 3);
    const unknown: Figure = {
      ...figure("syv-victims/hackney/fy2019-20/unknown", 40),
      unit: "records",
      method: "unknown",
    };
    const disclosed = disclose([unknown, count], { audience: "public", indicators, partnershipArea: "hackney" });
    expect(disclosed).toEqual([
      { id: unknown.id, value: absent("suppressed", "small-count"), unit: "records", method: "unknown", inputs: [] },
      { id: count.id, value: absent("suppressed", "small-count"), unit: "offences", method: "count", inputs: [] },
    ]);
  });

  it("withholds a small number of undecided records without the count, which it does not tell", () => {
    const count = figure("syv-victims/hackney/fy2019-20/count", 300);
    const unknown = figure("syv-victims/hackney/fy2019-20/unknown", 2);
    const disclosed = disclose([count, unknown], { audience: "public", indicators, partnershipArea: "hackney" });
    expect(disclosed[0]).toBe(count);
    expect(disclosed[1]?.value).toEqual(absent("suppressed", "small-count"));
  });

  it("leaves states as they are", () => {
    const missing: Figure = {
      ...figure("syv-victims/hackney/fy2019-20/count", 0),
      value: absent("missing", "not-covered"),
    };
    expect(disclose([missing], { audience: "public", indicators, partnershipArea: "hackney" })).toEqual([missing]);
  });

  it("refuses what is derived: it would show what is withheld", () => {
    for (const id of ["syv-victims/hackney/fy2019-20/percent-change:previous-year", "not a figure id"])
      expect(() => disclose([figure(id, 3)], { audience: "public", indicators, partnershipArea: "hackney" })).toThrow(
        "only measured figures",
      );
  });
});

describe("properties of disclosure", () => {
  const ids = [
    "syv-victims/hackney",
    "nte-robbery/shoreditch",
    "robbery/shoreditch",
    "nte-crime-and-asb[type=sexual-offences]/dalston",
  ];
  const figures = fc.array(
    fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom("fy2019-20", "2020-03"), fc.nat(30))
      .map(([id, period, number]) => figure(`${id}/${period}/count`, number)),
  );

  it("keeps ids and order, changes no input, is at peace with its own result, and shows the public no more than partners", () => {
    fc.assert(
      fc.property(figures, (given) => {
        const before = JSON.stringify(given);
        const hidden = audiences.map((audience) => {
          const disclosure = { audience, indicators, partnershipArea: "hackney" };
          const once = disclose(given, disclosure);
          expect(once.map(({ id }) => id)).toEqual(given.map(({ id }) => id));
          expect(disclose(once, disclosure)).toEqual(once);
          return once.map(({ value }) => value.state === "suppressed");
        });
        expect(JSON.stringify(given)).toBe(before);
        const [internal, partnership, forPublic] = hidden;
        expect(internal?.some(Boolean)).toBe(false);
        expect(partnership?.every((one, index) => !one || forPublic?.[index])).toBe(true);
      }),
    );
  });
});
