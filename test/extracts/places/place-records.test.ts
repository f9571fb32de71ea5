import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeRecords } from "../../../src/extracts/places/place-records.ts";
import { openPlaces, unplacedReasons } from "../../../src/extracts/places/places.ts";
import type { PlaceReading } from "../../../src/extracts/reading.ts";
import { literal } from "../../../src/extracts/sql.ts";
import type { WardTables } from "../../../src/partnership/settings/places.ts";
import { openStore } from "../../../src/records/store.ts";
import { hackney, square, ward } from "./fixture.ts";

interface Row {
  readonly on?: string;
  readonly ward?: string;
  readonly code?: string;
  readonly lsoa?: string;
  readonly at?: readonly [longitude: number, latitude: number];
  readonly grid?: readonly [easting: number, northing: number];
  readonly kind?: string;
  readonly weight?: number;
}

const text = (value: string | undefined): string => (value === undefined ? "NULL" : literal(value));

/** Puts records into a store, places them, and hands back where each is. */
async function place(
  rows: readonly Row[],
  wards: WardTables,
): Promise<{ reading?: PlaceReading; wards: unknown[]; lsoas: unknown[] }> {
  const store = await openStore();
  const names = ["kind", "file", "recorded_date", "ward", "ward_code", "lsoa", "longitude", "latitude"];
  names.push("easting", "northing", "weight");
  const values = rows.map(
    (
      row,
      index,
    ) => `(${literal(row.kind ?? "offence")}, ${index}, DATE ${literal(row.on ?? "2019-04-10")}, ${text(row.ward)},
      ${text(row.code)}, ${text(row.lsoa)}, ${row.at?.[0] ?? "NULL"}, ${row.at?.[1] ?? "NULL"}, ${row.grid?.[0] ?? "NULL"},
      ${row.grid?.[1] ?? "NULL"}, ${row.weight ?? 1})`,
  );
  await store.add(
    "records",
    { source: "'police'", ...Object.fromEntries(names.map((name) => [name, `v.${name}`])) },
    `(VALUES ${values.join(", ")}) v(${names.join(", ")})`,
  );
  const reading = await placeRecords(store, openPlaces({ area: hackney, wards }), "police");
  const placed = await store.query(`SELECT ward, lsoa FROM ${store.recordsOf({})} ORDER BY file`);
  const left = await store.query("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'place_%'");
  await store.close();
  expect(left).toEqual([]);
  return {
    ...(reading ? { reading } : {}),
    wards: placed.map((row) => row["ward"]),
    lsoas: placed.map((row) => row["lsoa"]),
  };
}

const dalston = ward("E05009370", "Dalston");
const east = ward("E05009377", "Hoxton East & Shoreditch", { spellings: ["Hoxton E"] });
const park = ward("E05009379", "King’s Park");
const lea = ward("E05009380", "Lea Bridge");
const now: WardTables = { list: [dalston, east, park, lea, ward("E05009999", "St James")] };

describe("wards by name", () => {
  it.each([
    ["Dalston", dalston],
    ["  DALSTON  Ward", dalston],
    ["Ward of Dalston", dalston],
    ["Dalston (Hackney)", dalston],
    ["Dalston, Hackney", dalston],
    ["Dalston [LB Hackney]", dalston],
    ["E05009370", dalston],
    ["e05009370: Dalston", dalston],
    ["Hoxton East and Shoreditch", east],
    ["HOXTON EAST & SHOREDITCH", east],
    ["Hoxton East &amp; Shoreditch", east],
    ["Hoxton-East  &  Shoreditch Ward", east],
    ["hoxton e", east],
    ["Kings Park", park],
    ["King's Park", park],
    ["King‘s Park", park],
    ["KING`S PARK", park],
    ["Leabridge", lea],
    ["Lea-Bridge", lea],
  ])("%s", async (name, expected) => {
    const { wards, reading } = await place([{ ward: name }], now);
    expect(wards).toEqual([expected.id]);
    expect(reading?.unplaced).toEqual({});
  });

  it.each(["St. James", "Saint James", "ST JAMES'"])("%s", async (name) => {
    expect((await place([{ ward: name }], now)).wards).toEqual(["st-james-999"]);
  });

  it("a name that no ward has is counted and, when frequent or near to one, named", async () => {
    const { wards, reading } = await place(
      [
        { ward: "Dalton" },
        ...Array.from({ length: 3 }, () => ({ ward: "Whitechapel" })),
        { ward: "12 Privet Drive, flat 3" },
        { ward: "Dalston (Tower Hamlets)" },
      ],
      now,
    );
    expect(wards).toEqual([null, null, null, null, null, null]);
    expect(reading).toMatchObject({ records: 6, placed: {}, unplaced: { "ward-unknown": 6 } });
    expect(reading?.unknownWards).toEqual([
      { name: "Whitechapel", records: 3 },
      { name: "Dalton", records: 1, nearest: "Dalston" },
    ]);
  });

  it("two wards of one name and day are not told apart, and their codes tell them", async () => {
    const two = { list: [dalston, ward("E05000001", "Dalston")] };
    const { wards, reading } = await place([{ ward: "Dalston" }, { ward: "Dalston", code: "E05000001" }], two);
    expect(wards).toEqual([null, "dalston-001"]);
    expect(reading?.unplaced).toEqual({ "ward-ambiguous": 1 });
  });
});

describe("versions of wards", () => {
  const until = { validTo: "2014-05-21" };
  const since = { validFrom: "2014-05-22" };
  const both: WardTables = {
    list: [
      ward("E05000235", "Dalston", until),
      ward("E05000242", "Leabridge", until),
      ward("E05000233", "Chatham", until),
      ward("E05009370", "Dalston", since),
      ward("E05009380", "Lea Bridge", since),
      ward("E05009376", "Homerton", since),
    ],
    lookup: [
      { lsoa: "E01001701", ward: "E05000235", ...until },
      { lsoa: "E01001701", ward: "E05009376", ...since },
      { lsoa: "E01033701", ward: "E05009370", ...since },
      { lsoa: "E01002703", ward: "E05009999" },
    ],
  };

  it("a name is that of the ward of the record's day", async () => {
    const { wards } = await place(
      [
        { ward: "Dalston", on: "2014-05-21" },
        { ward: "Dalston", on: "2014-05-22" },
      ],
      both,
    );
    expect(wards).toEqual(["dalston-235", "dalston-370"]);
  });

  it("a code of another version is never taken for the ward of the same name", async () => {
    const { wards, reading } = await place([{ ward: "Dalston", code: "E05009370", on: "2012-01-01" }], both);
    expect(wards).toEqual([null]);
    expect(reading?.unplaced).toEqual({ "ward-of-another-version": 1 });
  });

  it("a code that is not listed is not overruled by the name beside it", async () => {
    const { wards } = await place([{ ward: "Dalston", code: "E05000235" }], { list: [dalston] });
    expect(wards).toEqual([null]);
  });

  it("where names of one version only occur at the other's dates, names that both have are not trusted either", async () => {
    const { wards, reading } = await place(
      [
        { ward: "Dalston", on: "2012-01-01" },
        { ward: "Homerton", on: "2012-01-02" },
        { ward: "Dalston", on: "2012-01-02", lsoa: "E01001701" },
        { ward: "Dalston", on: "2019-01-01" },
      ],
      both,
    );
    expect(wards).toEqual([null, null, "dalston-235", "dalston-370"]);
    expect(reading?.unplaced).toEqual({ "ward-of-another-version": 2 });
    expect(reading?.placed).toEqual({ lsoa: 1, name: 1 });
  });

  it("a few slips do not condemn the rest", async () => {
    const rows = [
      { ward: "Homerton", on: "2012-01-02" },
      ...Array.from({ length: 30 }, () => ({ ward: "Dalston", on: "2012-01-01" })),
    ];
    const { reading } = await place(rows, both);
    expect(reading?.placed).toEqual({ name: 30 });
  });

  it("LSOAs are placed by the lookup of the record's day; those that it lacks or has elsewhere are counted", async () => {
    const { wards, lsoas, reading } = await place(
      [
        { lsoa: "E01001701", on: "2014-05-21" },
        { lsoa: "E01001701", on: "2014-05-22" },
        { lsoa: "E01033701", on: "2012-01-01" },
        { lsoa: "E01033701", on: "2022-01-01" },
        { lsoa: "E01009999" },
        { lsoa: "E01002703" },
        {},
      ],
      both,
    );
    expect(wards).toEqual(["dalston-235", "homerton-376", null, "dalston-370", null, null, null]);
    // What the lookup does not know may lie in any zone or in none.
    expect(lsoas).toEqual(["E01001701", "E01001701", null, "E01033701", null, "E01002703", null]);
    expect(reading).toMatchObject({
      records: 7,
      placed: { lsoa: 3 },
      unplaced: { "lsoa-of-another-version": 1, "lsoa-unknown": 1, outside: 1, "no-place": 1 },
    });
  });

  it("the ward that is named wins over its LSOA, and the contradiction is counted", async () => {
    const { wards, reading } = await place([{ ward: "Lea Bridge", lsoa: "E01001701" }], both);
    expect(wards).toEqual(["lea-bridge-380"]);
    expect(reading).toMatchObject({ placed: { name: 1 }, contradicted: 1 });
  });
});

describe("wards by point", () => {
  const drawn: WardTables = {
    list: [dalston, east],
    boundaries: [square("E05009370", -1, 51), square("E05009377", 0, 51)],
  };

  it("in degrees or in metres of the national grid", async () => {
    const { wards, reading } = await place(
      [
        { at: [-0.5, 51.5] },
        { at: [0.5, 51.5] },
        { at: [3, 51.5] },
        // Greater London, west of Greenwich.
        { grid: [533_500, 184_500] },
        { at: [0, 0] },
        {},
      ],
      drawn,
    );
    expect(wards).toEqual([dalston.id, east.id, null, dalston.id, null, null]);
    expect(reading).toMatchObject({ placed: { point: 3 }, unplaced: { outside: 1, "no-place": 2 } });
  });

  it("only where nothing better is given", async () => {
    const { wards, reading } = await place([{ ward: "Dalston", at: [0.5, 51.5] }], drawn);
    expect(wards).toEqual([dalston.id]);
    expect(reading).toMatchObject({ placed: { name: 1 }, contradicted: 1 });
  });
});

describe("what is counted", () => {
  it("victims and suspects are placed with their offence and not counted again; weights count", async () => {
    const { wards, reading } = await place(
      [
        { ward: "Dalston", weight: 5 },
        { ward: "Dalston", kind: "victim" },
        { ward: "Dalston", kind: "suspect" },
      ],
      now,
    );
    expect(wards).toEqual([dalston.id, dalston.id, dalston.id]);
    expect(reading).toMatchObject({ records: 5, placed: { name: 5 } });
  });

  it("nothing where no wards are listed, or where a source says nothing of places", async () => {
    expect((await place([{ ward: "Dalston" }], { list: [] })).wards).toEqual(["Dalston"]);
    expect((await place([{}, {}], now)).reading).toBeUndefined();
  });

  it("every record is either in one ward or counted for one reason, whatever the order of records", async () => {
    const row: fc.Arbitrary<Row> = fc.record(
      {
        on: fc.constantFrom("2012-01-01", "2014-05-21", "2014-05-22", "2019-01-01"),
        ward: fc.constantFrom("Dalston", "Chatham", "Homerton", "Nowhere", "E05009370"),
        code: fc.constantFrom("E05000235", "E05009370", "E05001234", "?"),
        lsoa: fc.constantFrom("E01001701", "E01033701", "E01009999"),
        at: fc.constantFrom([-0.5, 51.5] as const, [0.5, 51.5] as const, [9, 9] as const),
      },
      { requiredKeys: [] },
    );
    const tables: WardTables = {
      list: [
        ward("E05000235", "Dalston", { validTo: "2014-05-21" }),
        ward("E05000233", "Chatham", { validTo: "2014-05-21" }),
        ward("E05009370", "Dalston", { validFrom: "2014-05-22" }),
        ward("E05009376", "Homerton", { validFrom: "2014-05-22" }),
      ],
      lookup: [
        { lsoa: "E01001701", ward: "E05000235", validTo: "2014-05-21" },
        { lsoa: "E01033701", ward: "E05009370", validFrom: "2014-05-22" },
      ],
      boundaries: [square("E05009370", -1, 51), square("E05009376", 0, 51)],
    };
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const first = await place(rows, tables);
        const second = await place(rows.toReversed(), tables);
        expect(second.wards.toReversed()).toEqual(first.wards);
        expect(second.reading).toEqual(first.reading);
        if (!first.reading) return;
        const sum = (counts: Readonly<Record<string, number>>) =>
          Object.values(counts).reduce((total, count) => total + count, 0);
        expect(sum(first.reading.placed)).toBe(first.wards.filter((id) => id !== null).length);
        expect(sum(first.reading.placed) + sum(first.reading.unplaced)).toBe(rows.length);
        for (const reason of Object.keys(first.reading.unplaced)) expect(unplacedReasons).toContain(reason);
      }),
      { numRuns: 15 },
    );
  });
});
