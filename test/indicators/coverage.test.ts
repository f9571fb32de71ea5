import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SourceReading } from "../../src/extracts/reading.ts";
import type { RecordStore } from "../../src/records/store.ts";
import {
  type Asked,
  ask,
  coverage,
  inShoreditch,
  numbersOf,
  source,
  storeOf,
  type TestRecord,
  usualSources,
} from "./fixture.ts";

const robbery = (recorded: string, more: Partial<TestRecord> = {}): TestRecord => ({
  kind: "offence",
  recorded,
  committed: `${recorded} 22:00`,
  category: "robbery-personal",
  lsoa: inShoreditch,
  ...more,
});
const monthly = (month: string, weight: number, more: Partial<TestRecord> = {}): TestRecord => ({
  kind: "indicator",
  indicator: "robbery",
  recorded: `${month}-01`,
  borough: "hackney",
  weight,
  ...more,
});
const asRobbery = (periods: readonly string[]): Asked[] => periods.map((period) => ({ indicator: "robbery", period }));

describe("coverage decides whether there is a number", () => {
  let store: RecordStore;
  beforeAll(async () => {
    store = await storeOf([robbery("2019-04-10"), robbery("2019-06-10"), robbery("2020-06-10")]);
  });
  afterAll(() => store.close());
  // June 2019 is missing, August 2019 held in part nobody knows which, and the data end on 14 June 2020.
  const sources = usualSources(coverage("2019-04-08", "2020-06-14", { "2019-06": "missing", "2019-08": "part" }));

  it.each<[string, number | string, string]>([
    ["2020-05", 0, "a true zero over complete coverage"],
    ["2020-05-20..2020-06-14", 1, "to the last day held"],
    ["2019-04-08..2019-04-30", 1, "from the first day held"],
    ["2020-06", "incomplete: partly-covered", "a month that stops early"],
    ["2019-04", "incomplete: partly-covered", "a month that begins late"],
    ["2019-06", "missing: not-covered", "a missing month, though a stray record lies in it"],
    ["2019-08-01..2019-08-02", "incomplete: partly-covered", "days of a month held in part"],
    ["2019/20-Q1", "incomplete: partly-covered", "a quarter with a missing month"],
    ["2019/20", "incomplete: partly-covered", "a year with a missing month"],
    ["2018/19", "missing: not-covered", "before the data begin"],
    ["2020/21-Q2", "missing: not-covered", "after the data end"],
    ["2020-06-15..2020-06-30", "missing: not-covered", "the days after the data end"],
    ["12m-to-2020-05", "incomplete: partly-covered", "a rolling year over a gap"],
  ])("%s is %s: %s", async (period, expected) => {
    const { figures } = await ask(store, asRobbery([period]), { sources });
    expect(numbersOf(figures)).toEqual([expected]);
    expect(figures[0]?.pedigree === undefined).toBe(typeof expected === "string");
  });

  it("needs every source of a sum", async () => {
    const [police, , dais] = sources;
    const asb = source("police-asb", ["reported-date", "committed-time", "lsoa"], coverage("2020-01", "2020-06-14"), {
      records: { "police-asb": 0 },
    });
    const held = [police, asb, dais].filter((one) => one !== undefined);
    const asked = ["2020-03", "2019-12", "2019-06"].map((period) => ({
      indicator: "nte-crime-and-asb",
      area: "shoreditch",
      period,
    }));
    const { figures } = await ask(store, asked, { sources: held });
    expect(numbersOf(figures)).toEqual([0, "incomplete: partly-covered", "missing: not-covered"]);
  });

  it("marks counts by date of committing or referral as provisional when they end within 28 days of the data", async () => {
    const provisional = async (indicator: string, period: string): Promise<boolean> => {
      const { figures } = await ask(store, [{ indicator, period }], { sources });
      const value = figures[0]?.value;
      if (value?.state !== "value") throw new Error("there is no number");
      return value.provisional === true;
    };
    expect(await provisional("crime-by-time", "2020-05-01..2020-05-16")).toBe(false);
    expect(await provisional("crime-by-time", "2020-05-01..2020-05-17")).toBe(true);
    expect(await provisional("da-referrals", "2020-05")).toBe(true);
    expect(await provisional("crime-and-asb", "2020-05")).toBe(true);
    expect(await provisional("robbery", "2020-05")).toBe(false);
    expect(await provisional("police-asb", "2020-05")).toBe(false);
  });
});

describe("sources by month", () => {
  const geographic = source("mps-open", ["category", "recorded-date", "borough"], coverage("2019-04", "2020-03"), {
    file: 4,
    format: "mps-geographic",
    precision: "month",
    records: { offence: 2 },
  });
  const cell = (month: string, weight: number): TestRecord => ({
    ...robbery(`${month}-01`),
    source: "mps-open",
    file: 4,
    borough: "hackney",
    weight,
  });

  it("count whole months, and have no parts of a month, no nights and no small areas", async () => {
    const store = await storeOf([cell("2019-04", 30), cell("2019-05", 25), cell("2019-06", 0)]);
    const { figures, problems } = await ask(
      store,
      [
        ...asRobbery(["2019-04", "2019/20-Q1", "2019/20", "2019-04-01..2019-05-14", "2019-03-15..2019-03-31"]),
        { indicator: "nte-robbery", period: "2019/20" },
        { indicator: "robbery", period: "2019/20", area: "shoreditch" },
      ],
      { sources: [geographic] },
    );
    expect(numbersOf(figures)).toEqual([
      30,
      55,
      55,
      "not-applicable: month-precision",
      "missing: not-covered",
      "not-applicable: month-precision",
      "missing: unserved",
    ]);
    expect(figures[1]?.pedigree).toMatchObject({ records: 3, files: [{ sha256: "sha-other.csv", records: 3 }] });
    expect(problems.map((problem) => problem.code)).toEqual(["indicator-unserved", "indicator-unserved"]);
    await store.close();
  });

  it("by ward do not add up to the borough, since not every crime can be placed in one", async () => {
    const store = await storeOf([{ ...cell("2019-04", 30), ward: "kings-park" }]);
    const byWard = { ...geographic, grain: "ward-month", provides: [...geographic.provides, "ward" as const] };
    const asked = [...asRobbery(["2019-04"]), { indicator: "robbery", period: "2019-04", area: "kings-park" }];
    const { figures, problems } = await ask(store, asked, { sources: [byWard] });
    expect(numbersOf(figures)).toEqual(["missing: unserved", 30]);
    expect(problems[0]?.message).toContain("do not hold the borough as a whole");
    await store.close();
  });

  it("give way to records", async () => {
    const store = await storeOf([cell("2019-04", 30), robbery("2019-04-10")]);
    const sources = [geographic, ...usualSources()];
    expect(numbersOf((await ask(store, asRobbery(["2019-04"]), { sources })).figures)).toEqual([1]);
    await store.close();
  });
});

describe("a history that extends a source", () => {
  const history = (covers = coverage("2018-04", "2019-06")): SourceReading =>
    source("history", [], covers, { file: 3, format: "monthly-counts", precision: "month", extends: "police-crime" });
  const police = usualSources(coverage("2019-04", "2020-03"));

  it("serves only the months that the records do not cover, and is compared where both hold a month", async () => {
    const store = await storeOf([
      ...["2018-10", "2018-11", "2018-12", "2019-01", "2019-02", "2019-03"].map((month) => monthly(month, 10)),
      monthly("2019-04", 2),
      monthly("2019-05", 1),
      // Recorded before the records begin: in the month that the history answers for, and not counted twice.
      robbery("2019-03-31"),
      robbery("2019-04-10"),
      robbery("2019-04-11"),
      robbery("2019-05-10"),
    ]);
    const asked = asRobbery([
      "2018/19-Q4",
      "12m-to-2019-09",
      "2019-04",
      "2018-09",
      "2018/19",
      "2019-03-10..2019-04-20",
    ]);
    const { figures, problems } = await ask(store, asked, { sources: [...police, history()] });
    expect(numbersOf(figures)).toEqual([
      30,
      60 + 3,
      2,
      "missing: not-covered",
      "incomplete: partly-covered",
      "not-applicable: month-precision",
    ]);
    expect(figures[1]?.pedigree).toEqual({
      indicator: "robbery",
      sources: ["police-crime", "history"],
      files: [
        { sha256: "sha-crime.csv", records: 3 },
        { sha256: "sha-history.csv", records: 6 },
      ],
      records: 9,
    });
    expect(problems).toEqual([]);
    const unknown = await ask(store, [{ indicator: "robbery", period: "2018/19-Q4", measure: "unknown" }], {
      sources: [...police, history()],
    });
    expect(numbersOf(unknown.figures)).toEqual(["not-applicable: ready-made"]);
    await store.close();
  });

  it("has months that are not whole for one indicator only", async () => {
    const store = await storeOf([monthly("2018-04", 10), monthly("2018-05", 9)]);
    const damaged = {
      ...history(),
      indicatorCoverage: { robbery: coverage("2018-04", "2018-05", { "2018-05": "part" }) },
    };
    const { figures } = await ask(store, asRobbery(["2018-04", "2018-05"]), { sources: [...police, damaged] });
    expect(numbersOf(figures)).toEqual([10, "incomplete: partly-covered"]);
    await store.close();
  });

  it("can list offence categories: an indicator of categories has the months that list every one of them", async () => {
    const listed = (month: string, category: string, weight: number): TestRecord => {
      const { indicator: _none, ...row } = monthly(month, weight);
      return { ...row, kind: "offence", source: "history", file: 3, category };
    };
    const store = await storeOf([
      listed("2018-04", "robbery-personal", 20),
      listed("2018-04", "robbery-business", 3),
      listed("2018-05", "robbery-personal", 21),
    ]);
    const asked = [
      ...asRobbery(["2018-04", "2018-05"]),
      { indicator: "all-crime", period: "2018-04" },
      { indicator: "burglary", period: "2018-04" },
    ];
    const missing = "missing: not-covered";
    for (const sources of [
      [...police, history()],
      [...police, { ...history(), provides: ["recorded-date" as const, "category" as const] }],
    ])
      expect(numbersOf((await ask(store, asked, { sources })).figures)).toEqual([23, missing, missing, missing]);
    await store.close();
  });

  it("is told when it does not agree, with both numbers, once", async () => {
    const store = await storeOf([
      monthly("2019-04", 3),
      monthly("2019-05", 1),
      robbery("2019-04-10"),
      robbery("2019-05-10"),
    ]);
    const { figures, problems } = await ask(store, asRobbery(["2019-04", "2019-05", "2019/20-Q1"]), {
      sources: [...police, history()],
    });
    expect(numbersOf(figures)).toEqual([1, 1, 2]);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([["splice-differs", "warning"]]);
    expect(problems[0]?.message).toContain(
      "2019-04 to 2019-05, police-crime has 2 and history has 4; 1 of 2 months differ",
    );
    await store.close();
  });

  it("does not extend another source, another area or a part", async () => {
    const store = await storeOf([
      monthly("2018-04", 10),
      monthly("2018-05", 4, { borough: "islington" }),
      monthly("2018-06", 4, { dims: { type: "personal" } }),
    ]);
    const other = { ...history(), extends: "police-asb" };
    expect(numbersOf((await ask(store, asRobbery(["2018-04"]), { sources: [...police, other] })).figures)).toEqual([
      "missing: not-covered",
    ]);
    const { figures } = await ask(store, asRobbery(["2018-04", "2018-05", "2018-06"]), {
      sources: [...police, history()],
    });
    expect(numbersOf(figures)).toEqual([10, "missing: not-covered", "missing: not-covered"]);
    await store.close();
  });

  it("serves an indicator alone when no records can, also one that is otherwise a sum", async () => {
    const store = await storeOf([
      monthly("2018-04", 7, { indicator: "syv-victims" }),
      monthly("2018-04", 90, { indicator: "nte-crime-and-asb", borough: "shoreditch" }),
      monthly("2018-04", 12, { indicator: "nte-crime-and-asb", borough: "shoreditch", dims: { type: "robbery" } }),
    ]);
    const { figures } = await ask(
      store,
      [
        { indicator: "syv-victims", period: "2018-04" },
        { indicator: "nte-crime-and-asb", period: "2018-04", area: "shoreditch" },
        { indicator: "nte-crime-and-asb", period: "2018-05", area: "shoreditch" },
      ],
      { sources: [history()] },
    );
    expect(numbersOf(figures)).toEqual([7, 90, "missing: unserved"]);
    expect(figures[1]).toMatchObject({ method: "count", inputs: [], pedigree: { sources: ["history"] } });
    await store.close();
  });
});

describe("a zone that was drawn otherwise before and after", () => {
  it("is counted only for periods in which it was drawn as it is", async () => {
    const store = await storeOf(["2019-04-20", "2019-05-01", "2019-07-03", "2020-01-05"].map((day) => robbery(day)));
    const ofCanal = (period: string): Asked => ({ indicator: "robbery", area: "canal", period });
    const { figures } = await ask(store, ["2019-05", "2019/20-Q2", "2019/20-Q1", "2019/20"].map(ofCanal));
    expect(numbersOf(figures)).toEqual([1, 1, "not-applicable: area-not-valid", "not-applicable: area-not-valid"]);
    await store.close();
  });
});
