import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../../src/indicators/load-catalogue.ts";
import { ask, coverage, numbersOf, source, storeOf, type TestRecord, usualSources } from "../fixture.ts";
import { heldStores, history, offence, sourcesWith } from "./stores.ts";

const held = heldStores();

describe("overlaps", () => {
  const strands = ["hate-race", "hate-religion", "hate-sexual-orientation", "hate-transgender", "hate-disability"];
  const indicatorOf = (strand: string): string => (strand === "hate-religion" ? "hate-faith" : strand);

  it("of hate strands: the total counts an offence once, is no less than any strand and no more than all of them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.subarray(strands), { maxLength: 10 }), async (drawn) => {
        const store = await storeOf(drawn.map((flags) => offence("2019-05-01", { category: "public-order", flags })));
        const period = "2019/20";
        const asked = [
          { indicator: "hate-crime", period },
          ...strands.map((one) => ({ indicator: indicatorOf(one), period })),
        ];
        const [total, ...counts] = numbersOf((await ask(store, asked)).figures).map(Number);
        await store.close();
        expect(total).toBe(drawn.filter((flags) => flags.length > 0).length);
        expect(counts).toEqual(strands.map((one) => drawn.filter((flags) => flags.includes(one)).length));
        for (const count of counts) expect(total).toBeGreaterThanOrEqual(count);
        expect(total).toBeLessThanOrEqual(counts.reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: 15 },
    );
  });

  it("of domestic abuse: incidents hold the offences, and are a figure of their own", async () => {
    const store = await held([
      offence("2019-05-01", { flags: ["domestic-abuse"] }),
      offence("2019-05-02", { flags: ["domestic-abuse"] }),
      { kind: "indicator", indicator: "da-incidents", recorded: "2019-05-01", weight: 7 },
    ]);
    const { figures, all } = await ask(
      store,
      [
        { indicator: "da-police-reports", period: "2019-05" },
        { indicator: "da-incidents", period: "2019-05" },
      ],
      { sources: [...usualSources(), history(coverage("2019-05", "2019-05"))] },
    );
    expect(numbersOf(figures)).toEqual([2, 7]);
    // Nothing in the catalogue adds the two.
    const { indicators } = await loadCatalogue();
    for (const { aggregation } of indicators.values())
      expect(aggregation.kind === "sum" && aggregation.of.includes("da-incidents")).toBe(false);
    expect(all).toHaveLength(2);
  });

  it("of one victim in two offences: two victimisations, and a repeat only from a later day", async () => {
    const victim = (recorded: string): TestRecord => ({
      kind: "victim",
      recorded,
      person: 1,
      age: 15,
      flags: ["knife-used"],
    });
    const store = await held([victim("2019-05-01"), victim("2019-05-01"), victim("2019-05-20")]);
    const { figures } = await ask(
      store,
      [
        { indicator: "syv-victims", period: "2019-05" },
        { indicator: "repeat-victims", period: "2019-05" },
      ],
      { sources: sourcesWith("person") },
    );
    expect(numbersOf(figures)).toEqual([3, 1]);
  });

  it("of services: cases of the MARAC are no referrals to the domestic abuse service", async () => {
    const referral = (from: string): TestRecord => ({ kind: "referral", source: from, referred: "2019-05-01" });
    const store = await held([referral("dais"), referral("dais"), referral("marac-register")]);
    const marac = source("marac-register", ["referred-date"], coverage("2016-04", "2021-03"), {
      file: 4,
      service: "marac",
    });
    const { figures } = await ask(
      store,
      ["da-referrals", "marac-cases"].map((indicator) => ({ indicator, period: "2019/20" })),
      { sources: [...usualSources(), marac] },
    );
    expect(numbersOf(figures)).toEqual([2, 1]);
  });
});

describe("an operation flagged in one year only", () => {
  it("is 0 in the other, and the rest is what is left", async () => {
    const drugs = (recorded: string, operations: readonly string[] = []): TestRecord =>
      offence(recorded, { category: "drug-possession", operations });
    const store = await held([drugs("2018-05-01"), drugs("2019-05-01", ["lagana"]), drugs("2019-05-02")]);
    const asked = ["2018/19", "2019/20"].map((period) => ({
      indicator: "drugs-possession",
      period,
      dims: { operation: "lagana" },
    }));
    expect(numbersOf((await ask(store, asked)).figures)).toEqual([0, 1]);
  });
});
