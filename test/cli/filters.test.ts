import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./command-line.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
areas:
  wards: reference/wards.csv
sources:
  - { id: police-crime, provider: The force, format: offence-records, files: extracts/crime.csv, grain: offence-victim-suspect, covers: 2018-04..2020-03 }
  - { id: survey, provider: The Mayor's Office, format: monthly-counts, files: extracts/survey.csv }
indicators:
  use: [robbery, public-confidence]
operations: [{ id: lagana, name: Operation Lagana }]
`;

const header =
  "CRN,Date Recorded,Committed From,Offence Subgroup,Ward,Suspect ID,Suspect Age,Suspect Sex,Victim ID,Victim Age,Victim Sex,Feature Codes,Outcome";
const row = (crn: number, ward: string, suspect: string, more = "Charged", date = "03/05/2019"): string =>
  `${crn},${date},${date} 23:30,Robbery of Personal Property,${ward},${suspect},F,V${crn},15,M,,${more}`;

/** Six robberies with a suspect each, one of unknown age; wards whose names begin alike. */
async function partnership(): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of ["extracts", "reference"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "partnership.yaml"), settings);
  await writeFile(
    join(folder, "reference/wards.csv"),
    "code,name\nE05009367,De Beauvoir\nE05009376,Hoxton East & Shoreditch\nE05009377,Hoxton West\n",
  );
  await writeFile(
    join(folder, "extracts/crime.csv"),
    [
      header,
      row(1, "Hoxton West", "S1,16"),
      row(2, "Hoxton West", "S2,17"),
      row(3, "Hoxton West", "S3,18"),
      row(4, "Hoxton East & Shoreditch", "S4,16", "NFA"),
      row(5, "De Beauvoir", "S5,16"),
      row(6, "De Beauvoir", ","),
      row(7, "Hoxton West", "S7,16", "Charged", "04/05/2018"),
      "",
    ].join("\n"),
  );
  await writeFile(
    join(folder, "extracts/survey.csv"),
    "Period,Indicator,Percent,Base\n2019-03,public-confidence,66.5,400\n2020-03,public-confidence,68%,410\n",
  );
  return folder;
}

const rowsOf = (stdout: string): string[][] =>
  stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));

describe("a question in a meeting", () => {
  it("is filtered, answered for the area whose name begins so, and said in words", async () => {
    const folder = await partnership();
    const { stdout, stderr, exitCode } = await runCli([
      "figures",
      "robbery",
      "--area",
      "hoxton",
      "--suspect-age",
      "10-17",
      "--by",
      "year",
      "--period",
      "2019/20",
      "--folder",
      folder,
    ]);
    expect(exitCode).toBe(0);
    const rows = rowsOf(stdout).slice(1);
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
      ["robbery[suspect-age=10-17]", "hoxton-east-and-shoreditch", "2019/20", "1", "0"],
      ["robbery[suspect-age=10-17]", "hoxton-west", "2019/20", "2", "1"],
    ]);
    expect(stderr).toContain(
      "Robbery, filtered: counts suspects: each suspect once in each offence, where the category is robbery-personal or robbery-business and the suspect is aged 10 to 17.",
    );
    const explained = await runCli([
      "explain",
      "robbery[suspect-age=10-17]/hoxton-west/fy2019-20/count",
      "--folder",
      folder,
    ]);
    expect(explained.stdout).toContain("2019/20: 2 suspects");
    expect(explained.stdout).toContain("the suspect is aged 10 to 17");
  });

  it("is split by ward, age and outcome", async () => {
    const folder = await partnership();
    const split = async (...more: string[]) => {
      const { stdout } = await runCli(["figures", "robbery", "--period", "2019/20", "--folder", folder, ...more]);
      return rowsOf(stdout)
        .slice(1)
        .filter((cells) => cells[3] !== "0")
        .map((cells) => [cells[0], cells[1], cells[3]]);
    };
    expect(await split("--by", "ward")).toEqual([
      ["robbery", "de-beauvoir", "2"],
      ["robbery", "hoxton-east-and-shoreditch", "1"],
      ["robbery", "hoxton-west", "3"],
      ["robbery", "hackney", "6"],
    ]);
    expect(await split("--by", "suspect-age")).toEqual([
      ["robbery[suspect-age=15-17]", "hackney", "4"],
      ["robbery[suspect-age=18-19]", "hackney", "1"],
      ["robbery[suspect-age=from-0] not known", "hackney", "1"],
      ["robbery[whom=suspects]", "hackney", "6"],
    ]);
    expect(await split("--by", "outcome", "--hours", "22-2")).toEqual([
      ["robbery[hours=22-2,outcome=charged]", "hackney", "5"],
      ["robbery[hours=22-2,outcome=no-further-action]", "hackney", "1"],
      ["robbery[hours=22-2]", "hackney", "6"],
    ]);
  });

  it("is refused with the reason, and with the nearest area", async () => {
    const folder = await partnership();
    const told = async (...more: string[]) => {
      const { stderr, exitCode } = await runCli([
        "figures",
        "robbery",
        "--period",
        "2019/20",
        "--folder",
        folder,
        ...more,
      ]);
      expect(exitCode).toBe(2);
      return stderr;
    };
    expect(await told("--sex", "female")).toContain("--whom victims or --whom suspects");
    expect(await told("--area", "hoxten-west")).toContain('Did you mean "hoxton-west"?');
    expect(await told("--suspect-age", "old")).toContain("Write ages such as 10-17");
    expect(await told("--operation", "lagna")).toContain('Did you mean "lagana"?');
    expect(await told("--by", "moon")).toContain("suspect-age");
  });

  it("on a survey gives percentages, their change in points and the number asked", async () => {
    const folder = await partnership();
    const { stdout } = await runCli(["figures", "public-confidence", "--period", "2019/20", "--folder", folder]);
    expect(rowsOf(stdout)[1]).toEqual([
      "public-confidence",
      "hackney",
      "2019/20",
      "68.0%",
      "66.5%",
      "+1.5 points",
      "in points",
    ]);
    const explained = await runCli(["explain", "public-confidence", "--period", "2019/20", "--folder", folder]);
    expect(explained.stdout).toContain("410 people");
  });
});

describe("figures --list", () => {
  it("says of every indicator whether the extracts can answer it, and what is lacking", async () => {
    const folder = await partnership();
    const { stdout, stderr } = await runCli(["figures", "--list", "--folder", folder]);
    const answers = new Map(rowsOf(stdout).map((cells) => [cells[0], cells[4]]));
    expect(answers.get("robbery *")).toBe("yes, from police-crime");
    expect(answers.get("public-confidence *")).toBe("yes, from survey");
    expect(answers.get("marac-cases")).toBe("no: no source holds referrals to the service marac");
    expect(answers.get("marac-repeat-share")).toBe("no: nobody answers marac-repeats, marac-cases");
    expect(answers.get("school-day-youth-crime")).toBe("no: the settings list no school_terms");
    expect(answers.get("repeat-addresses")).toContain("no: no source holds");
    expect(answers.get("first-time-entrants")).toBe("no: no source publishes it");
    expect(stderr).toMatch(/\d+ indicators, \d+ of which the extracts can answer for Hackney/);
  });
});
