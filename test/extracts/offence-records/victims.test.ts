import { describe, expect, it } from "vitest";
import type { Read } from "../settings.ts";
import { codes, messages, ofKind, read, rowsOf } from "./read.ts";

describe("victims", () => {
  const ages = (given: readonly string[]) =>
    read(
      given.map((age, index) => ({
        CRN: `C${index}`,
        Ward: `ward ${String(index).padStart(2, "0")}`,
        "Victim Age": age,
      })),
    );
  const agesRead = (reading: Read) =>
    ofKind(reading, "victim")
      .sort((first, second) => String(first["ward"]).localeCompare(String(second["ward"])))
      .map((victim) => victim["victim_age"]);

  it("are none that could be counted where nothing stands under their columns", async () => {
    const blank = { "Victim Ref": "", "Victim Kind": "", "Victim Age": "", "Victim Sex": "", "Victim Ethnicity": "" };
    const { result } = await read(Array.from({ length: 20 }, (_, index) => ({ CRN: `C${index}`, ...blank })));
    expect(result.sources[0]?.kinds).toEqual(["offence"]);
    expect(result.sources[0]?.provides).not.toContain("victim-age");
    expect(messages({ result } as Read).join("\n")).toContain('"Victim Ref", "Victim Age"');
  });

  it("keep their age in whole years, a blank one being not known", async () => {
    const reading = await ages(["0", "1", "19", "20", "24", "25", " 19 ", "19.0", "120", ""]);
    expect(agesRead(reading)).toEqual([0, 1, 19, 20, 24, 25, 19, 19, 120, null]);
    expect(codes(reading)).not.toContain("value-unknown");
  });

  it("have no age when the cell holds anything else, with a note and no reject", async () => {
    const reading = await ages(["unk", "-1", "130", "19.5", "1e1", "nineteen", "018x"]);
    expect(agesRead(reading)).toEqual([null, null, null, null, null, null, null]);
    expect(reading.result.problems).toMatchObject([
      { code: "value-unknown", message: expect.stringContaining("7 rows") },
    ]);
    expect(rowsOf(reading)).toMatchObject({ rejected: 0 });
  });

  it("are persons only; a blank kind is one when a person's details are there", async () => {
    const blank = { "Victim Age": "", "Victim Sex": "", "Victim Ethnicity": "" };
    const reading = await read([
      { CRN: "A", "Victim Kind": "Organisation", ...blank },
      { CRN: "B", "Victim Kind": "", ...blank },
      { CRN: "C", "Victim Kind": "", ...blank, "Victim Age": "12" },
      { CRN: "D", "Victim Kind": "Person", ...blank },
      { CRN: "E", "Victim Kind": "", "Victim Ref": "", ...blank },
    ]);
    expect(ofKind(reading, "offence")).toHaveLength(5);
    expect(ofKind(reading, "victim").map((victim) => victim["victim_age"])).toEqual([12, null]);
  });

  it("without a key are told apart by their details where rows are multiplied", async () => {
    const reading = await read([
      { "Victim Ref": "", "Victim Age": "15", "Suspect Age": "17" },
      { "Victim Ref": "", "Victim Age": "15", "Suspect Age": "18" },
      { "Victim Ref": "", "Victim Age": "16", "Suspect Age": "17" },
    ]);
    expect(ofKind(reading, "victim").map((victim) => victim["victim_age"])).toEqual([15, 16]);
  });

  it("without a key are rows where a row is a victim", async () => {
    const rows = ["Shoreditch", "Dalston"].map((Ward) => ({ "Victim Ref": "", "Victim Age": "15", Ward }));
    expect(ofKind(await read(rows, { grain: "offence-victim" }), "victim")).toHaveLength(2);
    expect(ofKind(await read(rows, { grain: "flag" }), "victim")).toHaveLength(1);
  });

  it("are not counted where a row is an offence", async () => {
    const reading = await read([{}], { grain: "offence" });
    expect(ofKind(reading, "victim")).toHaveLength(0);
    expect(reading.result.sources[0]?.provides).not.toContain("victim-age");
  });
});
