import { describe, expect, it } from "vitest";
import type { Settings } from "../../../src/partnership/settings.ts";
import { readFiles } from "../settings.ts";
import { square, ward } from "./fixture.ts";

const wards: NonNullable<Settings["wards"]> = {
  list: [ward("E05009370", "Dalston"), ward("E05009378", "Hoxton West")],
  lookup: [{ lsoa: "E01001701", ward: "E05009378" }],
  boundaries: [square("E05009370", -1, 51), square("E05009378", 0, 51)],
};

const read = async (header: string, rows: readonly string[], settings: Partial<Settings> = { wards }) => {
  const lines = rows.map((row, index) => `C${index},10/04/2019,Robbery of Personal Property,Hackney,${row}`);
  const csv = [`CRN,Date Recorded,Offence Subgroup,Borough,${header}`, ...lines, ""].join("\n");
  const { result, records } = await readFiles({ "crime.csv": csv }, { grain: "offence" }, settings);
  const [source] = result.sources;
  return {
    wards: records.map((record) => record["ward"]).sort(),
    reading: source?.places,
    provides: source?.provides,
    codes: result.problems.map(({ code }) => code),
  };
};

describe("offence extracts with places of every kind", () => {
  it("are placed by points of the national grid, and so know the ward", async () => {
    const {
      wards: placed,
      reading,
      provides,
      codes,
    } = await read("Easting,Northing", ["533500,184500", "545000,180000", "400000,300000", ","]);
    expect(placed).toEqual(["dalston-370", "hoxton-west-378", null, null]);
    expect(reading).toMatchObject({ records: 4, placed: { point: 2 }, unplaced: { outside: 1, "no-place": 1 } });
    expect(provides).toContain("ward");
    expect(codes).toContain("ward-unknown");
  });

  it("are placed by code and lookup, the code first", async () => {
    const { wards: placed, reading } = await read("Ward Code,LSOA", [
      "E05009370,E01001701",
      ",E01001701",
      "E05009370,",
    ]);
    expect(placed).toEqual(["dalston-370", "dalston-370", "hoxton-west-378"]);
    expect(reading).toMatchObject({ placed: { code: 2, lsoa: 1 }, contradicted: 1 });
  });

  it("without any place are no error, and know no ward", async () => {
    const { reading, provides, codes } = await read("Status", ["Confirmed", "Confirmed"]);
    expect(reading).toBeUndefined();
    expect(provides).not.toContain("ward");
    expect(codes).not.toContain("ward-unknown");
  });

  it("keep the ward as given where no wards are listed", async () => {
    const { wards: given, reading } = await read("Ward", ["DALSTON ward"], {});
    expect(given).toEqual(["DALSTON ward"]);
    expect(reading).toBeUndefined();
  });
});
