import { describe, expect, it } from "vitest";
import { type OffenceRow, offenceCsv } from "./offence-fixture.ts";
import { makeFolder, readFiles, readFolder, refusal, source } from "./settings.ts";

const read = (rows: readonly OffenceRow[], overrides: Parameters<typeof readFiles>[1] = {}) =>
  readFiles({ "crime.csv": offenceCsv(rows) }, overrides);

const only = <T>(items: readonly T[]): T => {
  expect(items).toHaveLength(1);
  return items[0] as T;
};
type Reading = Awaited<ReturnType<typeof read>>;
const ofKind = ({ records }: Reading, kind: string) => records.filter((record) => record["kind"] === kind);
const rowsOf = ({ result }: Reading, file = 0) => result.sources[0]?.files[file]?.rows;
const codes = ({ result }: Reading) => result.problems.map(({ code }) => code);

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

describe("victims", () => {
  const ages = (given: readonly string[]) =>
    read(
      given.map((age, index) => ({
        CRN: `C${index}`,
        Ward: `ward ${String(index).padStart(2, "0")}`,
        "Victim Age": age,
      })),
    );
  const agesRead = (reading: Reading) =>
    ofKind(reading, "victim")
      .sort((first, second) => String(first["ward"]).localeCompare(String(second["ward"])))
      .map((victim) => victim["victim_age"]);

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

describe("dates and times", () => {
  const valid = [
    ["01/04/2025", "2025-04-01"],
    ["2025-04-01", "2025-04-01"],
    ["1/4/2025", "2025-04-01"],
    ["29/02/2020", "2020-02-29"],
    ["31/03/2019 23:59", "2019-03-31"],
    ["2019-03-31 23:59:59", "2019-03-31"],
    ["2019-03-31T23:59:59", "2019-03-31"],
    [" 10/04/2019 ", "2019-04-10"],
  ] as const;

  it("are days first or ISO", async () => {
    const reading = await read(
      valid.map(([given], index) => ({ CRN: `C${index}`, "Date Recorded": given, "Committed From": "" })),
    );
    expect(ofKind(reading, "offence").map((offence) => offence["recorded_date"])).toEqual(
      valid.map(([, date]) => date).sort(),
    );
  });

  const invalid = [
    ["", "date-blank"],
    ["29/02/2019", "date-invalid"],
    ["31/04/2019", "date-invalid"],
    ["04/25/2019", "date-month-first"],
    ["06/01/2019 12:00:00 AM", "date-month-first"],
    ["01/04/19", "date-invalid"],
    ["1 April 2019", "date-invalid"],
    ["Jan-03", "date-invalid"],
    ["2019-04-01T10:00:00Z", "date-invalid"],
    ["2019-04-01 10:00+01", "date-invalid"],
    ["00/00/0000", "date-invalid"],
    ["01/04/1019", "date-invalid"],
    ["43556", "date-invalid"],
  ] as const;

  it("are rejected with reason, line, column and value when they are none", async () => {
    const reading = await read([
      { CRN: "good" },
      ...invalid.map(([given], index) => ({ CRN: `C${index}`, "Date Recorded": given })),
    ]);
    expect(reading.result.rejects).toMatchObject(
      invalid.map(([value, code], index) => ({
        code,
        file: "crime.csv",
        line: index + 3,
        field: "Date Recorded",
        value,
      })),
    );
    expect(rowsOf(reading)).toMatchObject({ read: invalid.length + 1, accepted: 1, rejected: invalid.length });
  });

  it("rejects a record from after its extract", async () => {
    const reading = await readFiles({
      "crime-2019-06-15.csv": offenceCsv([
        { CRN: "A", "Date Recorded": "15/06/2019" },
        { CRN: "B", "Date Recorded": "16/06/2019" },
      ]),
    });
    expect(reading.result.rejects).toMatchObject([{ code: "date-after-extract", line: 3 }]);
  });

  const moments = [
    ["12/04/2019 17:59", "", "2019-04-12", 17, 59, 0],
    ["12/04/2019 23:30", "13/04/2019 02:29", "2019-04-12", 23, 30, 3],
    ["12/04/2019", "", "2019-04-12", null, null, 0],
    ["12/04/2019 10:00", "11/04/2019 10:00", "2019-04-12", 10, 0, null],
    ["31/03/2019 01:30", "", "2019-03-31", 1, 30, 0],
    ["", "", null, null, null, null],
    ["some time", "", null, null, null, null],
    // Committed after it was recorded on 30 April: when is not known.
    ["01/05/2019 10:00", "", null, null, null, null],
  ] as const;

  it("give the moment and the span of an offence as far as they are known", async () => {
    const reading = await read(
      moments.map(([from, to], index) => ({
        CRN: `C${index}`,
        Ward: `ward ${index}`,
        "Date Recorded": "30/04/2019",
        "Committed From": from,
        "Committed To": to,
      })),
    );
    moments.forEach(([, , date, hour, minute, span], index) => {
      const offence = only(ofKind(reading, "offence").filter((record) => record["ward"] === `ward ${index}`));
      expect(offence).toMatchObject({
        committed_date: date,
        committed_hour: hour,
        committed_minute: minute,
        committed_span_hours: span,
      });
    });
  });
});

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
});

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
