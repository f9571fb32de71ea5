import { describe, expect, it } from "vitest";
import { offenceCsv } from "../offence-fixture.ts";
import { readFiles, refusal } from "../settings.ts";
import { ofKind, only, read, rowsOf } from "./read.ts";

describe("scope", () => {
  it("takes every way of writing our borough as ours", async () => {
    const spellings = ["Hackney", " HACKNEY ", "E09000012", "London Borough of Hackney", "hackney"];
    const reading = await read(spellings.map((Borough, index) => ({ CRN: `C${index}`, Borough })));
    expect(ofKind(reading, "offence").map((offence) => offence["borough"])).toEqual(spellings.map(() => "hackney"));
  });

  it("leaves other boroughs out and keeps a blank one as not known", async () => {
    const reading = await read([
      { CRN: "A", Borough: "Camden" },
      { CRN: "B", Borough: "" },
      { CRN: "C", Borough: "Camden", "Date Recorded": "x" },
    ]);
    expect(only(ofKind(reading, "offence"))["borough"]).toBeNull();
    expect(rowsOf(reading)).toMatchObject({ read: 3, accepted: 1, outOfScope: 2, rejected: 0 });
  });

  it("compares names with and without an ampersand", async () => {
    const area = { id: "barking-and-dagenham", name: "Barking and Dagenham", kind: "borough" } as const;
    const reading = await readFiles({ "crime.csv": offenceCsv([{ Borough: "Barking & Dagenham" }]) }, {}, { area });
    expect(only(ofKind(reading, "offence"))["borough"]).toBe("barking-and-dagenham");
  });

  it("refuses a source of another area altogether", async () => {
    const problems = await refusal(read([{ Borough: "Camden" }]));
    expect(problems.find(({ severity }) => severity === "error")?.code).toBe("extract-other-area");
  });
});
