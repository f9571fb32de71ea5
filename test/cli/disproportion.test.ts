import { describe, expect, test } from "vitest";
import { type OffenceRow, offenceCsv } from "../extracts/offence-fixture.ts";
import { folderWith } from "../partnership/folder.ts";
import { runCli } from "./command-line.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
population: reference/population.csv
sources:
  - { id: police, provider: The force, format: offence-records, files: extracts/crime.csv, grain: offence-victim, covers: 2019-04..2020-03 }
indicators: { use: [all-crime] }
`;
/** Nobody is said to be of other or mixed groups. */
const population = `area_code,year,ethnicity,population
E09000012,2019,White,2000
E09000012,2019,Black,3000
E09000012,2019,Asian,1000
`;

/** 20 White victims, 90 Black, 4 Asian, 2 Mixed, 3 of whom it is not known. */
const victims: readonly (readonly [string, number])[] = [
  ["White", 20],
  ["Black", 90],
  ["Asian", 4],
  ["Mixed", 2],
  ["", 3],
];
const rows: readonly OffenceRow[] = victims.flatMap(([ethnicity, number]) =>
  Array.from({ length: number }, (_unused, index) => ({
    CRN: `${ethnicity}${index}`,
    "Victim Ref": `V${ethnicity}${index}`,
    "Victim Ethnicity": ethnicity,
    // Spread over the year, since records that stop early make it incomplete.
    "Date Recorded": new Date(Date.UTC(2019, 3, 1 + Math.floor((365 * index) / 89))).toISOString().slice(0, 10),
  })),
);

const figures = async (...words: string[]) => {
  const folder = await folderWith(settings, {
    "extracts/crime.csv": offenceCsv(rows),
    "reference/population.csv": population,
  });
  return runCli(["figures", "all-crime", "--folder", folder, "--period", "2019/20", "--quiet", ...words]);
};

describe("figures --disproportionality", () => {
  test("gives rates and ratios with their denominators, and names the groups without one", async () => {
    const { stdout } = await figures("--disproportionality", "ethnicity", "--whom", "victims");
    const lines = stdout.split("\n");
    expect(lines).toContain("white\t20\tresidents (white), 2019\t2,000\t10.0\tper 1,000\t\t\treference group");
    // 30 against 10 per 1,000: exp(ln 3 ± 1.96 √(1/90 + 1/20)).
    expect(lines).toContain("black\t90\tresidents (black), 2019\t3,000\t30.0\tper 1,000\t3.00\t1.85 to 4.87\thigher");
    // 4 against 10 per 1,000: exp(ln 0.4 ± 1.96 √(1/4 + 1/20)).
    expect(lines).toContain(
      "asian\t4\tresidents (asian), 2019\t1,000\t4.0\tper 1,000\t0.40\t0.14 to 1.17\tno clear difference",
    );
    expect(stdout).toContain("mixed\t2\tresidents (mixed), 2019\tnot available\tnot available");
    expect(lines).toContain("No number of residents is held for these groups, and so they have no rate: mixed, other.");
    expect(lines).toContain("For 3 more the group is not known, and no rate counts them.");
    expect(stdout).toContain("these ratios may owe much to chance: asian. For internal use.");
  });

  test("compares with another group on request, and gives figures with their inputs as JSON", async () => {
    const asked = ["--disproportionality", "ethnicity", "--whom", "victims", "--reference", "black"];
    const { stdout } = await figures(...asked, "--format", "json");
    const [found] = JSON.parse(stdout).disproportionality;
    const white = found.groups.find(({ group }: { group: string }) => group === "white");
    expect(white.ratio.value.number).toBeCloseTo(1 / 3, 9);
    expect(white.ratio.inputs).toContain("population[ethnicity=black]/hackney/2019/residents");
    expect(found.whole.value.number).toBe(119);
  });

  test("is refused without saying whose group is meant, and for a group that is none", async () => {
    const whose = await figures("--disproportionality", "ethnicity");
    expect([whose.exitCode, whose.stderr]).toEqual([2, expect.stringContaining("--whom victims or --whom suspects")]);
    const group = await figures("--disproportionality", "sex", "--whom", "victims", "--reference", "white");
    expect([group.exitCode, group.stderr]).toEqual([2, expect.stringContaining('There is no group "white".')]);
  });
});
