import { describe, expect, it } from "vitest";
import { presets } from "../../src/extracts/formats/presets/index.ts";
import { coarseCategories } from "../../src/records/coarse-categories.ts";
import { offenceCategories } from "../../src/records/schema.ts";
import { readFiles } from "./settings.ts";

const header =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

interface Row {
  readonly id?: string;
  readonly month?: string;
  readonly force?: string;
  readonly lsoa?: string;
  readonly name?: string;
  readonly type?: string;
  readonly outcome?: string;
}

const line = ({ id = "", month = "2019-05", force = "Metropolitan Police Service", ...row }: Row): string =>
  [
    ...[id, month, force, force, "-0.07", "51.54", "On or near Example'S Road"],
    ...[row.lsoa ?? "E01001800", row.name ?? "Hackney 014B", row.type ?? "Shoplifting", row.outcome ?? "", ""],
  ].join(",");
const csv = (...rows: readonly Row[]): string => [header, ...rows.map(line), ""].join("\n");
const unplaced = { lsoa: "", name: "" };

const street = (files: string | Record<string, string>, area?: Parameters<typeof readFiles>[2]) =>
  readFiles(
    typeof files === "string" ? { "2019-05-metropolitan-street.csv": files } : files,
    { id: "police-uk", name: "Police.uk", format: "police-uk-street", files: "**/*-street.csv" },
    area,
  );

describe("street files of data.police.uk", () => {
  it("give crimes and antisocial behaviour by month and LSOA, and nothing by day or time", async () => {
    const { records, result } = await street(
      csv({ id: "a", type: "Bicycle theft" }, { type: "Anti-social behaviour" }, { id: "b", name: "Camden 001A" }),
    );
    expect(records).toMatchObject([
      {
        kind: "offence",
        category: "bicycle-theft",
        recorded_date: "2019-05-01",
        reported_date: null,
        month_precision: true,
        committed_date: null,
        committed_hour: null,
        borough: "hackney",
        lsoa: "E01001800",
      },
      { kind: "police-asb", category: "antisocial-behaviour", reported_date: "2019-05-01", recorded_date: null },
    ]);
    const [read] = result.sources;
    expect(read?.provides).not.toContain("committed-time");
    expect(read?.precision).toBe("month");
    expect(read?.files[0]?.rows).toMatchObject({ read: 3, accepted: 2, outOfScope: 1 });
    expect(read?.coverage.months).toEqual({ "2019-05": "whole" });
  });

  it("count alike rows of antisocial behaviour each, and a crime that stands on several rows once", async () => {
    const asb = { type: "Anti-social behaviour" };
    const { result } = await street(
      csv(asb, asb, { id: "a" }, { id: "a" }, { id: "a", outcome: "Local resolution" }, { id: "a", type: "Drugs" }),
    );
    expect(result.sources[0]?.records).toEqual({ "police-asb": 2, offence: 2 });
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ read: 6, accepted: 5, duplicate: 1 });
  });

  it("set apart what has no place, unless another row of the same crime has one", async () => {
    const { result } = await street(
      csv(
        { id: "a", ...unplaced },
        { ...unplaced, type: "Anti-social behaviour" },
        { id: "b", ...unplaced },
        { id: "b" },
        { id: "c", ...unplaced },
        { id: "c", name: "Islington 001A" },
      ),
    );
    const [read] = result.sources;
    expect(read?.records).toEqual({ offence: 1 });
    expect(read?.setApart).toEqual({ unplaced: 2 });
    expect(read?.files[0]?.rows).toMatchObject({ read: 6, accepted: 4, outOfScope: 2 });
    const problem = result.problems.find(({ code }) => code === "place-unknown");
    expect(problem?.message).toContain("of 2 records the place is not known");
  });

  it("keep coarse types as such, said once, and do not call them unknown", async () => {
    const { records, result } = await street(
      csv({ id: "a", type: "Robbery" }, { id: "b", type: "Violence and sexual offences" }, { id: "c", type: "Piracy" }),
    );
    expect(records.map(({ category }) => category)).toEqual(["robbery", "violence-and-sexual-offences", null]);
    expect(result.sources[0]?.coarse).toEqual(["robbery", "violence-and-sexual-offences"]);
    expect(result.sources[0]?.unmappedCategories).toEqual({ Piracy: 1 });
    expect(result.problems.map(({ code }) => code).sort()).toEqual(["category-coarse", "category-unmapped"]);
  });

  it("know that types meant something else before May 2013", async () => {
    const old = { month: "2013-04" };
    const { records } = await street(
      csv({ id: "a", ...old, type: "Other theft" }, { id: "b", type: "Other theft", month: "2013-05" }),
    );
    expect(records.map(({ category }) => category)).toEqual(["theft-but-shoplifting", "other-theft"]);
  });

  it("of one month in two folders are read once, the later as its folder says", async () => {
    const asb = { type: "Anti-social behaviour" };
    const first = csv({ id: "a", outcome: "Under investigation" }, { id: "b" }, asb);
    const second = csv({ id: "a", outcome: "Local resolution" }, { id: "b" }, { id: "d" }, asb, asb);
    const dated = await street({
      "2020-06-15/2019-05/2019-05-metropolitan-street.csv": second,
      "2019-07-01/2019-05/2019-05-metropolitan-street.csv": first,
    });
    expect(dated.result.sources[0]?.records).toEqual({ offence: 3, "police-asb": 2 });
    expect(dated.result.sources[0]?.files.map(({ rows }) => rows.superseded)).toEqual([3, 0]);
    expect(dated.result.problems.map(({ code }) => code)).toEqual(["duplicate-extract", "category-coarse"]);
    const undated = await street({ "a/2019-05-m-street.csv": second, "b/2019-05-m-street.csv": first });
    expect(undated.result.sources[0]?.records).toEqual({ offence: 2, "police-asb": 1 });
    expect(undated.result.problems[0]).toMatchObject({ code: "extract-undated", severity: "warning" });
  });

  it("of a neighbouring force know an area by chance only: nothing is counted from them", async () => {
    const theirs = Array.from({ length: 300 }, (_, index) => ({
      id: `c${index}`,
      force: "City",
      name: "City of London 001A",
    }));
    const rows = [...theirs, { id: "ours", force: "City" }];
    const { result } = await street(csv(...rows));
    expect(result.sources[0]).toMatchObject({ records: { offence: 1 }, provides: [] });
    expect(result.problems).toMatchObject([{ code: "extract-other-area", severity: "warning" }]);
    const own = Array.from({ length: 5 }, (_, index) => ({ id: `m${index}` }));
    const both = await street(csv(...rows, ...own));
    expect(both.result.sources[0]?.provides).toContain("category");
    expect(both.result.sources[0]?.records).toEqual({ offence: 6 });
  });

  it("report outcomes that are not known, and say which is near", async () => {
    const { result } = await street(
      csv({ id: "a", outcome: "Local resolutions" }, { id: "b", outcome: "Local resolution" }),
    );
    const [problem] = result.problems;
    expect(problem).toMatchObject({ code: "value-unknown" });
    expect(problem?.message).toContain('"Local resolutions" (1; nearest known: "Local resolution")');
  });

  it("in two parts are the same as in one", async () => {
    const rows = ["a", "b", "c", "d"].map((id) => ({ id }));
    const { result } = await street({
      "1-street.csv": csv(...rows.slice(0, 2)),
      "2-street.csv": csv(...rows.slice(2)),
    });
    expect(result.sources[0]?.records).toEqual({ offence: 4 });
    expect(result.problems).toEqual([]);
  });

  it("reject what has no month or no type, and call its month incomplete", async () => {
    const { result } = await street(csv({ id: "a" }, { id: "b", month: "05/2019" }, { id: "c", type: "" }));
    expect(result.rejects.map(({ line: at, code }) => [at, code])).toEqual([
      [3, "period-invalid"],
      [4, "category-blank"],
    ]);
    expect(result.sources[0]?.coverage.months).toEqual({ "2019-05": "part" });
  });

  it("may be two exports joined: the header between them is no row of a month", async () => {
    const { result } = await street(csv({ id: "a" }, { id: "b" }) + csv({ id: "c" }));
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ read: 4, accepted: 3 });
    expect(result.sources[0]?.coverage.months).toEqual({ "2019-05": "whole" });
  });
});

describe("coarse categories", () => {
  it("hold categories of ours, and antisocial behaviour every heading of a call", () => {
    const headings = Object.keys(presets.find(({ id }) => id === "police-asb")?.codes["category"]?.labels ?? {});
    const { "antisocial-behaviour": asb, ...offences } = coarseCategories;
    expect([...(asb ?? [])].sort()).toEqual(headings.sort());
    for (const members of Object.values(offences))
      expect(offenceCategories).toEqual(expect.arrayContaining([...members]));
    expect(Object.keys(coarseCategories).filter((id) => (offenceCategories as readonly string[]).includes(id))).toEqual(
      [],
    );
  });
});
