import { describe, expect, it } from "vitest";
import { offenceLabels } from "../../src/extracts/data/offence-categories.ts";
import { readFiles } from "./settings.ts";

/**
 * What the published borough, ward and LSOA files are known to do, and the test that shows it to be read right.
 *
 * | Quirk | Test |
 * | --- | --- |
 * | 1 three headers for the borough | mps-geographic: may have the header ... |
 * | 2 upper and title case, minors and one sum | here: labels mean the same in any case |
 * | 3 one category renamed in mid-file | here: go on where a label is renamed |
 * | 4 offences split out of violence | here: known by the names of every list; comparisons: classification |
 * | 5 a comma in a label, quoted | mps-geographic: know every name of one thing |
 * | 6 labels cut at 50 characters | here: cut at 50 characters |
 * | 7 double blanks in labels | here: known by the names of every list |
 * | 8 quoting differs by extract | here: quoted or bare |
 * | 9 rows that are no borough's, one ward under two | here: of airports, of nobody |
 * | 10 a row that is absent is 0 | here: a category without a row |
 * | 11 a first column that is nearly empty | here: 25 columns |
 * | 12 line endings | here: line endings |
 * | 13 fraud reported elsewhere; historical fraud | here: fraud |
 * | 14 the same month in two extracts | mps-geographic: of a later date speak; real-data.real.long: of three dates |
 * | 15 wards sum to less than the borough | indicators/coverage: by ward do not add up |
 * | 16 the LSOA file's Borough is a code | here: the borough's code |
 * | 17 other wards before 2014, `&` in names | places/points, indicators: placing of wards |
 */
const wide = (content: string, overrides: Parameters<typeof readFiles>[2] = {}) =>
  readFiles({ "mps.csv": content }, { id: "mps", name: "MPS", format: "mps-geographic" }, overrides);
const csv = (header: string, ...lines: string[]) => [header, ...lines, ""].join("\n");
const borough = "MajorText,MinorText,LookUp_BoroughName,202001,202002,202003";
const wards = "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202001,202002";

describe("labels of the published files", () => {
  it("mean the same in any case", async () => {
    const labels = Object.entries(offenceLabels).flatMap(([category, all]) => all.map((label) => [category, label]));
    const quoted = (label = ""): string => (label.includes(",") ? `"${label}"` : label);
    const lines = labels.map(([, label], index) => `X,${quoted(label)},Hackney,${index + 1},0,0`);
    const expected = labels.map(([category]) => category);
    for (const file of [lines, lines.map((line) => line.toUpperCase()), lines.map((line) => line.toLowerCase())]) {
      const { records } = await wide(csv(borough, ...file));
      const byWeight = new Map(records.map(({ weight, category }) => [weight, category]));
      expect(expected.map((_, index) => byWeight.get(index + 1))).toEqual(expected);
    }
  });

  it.each([
    ["STALKING AND HARASSMENT", "stalking-and-harassment"],
    ["DEATH SERIOUS INJURY ILLEGAL DRIVING", "death-or-injury-by-driving"],
    ["MISC CRIMES AGAINST SOCIETY", "miscellaneous-crime-against-society"],
    ["POSSESSION OF WEAPONS", "weapons-possession"],
    ["Possession of  Other Weapon", "weapons-possession"],
    ["Possession of  Drugs", "drug-possession"],
    ["RES BURGLARY OF UNCONNECTED BUILDING", "burglary-residential"],
  ])("%s: known by the names of every list", async (label, category) => {
    const { records } = await wide(csv(borough, `X,${label},Hackney,1,0,0`));
    expect(records).toMatchObject([{ category }]);
  });

  it.each([
    ["Racially or Religiously Aggravated Public Fear, Al", "public-order"],
    ["Making, Supplying or Possessing Articles for use i", "miscellaneous-crime-against-society"],
    ["Threat or Possession With Intent to Commit Crimina", "miscellaneous-crime-against-society"],
  ])("%s: cut at 50 characters", async (label, category) => {
    expect(label).toHaveLength(50);
    const { records } = await wide(csv(borough, `X,"${label}",Hackney,1,0,0`));
    expect(records).toMatchObject([{ category }]);
  });

  it("that are new are reported with the nearest known one, and count in totals", async () => {
    const { records, result } = await wide(csv(borough, "THEFT,BICYCLE THEFTS,Hackney,3,0,4"));
    expect(records.map(({ category, weight }) => [category, weight])).toEqual([
      [null, 3],
      [null, 4],
    ]);
    expect(result.problems.find(({ code }) => code === "category-unmapped")?.message).toContain(
      '"THEFT / BICYCLE THEFTS" (7; nearest known: "Bicycle Theft")',
    );
  });

  it("go on where a label is renamed in mid-file, and a note says which", async () => {
    const { records, result } = await wide(
      csv(
        "MajorText,MinorText,BoroughName,202312,202401,202402,202403,202404",
        "BURGLARY,BURGLARY IN A DWELLING,Hackney,140,150,120,0,0",
        "BURGLARY,BURGLARY - RESIDENTIAL,Hackney,0,0,10,130,129",
      ),
    );
    const months = new Map<unknown, number>();
    for (const { category, recorded_date: month, weight } of records) {
      expect(category).toBe("burglary-residential");
      months.set(month, (months.get(month) ?? 0) + Number(weight));
    }
    expect([...months.values()]).toEqual([140, 150, 130, 130, 129]);
    expect(result.problems).toMatchObject([{ code: "category-renamed", severity: "note" }]);
    expect(result.problems[0]?.message).toContain(
      '"BURGLARY / BURGLARY IN A DWELLING" ends with 2024-02 and "BURGLARY / BURGLARY - RESIDENTIAL" begins with 2024-02',
    );
  });

  it("are not called renamed where a few counts come and go", async () => {
    const { result } = await wide(
      csv(borough, "X,Perjury,Hackney,2,0,0", "X,Bigamy,Hackney,0,2,3", "X,Bail Offences,Hackney,9,9,9"),
    );
    expect(result.problems).toEqual([]);
  });
});

describe("rows of the published files", () => {
  it("name wards quoted or bare, and are one ward", async () => {
    const { records } = await wide(
      csv(
        wards,
        `Theft,Other Theft,"King's Park",E05009379,Hackney,1,0`,
        "Theft,Shoplifting,King's Park,E05009379,Hackney,0,2",
        `Theft,Other Theft,"Ham, Petersham & Richmond Riverside",E05000517,Richmond upon Thames,5,5`,
      ),
    );
    expect(records.map(({ ward, weight }) => [ward, weight])).toEqual([
      ["King's Park", 1],
      ["King's Park", 2],
    ]);
  });

  it("of airports, of nobody and of a ward that stands under two boroughs are the borough's whose name they bear", async () => {
    const file = csv(
      wards,
      "Theft,Other Theft,Heathrow Villages,E05013570,Hillingdon,1,2",
      "Theft,Other Theft,Heathrow Villages,E05013570,Aviation Security (SO18),30,40",
      "Theft,Other Theft,Unknown,,Unknown,5,5",
      "Theft,Other Theft,Airports,,London Heathrow and London City Airports,6,6",
    );
    const area = { id: "hillingdon", name: "Hillingdon", kind: "borough", code: "E09000017" } as const;
    const { records, result } = await wide(file, { area });
    expect(records.map(({ weight }) => weight)).toEqual([1, 2]);
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ read: 4, accepted: 1, outOfScope: 3 });
  });

  it("leave a category without a row at 0: its months are whole", async () => {
    const { result } = await wide(csv(borough, "Theft,Other Theft,Hackney,30,31,32", "Rape,Rape,Camden,1,1,1"));
    expect(Object.values(result.sources[0]?.coverage.months ?? {})).toEqual(["whole", "whole", "whole"]);
    expect(result.problems).toEqual([]);
  });

  it("that count fraud are the police's own where it is historical, and out of scope where it was reported elsewhere", async () => {
    const { records, result } = await wide(
      csv(
        borough,
        "Historical Fraud and Forgery,Historical Fraud and Forgery,Hackney,7,0,0",
        "NFIB FRAUD,NFIB,Hackney,100,100,100",
      ),
    );
    expect(records).toMatchObject([{ category: "fraud-and-forgery", weight: 7 }]);
    expect(result.sources[0]?.files[0]?.rows.outOfScope).toBe(1);
  });

  it("name the borough by its code in LSOA files", async () => {
    const { records, result } = await wide(
      csv(
        "LSOA Code,LSOA Name,Borough,MajorText,MinorText,202001",
        "E01001800,Hackney 014B,E09000012,Theft,Other Theft,3",
        "E01000916,Camden 027B,E09000007,Theft,Other Theft,4",
      ),
    );
    expect(records).toMatchObject([{ lsoa: "E01001800", borough: "hackney", weight: 3 }]);
    expect(result.sources[0]).toMatchObject({ grain: "lsoa-month" });
  });
});

describe("files of the published form", () => {
  it("with 25 columns begin with a month that is not whole", async () => {
    const months = Array.from({ length: 25 }, (_, index) => {
      const month = 2024 * 12 + 2 + index;
      return `${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, "0")}`;
    });
    const { result } = await wide(
      csv(`MajorText,MinorText,BoroughName,${months.join(",")}`, `Theft,Other Theft,Hackney,1${",200".repeat(24)}`),
    );
    const states = Object.entries(result.sources[0]?.coverage.months ?? {});
    expect(states[0]).toEqual(["2024-03", "part"]);
    expect(states.slice(1).every(([, state]) => state === "whole")).toBe(true);
    expect(result.problems.map(({ code }) => code)).toContain("coverage-partial");
  });

  it("are the same with any line endings, with and without a byte order mark", async () => {
    const file = csv(borough, "Theft,Other Theft,Hackney,1,2,3", "Theft,Shoplifting,Hackney,4,5,6");
    const { records } = await wide(file);
    for (const other of [file.replaceAll("\n", "\r\n"), `\uFEFF${file}`, file.trimEnd()])
      expect((await wide(other)).records).toEqual(records);
  });
});
