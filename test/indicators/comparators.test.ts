import { describe, expect, it } from "vitest";
import type { Coverage, SourceReading } from "../../src/extracts/reading.ts";
import { asAt } from "../../src/indicators/as-at.ts";
import type { Comparator } from "../../src/partnership/settings/places.ts";
import type { Settings } from "../../src/partnership/settings.ts";
import { source } from "../extracts/settings.ts";
import { countFiles } from "./compared.ts";
import { numbersOf, readingOf, usualSources } from "./fixture.ts";

const published = source({ id: "open", format: "mps-geographic", files: "open*.csv" });
const group = (members: readonly string[], overrides: Partial<Comparator> = {}): Comparator => ({
  id: "group",
  name: "The group",
  members,
  source: "open",
  compareBy: "mean",
  ...overrides,
});
const withGroup = (...members: string[]): Partial<Settings> => ({ comparators: [group(members)] });

const robberies = `MajorText,MinorText,LookUp_BoroughName,201904,201905
Robbery,Personal Property,Hackney,10,20
Robbery,Personal Property,Lambeth,30,40
Robbery,Personal Property,Southwark,5,6
Robbery,Personal Property,Barnet,700,800
`;
const ask = (area: string, period = "2019-04..2019-05") => ({ indicator: "robbery", area, period });

describe("the source of a comparator", () => {
  it("is counted for each member and for all of them together, and never for the partnership's own area", async () => {
    const figures = await countFiles({ "open.csv": robberies }, [published], withGroup("Lambeth", "Southwark"), [
      ask("hackney"),
      ask("lambeth"),
      ask("southwark"),
      ask("group"),
      ask("barnet"),
    ]);
    expect(numbersOf(figures)).toEqual([30, 70, 11, 81, "not-applicable: not-defined"]);
  });

  it("counts the own area once where it is a member too, under its own id", async () => {
    const figures = await countFiles({ "open.csv": robberies }, [published], withGroup("LB Hackney", "E09000022"), [
      ask("hackney"),
      ask("lambeth"),
      ask("group"),
    ]);
    expect(numbersOf(figures)).toEqual([30, 70, 100]);
  });

  it("gives no total where a member is not in it", async () => {
    const figures = await countFiles({ "open.csv": robberies }, [published], withGroup("Lambeth", "Newham"), [
      ask("group"),
      ask("lambeth"),
      ask("newham"),
    ]);
    expect(numbersOf(figures)).toEqual(["missing: member-not-held", 70, "missing: unserved"]);
  });

  it("is not covered for the own area by what its neighbours have, nor the other way round", async () => {
    const months = ["201904", "201905", "201906", "201907", "201908", "201909"];
    const row = (borough: string, counts: readonly number[]): string =>
      `Robbery,Personal Property,${borough},${counts.join(",")}`;
    const file = [
      `MajorText,MinorText,LookUp_BoroughName,${months.join(",")}`,
      row("Hackney", [50, 50, 0, 50, 50, 50]),
      row("Lambeth", [90, 90, 90, 90, 0, 90]),
    ].join("\n");
    const figures = await countFiles({ "open.csv": `${file}\n` }, [published], withGroup("Lambeth"), [
      ask("hackney", "2019-06"),
      ask("lambeth", "2019-06"),
      ask("hackney", "2019-08"),
      ask("lambeth", "2019-08"),
      ask("group", "2019-04..2019-09"),
    ]);
    expect(numbersOf(figures)).toEqual([
      "missing: not-covered",
      90,
      50,
      "missing: not-covered",
      "incomplete: partly-covered",
    ]);
  });

  it("gives an own area that it does not hold no figure, and not 0", async () => {
    const others = robberies.replace(/.*Hackney.*\n/, "");
    const figures = await countFiles({ "open.csv": others }, [published], withGroup("Lambeth"), [
      ask("hackney"),
      ask("lambeth"),
    ]);
    expect(numbersOf(figures)).toEqual(["missing: unserved", 70]);
  });

  it("puts no record of another borough into a ward of ours with the same name", async () => {
    const wards = `MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,201904,201905
Robbery,Personal Property,Victoria,E05009387,Hackney,1,2
Robbery,Personal Property,Victoria,,Lambeth,40,50
`;
    const figures = await countFiles(
      { "open.csv": wards },
      [published],
      {
        ...withGroup("Lambeth"),
        wards: { list: [{ id: "victoria", name: "Victoria", kind: "ward", code: "E05009387", spellings: [] }] },
      },
      [ask("victoria"), ask("hackney"), ask("lambeth")],
    );
    // A ward file does not hold every crime of a borough.
    expect(numbersOf(figures)).toEqual([3, "missing: unserved", "missing: unserved"]);
  });
});

describe("monthly counts with areas", () => {
  const counts = source({ id: "open", format: "monthly-counts", files: "counts.csv" });
  const rows = `Period,Indicator,Area,Count
2019-04,robbery,Hackney,10
2019-04,robbery,Lambeth,30
2019-04,robbery,Southwark,5
2019-05,robbery,Hackney,20
2019-05,robbery,Lambeth,40
2019-04,robbery,Barnet,700
`;

  it("serve members and their total, month by month where every member has it", async () => {
    const figures = await countFiles({ "counts.csv": rows }, [counts], withGroup("Lambeth", "Southwark"), [
      ask("hackney"),
      ask("lambeth"),
      ask("group", "2019-04"),
      ask("group"),
    ]);
    expect(numbersOf(figures)).toEqual([30, 70, 35, "incomplete: partly-covered"]);
  });

  it("of categories do the same", async () => {
    const file = rows.replace("Indicator", "Category").replaceAll("robbery", "Possession of Weapons");
    const figures = await countFiles(
      { "counts.csv": file },
      [counts],
      withGroup("Lambeth", "Southwark"),
      ["hackney", "lambeth", "group"].map((area) => ({ indicator: "weapons-possession", area, period: "2019-04" })),
    );
    expect(numbersOf(figures)).toEqual([10, 30, 35]);
  });
});

describe("street files of a force", () => {
  const header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
  const row = (id: number, lsoa: string, name: string): string =>
    `${String(id).padStart(64, "0")},2019-05,Metropolitan Police Service,Metropolitan Police Service,-0.1,51.5,On or near,${lsoa},${name},Robbery,,`;
  const file = `${[
    header,
    row(1, "E01001753", "Hackney 014B"),
    row(2, "E01003012", "Lambeth 001A"),
    row(3, "E01003013", "Lambeth 001B"),
    row(4, "E01000140", "Barnet 001A"),
  ].join("\n")}\n`;

  it("are counted for members by the borough of their LSOA", async () => {
    const street = source({ id: "open", format: "police-uk-street", files: "street.csv" });
    const figures = await countFiles({ "street.csv": file }, [street], withGroup("Lambeth"), [
      ask("hackney", "2019-05"),
      ask("lambeth", "2019-05"),
    ]);
    expect(numbersOf(figures)).toEqual([1, 2]);
  });
});

describe("a source that is read for comparators", () => {
  it("had not said more of an area on an earlier day than it had said of anything", () => {
    const coverage = (months: readonly string[]): Coverage => ({
      basis: "inferred",
      from: `${months[0]}-01`,
      to: `${months.at(-1)}-30`,
      months: Object.fromEntries(months.map((one) => [one, "whole"])),
    });
    const now = coverage(["2019-04", "2019-05", "2019-06"]);
    const reading = readingOf([
      {
        ...(usualSources()[0] as SourceReading),
        coverage: now,
        areaCoverage: { lambeth: now, newham: coverage(["2019-05", "2019-06"]) },
        extracts: [
          { date: "2019-06-15", rank: 1, coverage: coverage(["2019-04", "2019-05"]) },
          { date: "2019-07-15", rank: 2, coverage: now },
        ],
      },
    ]);
    const [source] = asAt(reading, "2019-06-20").reading.sources;
    expect(source?.areaCoverage?.["lambeth"]?.months).toEqual({ "2019-04": "whole", "2019-05": "whole" });
    expect(source?.areaCoverage?.["newham"]).toMatchObject({
      from: "2019-05-01",
      to: "2019-05-30",
      months: { "2019-04": "missing", "2019-05": "whole" },
    });
  });
});
