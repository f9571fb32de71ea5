import { describe, expect, it } from "vitest";
import { readFiles } from "../settings.ts";
import { messages, ofKind, peopleHeader, readPeople } from "./read.ts";

describe("suspects", () => {
  it("are one record a suspect and offence, however often rows are multiplied by victims", async () => {
    const rows = ["V1", "V2", "V3"].flatMap((victim) =>
      [
        ["S1", "17", "M"],
        ["S2", "15", "F"],
      ].map((suspect) => ["C1", victim, "20", ...suspect, ""]),
    );
    const reading = await readPeople([...rows, ["C2", "V1", "20", "S1", "17", "Male", ""]]);
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
    const reading = await readPeople([["C1", "P1", "20", "p1 ", "20", "M", "Charged"]]);
    const [victim, suspect] = [ofKind(reading, "victim"), ofKind(reading, "suspect")];
    expect([victim, suspect].map((records) => records.length)).toEqual([1, 1]);
    expect(victim[0]?.["person_key"]).toBe(suspect[0]?.["person_key"]);
    expect(victim[0]).toMatchObject({ victim_age: 20, suspect_age: null, outcome: "charged" });
    expect(suspect[0]).toMatchObject({ victim_age: null, suspect_age: 20, outcome: "charged" });
  });

  it("of whom nothing is known are none; without a key they are told apart by what is known", async () => {
    const reading = await readPeople([
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
    const reading = await readPeople([
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
    const reading = await readPeople([
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
    const csv = `${peopleHeader()}\nC1,10/04/2019,Robbery,,V1,20,S1,17,M,Charged\n`;
    const reading = await readFiles({ "crime.csv": csv }, { grain: "offence" });
    expect(reading.result.sources[0]?.records).toEqual({ offence: 1 });
  });
});
