import { describe, expect, it } from "vitest";
import { messages, ofKind, readPeople } from "./read.ts";

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
    const reading = await readPeople(
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
    const reading = await readPeople([
      ["crn 123 ", "V1", "20", "S1", "17", "M", ""],
      [" CRN 123", "v1", "20", "s1", "17", "M", ""],
    ]);
    expect(reading.result.sources[0]?.records).toEqual({ offence: 1, victim: 1, suspect: 1 });
  });

  it("are rejected where a spreadsheet has shortened them, since several may look alike", async () => {
    const reading = await readPeople([
      ["1.23457E+12", "V1", "20", "S1", "17", "M", ""],
      ["1.23457E+12", "V2", "20", "S1", "17", "M", ""],
      ["ABCE+12", "V2", "20", "S1", "17", "M", ""],
    ]);
    expect(ofKind(reading, "offence")).toHaveLength(1);
    expect(reading.result.rejects.map(({ code }) => code)).toEqual(["reference-shortened", "reference-shortened"]);
  });

  it("give a premises key, a ward code and a point, never one put together from two rows", async () => {
    const columns = ["UPRN", "Ward Code", "Easting", "Northing"];
    const reading = await readPeople(
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
