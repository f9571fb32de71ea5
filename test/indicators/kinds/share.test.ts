import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disclose } from "../../../src/disclosure/disclose.ts";
import { loadCatalogue } from "../../../src/indicators/load-catalogue.ts";
import { type Asked, ask, coverage, numbersOf, storeOf, type TestRecord, usualSources } from "../fixture.ts";
import { heldStores, history, offence } from "./stores.ts";

const held = heldStores();

describe("a share", () => {
  const knife = (category: string, recorded = "2019-05-01"): TestRecord =>
    offence(recorded, { category, flags: ["knife-used"] });
  const records = [
    // 2019/20: five knife crimes, three of them robberies; a knife in a burglary is none, a robbery without one neither.
    ...["robbery-personal", "robbery-personal", "robbery-business", "violence-with-injury", "rape"].map((one) =>
      knife(one),
    ),
    knife("burglary-residential"),
    offence("2019-05-02", { category: "robbery-personal" }),
    // 2018/19: one of four.
    ...["robbery-personal", "homicide", "violence-with-injury", "violence-without-injury"].map((one) =>
      knife(one, "2018-06-01"),
    ),
  ];
  const share = (period: string, area = "hackney"): Asked => ({
    indicator: "knife-crime-linked-to-robbery",
    period,
    area,
    measure: "share",
  });

  it("is the part in percent of the whole, with both as its inputs", async () => {
    const { figures, all } = await ask(await held(records), [share("2019/20"), share("2018/19")]);
    expect(numbersOf(figures)).toEqual([60, 25]);
    expect(figures[0]).toMatchObject({
      id: "knife-crime-linked-to-robbery/hackney/fy2019-20/share",
      unit: "percent",
      method: "share",
      inputs: ["knife-crime-in-robbery/hackney/fy2019-20/count", "knife-crime/hackney/fy2019-20/count"],
    });
    expect(figures[0]?.pedigree).toBeUndefined();
    const inputs = all.filter(({ id }) => figures[0]?.inputs.includes(id));
    expect(numbersOf(inputs)).toEqual([3, 5]);
    expect(inputs.map(({ pedigree }) => pedigree?.records)).toEqual([3, 5]);
  });

  it("of nothing is undefined, and of what is not held it is missing or incomplete", async () => {
    const store = await held(records);
    const sources = usualSources(coverage("2018-04", "2019-09"));
    const { figures } = await ask(store, [share("2019/20-Q2"), share("2019/20"), share("2020/21")], { sources });
    expect(numbersOf(figures)).toEqual(["undefined: base-0", "incomplete: partly-covered", "missing: not-covered"]);
  });

  it("is no count, and a count no share", async () => {
    const { figures } = await ask(await held(records), [
      { indicator: "knife-crime-linked-to-robbery", period: "2019/20" },
      { indicator: "knife-crime", period: "2019/20", measure: "share" },
      { indicator: "knife-crime", period: "2019/20", measure: "stock" },
    ]);
    const refused = "not-applicable: other-measure";
    expect(numbersOf(figures)).toEqual([refused, refused, refused]);
  });

  it("is withheld when either of its sides is", async () => {
    const { all } = await ask(await held(records), [share("2019/20")]);
    const { indicators } = await loadCatalogue();
    const shown = async (audience: "internal" | "public", partnershipArea: string, given = all) =>
      numbersOf((await disclose(given, { audience, indicators, partnershipArea })).figures);
    expect(await shown("internal", "hackney")).toEqual([60, 3, 5]);
    // In the partnership's own area offences are shown; below it 1 to 4 of them are not, and so the share is not.
    expect(await shown("public", "hackney")).toEqual([60, 3, 5]);
    expect(await shown("public", "london")).toEqual(["suppressed: secondary", "suppressed: small-count", 5]);
    expect(await shown("public", "hackney", all.slice(0, 1))).toEqual(["suppressed: secondary"]);
  });

  it("of published counts gives youth reoffending, by cohort", async () => {
    const month = (indicator: string, recorded: string, weight: number): TestRecord => ({
      kind: "indicator",
      indicator,
      recorded,
      weight,
    });
    const store = await held([
      month("youth-reoffenders", "2015-04-01", 12),
      month("youth-reoffenders", "2015-05-01", 8),
      month("youth-reoffending-cohort", "2015-04-01", 30),
      month("youth-reoffending-cohort", "2015-05-01", 20),
    ]);
    const reoffending = (period: string): Asked => ({ indicator: "youth-reoffending", period, measure: "share" });
    const { figures } = await ask(
      store,
      [reoffending("2015-04"), reoffending("2015-04..2015-05"), reoffending("2015/16")],
      {
        sources: [history()],
      },
    );
    expect(numbersOf(figures)).toEqual([40, 40, "incomplete: partly-covered"]);
  });

  it("lies between 0 and 100, and a part is never more than the whole", async () => {
    const category = fc.constantFrom("robbery-personal", "violence-with-injury", "rape", "burglary-residential");
    const flags = fc.subarray(["knife-used", "gun", "hate-race"]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(category, flags), { maxLength: 12 }), async (drawn) => {
        const store = await storeOf(drawn.map(([one, set]) => offence("2019-05-01", { category: one, flags: set })));
        const { figures } = await ask(store, [share("2019/20")]);
        await store.close();
        const knives = drawn.filter(([one, set]) => set.includes("knife-used") && one !== "burglary-residential");
        const robberies = knives.filter(([one]) => one === "robbery-personal");
        const [value] = numbersOf(figures);
        if (knives.length === 0) expect(value).toBe("undefined: base-0");
        else {
          expect(value).toBeCloseTo((100 * robberies.length) / knives.length, 9);
          expect(Number(value)).toBeGreaterThanOrEqual(0);
          expect(Number(value)).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 12 },
    );
  });
});
