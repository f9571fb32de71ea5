import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, type RecordStore } from "../../src/records/store.ts";

let store: RecordStore;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const rows =
  "(VALUES (1, 'theft', 30, NULL), (2, 'robbery', NULL, 17), (3, 'arson', NULL, NULL)) v(file, category, age, suspect)";

describe("the records of a store", () => {
  it("are none to begin with, and take defaults for what is not given", async () => {
    expect(await store.query("SELECT * FROM records")).toEqual([]);
    await store.add("records", { kind: "'offence'", source: "'police'", file: "v.file" }, rows);
    expect(
      await store.query("SELECT kind, source, file, flags, weight::INTEGER AS weight, ward FROM records LIMIT 1"),
    ).toEqual([{ kind: "offence", source: "police", file: 1, flags: [], weight: 1, ward: null }]);
  });

  it("of several kinds can come from the same rows", async () => {
    await store.addTogether(
      "records",
      { source: "'police'", file: "v.file", category: "v.category" },
      [
        { columns: { kind: "'offence'" } },
        { columns: { kind: "'victim'", victim_age: "v.age" }, where: "v.age IS NOT NULL" },
        { columns: { kind: "'suspect'", suspect_age: "v.suspect" }, where: "v.suspect IS NOT NULL" },
      ],
      rows,
    );
    const found = await store.query(
      "SELECT kind, category, victim_age, suspect_age FROM records WHERE kind <> 'offence' ORDER BY kind",
    );
    expect(found).toEqual([
      { kind: "suspect", category: "robbery", victim_age: null, suspect_age: 17 },
      { kind: "victim", category: "theft", victim_age: 30, suspect_age: null },
    ]);
    expect(await store.query("SELECT count(*)::INTEGER AS count FROM records WHERE kind = 'offence'")).toEqual([
      { count: 3 },
    ]);
  });

  it("can be filled in where they say where they lie, each table once", async () => {
    await store.addTogether(
      "records",
      { source: "'police'", file: "v.file", ward: "v.category" },
      [{ columns: { kind: "'offence'" } }, { columns: { kind: "'victim'" }, where: "v.age IS NOT NULL" }],
      rows,
    );
    await store.add("records", { kind: "'offence'", source: "'council'", file: "v.file" }, rows);
    const parts = store.partsOf("records", "police");
    expect(parts.map(({ isPlaced }) => isPlaced)).toEqual([true, false]);
    await store.query(`UPDATE ${parts[0]?.table} SET lsoa = 'E01000001' WHERE ward = 'theft'`);
    expect(await store.query("SELECT kind FROM records WHERE lsoa IS NOT NULL ORDER BY kind")).toEqual([
      { kind: "offence" },
      { kind: "victim" },
    ]);
    expect(store.partsOf("records", "council").map(({ isPlaced }) => isPlaced)).toEqual([false]);
  });

  it("refuse a column that does not exist", async () => {
    await expect(store.add("records", { kind: "'offence'", wards: "1" }, rows)).rejects.toThrow("no column wards");
  });
});
