import { describe, expect, it } from "vitest";
import { codes, ofKind, only, read, rowsOf } from "./read.ts";

describe("folding joined rows", () => {
  it("makes one offence of one crime on six joined rows, with its two victims", async () => {
    // Two victims, three suspects: six rows, none of them the same.
    const rows = ["V1", "V2"].flatMap((victim) =>
      ["17", "18", "19"].map((suspect) => ({ "Victim Ref": victim, "Suspect Age": suspect })),
    );
    const reading = await read(rows);
    expect(ofKind(reading, "offence")).toHaveLength(1);
    expect(ofKind(reading, "victim")).toHaveLength(2);
    expect(rowsOf(reading)).toEqual({ read: 6, accepted: 6, rejected: 0, duplicate: 0, superseded: 0, outOfScope: 0 });
  });

  it("counts a victim of two offences twice, and one listed twice in one offence once", async () => {
    const reading = await read([
      { CRN: "A", "Victim Ref": "V1" },
      { CRN: "B", "Victim Ref": "V1" },
      { CRN: "B", "Victim Ref": "V1", "Suspect Age": "20" },
    ]);
    expect(ofKind(reading, "offence")).toHaveLength(2);
    expect(ofKind(reading, "victim")).toHaveLength(2);
  });

  it("counts the very same row again as a duplicate", async () => {
    const reading = await read([{}, {}, { "Victim Ref": "V2" }, {}]);
    expect(rowsOf(reading)).toMatchObject({ read: 4, accepted: 2, duplicate: 2 });
    expect(ofKind(reading, "victim")).toHaveLength(2);
  });

  it("takes flags from any row, and says what follows from them", async () => {
    const reading = await read([
      { "Feature Codes": "alcohol" },
      { "Feature Codes": "KNIFE  INJURY; LETHAL DISCHARGE", "Suspect Age": "20", "Domestic Abuse": "Y" },
    ]);
    expect(only(ofKind(reading, "offence"))["flags"]).toBe(
      "domestic-abuse knife-used knife-injury gun lethal-discharge alcohol",
    );
    expect(only(ofKind(reading, "victim"))["flags"]).toContain("knife-injury");
  });

  it("lets the latest update decide what rows disagree on, field by field, blanks aside", async () => {
    const reading = await read([
      { Ward: "Old", "HO Code": "5A", "Last Updated": "01/05/2019 10:00" },
      { Ward: "", "HO Code": "8G", "Last Updated": "03/05/2019 10:00", "Victim Age": "" },
      { Ward: "New", "HO Code": "5A", "Last Updated": "02/05/2019 10:00", "Suspect Age": "20" },
    ]);
    const offence = only(ofKind(reading, "offence"));
    expect(offence).toMatchObject({ ward: "New", flags: "" });
    expect(only(ofKind(reading, "victim"))["victim_age"]).toBe(30);
    expect(codes(reading)).toContain("rows-disagree");
  });

  it("does not speak of disagreement where a row is only silent", async () => {
    const reading = await read([{ Ward: "" }, { Ward: "Haggerston", "Suspect Age": "20" }]);
    expect(only(ofKind(reading, "offence"))["ward"]).toBe("Haggerston");
    expect(codes(reading)).not.toContain("rows-disagree");
  });

  it("sets apart no-crimed, transferred and non-notifiable records", async () => {
    const reading = await read([
      { CRN: "A" },
      { CRN: "B", Status: "No Crime" },
      { CRN: "C", Status: "transferred" },
      { CRN: "D", Notifiable: "N" },
      { CRN: "E", Status: "Confirmed", "Last Updated": "01/05/2019 10:00" },
      { CRN: "E", Status: "No Crime", "Last Updated": "02/05/2019 10:00" },
    ]);
    expect(ofKind(reading, "offence")).toHaveLength(1);
    expect(ofKind(reading, "victim")).toHaveLength(1);
    expect(reading.result.sources[0]?.setApart).toEqual({ "no-crime": 2, "non-notifiable": 1, transferred: 1 });
    expect(rowsOf(reading)).toMatchObject({ read: 6, accepted: 6 });
  });
});
