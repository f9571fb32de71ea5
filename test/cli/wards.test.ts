import { describe, expect, test } from "vitest";
import { type OffenceRow, offenceCsv } from "../extracts/offence-fixture.ts";
import { folderWith } from "../partnership/folder.ts";
import { runCli } from "./command-line.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
areas:
  wards: reference/wards.csv
  zones: [ { id: south, name: South, wards: [Hoxton West, Haggerston] } ]
sources:
  - { id: police, provider: The force, format: offence-records, files: extracts/crime.csv, grain: offence, covers: 2014-04..2015-03 }
indicators: { use: [all-crime] }
`;
const wards = `code,name,valid_from,valid_to
E05000239,Haggerston,,2014-05-21
E05009375,Haggerston,2014-05-22,
E05009378,Hoxton West,2014-05-22,
`;

/** Every day of 2014/15 has three offences: in Haggerston, in Hoxton West (once there is one), and somewhere. */
function offences(): OffenceRow[] {
  const first = Date.UTC(2014, 3, 1);
  return Array.from({ length: 365 }, (_, day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10)).flatMap(
    (on) => [
      { CRN: `${on}/1`, "Date Recorded": on, Ward: "HAGGERSTON" },
      { CRN: `${on}/2`, "Date Recorded": on, Ward: on < "2014-05-22" ? "Haggerston" : "Hoxton West Ward" },
      { CRN: `${on}/3`, "Date Recorded": on, Ward: "" },
    ],
  );
}

describe("wards on the command line", () => {
  test("are counted where they were drawn like this throughout, and what is in none is said", async () => {
    const folder = await folderWith(settings, {
      "reference/wards.csv": wards,
      "extracts/crime.csv": offenceCsv(offences()),
    });
    const areas = ["haggerston", "haggerston-e05000239", "hoxton-west", "south", "hackney"];
    const asked = [
      "figures",
      "all-crime",
      "--folder",
      folder,
      "--period",
      "2014-04..2014-07",
      "--by",
      "month",
      "--quiet",
    ];
    const { stdout: table } = await runCli([...asked, ...areas.flatMap((area) => ["--area", area])]);
    const rows = table.split("\n").map((line) => line.split("\t"));
    const counts = (area: string) =>
      rows.filter((row) => row[1] === area).map((row) => (/^\d+$/.test(row[3] ?? "") ? row[3] : "-"));
    // April to July: the new wards have one a day, the old one had two; in May wards change.
    expect(counts("haggerston")).toEqual(["-", "-", "30", "31"]);
    expect(counts("hoxton-west")).toEqual(["-", "-", "30", "31"]);
    expect(counts("south")).toEqual(["-", "-", "60", "62"]);
    expect(counts("haggerston-e05000239")).toEqual(["60", "-", "-", "-"]);
    expect(counts("hackney")).toEqual(["90", "93", "90", "93"]);

    const { stdout, stderr } = await runCli(["check", "--folder", folder]);
    expect(stdout).toContain("placed in wards by: name 730\nin no ward: no-place 365\n");
    expect(stderr).toContain("Police: 365 of 1,095 records give no place, and count in the whole area only.");
    const unknown = await runCli([
      "figures",
      "all-crime",
      "--folder",
      folder,
      "--area",
      "hoxton-wst",
      "--period",
      "2014-07",
    ]);
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean "hoxton-west"?')]);
  });
});
