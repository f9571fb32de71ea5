import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { offenceOutcomes } from "../../src/extracts/data/offence-outcomes.ts";
import { makeFolder, readFiles, readFolder, source } from "./settings.ts";

const base = ["CRN", "Date Recorded", "Offence Subgroup", "Last Updated"];
const people = ["Victim Ref", "Victim Age", "Suspect Ref", "Suspect Age", "Suspect Sex", "Outcome"];

/** Rows as tuples under `people`, after a reference. */
const read = (rows: readonly (readonly string[])[], columns: readonly string[] = people) => {
  const lines = rows.map(([reference = "", ...rest]) =>
    [reference, "10/04/2019", "Robbery of Personal Property", "", ...rest].join(","),
  );
  return readFiles({ "crime.csv": [[...base, ...columns].join(","), ...lines, ""].join("\n") });
};
type Reading = Awaited<ReturnType<typeof read>>;
const ofKind = ({ records }: Reading, kind: string) => records.filter((record) => record["kind"] === kind);
const messages = ({ result }: Reading) => result.problems.map(({ message }) => message);

describe("suspects", () => {
  it("are one record a suspect and offence, however often rows are multiplied by victims", async () => {
    const rows = ["V1", "V2", "V3"].flatMap((victim) =>
      [
        ["S1", "17", "M"],
        ["S2", "15", "F"],
      ].map((suspect) => ["C1", victim, "20", ...suspect, ""]),
    );
    const reading = await read([...rows, ["C2", "V1", "20", "S1", "17", "Male", ""]]);
    expect(reading.result.sources[0]).toMatchObject({
      kinds: ["offence", "victim", "suspect", "victim-suspect"],
      records: { offence: 2, victim: 4, suspect: 3 },
    });
    expect(ofKind(reading, "suspect").map((record) => [record["suspect_age"], record["suspect_sex"]])).toEqual([
      [15, "female"],
      [17, "male"],
      [17, "male"],
    ]);
    expect(reading.result.sources[0]?.files[0]?.rows).toMatchObject({ read: 7, accepted: 7 });
  });

  it("who are victims too are counted as each, and known to be one person", async () => {
    const reading = await read([["C1", "P1", "20", "p1 ", "20", "M", "Charged"]]);
    const [victim, suspect] = [ofKind(reading, "victim"), ofKind(reading, "suspect")];
    expect([victim, suspect].map((records) => records.length)).toEqual([1, 1]);
    expect(victim[0]?.["person_key"]).toBe(suspect[0]?.["person_key"]);
    expect(victim[0]).toMatchObject({ victim_age: 20, suspect_age: null, outcome: "charged" });
    expect(suspect[0]).toMatchObject({ victim_age: null, suspect_age: 20, outcome: "charged" });
  });

  it("of whom nothing is known are none; without a key they are told apart by what is known", async () => {
    const reading = await read([
      ["C1", "V1", "20", "", "", "", ""],
      ["C2", "V1", "20", "", "U/K", "Unknown", ""],
      ["C3", "V1", "20", "", "16", "M", ""],
      ["C3", "V1", "20", "", "17", "M", ""],
      ["C3", "V2", "30", "", "17", "M", ""],
    ]);
    expect(ofKind(reading, "suspect")).toHaveLength(2);
    expect(ofKind(reading, "suspect").every(({ person_key }) => person_key === null)).toBe(true);
    expect(ofKind(reading, "offence")).toHaveLength(3);
  });

  it("have an age in years, a band or none", async () => {
    const reading = await read([
      ["C1", "V1", "10-17", "S1", "10 to 17", "M", ""],
      ["C2", "V1", "U/K", "S1", "over 34", "M", ""],
      ["C3", "V1", "121", "S1", "99", "M", ""],
    ]);
    expect(ofKind(reading, "victim").map((record) => [record["victim_age"], record["age_band"]])).toEqual([
      [null, "10-17"],
      [null, null],
      [null, null],
    ]);
    expect(
      ofKind(reading, "suspect")
        .map((record) => [record["suspect_age"], record["age_band"]])
        .sort(),
    ).toEqual([
      [null, "10-17"],
      [null, "over-34"],
      [99, null],
    ]);
    expect(messages(reading)).toContainEqual(expect.stringMatching(/^Victims' ages given as a band, in 1 row/));
    expect(messages(reading)).toContainEqual(
      expect.stringMatching(/^Victims' ages that are no whole number from 0 to 120, in 2 rows/),
    );
  });

  it("stand with each victim of their offence, and every offence says whether there is any", async () => {
    const reading = await read([
      ["C1", "V1", "20", "S1", "17", "M", ""],
      ["C1", "V2", "", "S2", "40", "F", ""],
      ["C2", "V3", "30", "S3", "31", "M", ""],
      ["C3", "V4", "8", "", "", "", ""],
      ["C4", "V5", "9", "", "unknown", "", ""],
      ["C4", "V6", "10", "", "", "", ""],
    ]);
    const pairs = ofKind(reading, "victim-suspect").map((pair) => [pair["victim_age"], pair["suspect_age"]]);
    expect(pairs).toHaveLength(5);
    expect(pairs).toEqual(
      expect.arrayContaining([
        [20, 17],
        [20, 40],
        [null, 17],
        [null, 40],
        [30, 31],
      ]),
    );
    const known = (kind: string) =>
      ofKind(reading, kind)
        .map((record) => record["suspect_known"])
        .sort();
    expect(known("offence")).toEqual(["known", "known", "none", "none"]);
    expect(known("victim")).toEqual(["known", "known", "known", "none", "none", "none"]);
    // They are no more of what was read.
    expect(reading.result.sources[0]?.records).toEqual({ offence: 4, victim: 6, suspect: 3 });
  });

  it("are not read where a row is an offence", async () => {
    const csv = `${[...base, ...people].join(",")}\nC1,10/04/2019,Robbery,,V1,20,S1,17,M,Charged\n`;
    const reading = await readFiles({ "crime.csv": csv }, { grain: "offence" });
    expect(reading.result.sources[0]?.records).toEqual({ offence: 1 });
  });
});

describe("outcomes", () => {
  const outcomesOf = (reading: Reading, kind = "offence") => ofKind(reading, kind).map(({ outcome }) => outcome);

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
    expect(outcomesOf(await read([["C1", "V1", "20", "S1", "17", "M", label]]))).toEqual([expected]);
  });

  it("have every Home Office type once", () => {
    expect(offenceOutcomes.flatMap(({ types }) => types).sort((first, second) => first - second)).toEqual(
      Array.from({ length: 22 }, (_, index) => index + 1),
    );
  });

  it("are the strongest of an offence's suspects, and each suspect's own", async () => {
    const reading = await read([
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
    const reading = await readFiles({ "crime.csv": [[...base, ...people].join(","), ...rows, ""].join("\n") });
    expect(outcomesOf(reading)).toEqual(["no-further-action"]);
  });

  it("that no list knows are named with the nearest that is known, and how many rows have them", async () => {
    const reading = await read([
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
        [...base, ...people].join(","),
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

describe("ethnicity", () => {
  const columns = [
    "Victim Ref",
    "Victim SDE",
    "Victim IC Code",
    "Victim Sex",
    "Suspect ID",
    "Suspect Ethnic Appearance",
  ];

  it("is self-defined where that is known, else as an officer observed it", async () => {
    const reading = await read(
      [
        ["C1", "V1", "B2", "IC1", "2", "S1", "IC3 - Black"],
        ["C2", "V1", "NS", "IC4", "F", "S1", "IC9"],
        ["C3", "V1", "", "IC5", "Female", "S1", "6"],
        ["C4", "V1", "White and Asian", "U/K", "u", "S1", "IC6"],
        ["C5", "V1", "W1 - White British", "", "X", "S1", ""],
      ],
      columns,
    );
    const victims = ofKind(reading, "victim").map((record) => [record["victim_ethnicity"], record["victim_sex"]]);
    expect(victims.map((pair) => pair.join(" ")).sort()).toEqual([
      "asian female",
      "asian female",
      "black female",
      "mixed ",
      "white other",
    ]);
    expect(
      ofKind(reading, "suspect")
        .map(({ suspect_ethnicity }) => suspect_ethnicity ?? "")
        .sort(),
    ).toEqual(["", "", "", "black", "other"]);
    expect(messages(reading)).toContainEqual(
      expect.stringContaining('1 row has a label in "Suspect Ethnic Appearance"'),
    );
  });
});

describe("references, premises and points", () => {
  it("are the same but for case and blanks at the ends", async () => {
    const reading = await read([
      ["crn 123 ", "V1", "20", "S1", "17", "M", ""],
      [" CRN 123", "v1", "20", "s1", "17", "M", ""],
    ]);
    expect(reading.result.sources[0]?.records).toEqual({ offence: 1, victim: 1, suspect: 1 });
  });

  it("are rejected where a spreadsheet has shortened them, since several may look alike", async () => {
    const reading = await read([
      ["1.23457E+12", "V1", "20", "S1", "17", "M", ""],
      ["1.23457E+12", "V2", "20", "S1", "17", "M", ""],
      ["ABCE+12", "V2", "20", "S1", "17", "M", ""],
    ]);
    expect(ofKind(reading, "offence")).toHaveLength(1);
    expect(reading.result.rejects.map(({ code }) => code)).toEqual(["reference-shortened", "reference-shortened"]);
  });

  it("give a premises key, a ward code and a point, never one put together from two rows", async () => {
    const columns = ["UPRN", "Ward Code", "Easting", "Northing"];
    const reading = await read(
      [
        ["C1", "100", "e05009367", "533000", "184000"],
        ["C2", "100", "", "533000", ""],
        ["C2", "100", "", "", "184000"],
        ["C3", "", "", "n/a", "NaN"],
      ],
      columns,
    );
    const points = reading.records.map((record) => [record["ward_code"], record["easting"], record["northing"]]);
    expect(points.filter(([, easting]) => easting !== null)).toEqual([["E05009367", 533000, 184000]]);
    const premises = reading.records.map(({ premises_key }) => premises_key);
    expect(new Set(premises).size).toBe(2);
    expect(messages(reading)).toContainEqual(expect.stringMatching(/^Coordinates that are none, in 3 rows/));
  });
});
