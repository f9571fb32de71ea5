import { describe, expect, it } from "vitest";
import { readFiles, refusal } from "./settings.ts";

const wide = (files: Record<string, string> | string) =>
  readFiles(typeof files === "string" ? { "mps.csv": files } : files, { id: "mps", format: "mps-geographic" });
const csv = (header: string, ...lines: string[]) => [header, ...lines, ""].join("\n");
const borough = "MajorText,MinorText,LookUp_BoroughName,202001,202002,202003";

const weights = (records: readonly Record<string, unknown>[]) =>
  records.map(({ category, recorded_date, weight }) => [category, recorded_date, weight]);

describe("borough files", () => {
  it("become one weighted record a month and category that is not 0", async () => {
    const { records, result } = await wide(
      csv(
        borough,
        "Robbery,Robbery of Personal Property,Hackney,3,0,5",
        "Robbery,Robbery of Personal Property,Camden,9,9,9",
      ),
    );
    expect(weights(records)).toEqual([
      ["robbery-personal", "2020-01-01", 3],
      ["robbery-personal", "2020-03-01", 5],
    ]);
    expect(records.every(({ kind, month_precision }) => kind === "offence" && month_precision === true)).toBe(true);
    const [file] = result.sources[0]?.files ?? [];
    expect(file?.rows).toEqual({ read: 2, accepted: 1, rejected: 0, duplicate: 0, superseded: 0, outOfScope: 1 });
    expect(file?.cells).toEqual({ read: 6, accepted: 3, rejected: 0, outOfScope: 3, superseded: 0, duplicate: 0 });
    expect(result.sources[0]?.records).toEqual({ offence: 8 });
  });

  it.each([
    borough,
    "MajorText,MinorText,BoroughName,202001,202002,202003",
    "Group,SubGroup,BOCU,202001,202002,202003",
    "majortext, MinorText ,LOOKUP BOROUGHNAME,2020-01,2020-02,2020-03",
  ])("may have the header %s", async (header) => {
    const { records } = await wide(csv(header, "ROBBERY,ROBBERY OF PERSONAL PROPERTY,Hackney,1,2,3"));
    expect(records).toHaveLength(3);
  });

  it("know every name of one thing, cut names and double spaces among them", async () => {
    const labels = [
      ["Burglary", "Burglary - Residential", "burglary-residential"],
      ["BURGLARY", "DOMESTIC BURGLARY", "burglary-residential"],
      ["BURGLARY", "BURGLARY IN A DWELLING", "burglary-residential"],
      ["BURGLARY", "RES BURGLARY OF A HOME", "burglary-residential"],
      ["BURGLARY", "RES BURGLARY OF UNCONNECTED BUILDING", "burglary-residential"],
      ["BURGLARY", "BURGLARY NON-DWELLING", "burglary-business-and-community"],
      ["Public Order Offences", '"Racially or Religiously Aggravated Public Fear, Al"', "public-order"],
      ["PUBLIC ORDER OFFENCES", '"PUBLIC FEAR, ALARM OR DISTRESS"', "public-order"],
      ["Drug Offences", "Possession of  Drugs", "drug-possession"],
      [
        "Miscellaneous Crimes Against Society",
        "Threat or Possession With Intent to Commit Crimina",
        "miscellaneous-crime-against-society",
      ],
      ["Theft and Handling", "Theft/Taking of Pedal Cycle", "bicycle-theft"],
      ["Violence Against the Person", "Wounding/GBH", "violence-with-injury"],
    ] as const;
    const { records, result } = await wide(
      csv(borough, ...labels.map(([major, minor], index) => `${major},${minor},Hackney,${index + 1},0,0`)),
    );
    const byWeight = new Map(records.map(({ weight, category }) => [weight, category]));
    expect(labels.map((_, index) => byWeight.get(index + 1))).toEqual(labels.map(([, , category]) => category));
    expect(result.sources[0]?.unmappedCategories).toEqual({});
  });

  it("leave out rows that count fraud reported elsewhere", async () => {
    const { records, result } = await wide(
      csv(borough, "NFIB FRAUD,NFIB,Hackney,1,1,1", "THEFT,OTHER THEFT,Hackney,1,1,1"),
    );
    expect(records).toHaveLength(3);
    expect(result.sources[0]?.files[0]?.rows.outOfScope).toBe(1);
  });

  it("reject a cell that is blank or no count; its month is then incomplete", async () => {
    const { records, result } = await wide(
      csv(borough, "Theft,Other Theft,Hackney,1,,x", "Theft,Shoplifting,Hackney,1,1,1"),
    );
    expect(records).toHaveLength(4);
    expect(result.rejects.map(({ line, field, code }) => [line, field, code])).toEqual([
      [2, "2020-02", "count-blank"],
      [2, "2020-03", "count-invalid"],
    ]);
    expect(result.sources[0]?.coverage.months).toEqual({ "2020-01": "whole", "2020-02": "part", "2020-03": "part" });
    expect(result.sources[0]?.files[0]?.cells).toMatchObject({ read: 6, accepted: 4, rejected: 2 });
  });

  it("name the line of a cell below a row that could not be read", async () => {
    const { result } = await wide(
      csv(
        borough,
        "Theft,Other Theft,Hackney,1",
        "Theft,Shoplifting,Hackney,1,x,1",
        "Theft,Bicycle Theft,Hackney,1,1,1",
      ),
    );
    expect(result.rejects.map(({ line, code }) => [line, code])).toEqual([
      [2, "row-shape"],
      [3, "count-invalid"],
    ]);
  });

  it("are incomplete for every month when a row that may be ours is ragged", async () => {
    const { result } = await wide(csv(borough, "Theft,Other Theft,Hackney,1,1", "Theft,Shoplifting,Hackney,1,1,1"));
    expect(result.sources[0]?.coverage.months).toEqual({ "2020-01": "part", "2020-02": "part", "2020-03": "part" });
    const others = await wide(csv(borough, "Theft,Other Theft,Camden,1,1", "Theft,Shoplifting,Hackney,1,1,1"));
    expect(others.result.sources[0]?.coverage.months["2020-01"]).toBe("whole");
    expect(others.result.rejects).toMatchObject([
      { code: "row-shape", line: 2, reason: "The row has 5 fields where the header has 6." },
    ]);
  });

  it("report a nearly empty month beside its neighbours as covered in part, and an empty one as missing", async () => {
    const { result } = await wide(
      csv(
        "MajorText,MinorText,BoroughName,202001,202002,202003,202004,202005",
        "Theft,Other Theft,Hackney,1,100,110,0,90",
      ),
    );
    expect(result.sources[0]?.coverage.months).toEqual({
      "2020-01": "part",
      "2020-02": "whole",
      "2020-03": "whole",
      "2020-04": "missing",
      "2020-05": "whole",
    });
    expect(result.problems.map(({ code }) => code).sort()).toEqual(["coverage-gap", "coverage-partial"]);
  });

  it("of a later date speak for the months that they hold, but not for one that is nearly empty there", async () => {
    const { records, result } = await wide({
      "a.csv": csv(
        "MajorText,MinorText,BoroughName,202001,202002,202003",
        "Theft,Domestic Burglary,Hackney,100,101,102",
      ),
      "b.csv": csv(
        "MajorText,MinorText,BoroughName,202002,202003,202004,202005",
        "Theft,Burglary - Residential,Hackney,1,203,204,205",
      ),
    });
    expect(weights(records)).toEqual([
      ["burglary-residential", "2020-01-01", 100],
      ["burglary-residential", "2020-02-01", 101],
      ["burglary-residential", "2020-03-01", 203],
      ["burglary-residential", "2020-04-01", 204],
      ["burglary-residential", "2020-05-01", 205],
    ]);
    expect(result.sources[0]?.files.map(({ cells }) => cells?.superseded)).toEqual([1, 1]);
    expect(result.sources[0]?.coverage.months["2020-02"]).toBe("whole");
  });

  it("count a row that is there twice once", async () => {
    const row = "Theft,Other Theft,Hackney,1,2,3";
    const { records, result } = await wide(csv(borough, row, row));
    expect(records).toHaveLength(3);
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ accepted: 1, duplicate: 1 });
  });
});

describe("ward files", () => {
  const header = "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202001,202002";

  it("keep the ward", async () => {
    const { records, result } = await wide(
      csv(
        header,
        `Theft,Other Theft,"King's Park",E05009379,Hackney,1,2`,
        "Theft,Other Theft,Dalston,E05009370,Hackney,4,0",
      ),
    );
    expect(records.map(({ ward, weight }) => [ward, weight])).toEqual(
      expect.arrayContaining([
        ["King's Park", 1],
        ["King's Park", 2],
        ["Dalston", 4],
      ]),
    );
    expect(result.sources[0]).toMatchObject({
      grain: "ward-month",
      provides: ["category", "recorded-date", "borough", "ward"],
    });
  });

  it("are refused beside borough files in one source: they would count twice", async () => {
    const problems = await refusal(
      wide({
        "a.csv": csv(header, "Theft,Other Theft,Dalston,E05009370,Hackney,4,0"),
        "b.csv": csv(borough, "Theft,Other Theft,Hackney,4,0,0"),
      }),
    );
    expect(problems).toMatchObject([{ code: "extract-mixed-levels", severity: "error" }]);
  });
});

describe("headers", () => {
  it("without a month, or with one twice, are refused", async () => {
    expect(await refusal(wide(csv("MajorText,MinorText,BoroughName,Total", "a,b,Hackney,1")))).toMatchObject([
      { code: "column-unknown" },
      { code: "column-missing", severity: "error" },
    ]);
    expect(await refusal(wide(csv("MajorText,MinorText,BoroughName,202001,2020-01", "a,b,Hackney,1,1")))).toMatchObject(
      [{ code: "column-ambiguous", severity: "error" }],
    );
  });
});
