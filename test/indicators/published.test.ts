import { describe, expect, it } from "vitest";
import type { SourceReading } from "../../src/extracts/reading.ts";
import { ask, coverage, numbersOf, source, storeOf, type TestRecord } from "./fixture.ts";

const published = (id: string, file: number, more: Partial<SourceReading> = {}): SourceReading => ({
  ...source(id, ["category", "recorded-date", "borough"], coverage("2019-04", "2020-03"), { file, precision: "month" }),
  ...more,
});
const street = published("street", 5, { coarse: ["robbery", "violence-and-sexual-offences"] });
const borough = published("mps-open", 4);
const crime = (of: string, category: string, weight: number): TestRecord => ({
  kind: "offence",
  source: of,
  file: of === "street" ? 5 : 4,
  recorded: "2019-04-01",
  borough: "hackney",
  category,
  weight,
});
const asked = ["all-crime", "robbery", "violence-with-injury", "weapons-possession"].map((indicator) => ({
  indicator,
  period: "2019-04",
}));

describe("a source with categories coarser than ours", () => {
  it("answers totals and what takes all of a coarse category, and nothing that takes a part of one", async () => {
    const store = await storeOf([
      crime("street", "robbery", 20),
      crime("street", "violence-and-sexual-offences", 70),
      crime("street", "weapons-possession", 3),
    ]);
    const { figures, problems } = await ask(store, asked, { sources: [street] });
    expect(numbersOf(figures)).toEqual([93, 20, "missing: unserved", 3]);
    expect(problems.map(({ message }) => message)).toEqual([
      '"Violence with injury" cannot be counted in hackney: the sources of offences do not hold categories as fine as it needs.',
    ]);
    await store.close();
  });
});

describe("two publications of the same crimes", () => {
  it("are not added: the finer one is counted, and a note says that the other is left aside", async () => {
    const store = await storeOf([
      crime("street", "robbery", 20),
      crime("mps-open", "robbery-personal", 21),
      crime("mps-open", "robbery-business", 2),
    ]);
    const { figures, problems } = await ask(store, asked.slice(0, 2), { sources: [street, borough] });
    expect(numbersOf(figures)).toEqual([23, 23]);
    expect(problems.map(({ code }) => code)).toEqual(["indicator-source-aside", "indicator-source-aside"]);
    expect(problems[0]?.message).toContain("counted from mps-open; street publishes counts of the same things");
    await store.close();
  });
});

describe("series of a publication that leaves out what counts 0", () => {
  it("are 0 in a month that they cover without a row, also where an area has no row at all", async () => {
    const knife = published("knife", 6, {
      kinds: [],
      absentMeansZero: true,
      indicatorCoverage: {
        "knife-injury-under-25": coverage("2019-04", "2019-06"),
        "syv-victims": coverage("2019-04", "2019-06"),
      },
    });
    const store = await storeOf([
      {
        kind: "indicator",
        source: "knife",
        file: 6,
        indicator: "knife-injury-under-25",
        recorded: "2019-05-01",
        borough: "hackney",
        weight: 4,
      },
    ]);
    const periods = ["2019-04", "2019-05", "2019/20-Q1", "2019-07"];
    const { figures } = await ask(
      store,
      [
        ...periods.map((period) => ({ indicator: "knife-injury-under-25", period })),
        { indicator: "syv-victims", period: "2019/20-Q1" },
      ],
      { sources: [knife] },
    );
    expect(numbersOf(figures)).toEqual([0, 4, 4, "missing: not-covered", 0]);
    expect(figures[0]?.pedigree).toMatchObject({ records: 0 });
    await store.close();
  });
});
