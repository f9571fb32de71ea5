import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { denominatorOf, type PeopleAsked, populationYear } from "../../src/indicators/population.ts";
import { readPopulation } from "../../src/partnership/population-table.ts";
import type { Area } from "../../src/partnership/settings.ts";
import { makeFolder } from "../extracts/settings.ts";
import { periodOf } from "./fixture.ts";

const hackney: Area = { id: "hackney", name: "Hackney", kind: "borough", code: "E09000012" };
const lambeth: Area = { id: "lambeth", name: "Lambeth", kind: "comparator", code: "E09000022" };

async function tableOf(csv: string) {
  const folder = await makeFolder({ "population.csv": csv });
  try {
    return await readPopulation(join(folder.path, "population.csv"), "reference/population.csv");
  } finally {
    await folder.remove();
  }
}

const bands = `area_code,year,age_from,age_to,sex,ethnicity,population,denominator
E09000012,2015,0,9,,,"40,000",
E09000012,2015,10,17,,,20000,
E09000012,2015,18,24,,,30000,
E09000012,2015,25,,,,170000,
E09000012,2015,10,17,female,,9900,
E09000012,2015,10,17,male,,10100,
E09000012,2016,,,,,270000,
E09000012,2015,,,,,110000,households
Lambeth,2015,,,,,330000,
`;
const numberOf = async (asked: PeopleAsked, year = 2015, area = hackney): Promise<unknown> => {
  const { table } = await tableOf(bands);
  const { value } = denominatorOf(table, area, year, asked).figure;
  return value.state === "value" ? value.number : `${value.state}: ${value.because}`;
};

describe("how many people a rate is of", () => {
  it("adds the bands that make up a range of ages exactly, and all of them for everybody", async () => {
    expect(await numberOf({ ages: { from: 10, to: 17 } })).toBe(20_000);
    expect(await numberOf({ ages: { to: 24 } })).toBe(90_000);
    expect(await numberOf({ ages: { from: 18 } })).toBe(200_000);
    expect(await numberOf({})).toBe(260_000);
    expect(await numberOf({ ages: { from: 10, to: 17 }, sex: "male" })).toBe(10_100);
    expect(await numberOf({}, 2016)).toBe(270_000);
  });

  it("never takes a range of ages that only nearly fits", async () => {
    expect(await numberOf({ ages: { from: 10, to: 19 } })).toBe("missing: population-ages-missing");
    expect(await numberOf({ sex: "male" })).toBe("missing: population-group-missing");
  });

  it("never takes another year", async () => {
    expect(await numberOf({}, 2017)).toBe("missing: population-year-missing");
    expect(await numberOf({}, 2014)).toBe("missing: population-year-missing");
  });

  it("tells households from residents", async () => {
    expect(await numberOf({ denominator: "households" })).toBe(110_000);
    expect(await numberOf({ denominator: "dwellings" })).toBe("missing: denominator-missing");
    expect(await numberOf({ denominator: "households" }, 2015, lambeth)).toBe("missing: denominator-missing");
  });

  it("finds an area by its code or its name, and says so where it does not", async () => {
    expect(await numberOf({}, 2015, lambeth)).toBe(330_000);
    expect(await numberOf({}, 2015, { id: "barnet", name: "Barnet", kind: "comparator" })).toBe(
      "missing: population-area-missing",
    );
  });

  it("gives a zone no residents", async () => {
    expect(await numberOf({}, 2015, { id: "shoreditch", name: "Shoreditch", kind: "zone" })).toBe(
      "not-applicable: no-residents-of-zone",
    );
  });

  it("pools the members of a comparator, and gives nothing where one of them is not there", async () => {
    const { table } = await tableOf(bands);
    const group = { id: "group", name: "The group", kind: "comparator", members: [hackney, lambeth] } as const;
    const pooled = denominatorOf(table, group, 2015);
    expect(pooled.figure).toMatchObject({
      id: "population/group/2015/residents",
      value: { state: "value", number: 590_000 },
      method: "sum",
      inputs: ["population/hackney/2015/residents", "population/lambeth/2015/residents"],
    });
    expect(denominatorOf(table, group, 2016).figure.value.state).toBe("missing");
  });

  it("names the file and its rows", async () => {
    const { table } = await tableOf(bands);
    const { figure } = denominatorOf(table, hackney, 2015, { ages: { to: 17 } });
    expect(figure.id).toBe("population[age=0-17]/hackney/2015/residents");
    expect(figure.pedigree).toMatchObject({ sources: ["population"], files: [{ sha256: table.sha256, records: 2 }] });
  });

  it("takes the estimate of the calendar year in which the financial year begins", () => {
    expect(["2018/19", "2018/19-Q4", "2019-02", "2018-04"].map((label) => populationYear(periodOf(label)))).toEqual([
      2018, 2018, 2018, 2018,
    ]);
  });

  it("says what is wrong with a table, by line", async () => {
    const { problems } = await tableOf(
      "area_code,year,age_from,age_to,population\nE09000012,18,,,5\nE09000012,2018,,,about 5\nE09000012,2018,20,10,5\nE09000012,2019,,,5\nE09000012,2019,,,6\n",
    );
    expect(problems.map(({ code, place }) => `${code} ${place?.line}`)).toEqual([
      "settings-invalid 2",
      "settings-invalid 3",
      "settings-invalid 4",
      "settings-duplicate 6",
    ]);
  });
});

const real = resolve(import.meta.dirname, "../../../shared/realdata/population/housing-density-borough.csv");

describe.skipIf(!existsSync(real))("a table as it was published", () => {
  it("is read as another reader reads it, and projections are told from estimates", async () => {
    const { table, problems } = await readPopulation(real, "reference/population.csv");
    expect(problems).toEqual([]);
    const rows = parse<Record<string, string>>(await readFile(real), { columns: true, bom: true });
    for (const { Code, Name, Year, Population, Source } of rows.filter((row) => Number(row["Year"]) % 7 === 0)) {
      const area: Area = { id: "any", name: Name ?? "", kind: "comparator", code: Code ?? "" };
      const found = denominatorOf(table, area, Number(Year));
      expect(found.figure.value).toEqual({ state: "value", number: Number(Population) });
      expect(found.projected).toBe(Source !== "ONS MYE");
    }
  });
});
