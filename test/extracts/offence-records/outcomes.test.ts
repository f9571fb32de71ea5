import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { offenceOutcomes } from "../../../src/extracts/data/offence-outcomes.ts";
import { makeFolder, type Read, readFiles, readFolder, source } from "../settings.ts";
import { messages, ofKind, peopleHeader, readPeople } from "./read.ts";

describe("outcomes", () => {
  const outcomesOf = (reading: Read, kind = "offence") => ofKind(reading, kind).map(({ outcome }) => outcome);

  it.each([
    ["Charged/Summonsed", "charged"],
    ["1", "charged"],
    ["01A - Charged/Summonsed - alternate offence", "charged"],
    ["Outcome 3", "caution"],
    ["Outcome Type 8 - Community Resolution", "local-resolution"],
    ["16 - Evidential difficulties victim based", "victim-does-not-support"],
    ["18: Investigation complete", "no-suspect-identified"],
    ["Investigation complete; no suspect identified", "no-suspect-identified"],
    ["22", "diversion"],
    ["", "not-yet-assigned"],
    ["Abducted by aliens", "other"],
    ["23", "other"],
  ])("%s is %s", async (label, expected) => {
    expect(outcomesOf(await readPeople([["C1", "V1", "20", "S1", "17", "M", label]]))).toEqual([expected]);
  });

  it("have every Home Office type once", () => {
    expect(offenceOutcomes.flatMap(({ types }) => types).sort((first, second) => first - second)).toEqual(
      Array.from({ length: 22 }, (_, index) => index + 1),
    );
  });

  it("are the strongest of an offence's suspects, and each suspect's own", async () => {
    const reading = await readPeople([
      ["C1", "V1", "20", "S1", "17", "M", "No further action"],
      ["C1", "V1", "20", "S2", "18", "M", "Charged"],
      ["C1", "V2", "21", "S2", "18", "M", "Charged"],
      ["C1", "V2", "21", "S3", "19", "M", ""],
    ]);
    expect(outcomesOf(reading)).toEqual(["charged"]);
    expect(outcomesOf(reading, "victim")).toEqual(["charged", "charged"]);
    expect(outcomesOf(reading, "suspect").sort()).toEqual(["charged", "no-further-action", "not-yet-assigned"]);
    // That suspects fare differently is no contradiction.
    expect(messages(reading).join()).not.toContain("disagree");
  });

  it("are those of the latest update where rows are from different moments", async () => {
    const row = (updated: string, outcome: string) => `C1,10/04/2019,Robbery,${updated},V1,20,S1,17,M,${outcome}`;
    const rows = [row("01/05/2019 10:00", "Charged"), row("02/05/2019 10:00", "NFA"), row("03/05/2019 10:00", "")];
    const reading = await readFiles({ "crime.csv": [peopleHeader(), ...rows, ""].join("\n") });
    expect(outcomesOf(reading)).toEqual(["no-further-action"]);
  });

  it("that no list knows are named with the nearest that is known, and how many rows have them", async () => {
    const reading = await readPeople([
      ["C1", "V1", "20", "S1", "17", "M", "Chraged"],
      ["C2", "V1", "20", "S1", "17", "M", "Chraged"],
    ]);
    expect(messages(reading)).toContainEqual(
      'Police crime: 2 rows have a label in "Outcome" that no list knows: "Chraged" (2; nearest known: "Charged"). They count as other.',
    );
  });

  it("cost nothing and say nothing where no file has them", async () => {
    const reading = await readFiles({ "crime.csv": "CRN,Date Recorded,Offence Subgroup\nC1,10/04/2019,Robbery\n" });
    expect(reading.records).toMatchObject([{ kind: "offence", outcome: null }]);
    expect(reading.result.sources[0]?.provides).not.toContain("outcome");
  });
});

describe("labels of the settings", () => {
  it("count in each column that has the value to which they are mapped", async () => {
    const folder = await makeFolder({
      "x/crime.csv": [
        peopleHeader(),
        "C1,10/04/2019,Mugging,,V1,20,S1,17,Lad,Sorted",
        "C2,10/04/2019,Sorted,,V1,20,S1,17,F,Charged",
        "",
      ].join("\n"),
      "own.csv": "from,to\nMugging,robbery-personal\nLad,male\nSorted,local-resolution\n",
    });
    const own = source({ files: "x/*.csv", categories: join(folder.path, "own.csv") });
    const reading = await readFolder(folder.path, [own]).finally(() => folder.remove());
    expect(
      ofKind(reading, "suspect").map((record) => [record["category"], record["suspect_sex"], record["outcome"]]),
    ).toEqual([
      ["robbery-personal", "male", "local-resolution"],
      [null, "female", "charged"],
    ]);
  });
});
