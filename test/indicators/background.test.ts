import { describe, expect, it } from "vitest";
import { runCli } from "../cli/command-line.ts";
import { type OffenceRow, offenceCsv } from "../extracts/offence-fixture.ts";
import { folderWith } from "../partnership/folder.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: police, provider: The force, format: offence-records, files: extracts/crime.csv, grain: offence-victim, covers: 2019-04..2020-03 }
indicators: { use: [all-crime] }
`;

const victim = (index: number, ethnicity: string, features = "HATE RACE"): OffenceRow => ({
  CRN: `C${index}`,
  "Victim Ref": `V${index}`,
  "Victim Ethnicity": ethnicity,
  "Feature Codes": features,
  "Date Recorded": `2019-${String(4 + (index % 9)).padStart(2, "0")}-03`,
});

describe("racist hate crime by the victim's own background", () => {
  it("counts Chinese and other Asian victims; who is only said to be Asian is not known, all others are not", async () => {
    const said = ["Chinese", "Asian - Chinese", "O1", "Any other Asian background", "A9"];
    const not = ["Asian Bangladeshi", "Indian", "White British", "Black African"];
    const unclear = ["Asian", "Not stated", ""];
    const rows = [...said, ...not, ...unclear].map((ethnicity, index) => victim(index, ethnicity));
    const folder = await folderWith(settings, {
      "extracts/crime.csv": offenceCsv([...rows, victim(90, "Chinese", "ALCOHOL")]),
    });
    const { stdout } = await runCli([
      "figures",
      "hate-race-chinese-or-other-asian",
      "--period",
      "2019/20",
      "--folder",
      folder,
      "--quiet",
    ]);
    const [, counted] = stdout.split("\n").map((line) => line.split("\t"));
    expect(counted?.slice(0, 4)).toEqual(["hate-race-chinese-or-other-asian", "hackney", "2019/20", "5"]);
  });
});
