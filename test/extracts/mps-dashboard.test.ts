import { describe, expect, it } from "vitest";
import { readFiles, refusal } from "./settings.ts";

const seriesHeader =
  "Month_Year,Area Type,Borough_SNT,Area Name,Area Code,Crime Type,Crime Subtype,Measure,Financial Year,FY_FYIndex,Count,Refresh Date";
const offenceHeader =
  "Month_Year,Area Type,Borough_SNT,Area name,Area code,Offence Group,Offence Subgroup,Measure,Financial Year,Count,Refresh Date";

interface Row {
  readonly month?: string;
  readonly borough?: string;
  readonly type?: string;
  readonly subtype?: string;
  readonly measure?: string;
  readonly count?: number | string;
  readonly refreshed?: string;
  readonly ward?: string;
  readonly code?: string;
}

function cells({ borough = "Hackney", ward, ...row }: Row, type: string, subtype: string): readonly string[] {
  const area =
    ward === undefined ? ["Borough", borough, borough] : ["Safer Neighbourhood Teams", `${borough} ${ward}`, ward];
  const code = row.code ?? (ward === undefined ? "E09000012" : "E05009370");
  return [
    row.month ?? "2024-01-01",
    ...area,
    code,
    row.type ?? type,
    row.subtype ?? subtype,
    row.measure ?? "Offences",
  ];
}
const seriesLine = (row: Row): string =>
  [
    ...cells(row, "Knife Crime", "Knife Crime"),
    "fy23-24",
    "23-24_01",
    row.count ?? 1,
    row.refreshed ?? "2024-05-18",
  ].join(",");
const offenceLine = (row: Row): string =>
  [
    ...cells(row, "ROBBERY", "ROBBERY OF PERSONAL PROPERTY"),
    "fy23-24",
    row.count ?? 1,
    row.refreshed ?? "2024-05-18",
  ].join(",");
const series = (...rows: readonly Row[]): string => [seriesHeader, ...rows.map(seriesLine), ""].join("\n");
const offences = (...rows: readonly Row[]): string => [offenceHeader, ...rows.map(offenceLine), ""].join("\n");

const read = (files: string | Record<string, string>, preset?: string) =>
  readFiles(typeof files === "string" ? { "dashboard.csv": files } : files, {
    id: "dashboard",
    name: "Dashboard",
    format: "mps-dashboard",
    ...(preset ? { preset } : {}),
  });
const counts = (records: readonly Record<string, unknown>[]) =>
  records.map(({ indicator, category, recorded_date, weight }) => [indicator ?? category, recorded_date, weight]);

describe("dashboard files of series", () => {
  it("keep overlapping subtypes as series of their own, and never add them", async () => {
    const { records, result } = await read(
      series(
        { count: 46 },
        { subtype: "Knife Crime with Injury", count: 12 },
        { subtype: "Knife Injury Victims (non DA 1-24)", count: 3 },
        { subtype: "Knife Crime", measure: "Positive Outcomes", count: 9 },
      ),
    );
    expect(counts(records)).toEqual([
      ["knife-crime", "2024-01-01", 46],
      ["knife-crime-with-injury", "2024-01-01", 12],
      ["knife-injury-under-25", "2024-01-01", 3],
    ]);
    expect(records.every(({ kind }) => kind === "indicator")).toBe(true);
    const [source] = result.sources;
    expect(source?.records).toEqual({ "knife-crime": 46, "knife-crime-with-injury": 12, "knife-injury-under-25": 3 });
    expect(source?.files[0]?.rows).toMatchObject({ read: 4, accepted: 3, outOfScope: 1 });
    expect(source?.files[0]?.extractDate).toBe("2024-05-18");
    expect(source?.kinds).toEqual([]);
  });

  it("take the borough's rows, or the wards' where the preset says so, and never both", async () => {
    const file = series(
      { count: 46 },
      { ward: "Dalston", count: 5 },
      { ward: "Lea Bridge (Hackney)", code: "E05009380 ", count: 2 },
      { ward: "Lea Bridge", code: "E05009380", month: "2024-02-01", count: 1 },
      { borough: "Camden", ward: "Hackney Road", count: 7, code: "E05000999" },
    );
    const borough = await read(file);
    expect(counts(borough.records)).toEqual([["knife-crime", "2024-01-01", 46]]);
    expect(borough.result.sources[0]?.files[0]?.rows).toMatchObject({ accepted: 1, outOfScope: 4 });
    const wards = await read(file, "wards");
    expect(wards.records.map(({ ward, weight }) => [ward, weight])).toEqual([
      ["Dalston", 5],
      ["Lea Bridge", 2],
      ["Lea Bridge", 1],
    ]);
    expect(wards.result.sources[0]).toMatchObject({ grain: "ward-month" });
  });

  it("add up a ward that stands under two names in one month", async () => {
    const { records, result } = await read(
      series({ ward: "Dalston", code: "E05009370 ", count: 6 }, { ward: "Dalston (Hackney)", count: 1 }),
      "wards",
    );
    expect(records.map(({ ward, weight }) => [ward, weight])).toEqual([
      ["Dalston", 1],
      ["Dalston", 6],
    ]);
    expect(result.rejects).toEqual([]);
  });

  it("count a month without a row as 0 while the series is published, and a month before it as not known", async () => {
    const { result } = await read(
      series(
        { month: "2024-01-01", subtype: "Knife Crime with Injury" },
        { month: "2024-02-01", borough: "Camden" },
        { month: "2024-03-01" },
        { month: "2024-04-01", borough: "Camden", subtype: "Knife Crime with Injury" },
      ),
    );
    const [source] = result.sources;
    expect(source?.absentMeansZero).toBe(true);
    expect(Object.keys(source?.indicatorCoverage?.["knife-crime"]?.months ?? {})).toEqual(["2024-02", "2024-03"]);
    expect(source?.indicatorCoverage?.["knife-crime-with-injury"]?.months).toEqual({
      "2024-01": "whole",
      "2024-02": "whole",
      "2024-03": "whole",
      "2024-04": "whole",
    });
  });

  it("know domestic abuse incidents, which stand under statistics only", async () => {
    const { records } = await read(
      series(
        { type: "Domestic Abuse", subtype: "Domestic Abuse Incidents", measure: "Statistics", count: 300 },
        { type: "Domestic Abuse", subtype: "Domestic Abuse", count: 200 },
      ),
    );
    expect(counts(records)).toEqual([
      ["da-incidents", "2024-01-01", 300],
      ["da-police-reports", "2024-01-01", 200],
    ]);
  });

  it("report a subtype that is not known with its count and the nearest known one, and lose nothing", async () => {
    const { records, result } = await read(series({ subtype: "Knife Crime with Injuries", count: 4 }));
    expect(counts(records)).toEqual([["label:knife-crime-with-injuries", "2024-01-01", 4]]);
    const [problem] = result.problems;
    expect(problem).toMatchObject({ code: "category-unmapped" });
    expect(problem?.message).toContain('"Knife Crime with Injuries" (4; nearest known: "Knife Crime with Injury")');
  });

  it("reject a measure or a kind of area that is not known; its month is then incomplete", async () => {
    const { result } = await read(series({ measure: "Crimes" }, { month: "2024-02-01" }));
    expect(result.rejects.map(({ code, line, value }) => [code, line, value])).toEqual([
      ["measure-unknown", 2, "Crimes"],
    ]);
    expect(result.sources[0]?.indicatorCoverage?.["knife-crime"]?.months).toEqual({ "2024-02": "whole" });
    const both = await read(series({ measure: "Crimes" }, {}));
    expect(both.result.sources[0]?.indicatorCoverage?.["knife-crime"]?.months).toEqual({ "2024-01": "part" });
  });

  it.each([
    ["Hackney", "GD"],
    ["GD", "GD"],
    ["hackney ", "E09000012 "],
  ])("know the borough as %s, %s", async (borough, code) => {
    const { records } = await read(series({ borough, code, count: 8 }));
    expect(records).toMatchObject([{ borough: "hackney", weight: 8 }]);
  });

  it("of a later refresh speak for the months of their own publication only", async () => {
    const { records, result } = await read({
      "knife (1).csv": series(
        { month: "2024-01-01", count: 40, refreshed: "2024-05-18" },
        { month: "2024-02-01", count: 41, refreshed: "2024-05-18" },
      ),
      "knife.csv": series({ month: "2024-01-01", count: 39, refreshed: "2024-04-18" }),
      "other.csv": series({
        month: "2024-01-01",
        type: "Hate Crime",
        subtype: "Hate Crime",
        count: 9,
        refreshed: "2024-03-01",
      }),
    });
    expect(counts(records)).toEqual([
      ["hate-crime", "2024-01-01", 9],
      ["knife-crime", "2024-01-01", 40],
      ["knife-crime", "2024-02-01", 41],
    ]);
    expect(result.sources[0]?.files.map(({ rows }) => rows.superseded)).toEqual([0, 1, 0]);
  });

  it("of a later refresh hold where a count has become 0, and where the type is spelt otherwise", async () => {
    const early = { refreshed: "2024-04-18", type: "Miscalleneous", subtype: "Robbery Mobile Phone" };
    const late = { refreshed: "2024-05-18", type: "Miscellaneous", subtype: "Robbery Mobile Phone" };
    const months = ["2024-01-01", "2024-02-01"] as const;
    const { records, result } = await read({
      "a.csv": series(...months.map((month) => ({ ...early, month, count: 3 }))),
      "b.csv": series({ ...late, month: months[0], count: 4 }, { ...late, month: months[1], borough: "Camden" }),
    });
    expect(counts(records)).toEqual([["robbery-of-mobile-phones", "2024-01-01", 4]]);
    expect(result.sources[0]?.files.map(({ rows }) => rows.superseded)).toEqual([2, 0]);
    expect(result.sources[0]?.indicatorCoverage?.["robbery-of-mobile-phones"]?.months).toEqual({
      "2024-01": "whole",
      "2024-02": "whole",
    });
  });

  it("need subtypes or offence subgroups", async () => {
    const file = "Month_Year,Area Type,Borough_SNT,Measure,Count\n2024-01-01,Borough,Hackney,Offences,1\n";
    expect(await refusal(read(file))).toMatchObject([{ code: "column-missing" }]);
  });
});

describe("dashboard files of notifiable offences", () => {
  it("become offences of our categories, without what is not notifiable", async () => {
    const { records, result } = await read(
      offences(
        { count: 30 },
        { type: "OTHER ACCEPTED CRIME", subtype: "OTHER ACCEPTED CRIME", count: 50 },
        { type: "BURGLARY", subtype: "RESIDENTIAL - HOME", count: 12 },
        { borough: "Barking & Dagenham", count: 99 },
        { month: "2024-02-01", borough: "Camden" },
      ),
    );
    expect(records.map(({ kind, category, weight }) => [kind, category, weight])).toEqual([
      ["offence", "burglary-residential", 12],
      ["offence", "robbery-personal", 30],
    ]);
    const [source] = result.sources;
    expect(source).toMatchObject({ kinds: ["offence"], records: { offence: 42 } });
    // No row of ours in February: a 0 in all, which is not believed of a borough.
    expect(source?.coverage.months).toMatchObject({ "2024-01": "whole", "2024-02": "missing" });
  });
});
