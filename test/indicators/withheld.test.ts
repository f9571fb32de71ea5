import { describe, expect, it } from "vitest";
import { readExtracts } from "../../src/extracts/read.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { measure } from "../../src/indicators/measure.ts";
import type { SourceSettings } from "../../src/partnership/settings.ts";
import { openStore } from "../../src/records/store.ts";
import { type CountRequest, countId } from "../../src/values/figure-book.ts";
import { makeFolder, settings, source } from "../extracts/settings.ts";
import { numbersOf, periodOf } from "./fixture.ts";

const labels = {
  "Violence with Injury": 200,
  "Violence without Injury": 300,
  "Other Sexual Offences": 40,
  "Robbery of Personal Property": 60,
  "Robbery of Business Property": 10,
  "Domestic Burglary": 150,
  "Burglary - Business and Community": 60,
  "Theft from Person": 100,
  "Other Theft": 250,
  Shoplifting: 200,
  "Bicycle Theft": 40,
  "Theft from a Motor Vehicle": 200,
  "Theft or Taking of a Motor Vehicle": 90,
  "Interfering with a Motor Vehicle": 20,
  "Criminal Damage": 150,
  "Possession of Drugs": 90,
  "Drug Trafficking": 20,
  "Possession of Weapons": 20,
  "Public Order Offences": 150,
  "Misc Crimes Against Society": 20,
  Rape: 20,
} as const;
type Label = keyof typeof labels;

/** A year's extract with the usual crimes but for some, each spread over the year. */
function yearWithout(...left: readonly Label[]): string {
  const rows = (Object.keys(labels) as Label[])
    .filter((label) => !left.includes(label))
    .flatMap((label) =>
      Array.from({ length: labels[label] }, (_, index) => {
        const day = new Date(Date.UTC(2019, 3, 1 + Math.floor((366 * index) / labels[label])))
          .toISOString()
          .slice(0, 10);
        return `${label}-${index},${day},${label}`;
      }),
    );
  return ["CRN,Date Recorded,Offence Subgroup", ...rows, "last,2020-03-31,Other Theft", ""].join("\n");
}

/** @param asked ids of indicators, or with filters */
async function counts(
  csv: string,
  asked: readonly (string | Pick<CountRequest, "indicator" | "dims">)[],
  overrides: Partial<SourceSettings> = {},
) {
  const folder = await makeFolder({ "crime.csv": csv });
  const store = await openStore();
  try {
    const given = settings(folder.path, [source(overrides)]);
    const reading = await readExtracts({ settings: given, store });
    const requests = asked.map((one) => ({
      ...(typeof one === "string" ? { indicator: one } : one),
      area: "hackney",
      period: periodOf("2019/20"),
    }));
    const { figures, problems } = await measure({
      store,
      requests,
      indicators: (await loadCatalogue()).indicators,
      areas: [{ id: "hackney", kind: "borough" }],
      partnershipArea: "hackney",
      reading,
      operations: [],
    });
    const found = requests.flatMap((request) => figures.filter(({ id }) => id === countId(request)));
    return { numbers: numbersOf(found), problems: problems.filter(({ code }) => code.startsWith("category")) };
  } finally {
    await store.close();
    await folder.remove();
  }
}

describe("a category that a source keeps back", () => {
  it("is not counted as 0, and a sum with it is incomplete", async () => {
    const without = ["Rape", "Possession of Drugs", "Drug Trafficking", "Theft or Taking of a Motor Vehicle"] as const;
    const { numbers, problems } = await counts(yearWithout(...without), [
      "rape",
      "drug-offences",
      "theft-of-vehicle",
      "mopac-7",
      "robbery",
      "all-crime",
      "homicide",
    ]);
    expect(numbers.slice(0, 5)).toEqual([
      "missing: unserved",
      "missing: unserved",
      "missing: unserved",
      "incomplete: unserved",
      70,
    ]);
    expect(numbers.at(-1)).toBe(0);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: "warning", code: "category-never" });
    expect(problems[0]?.message).toContain("no record of drug-possession, drug-trafficking, rape, theft-of-vehicle");
    expect(problems[0]?.message).toContain('"Drug offences", "Rape", "Theft of motor vehicles"');
    expect(problems[0]?.remedy).toContain("holds: [drug-possession, drug-trafficking, rape, theft-of-vehicle]");
  });

  it("keeps what was asked with filters apart from the same without them", async () => {
    const { problems } = await counts(yearWithout("Rape"), [
      "mopac-7",
      { indicator: "all-crime", dims: { category: "rape" } },
      "all-crime",
    ]);
    expect(problems[0]?.message).toContain(
      'Not counted from it for that reason: "All recorded crime" (category=rape).',
    );
  });

  it("makes a count of several categories incomplete only where it is more than a small part of it", async () => {
    const burglaries = await counts(yearWithout("Burglary - Business and Community"), [
      "burglary",
      "burglary-residential",
    ]);
    expect(burglaries.numbers).toEqual(["missing: unserved", 150]);
    // Trafficking is a twentieth of drug offences.
    const drugs = await counts(`${yearWithout("Drug Trafficking")}${manyMore(1000)}`, [
      "drug-offences",
      "drugs-trafficking",
    ]);
    expect(drugs.numbers).toEqual([90, "missing: unserved"]);
    expect(drugs.problems[0]?.message).toContain('Counted without them: "Drug offences".');
  });

  it("is 0 where the settings say that the source holds it", async () => {
    const { numbers, problems } = await counts(yearWithout("Rape"), ["rape"], { holds: ["rape"] });
    expect(numbers).toEqual([0]);
    expect(problems).toEqual([]);
  });

  it("is 0 where none of the few records that there are need be of it", async () => {
    const few = "CRN,Date Recorded,Offence Subgroup\nA,2019-04-01,Other Theft\nB,2020-03-31,Shoplifting\n";
    const { numbers, problems } = await counts(few, ["rape", "drug-offences"], { covers: periodOf("2019/20") });
    expect(numbers).toEqual([0, 0]);
    expect(problems).toEqual([]);
  });

  it("is nothing to speak of where a source has a record of each", async () => {
    const { numbers, problems } = await counts(yearWithout(), ["rape", "mopac-7"]);
    expect(numbers[0]).toBe(20);
    expect(typeof numbers[1]).toBe("number");
    expect(problems).toEqual([]);
  });
});

/** More of what is common, so that more of what is rare is to be expected. */
const manyMore = (rows: number): string =>
  Array.from({ length: rows }, (_, index) => `more-${index},2019-06-${10 + (index % 20)},Shoplifting\n`).join("");
