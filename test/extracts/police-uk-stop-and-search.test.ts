import { describe, expect, it } from "vitest";
import { greenwichMoment, londonTime } from "../../src/extracts/formats/london-time.ts";
import { openStore } from "../../src/records/store.ts";
import { makeFolder, readFiles, readFolder, source } from "./settings.ts";

const header =
  "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing";

interface Row {
  readonly date?: string;
  readonly point?: readonly [latitude: string, longitude: string];
  readonly object?: string;
  readonly outcome?: string;
}
const inside = ["51.55", "-0.05"] as const;
const line = (row: Row): string =>
  [
    ...["Person search", row.date ?? "2019-05-04T12:30:00+00:00", "False", "", ...(row.point ?? inside)],
    ...["Male", "18-24", "Asian/Asian British - Indian", "Asian", "Misuse of Drugs Act 1971 (section 23)"],
    ...[row.object ?? "Controlled drugs", row.outcome ?? "Arrest", "", ""],
  ].join(",");
const csv = (...rows: readonly Row[]): string => [header, ...rows.map(line), ""].join("\n");

/** One ward, a square round `inside`. */
const square = [
  [-0.1, 51.5],
  [0, 51.5],
  [0, 51.6],
  [-0.1, 51.6],
  [-0.1, 51.5],
] as const;
const wards = {
  list: [{ id: "square", kind: "ward", code: "E05000001", name: "Square", spellings: [] }],
  boundaries: [{ ward: "E05000001", polygons: [[square]] }],
} as const;
const search = (files: string | Record<string, string>, withBoundaries = true) =>
  readFiles(
    typeof files === "string" ? { "2019-05-metropolitan-stop-and-search.csv": files } : files,
    { id: "search", name: "Stop and search", format: "police-uk-stop-and-search", files: "**/*.csv" },
    withBoundaries ? { wards } : {},
  );

describe("stop and search files of data.police.uk", () => {
  it("are in Greenwich time: 23:00 on 31 March is midnight of 1 April in London", async () => {
    const { records, result } = await search(
      csv({ date: "2018-03-31T23:00:00+00:00" }, { date: "2018-12-31T23:00:00+00:00" }),
    );
    expect(records.map((record) => [record["kind"], record["reported_date"], record["committed_hour"]])).toEqual([
      ["stop-search", "2018-04-01", 0],
      ["stop-search", "2018-12-31", 23],
    ]);
    expect(result.sources[0]).toMatchObject({
      kinds: ["stop-search"],
      precision: "record",
      records: { "stop-search": 2 },
    });
  });

  it("count what lies in the area, leave out what lies elsewhere and set apart what has no point", async () => {
    const { records, result } = await search(
      csv({}, { point: ["51.7", "-0.05"] }, { point: ["", ""] }, { object: "Offensive weapons", outcome: "" }),
    );
    expect(records.map(({ category }) => category)).toEqual(["drugs", "offensive-weapons"]);
    const [read] = result.sources;
    expect(read?.files[0]?.rows).toMatchObject({ read: 4, accepted: 3, outOfScope: 1 });
    expect(read?.setApart).toEqual({ unplaced: 1 });
    expect(result.problems.map(({ code }) => code)).toContain("place-unknown");
  });

  it("are of unknown place as a whole where the settings name no boundaries, and say what would tell", async () => {
    const { records, result } = await search(csv({}, {}), false);
    expect(records).toEqual([]);
    expect(result.sources[0]?.setApart).toEqual({ unplaced: 2 });
    expect(result.problems[0]).toMatchObject({ code: "place-unknown", severity: "warning" });
    expect(result.problems[0]?.remedy).toContain("boundaries");
  });

  it("count two rows that are alike as two searches, and a month in two folders once", async () => {
    const file = csv({}, {}, { date: "2019-05-05T12:00:00+00:00" });
    expect((await search(file)).result.sources[0]?.records).toEqual({ "stop-search": 3 });
    const twice = await search({
      "2019-07-01/a.csv": file,
      "2019-09-01/a.csv": `${file}${line({ object: "Firearms" })}\n`,
    });
    expect(twice.result.sources[0]?.records).toEqual({ "stop-search": 4 });
    expect(twice.result.sources[0]?.files.map(({ rows }) => rows.superseded)).toEqual([3, 0]);
  });

  it("report objects that are not known with the nearest known, and reject what is no moment", async () => {
    const { result } = await search(csv({ object: "Controlled drug" }, { date: "04/05/2019" }, { date: "2019-05-04" }));
    expect(result.sources[0]?.unmappedCategories).toEqual({ "Controlled drug": 1 });
    expect(result.problems.find(({ code }) => code === "category-unmapped")?.message).toContain(
      'nearest known: "Controlled drugs"',
    );
    expect(result.rejects.map(({ code }) => code)).toEqual(["date-invalid", "date-invalid"]);
  });

  it("keep ethnicity as said and as seen apart, and the age range as published", async () => {
    const folder = await makeFolder({ "a.csv": csv({}) });
    const { records } = await readFolder(
      folder.path,
      [source({ format: "police-uk-stop-and-search", files: "a.csv" })],
      { wards },
      "suspect_sex, suspect_ethnicity, ethnicity_observed, age_band, outcome",
    );
    await folder.remove();
    expect(records).toEqual([
      {
        suspect_sex: "male",
        suspect_ethnicity: "asian",
        ethnicity_observed: "asian",
        age_band: "18-24",
        outcome: "arrest",
      },
    ]);
  });
});

describe("London's time", () => {
  it("is that of the system's own calendar, through every change of the clocks from 2010 to 2030", async () => {
    const store = await openStore();
    const rows = await store.query(`
      SELECT strftime(m, '%Y-%m-%dT%H:%M:00Z') AS greenwich, strftime(${londonTime("m")}, '%Y-%m-%d %H:%M') AS london
      FROM (SELECT unnest(generate_series(TIMESTAMP '2010-01-01 00:30:00', TIMESTAMP '2030-12-31', INTERVAL 13 HOUR)) AS m
        UNION ALL SELECT (y || '-' || d || ' ' || t)::TIMESTAMP FROM (SELECT unnest(range(2010, 2031)) AS y),
          (SELECT unnest(['03-25', '03-26', '03-27', '03-28', '03-29', '03-30', '03-31', '10-25', '10-26', '10-27', '10-28', '10-29', '10-30', '10-31']) AS d),
          (SELECT unnest(['00:59', '01:00']) AS t))`);
    await store.close();
    const calendar = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Europe/London",
      dateStyle: "short",
      timeStyle: "short",
    });
    expect(rows.length).toBeGreaterThan(14_000);
    expect(rows.filter(({ greenwich, london }) => calendar.format(new Date(String(greenwich))) !== london)).toEqual([]);
  });

  it.each([
    ["2018-03-31T23:00:00+00:00", "2018-03-31 23:00"],
    ["2018-04-01T00:00:00+01:00", "2018-03-31 23:00"],
    ["2018-04-01 00:00:00-0130", "2018-04-01 01:30"],
    ["2018-03-31T23:00:00Z", "2018-03-31 23:00"],
    ["2018-03-31T23:00:00", "2018-03-31 23:00"],
    ["2018-03-31", null],
    ["31/03/2018 23:00", null],
    ["2018-02-30T23:00:00Z", null],
  ])("reads %s as %s in Greenwich", async (text, expected) => {
    const store = await openStore();
    const [row] = await store.query(
      `SELECT strftime(${greenwichMoment("t")}, '%Y-%m-%d %H:%M') AS moment FROM (SELECT '${text}' AS t)`,
    );
    await store.close();
    expect(row?.["moment"]).toBe(expected);
  });
});
