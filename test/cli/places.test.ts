import { describe, expect, test } from "vitest";
import { type OffenceRow, offenceCsv } from "../extracts/offence-fixture.ts";
import { folderWith } from "../partnership/folder.ts";
import { runCli } from "./command-line.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
areas: { wards: reference/wards.csv, lookup: reference/lookup.csv }
population: reference/population.csv
sources:
  - { id: police, provider: The force, format: offence-records, files: extracts/crime.csv, grain: offence, covers: 2017-04..2020-03 }
indicators: { use: [all-crime] }
`;
const wards = "code,name\nE05000001,Northend\nE05000002,Southend\nE05000003,Westend\n";

/** LSOA 1 to 7 in Northend, 8 to 14 in Southend, 15 to 21 in Westend; one more lies in a ward of the neighbours. */
const codeOf = (number: number): string => `E010010${String(number).padStart(2, "0")}`;
const wardOf = (number: number): string => `E0500000${Math.ceil(number / 7)}`;
const numbers = Array.from({ length: 21 }, (_unused, index) => index + 1);
const lookup = ["lsoa,ward", ...numbers.map((one) => `${codeOf(one)},${wardOf(one)}`), "E01009999,E05009999", ""].join(
  "\n",
);
/** Northend has half the people of the others. */
const population = "area_code,year,population\nE05000001,2019,1000\nE05000002,2019,2000\nE05000003,2019,2000\n";

/** How many offences each LSOA has in a year: LSOA 1 is second in the first, LSOA 2 and 3 are level in the last; one in no LSOA. */
const levels: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  "2017": { 1: 5, 2: 1, 8: 9, 9: 4 },
  "2018": { 1: 9, 2: 3, 8: 1, 15: 6 },
  "2019": { 1: 8, 2: 3, 3: 3, 8: 10, 15: 4 },
};

function offences(): OffenceRow[] {
  return Object.entries(levels).flatMap(([year, counts]) => {
    const placed = Object.entries(counts).flatMap(([number, count]) =>
      Array.from({ length: count }, () => codeOf(Number(number))),
    );
    return [...placed, ""].map((lsoa, index): OffenceRow => {
      const month = String((index % 9) + 4).padStart(2, "0");
      return { CRN: `${year}/${index}`, "Date Recorded": `${year}-${month}-10`, Ward: "", LSOA: lsoa };
    });
  });
}

const figures = async (...words: string[]) => {
  const folder = await folderWith(settings, {
    "reference/wards.csv": wards,
    "reference/lookup.csv": lookup,
    "reference/population.csv": population,
    "extracts/crime.csv": offenceCsv(offences()),
  });
  return runCli(["figures", "all-crime", "--folder", folder, "--period", "2019/20", "--quiet", ...words]);
};

describe("figures --places", () => {
  test("gives every ward with its count, its rate and both ranks", async () => {
    const { stdout } = await figures("--places", "ward");
    const lines = stdout.split("\n");
    // 8 + 3 + 3 of 1,000; 10 of 2,000; 4 of 2,000; one in none.
    expect(lines).toContain("Northend\t14\t1\tresidents, 2019\t1,000\t14.0\tper 1,000\t1");
    expect(lines).toContain("Southend\t10\t2\tresidents, 2019\t2,000\t5.0\tper 1,000\t2");
    expect(lines).toContain("Westend\t4\t3\tresidents, 2019\t2,000\t2.0\tper 1,000\t3");
    expect(lines).toContain("The list has 3 wards. Of 29 offences 28 lie in one of them; 1 could be placed in none.");
  });

  test("of LSOAs tells ties, what only the code decided, concentration and hotspots", async () => {
    const { stdout } = await figures("--places", "lsoa", "--top", "4");
    const lines = stdout.split("\n");
    const rows = lines.filter((line) => /^E0100\d+\t/.test(line));
    // No population of LSOAs is held, and so they are chosen by count. LSOA 2 and 3 are level.
    expect(rows).toEqual(["E01001008\t10\t1", "E01001001\t8\t2", "E01001015\t4\t3", "E01001002\t3\t4="]);
    expect(lines).toContain(
      "The first 4 of 21 by count. Not shown, though equal to the last one in all but its code: E01001003.",
    );
    expect(lines).toContain("The list has 21 LSOAs. Of 29 offences 28 lie in one of them; 1 could be placed in none.");
    // 5% of 21 is 1.05, and so 2 LSOAs: 10 and 8 of 28.
    expect(lines).toContain("The first 5% of the list, 2 of 21 LSOAs, hold 64% of what could be placed (18 of 28).");
    // The first two are 8 and 1; 1 and 15; 8 and 1.
    expect(lines).toContain(
      "Persistent hotspots, among the first 2 in at least 2 of 3 years (2017/18, 2018/19, 2019/20): E01001001 (3 of 3), E01001008 (2 of 3).",
    );
  });

  test("gives them with their figures as JSON", async () => {
    const { stdout } = await figures("--places", "lsoa", "--format", "json");
    const [places] = JSON.parse(stdout).places;
    expect(places.rows).toHaveLength(21);
    expect(places.rows[3]).toMatchObject({
      area: "e01001002",
      count: { id: "all-crime/e01001002/fy2019-20/count", value: { number: 3 } },
      countRank: { rank: 4, tiedWith: ["e01001003"] },
    });
    expect(places.hotspots).toMatchObject({ first: 2, least: 2, years: 3 });
  });

  test("is refused with other areas, and where there is no list", async () => {
    expect((await figures("--places", "lsoa", "--area", "northend")).exitCode).toBe(2);
    expect((await figures("--top", "3")).exitCode).toBe(2);
  });
});
