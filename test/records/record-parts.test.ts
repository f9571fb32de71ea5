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
    expect(await store.query(`SELECT * FROM ${store.recordsOf({})}`)).toEqual([]);
    await store.add("records", { kind: "'offence'", source: "'police'", file: "v.file" }, rows);
    expect(
      await store.query(
        `SELECT kind, source, file, flags, weight::INTEGER AS weight, ward FROM ${store.recordsOf({})} LIMIT 1`,
      ),
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
      `SELECT kind, category, victim_age, suspect_age FROM ${store.recordsOf({})} WHERE kind <> 'offence' ORDER BY kind`,
    );
    expect(found).toEqual([
      { kind: "suspect", category: "robbery", victim_age: null, suspect_age: 17 },
      { kind: "victim", category: "theft", victim_age: 30, suspect_age: null },
    ]);
    expect(
      await store.query(`SELECT count(*)::INTEGER AS count FROM ${store.recordsOf({})} WHERE kind = 'offence'`),
    ).toEqual([{ count: 3 }]);
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
    expect(await store.query(`SELECT kind FROM ${store.recordsOf({})} WHERE lsoa IS NOT NULL ORDER BY kind`)).toEqual([
      { kind: "offence" },
      { kind: "victim" },
    ]);
    expect(store.partsOf("records", "council").map(({ isPlaced }) => isPlaced)).toEqual([false]);
  });

  it("are found where they can be: of a source and a kind, without the tables of others", async () => {
    await store.addTogether(
      "records",
      { source: "'police'", file: "v.file" },
      [{ columns: { kind: "'offence'" } }, { columns: { kind: "'victim'" }, where: "v.age IS NOT NULL" }],
      rows,
    );
    await store.add("records", { kind: "'referral'", source: "'council'", file: "v.file" }, rows);
    // A table whose records are of several kinds and sources is looked through whatever is wanted.
    await store.add("records", { kind: "v.category", source: "v.category", file: "v.file" }, rows);
    const count = async (from: string): Promise<number> =>
      Number((await store.query(`SELECT count(*)::INTEGER AS count FROM ${from}`))[0]?.["count"]);
    expect(await count(store.recordsOf({}))).toBe(10);
    expect(await count(store.recordsOf({ sources: ["police"] }))).toBe(4 + 3);
    expect(await count(store.recordsOf({ kind: "offence" }))).toBe(3 + 3);
    expect(await count(store.recordsOf({ sources: ["police", "council"], kind: "victim" }))).toBe(1 + 3);
    expect(await count(store.recordsOf({ sources: ["fire"], kind: "fire" }))).toBe(3);
    const named = "kind = 'robbery' AND source = 'robbery'";
    expect(await count(`${store.recordsOf({ sources: ["robbery"], kind: "robbery" })} WHERE ${named}`)).toBe(1);
    expect(await store.query(`SELECT * FROM ${store.recordsOf({ sources: ["police"] }, "former_records")}`)).toEqual(
      [],
    );
  });

  it("refuse a column that does not exist", async () => {
    await expect(store.add("records", { kind: "'offence'", wards: "1" }, rows)).rejects.toThrow("no column wards");
  });
});
