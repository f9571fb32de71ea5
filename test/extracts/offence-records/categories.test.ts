import { describe, expect, it } from "vitest";
import { type OffenceRow, offenceCsv } from "../offence-fixture.ts";
import { makeFolder, readFiles, readFolder, refusal, source } from "../settings.ts";
import { codes, ofKind, only, read } from "./read.ts";

describe("categories, classes and operations", () => {
  it("keeps records of a category that no mapping knows, and says so", async () => {
    const reading = await read([
      { CRN: "A", "Offence Group": "Cyber", "Offence Subgroup": "Hacking", "HO Code": "" },
      { CRN: "B" },
    ]);
    expect(ofKind(reading, "offence").map((offence) => offence["category"])).toEqual(
      expect.arrayContaining(["violence-with-injury", null]),
    );
    expect(reading.result.sources[0]?.unmappedCategories).toEqual({ "Cyber / Hacking": 1 });
    expect(reading.result.problems.find(({ code }) => code === "category-unmapped")?.message).toContain(
      '"Cyber / Hacking" (1)',
    );
  });

  it("adds the user's own mapping", async () => {
    const files = {
      "crime.csv": offenceCsv([{ "Offence Group": "Cyber", "Offence Subgroup": "Hacking", "HO Code": "" }]),
      "map/own.csv": "from,to\nHacking,fraud-and-forgery\n",
    };
    const folder = await makeFolder(files);
    const reading = await readFolder(folder.path, [source({ categories: `${folder.path}/map/own.csv` })]);
    expect(only(ofKind(reading, "offence"))["category"]).toBe("fraud-and-forgery");
    await folder.write("map/own.csv", "from,to\nHacking,fraud-and-forgry\n");
    const problems = await refusal(readFolder(folder.path, [source({ categories: `${folder.path}/map/own.csv` })]));
    expect(problems).toMatchObject([{ code: "settings-invalid", place: { file: "map/own.csv", line: 2 } }]);
    expect(problems[0]?.message).toContain('Did you mean "fraud-and-forgery"?');
    await folder.remove();
  });

  it("flags most serious violence by Home Office class", async () => {
    const classes = [
      ["1", true],
      ["01", true],
      ["4.1", true],
      ["4/1", true],
      ["004/04", false],
      ["5d", true],
      ["8F", true],
      ["8G", false],
      ["19H", true],
      ["34B", false],
    ] as const;
    const reading = await read(
      classes.map(([office], index) => ({ CRN: `C${index}`, Ward: office, "HO Code": office })),
    );
    const serious = ofKind(reading, "offence").filter((offence) => offence["flags"] === "most-serious-violence");
    expect(serious.map((offence) => offence["ward"]).sort()).toEqual(
      classes.flatMap(([office, isSerious]) => (isSerious ? [office] : [])).sort(),
    );
  });

  it("recognises operations however they are written", async () => {
    const reading = await read([
      { CRN: "A", Operation: "Lagana" },
      { CRN: "B", Operation: "OPERATION LAGANA" },
      { CRN: "C", "Feature Codes": "ALCOHOL;Op Lagana" },
      { CRN: "D", Operation: "Night Owl" },
      { CRN: "E" },
    ]);
    expect(
      ofKind(reading, "offence")
        .map((offence) => offence["operations"])
        .sort(),
    ).toEqual(["", "lagana", "lagana", "lagana", "night-owl"]);
  });

  it("rejects a status and a yes or no that it does not know", async () => {
    const reading = await read([
      { CRN: "A", Status: "Pending" },
      { CRN: "B", "Domestic Abuse": "perhaps" },
      { CRN: "C" },
    ]);
    expect(reading.result.rejects.map(({ code, line }) => [code, line])).toEqual([
      ["status-unknown", 2],
      ["yes-no-unknown", 3],
    ]);
  });

  it("gives no flags where a column that sets some of them is not there", async () => {
    const csv = offenceCsv([{}]).replace("Domestic Abuse", "Other Column");
    const reading = await readFiles({ "crime.csv": csv });
    expect(reading.result.sources[0]?.provides).not.toContain("flags");
    expect(codes(reading)).toContain("field-absent");
  });

  it("takes a column with nothing in any row for one that is not there", async () => {
    const blank = { "Feature Codes": "", "HO Code": "", "Domestic Abuse": "", Operation: "", Ward: "" };
    const rows = Array.from({ length: 20 }, (_, index) => ({ ...blank, CRN: `C${index}` }));
    const reading = await read(rows);
    const { provides = [], kinds = [] } = reading.result.sources[0] ?? {};
    for (const field of ["flags", "operations", "ward", "suspect", "outcome"]) expect(provides).not.toContain(field);
    expect(provides).toEqual(expect.arrayContaining(["lsoa", "victim-age", "committed-date"]));
    expect(kinds).toEqual(["offence", "victim"]);
    const absent = reading.result.problems.filter(({ code }) => code === "field-absent");
    expect(absent.map(({ severity }) => severity)).toEqual(["warning", "note"]);
    expect(absent[0]?.message).toContain('nothing in any row under "Feature Codes" and "Domestic Abuse" and "HO Code"');
    expect(absent[1]?.message).toContain('"Outcome"');
  });

  it("takes a column that one of the files has nothing under for one that is not there", async () => {
    const rows = (year: number, given: Partial<OffenceRow>, count = 200): string =>
      offenceCsv(Array.from({ length: count }, (_, index) => ({ CRN: `${year}/${index}`, Outcome: "", ...given })));
    const filled = rows(2019, { "Feature Codes": "KNIFE USED", Outcome: "Charged" });
    const reading = await readFiles({ "2018.csv": rows(2018, { "Feature Codes": "", Ward: "" }), "2019.csv": filled });
    const provides = reading.result.sources[0]?.provides ?? [];
    expect(provides).not.toContain("flags");
    expect(provides).not.toContain("ward");
    // What is filled later may be blank in the newest file.
    expect(provides).toContain("outcome");
    const absent = reading.result.problems.filter(({ code }) => code === "field-absent");
    expect(absent.map(({ message }) => message)).toEqual([
      expect.stringContaining('nothing in any row of 2018.csv under "Feature Codes", so'),
      expect.stringContaining('any row of 2018.csv under "Ward"'),
      expect.stringContaining('any row under "Suspect Age", "Suspect Sex"'),
    ]);
    // Under few rows of one file there may be nothing to say.
    const few = await readFiles({ "2018.csv": rows(2018, { "Feature Codes": "" }, 199), "2019.csv": filled });
    expect(few.result.sources[0]?.provides).toContain("flags");
  });

  it("takes a column for one that is there when a single row has something in it, or there are few rows", async () => {
    const blank = { "Feature Codes": "", "Domestic Abuse": "N" };
    const rows = Array.from({ length: 20 }, (_, index) => ({ ...blank, CRN: `C${index}` }));
    const filled = await read([...rows, { CRN: "D", "Feature Codes": "KNIFE USED" }]);
    expect(filled.result.sources[0]?.provides).toContain("flags");
    const few = await read(rows.slice(1));
    expect(few.result.sources[0]?.provides).toContain("flags");
  });
});
