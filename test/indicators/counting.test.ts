import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { ask, coverage, numbersOf, source, storeOf, type TestRecord, usualSources } from "./fixture.ts";

const recorded = (category: string, date = "2019-06-15", more: Partial<TestRecord> = {}): TestRecord => ({
  kind: "offence",
  recorded: date,
  category,
  borough: "hackney",
  ...more,
});
const referral = (referred: string, referralSource?: string): TestRecord => ({
  kind: "referral",
  referred,
  ...(referralSource ? { referralSource } : {}),
});

describe("recorded crime", () => {
  it("counts each class by the date recorded, and an unmapped category in all crime only", async () => {
    const { category: _none, ...unmapped } = recorded("");
    const store = await storeOf([
      recorded("homicide"),
      recorded("violence-with-injury"),
      recorded("violence-with-injury", "2019-06-30", { flags: ["domestic-abuse"] }),
      recorded("robbery-personal"),
      recorded("robbery-business"),
      recorded("burglary-residential"),
      recorded("burglary-business-and-community"),
      recorded("drug-trafficking"),
      recorded("weapons-possession"),
      recorded("other-theft", "2019-06-01", { flags: ["domestic-abuse"] }),
      unmapped,
      recorded("robbery-personal", "2019-07-01"),
      // A victim is not an offence, and another borough's offence is not ours; one without a borough is.
      { kind: "victim", recorded: "2019-06-15", category: "robbery-personal", age: 30 },
      recorded("robbery-personal", "2019-06-15", { borough: "islington" }),
      { kind: "offence", recorded: "2019-06-15", category: "shoplifting" },
    ]);
    const ids = [
      "all-crime",
      "violence-with-injury",
      "robbery",
      "burglary",
      "drug-offences",
      "weapons-possession",
      "da-police-reports",
    ];
    const { figures, problems } = await ask(
      store,
      ids.map((indicator) => ({ indicator, period: "2019-06" })),
    );
    expect(numbersOf(figures)).toEqual([12, 2, 2, 2, 1, 1, 2]);
    expect(problems).toEqual([]);
    await store.close();
  });

  it("gives a figure its unit, its files and its number of records, and a zero every file that was searched", async () => {
    const store = await storeOf([
      recorded("robbery-personal"),
      recorded("robbery-personal", "2019-06-16", { file: 4 }),
    ]);
    const [police, ...others] = usualSources();
    if (!police) throw new Error("the fixture has no police source");
    const [first] = police.files;
    const files = first ? [first, { ...first, file: 4, sha256: "sha-other.csv" }] : [];
    const { figures } = await ask(
      store,
      [
        { indicator: "robbery", period: "2019/20-Q1" },
        { indicator: "burglary", period: "2019/20-Q1" },
      ],
      { sources: [{ ...police, files }, ...others] },
    );
    const both = (records: number) => [
      { sha256: "sha-crime.csv", records },
      { sha256: "sha-other.csv", records },
    ];
    expect(figures[0]).toEqual({
      id: "robbery/hackney/fy2019-20-q1/count",
      value: { state: "value", number: 2 },
      unit: "offences",
      method: "count",
      inputs: [],
      pedigree: { indicator: "robbery", sources: ["police-crime"], files: both(1), records: 2 },
    });
    expect(figures[1]?.value).toEqual({ state: "value", number: 0 });
    expect(figures[1]?.pedigree).toEqual({
      indicator: "burglary",
      sources: ["police-crime"],
      files: both(0),
      records: 0,
    });
    await store.close();
  });

  it("counts a ward by its id, and keeps records in no ward apart", async () => {
    const store = await storeOf([
      recorded("robbery-personal", "2019-06-15", { ward: "kings-park" }),
      recorded("robbery-personal", "2019-06-15", { ward: "london-fields" }),
      recorded("robbery-personal", "2019-06-15", { ward: "dalston" }),
      recorded("robbery-personal"),
    ]);
    const { figures } = await ask(store, [
      { indicator: "robbery", period: "2019-06", area: "parks" },
      { indicator: "robbery", period: "2019-06", area: "parks", measure: "unknown" },
      { indicator: "robbery", period: "2019-06", area: "kings-park" },
      { indicator: "robbery", period: "2019-06", area: "kings-park", measure: "unknown" },
      { indicator: "robbery", period: "2019-06", area: "mps" },
    ]);
    expect(numbersOf(figures)).toEqual([2, 1, 1, 1, "not-applicable: area-not-counted"]);
    await store.close();
  });
});

describe("referrals", () => {
  it("splits by source of referral, the last value taking what was not recorded", async () => {
    const store = await storeOf([
      referral("2020-03-23", "police"),
      referral("2020-03-23", "self"),
      referral("2020-06-14", "self"),
      referral("2020-06-15", "health"),
      referral("2020-04-01"),
      referral("2020-03-22", "health"),
    ]);
    const period = "2020-03-23..2020-06-14";
    const ids = ["police", "self", "health", "council-voluntary", "other"];
    const { figures } = await ask(store, [
      { indicator: "da-referrals", period },
      ...ids.map((id) => ({ indicator: "da-referrals", period, dims: { source: id } })),
      { indicator: "da-referrals", period, dims: { source: "church" } },
      { indicator: "da-referrals", period, dims: { hour: "10" } },
    ]);
    const refused = "not-applicable: no-such-breakdown";
    expect(numbersOf(figures)).toEqual([4, 1, 2, 0, 0, 1, refused, refused]);
    await store.close();
  });
});

describe("sources", () => {
  it("says once that no source can serve an indicator, and in which way", async () => {
    const store = await storeOf([]);
    const offences = source("police-crime", ["recorded-date", "category"], coverage("2019-04", "2020-03"), {
      records: { offence: 5 },
    });
    const { figures, problems } = await ask(
      store,
      [
        { indicator: "robbery", period: "2019/20" },
        { indicator: "nte-crime-and-asb", period: "2019/20", area: "shoreditch" },
        { indicator: "nte-robbery", period: "2019/20-Q1", area: "shoreditch" },
        { indicator: "syv-victims", period: "2019/20" },
        { indicator: "da-referrals", period: "2019/20" },
      ],
      { sources: [offences] },
    );
    const unserved = "missing: unserved";
    expect(numbersOf(figures)).toEqual([0, unserved, unserved, unserved, unserved]);
    const told = problems.filter((problem) => problem.code === "indicator-unserved").map((problem) => problem.message);
    expect(told).toHaveLength(7 + 2);
    expect(told).toContain(
      '"Referrals to the domestic abuse service" cannot be counted in hackney: no source holds referrals to the service "domestic-abuse".',
    );
    expect(told.find((message) => message.includes('"Night-time robbery"'))).toMatch(
      /do not hold .*the LSOA.*the time of day/,
    );
    await store.close();
  });

  it("count no victim as a true zero where the source knows victims", async () => {
    const store = await storeOf([recorded("robbery-personal")]);
    const sources = usualSources().map((one) => ({ ...one, records: {} }));
    const asked = ["syv-victims", "police-asb", "da-referrals"].map((indicator) => ({ indicator, period: "2019/20" }));
    expect(numbersOf((await ask(store, asked, { sources })).figures)).toEqual([0, 0, 0]);
    await store.close();
  });

  it("adds sources of equal rank, with a note, and keeps to those that an indicator names", async () => {
    const store = await storeOf([referral("2019-06-01"), { ...referral("2019-06-01"), source: "marac", file: 4 }]);
    const marac = source("marac", ["referred-date"], coverage("2016-04", "2021-03"), {
      file: 4,
      records: { referral: 1 },
    });
    const sources = [...usualSources(), marac];
    const asked = [{ indicator: "da-referrals", period: "2019-06" }];
    const both = await ask(store, asked, { sources });
    expect(numbersOf(both.figures)).toEqual([2]);
    expect(both.problems.map((problem) => problem.code)).toEqual(["indicator-sources-added"]);
    const adjust = { "da-referrals": { definition: "Referrals to DAIS.", aggregation: { sources: ["dais"] } } };
    const { indicators } = await loadCatalogue({ use: "all", adjust, define: [] });
    const one = await ask(store, asked, { sources, indicators });
    expect(numbersOf(one.figures)).toEqual([1]);
    expect(one.problems).toEqual([]);
    // Only DAIS knows the source of referral, so the split would not add up to the total.
    const split = await ask(store, [{ indicator: "da-referrals", period: "2019-06", dims: { source: "other" } }], {
      sources,
    });
    expect(numbersOf(split.figures)).toEqual(["missing: unserved"]);
    expect(split.problems.at(-1)?.message).toContain("do not hold the source of referral");
    await store.close();
  });

  it("answers what does not exist with a state and a problem, and never throws", async () => {
    const store = await storeOf([]);
    const { figures, problems } = await ask(store, [
      { indicator: "robery", period: "2019/20" },
      { indicator: "robbery", period: "2019/20", area: "hackny" },
      { indicator: "robbery", period: "2018/19", area: "hackny" },
    ]);
    expect(new Set(numbersOf(figures))).toEqual(new Set(["not-applicable: not-defined"]));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["indicator-unknown", 'There is no indicator "robery". Did you mean "robbery"?'],
      ["area-unknown", 'There is no area "hackny". Did you mean "hackney"?'],
    ]);
    await store.close();
  });
});
