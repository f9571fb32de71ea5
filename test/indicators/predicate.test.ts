import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Binder } from "../../src/indicators/binder.ts";
import type { Predicate } from "../../src/indicators/indicator.ts";
import { compilePredicate } from "../../src/indicators/predicate.ts";
import type { RecordStore } from "../../src/records/store.ts";
import { storeOf, type TestRecord } from "./fixture.ts";

let store: RecordStore;
beforeAll(async () => {
  store = await storeOf([]);
});
afterAll(() => store.close());

async function decide(predicate: Predicate, record: Partial<TestRecord>): Promise<boolean | null> {
  const kind = record.kind ?? "victim";
  await store.close();
  store = await storeOf([{ ...record, kind }]);
  const binder = new Binder();
  const sql = compilePredicate(predicate, kind === "indicator" ? "offence" : kind, binder);
  const [row] = await store.query(`SELECT ${sql} AS decided FROM ${store.recordsOf({})}`, binder.parameters);
  return row?.["decided"] as boolean | null;
}

describe("a predicate", () => {
  it("is true, false or undecided over an unknown field", async () => {
    const under25: Predicate = { age: { to: 24 } };
    expect(await decide(under25, { age: 24 })).toBe(true);
    expect(await decide(under25, { age: 25 })).toBe(false);
    expect(await decide(under25, {})).toBe(null);
    expect(await decide({ age: { from: 18 } }, { age: 18 })).toBe(true);
    expect(await decide({ not: under25 }, {})).toBe(null);
  });

  it("is decided where another ground decides it", async () => {
    const young: Predicate = { age: { from: 1, to: 19 } };
    expect(await decide({ all: [young, { flag: ["gun"] }] }, {})).toBe(false);
    expect(await decide({ all: [young, { flag: ["gun"] }] }, { flags: ["gun"] })).toBe(null);
    expect(await decide({ any: [young, { flag: ["gun"] }] }, { flags: ["gun"] })).toBe(true);
    expect(await decide({ any: [young, { flag: ["gun"] }] }, {})).toBe(null);
    expect(await decide({ all: [] }, {})).toBe(true);
    expect(await decide({ any: [] }, {})).toBe(false);
  });

  it("takes an unmapped category as none of those named", async () => {
    expect(await decide({ category: ["rape"] }, { category: "rape" })).toBe(true);
    expect(await decide({ category: ["rape"] }, {})).toBe(false);
    expect(await decide({ not: { category: ["rape", "homicide"] } }, {})).toBe(true);
  });

  it("knows flags, operations and sources of referral", async () => {
    expect(await decide({ flag: ["gun", "knife-used"] }, { flags: ["alcohol", "knife-used"] })).toBe(true);
    expect(await decide({ flag: ["gun"] }, { flags: [] })).toBe(false);
    expect(await decide({ operation: "lagana" }, { operations: ["lagana", "other"] })).toBe(true);
    expect(await decide({ operation: "lagana" }, { operations: [] })).toBe(false);
    expect(await decide({ referralSource: ["police"] }, { kind: "referral", referralSource: "police" })).toBe(true);
    expect(await decide({ referralSource: ["police"] }, { kind: "referral" })).toBe(null);
  });

  it.each([
    [{ from: 22, to: 2 }, "21:59", false],
    [{ from: 22, to: 2 }, "22:00", true],
    [{ from: 22, to: 2 }, "02:59", true],
    [{ from: 22, to: 2 }, "03:00", false],
    [{ from: 15, to: 16 }, "16:59", true],
    [{ from: 15, to: 16 }, "17:00", false],
  ])("takes the hours %o with both ends: %s", async (hours, time, expected) => {
    expect(await decide({ hours }, { committed: `2020-03-27 ${time}` })).toBe(expected);
    expect(await decide({ hours }, { committed: "2020-03-27" })).toBe(null);
    expect(await decide({ hours }, { committed: `2020-03-27 ${time}`, span: 13 })).toBe(null);
  });

  it("takes windows that end before midnight, and windows between full hours", async () => {
    const evening: Predicate = { nights: ["fri"], from: "18:30", to: "23:15" };
    expect(await decide(evening, { committed: "2020-03-27 18:29" })).toBe(false);
    expect(await decide(evening, { committed: "2020-03-27 18:30" })).toBe(true);
    expect(await decide(evening, { committed: "2020-03-27 23:15" })).toBe(true);
    expect(await decide(evening, { committed: "2020-03-27 23:16" })).toBe(false);
    expect(await decide(evening, { committed: "2020-03-28 00:10" })).toBe(false);
    const late: Predicate = { nights: ["sun"], from: "22:30", to: "04:30" };
    expect(await decide(late, { committed: "2020-03-30 04:30" })).toBe(true);
    expect(await decide(late, { committed: "2020-03-30 04:31" })).toBe(false);
  });

  it("binds every value", () => {
    const binder = new Binder();
    const hostile = "x'); DROP TABLE records; --";
    const sql = compilePredicate(
      { all: [{ category: [hostile] }, { flag: [hostile] }, { age: { from: 1, to: 19 } }] },
      "victim",
      binder,
    );
    expect(sql).not.toContain("DROP");
    expect(binder.parameters).toEqual({ p0: hostile, p1: 1, p2: 19 });
  });
});
