import { describe, expect, test } from "vitest";
import { type OffenceRow, offenceCsv } from "../extracts/offence-fixture.ts";
import { folderWith } from "../partnership/folder.ts";
import { runCli } from "./command-line.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: police, provider: The force, format: offence-records, files: extracts/crime.csv, grain: offence, covers: 2019-04..2020-03 }
indicators: { use: [knife-crime, gun-crime, knife-crime-in-robbery] }
`;
const robbery = { "Offence Group": "Robbery", "Offence Subgroup": "Robbery of Personal Property", "HO Code": "34B" };
const knife = { "Feature Codes": "KNIFE USED" };

/** 5 knife crimes of which 3 are robberies, and 4 robberies of which those 3 had a knife; one violent offence without. */
const rows: readonly OffenceRow[] = [
  { ...robbery, ...knife },
  { ...robbery, ...knife },
  { ...robbery, ...knife },
  robbery,
  knife,
  knife,
  {},
].map((row, index) => ({ ...row, CRN: `C${index}`, "Date Recorded": "2019-06-10" }));

const figures = async (...words: string[]) => {
  const folder = await folderWith(settings, { "extracts/crime.csv": offenceCsv(rows) });
  return runCli(["figures", ...words, "--folder", folder, "--period", "2019/20", "--quiet"]);
};

describe("figures --overlap", () => {
  test("counts what is both, in percent of each", async () => {
    const { stdout } = await figures("knife-crime", "--overlap", "robbery-personal");
    const lines = stdout.split("\n");
    expect(lines).toContain("Of 5 knife crime offences, 3 (60%) were personal robberies too.");
    expect(lines).toContain("Of 4 personal robberies, 3 (75%) were knife crime offences too.");
  });

  test("gives the figures with their inputs as JSON", async () => {
    const { stdout } = await figures("knife-crime", "--overlap", "robbery-personal", "--format", "json");
    const [overlap] = JSON.parse(stdout).overlaps;
    expect(overlap.both).toMatchObject({ value: { number: 3 }, pedigree: { sources: ["police"] } });
    expect(overlap.ofFirst.share.inputs).toEqual([overlap.both.id, "knife-crime/hackney/fy2019-20/count"]);
    expect(overlap.undecided.value.number).toBe(0);
  });

  test("is refused for what cannot be the same records", async () => {
    const itself = await figures("knife-crime", "--overlap", "knife-crime");
    expect(itself.exitCode).toBe(2);
    const people = await figures("knife-crime", "--overlap", "syv-victims");
    expect([people.exitCode, people.stderr]).toEqual([2, expect.stringContaining("records of different kinds")]);
    const unknown = await figures("knife-crime", "--overlap", "robery");
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean "robbery"?')]);
  });
});
