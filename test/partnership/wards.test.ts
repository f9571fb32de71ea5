import { describe, expect, test } from "vitest";
import { least, problemsOf, settingsOf } from "./folder.ts";

const withAreas = (more: string): string =>
  `${least}areas:\n  wards: reference/wards.csv\n${more
    .split("\n")
    .filter(Boolean)
    .map((line) => `  ${line}\n`)
    .join("")}`;
const plain = "code,name\nE05009370,Dalston\nE05009378,Hoxton West\n";

const wardsOf = async (csv: string | Uint8Array, more = "", files: Readonly<Record<string, string>> = {}) =>
  (await settingsOf(withAreas(more), { "reference/wards.csv": csv, ...files })).wards;
const messagesOf = async (csv: string, more = "", files: Readonly<Record<string, string>> = {}) =>
  (await problemsOf(withAreas(more), { "reference/wards.csv": csv, ...files })).map(
    ({ place, message }) => `${place?.file?.split("/").at(-1)}:${place?.line ?? ""} ${message}`,
  );

describe("the list of wards", () => {
  test.each([
    ["our own names", plain],
    [
      "national names of any year",
      "WD22CD,WD22NM,LAD22CD\nE05009370,Dalston,E09000012\nE05009378,Hoxton West,E09000012\n",
    ],
    [
      "a byte order mark, other case and spaces",
      "\uFEFF Ward Code , WARD NAME\r\nE05009370, Dalston \r\ne05009378,Hoxton West\r\n",
    ],
    ["notes above and below", "# made by hand\ncode,name\n# inner\nE05009370,Dalston\n\nE05009378,Hoxton West\n"],
    ["a header that begins with #", "#ward_code,ward\nE05009370,Dalston\nE05009378,Hoxton West\n"],
    [
      "all of England, of which ours are taken",
      `WD23CD,WD23NM,LAD23CD\nE05001234,Elsewhere,E09000001\nE05009370,Dalston,E09000012\nE05009378,Hoxton West,E09000012\n`,
    ],
  ])("is read with %s", async (_what, csv) => {
    expect((await wardsOf(csv))?.list).toEqual([
      { id: "dalston", kind: "ward", code: "E05009370", name: "Dalston", spellings: [] },
      { id: "hoxton-west", kind: "ward", code: "E05009378", name: "Hoxton West", spellings: [] },
    ]);
  });

  test("has dates days first or ISO, other spellings, and names in Welsh", async () => {
    const csv =
      "code,name,WD22NMW,from,to,spellings\nE05000235,Pentyrch,Pentyrch,04/05/2000,2014-05-21,Pentirch; Pen-tyrch\nE05009370,King's Park,Parc y Brenin,2014-05-22,,\n";
    expect((await wardsOf(csv))?.list).toEqual([
      {
        id: "pentyrch",
        kind: "ward",
        code: "E05000235",
        name: "Pentyrch",
        spellings: ["Pentirch", "Pen-tyrch"],
        validFrom: "2000-05-04",
        validTo: "2014-05-21",
      },
      {
        id: "kings-park",
        kind: "ward",
        code: "E05009370",
        name: "King's Park",
        spellings: ["Parc y Brenin"],
        validFrom: "2014-05-22",
      },
    ]);
  });

  test("gives ids that no zone has, and that an older version does not change", async () => {
    const csv =
      "code,name,valid_from,valid_to\nE05000235,Dalston,,2014-05-21\nE05009370,Dalston,2014-05-22,\nE05000248,Victoria,,2014-05-21\nE05009386,Victoria,2014-05-22,\n";
    const zones = "zones: [ { id: dalston, name: Dalston, lsoas: reference/z.csv } ]";
    const wards = await wardsOf(csv, zones, { "reference/z.csv": "lsoa\nE01001753\n" });
    expect(wards?.list.map(({ id }) => id)).toEqual([
      "dalston-ward-e05000235",
      "dalston-ward",
      "victoria-e05000248",
      "victoria",
    ]);
  });

  test("is refused with all that is wrong, line by line", async () => {
    const csv =
      "code,name,valid_from,valid_to\nE0500937,Dalston,,\nE05009378,,22.5.2014,\nE05009379,King's Park,2014-05-22,2014-05-21\nE05009380,Lea Bridge,,\nE05009380,Leabridge,2014-05-22,\nE05009381,Lea Bridge Ward,2010-01-01,\n";
    expect(await messagesOf(csv)).toEqual([
      'wards.csv:2 Found "E0500937"; expected a ward\'s code such as E05009370',
      "wards.csv:3 Found a blank cell; expected the ward's name",
      'wards.csv:3 Found "22.5.2014"; expected a date such as 2014-05-22',
      "wards.csv:4 This row ends before it begins.",
      "wards.csv:6 The ward E05009380 is listed on line 5 already, for some of the same days.",
      'wards.csv:7 The name "Lea Bridge Ward" is given on line 5 already, for some of the same days.',
    ]);
  });

  test.each([
    ["code,nmae\nE05009370,Dalston\n", 'There is no column "name" (ward\'s name). Did you mean "nmae"?'],
    [
      "WD22CD,WD23CD,WD23NM\nE05000235,E05009370,Dalston\n",
      'The columns "WD22CD" and "WD23CD" may both be the ward\'s code.',
    ],
    ["code,name\n", "This table has no rows."],
    ["WD23CD,WD23NM,LAD23CD\nE05001234,Elsewhere,E09000001\n", "None of the 1 wards is of Hackney (E09000012)."],
  ])("is refused: %j", async (csv, message) => {
    const [first, ...others] = await problemsOf(withAreas(""), { "reference/wards.csv": csv });
    expect(first?.message).toBe(message);
    expect(others).toEqual([]);
  });
});

describe("the lookup from LSOAs to wards", () => {
  const withLookup = (csv: string) => wardsOf(plain, "lookup: reference/lookup.csv", { "reference/lookup.csv": csv });
  const wrongLookup = (csv: string) =>
    messagesOf(plain, "lookup: reference/lookup.csv", { "reference/lookup.csv": csv });

  test("is read with codes or names, national headers, and rows of other places", async () => {
    const read = await withLookup(
      "LSOA21CD,LSOA21NM,WD25CD,WD25NM\nE01001701,Hackney 001A,E05009370,Dalston\nE01002703,Islington 001A,E05001234,Elsewhere\n",
    );
    expect(read?.lookup).toEqual([
      { lsoa: "E01001701", ward: "E05009370" },
      { lsoa: "E01002703", ward: "E05001234" },
    ]);
    const named = await withLookup("lsoa,ward,valid_from\ne01001701,Dalston Ward,22/05/2014\nE01002703,Bunhill,\n");
    expect(named?.lookup).toEqual([
      { lsoa: "E01001701", ward: "E05009370", validFrom: "2014-05-22" },
      { lsoa: "E01002703", ward: "Bunhill" },
    ]);
  });

  test("is refused where it contradicts itself or is misspelt", async () => {
    expect(
      await wrongLookup(
        "lsoa,ward\nE01001701,E05009370\nE01001701,E05009378\nE01001701,E05009370\nE0100170,E05009370\nE01001702,\nE01001703,Hoxtn West\n",
      ),
    ).toEqual([
      "lookup.csv:3 E01001701 is placed on line 2 already, for some of the same days.",
      "lookup.csv:4 E01001701 is placed on line 3 already, for some of the same days.",
      'lookup.csv:5 Found "E0100170"; expected an LSOA code such as E01001753',
      "lookup.csv:6 Found a blank cell; expected the code of a ward",
      'lookup.csv:7 Found "Hoxtn West"; expected the code of a ward. Did you mean "Hoxton West"?',
    ]);
  });

  test("is refused where all of its wards are of another version than the list", async () => {
    expect(await wrongLookup("lsoa,ward\nE01001701,E05000235\nE01001702,E05000236\n")).toEqual([
      "lookup.csv: None of the wards of this lookup is in the list of wards: it has E05000235, E05000236, the list E05009370, E05009378.",
    ]);
  });
});

describe("zones made up of wards", () => {
  const versions =
    "code,name,valid_from,valid_to\nE05000235,Dalston,,2014-05-21\nE05009370,Dalston,2014-05-22,\nE05009378,Hoxton West,2016-01-01,2020-12-31\n";
  const zone = (rest: string): string => withAreas(`zones: [ { id: west, name: West, ${rest} } ]`);

  test("have the wards' ids, and are drawn like this only while all of the wards are", async () => {
    const settings = await settingsOf(zone("wards: [Dalston ward, E05009378], valid_from: 2015-01-01"), {
      "reference/wards.csv": versions,
    });
    expect(settings.zones).toEqual([
      {
        id: "west",
        name: "West",
        kind: "zone",
        lsoas: [],
        wards: ["dalston", "hoxton-west"],
        validFrom: "2016-01-01",
        validTo: "2020-12-31",
      },
    ]);
  });

  test("name wards that are listed, and are not also lists of LSOAs", async () => {
    const files = { "reference/wards.csv": plain, "reference/z.csv": "lsoa\nE01001753\n" };
    const messages = async (rest: string) => (await problemsOf(zone(rest), files)).map(({ message }) => message);
    expect(await messages("wards: [Dalston, Hoxton Wst]")).toEqual([
      'areas.zones[1].wards[2] is "Hoxton Wst", which is not among the wards. Did you mean "Hoxton West"?',
    ]);
    expect(await messages("wards: [Dalston], lsoas: reference/z.csv")).toEqual([
      'The zone "west" has both lsoas and wards.',
    ]);
    expect(await messages("valid_from: 2015-01-01")).toEqual([
      'The zone "west" has neither lsoas nor wards nor a polygon.',
    ]);
  });

  test("may be drawn instead", async () => {
    const ring = [
      [0, 51],
      [1, 51],
      [1, 52],
      [0, 51],
    ];
    const files = {
      "reference/wards.csv": plain,
      "reference/z.json": JSON.stringify({ type: "Polygon", coordinates: [ring] }),
      "reference/n.json": "[]",
    };
    expect((await settingsOf(zone("polygon: reference/z.json"), files)).zones[0]?.polygon).toEqual([[ring]]);
    const problems = await problemsOf(zone("polygon: reference/n.json"), files);
    expect(problems.map(({ message }) => message)).toEqual([
      "This file is no GeoJSON or TopoJSON: it holds no polygons.",
    ]);
    expect((await problemsOf(zone("polygon: reference/m.json"), files)).map(({ code }) => code)).toEqual([
      "settings-path",
    ]);
  });

  test("a target may be for a ward", async () => {
    const target = (area: string) =>
      `${withAreas("")}targets: [ { indicator: robbery, year: 2019/20, at_most: 5, area: ${area} } ]\n`;
    const files = { "reference/wards.csv": plain };
    expect((await settingsOf(target("hoxton-west"), files)).targets[0]?.area).toBe("hoxton-west");
    expect((await problemsOf(target("hoxton-wst"), files)).map(({ code }) => code)).toEqual(["area-unknown"]);
  });
});

describe("boundaries", () => {
  const triangle = (west: number) => [
    [
      [west, 51],
      [west + 1, 51],
      [west, 52],
      [west, 51],
    ],
  ];
  const shape = (properties: object, west: number) => ({
    type: "Feature",
    properties,
    geometry: { type: "Polygon", coordinates: triangle(west) },
  });
  const collection = (...features: object[]) => JSON.stringify({ type: "FeatureCollection", features });
  const read = (json: string, setting = "boundaries: reference/b.json") =>
    wardsOf(plain, setting, {
      "reference/b.json": json,
      "reference/c.json": collection(shape({ wd22cd: "E05009378" }, 1)),
    });
  const refused = (json: string) => messagesOf(plain, "boundaries: reference/b.json", { "reference/b.json": json });

  test("are found by code, whatever its property, or by name; other wards are passed over", async () => {
    const wards = await read(
      collection(
        shape({ GSS_CODE: "E05009370", NAME: "Something" }, 0),
        shape({ name: "HOXTON WEST WARD" }, 1),
        shape({ WD22CD: "E05000235", WD22NM: "Dalston" }, 5),
      ),
    );
    expect(wards?.boundaries).toEqual([
      { ward: "E05009370", polygons: [triangle(0)] },
      { ward: "E05009378", polygons: [triangle(1)] },
    ]);
  });

  test("may stand in several files, and be TopoJSON", async () => {
    // One square cut in two: the arc between them is shared. Coordinates are deltas of quantised numbers.
    const topology = JSON.stringify({
      type: "Topology",
      transform: { scale: [0.5, 0.5], translate: [10, 51] },
      objects: {
        wards: { type: "GeometryCollection", geometries: [{ type: "Polygon", id: "E05009370", arcs: [[0, 1]] }] },
      },
      arcs: [
        [
          [0, 0],
          [2, 0],
          [0, 2],
        ],
        [
          [2, 2],
          [-2, -2],
        ],
      ],
    });
    const wards = await read(topology, "boundaries: [ reference/b.json, reference/c.json ]");
    expect(wards?.boundaries).toEqual([
      {
        ward: "E05009370",
        polygons: [
          [
            [
              [10, 51],
              [11, 51],
              [11, 52],
              [10, 51],
            ],
          ],
        ],
      },
      { ward: "E05009378", polygons: [triangle(1)] },
    ]);
  });

  test("are refused where they are none, of no ward, or lack one", async () => {
    expect(await refused("{")).toHaveLength(1);
    expect(await refused('{"type":"FeatureCollection","features":[]}')).toEqual([
      "b.json: This file is no GeoJSON or TopoJSON: it holds no polygons.",
    ]);
    expect(await refused(collection(shape({ WD11CD: "E05000235", WD11NM: "Dalston" }, 0)))).toEqual([
      "b.json: None of the 1 shapes in this file has the code or the name of a ward that is listed.",
    ]);
    expect(await refused(collection(shape({ code: "E05009370" }, 0)))).toEqual([
      "b.json: There is no boundary of Hoxton West (E05009378), while other wards of that version have one.",
    ]);
  });
});
