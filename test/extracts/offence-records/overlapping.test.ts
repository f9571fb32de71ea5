import { describe, expect, it } from "vitest";
import { offenceCsv } from "../offence-fixture.ts";
import { readFiles } from "../settings.ts";
import { codes, ofKind, only, rowsOf } from "./read.ts";

describe("overlapping extracts", () => {
  it("let the latest speak for a reference, and keep what only an earlier one has", async () => {
    const reading = await readFiles({
      "crime-2019-05-15.csv": offenceCsv([
        { CRN: "A", Ward: "early" },
        { CRN: "A", Ward: "early", "Victim Ref": "V2" },
        { CRN: "B", Ward: "early" },
        { CRN: "C", Ward: "early" },
        { CRN: "D", Ward: "early" },
      ]),
      "crime-2019-06-15.csv": offenceCsv([
        { CRN: "A", Ward: "late" },
        { CRN: "B", Status: "No Crime" },
        { CRN: "D", Borough: "Camden" },
      ]),
    });
    expect(ofKind(reading, "offence").map((offence) => offence["ward"])).toEqual(["early", "late"]);
    expect(ofKind(reading, "victim")).toHaveLength(2);
    expect(rowsOf(reading, 0)).toEqual({
      read: 5,
      accepted: 1,
      rejected: 0,
      duplicate: 0,
      superseded: 4,
      outOfScope: 0,
    });
    expect(rowsOf(reading, 1)).toEqual({
      read: 3,
      accepted: 2,
      rejected: 0,
      duplicate: 0,
      superseded: 0,
      outOfScope: 1,
    });
    expect(reading.result.sources[0]?.files.map(({ extractDate }) => extractDate)).toEqual([
      "2019-05-15",
      "2019-06-15",
    ]);
  });

  it("keep the earlier row where the later one was rejected", async () => {
    const reading = await readFiles({
      "crime-2019-05-15.csv": offenceCsv([{ CRN: "A", Ward: "early" }]),
      "crime-2019-06-15.csv": offenceCsv([{ CRN: "A", "Date Recorded": "" }, { CRN: "B" }]),
    });
    expect(
      ofKind(reading, "offence")
        .map((offence) => offence["ward"])
        .sort(),
    ).toEqual(["Haggerston", "early"]);
  });

  it("say so when one of them has no date", async () => {
    const reading = await readFiles({
      "crime.csv": offenceCsv([{ CRN: "A", Ward: "undated" }]),
      "crime-2019-06-15.csv": offenceCsv([{ CRN: "A", Ward: "dated" }]),
    });
    expect(only(ofKind(reading, "offence"))["ward"]).toBe("dated");
    expect(codes(reading)).toContain("extract-undated");
  });

  it("read the same content once", async () => {
    const csv = offenceCsv([{ CRN: "A" }]);
    const reading = await readFiles({ "a.csv": csv, "b.csv": csv });
    expect(rowsOf(reading, 1)).toMatchObject({ read: 1, duplicate: 1, accepted: 0 });
    expect(codes(reading)).toContain("duplicate-extract");
  });
});
