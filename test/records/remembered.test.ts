import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { remembered } from "../../src/records/remembered.ts";
import { openStore, type RecordStore } from "../../src/records/store.ts";

let store: RecordStore;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

describe("what was found out about the records", () => {
  const about = {};
  const counted = (subject: object = about, key = "count"): Promise<number> =>
    remembered(store, subject, key, async () =>
      Number((await store.ask(`SELECT count(*)::INTEGER AS count FROM ${store.recordsOf({})}`))[0]?.["count"]),
    );
  const add = (): Promise<void> =>
    store.add("records", { kind: "'offence'", source: "'police'", file: "v.file" }, "range(3) v(file)");

  it("is found once, for each subject and key, while nothing but questions are asked", async () => {
    const first = counted();
    await store.ask("SELECT 1");
    expect(counted()).toBe(first);
    expect(counted({})).not.toBe(first);
    expect(counted(about, "other")).not.toBe(first);
  });

  it("is found anew when records are added or changed, by whatever connection", async () => {
    expect(await counted()).toBe(0);
    await add();
    expect(await counted()).toBe(3);
    await store.query(`DELETE FROM ${store.partsOf("records", "police")[0]?.table}`);
    expect(await counted()).toBe(0);
    await store.sideBySide([1], 1, (_job, own) =>
      own.add("records", { kind: "'offence'", file: "v.file" }, "range(2) v(file)"),
    );
    expect(await counted()).toBe(2);
  });

  it("is no failure: that is asked again", async () => {
    let fails = true;
    const find = (): Promise<string> =>
      remembered(store, about, "sometimes", async () => {
        if (fails) throw new Error("not now");
        return "found";
      });
    await expect(find()).rejects.toThrow("not now");
    fails = false;
    expect(await find()).toBe("found");
  });
});
