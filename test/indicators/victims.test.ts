import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RecordStore } from "../../src/records/store.ts";
import { ask, numbersOf, storeOf, type TestRecord } from "./fixture.ts";

const victim = (age: number | undefined, flags: readonly string[], recorded = "2019-06-15"): TestRecord => ({
  kind: "victim",
  recorded,
  category: "violence-with-injury",
  flags,
  borough: "hackney",
  ...(age === undefined ? {} : { age }),
});

describe("serious youth violence victims", () => {
  let store: RecordStore;
  beforeAll(async () => {
    store = await storeOf([
      victim(0, ["knife-used"]),
      victim(1, ["knife-used"]),
      victim(19, ["gun"]),
      victim(20, ["most-serious-violence"]),
      victim(24, ["knife-used"]),
      victim(25, ["knife-used"]),
      victim(undefined, ["knife-used"]),
      victim(10, ["most-serious-violence", "knife-used", "gun"]),
      victim(17, ["domestic-abuse", "most-serious-violence"]),
      victim(15, []),
      victim(undefined, []),
      // An offence with two young victims is two victimisations; the offence itself is not a victim.
      victim(16, ["knife-used"]),
      victim(18, ["knife-used"]),
      { kind: "offence", recorded: "2019-06-15", category: "violence-with-injury", flags: ["knife-used"] },
      // The year ends with 31 March.
      victim(14, ["knife-used"], "2019-03-31"),
      victim(14, ["knife-used"], "2019-04-01"),
      victim(14, ["knife-used"], "2020-02-29"),
      victim(14, ["knife-used"], "2020-03-31"),
      victim(14, ["knife-used"], "2020-04-01"),
    ]);
  });
  afterAll(() => store.close());

  it("counts ages 1 to 19 of most serious violence, gun or knife crime, domestic or not, once for each victimisation", async () => {
    // 1, 19, 10, 17 and the two victims of 16 and 18: six in June.
    const { figures } = await ask(store, [
      { indicator: "syv-victims", period: "2019-06" },
      { indicator: "syv-victims", period: "2019-06", measure: "unknown" },
    ]);
    expect(numbersOf(figures)).toEqual([6, 1]);
  });

  it("puts 31 March and 1 April into different years, and 29 February into its month", async () => {
    const { figures } = await ask(store, [
      { indicator: "syv-victims", period: "2018/19" },
      { indicator: "syv-victims", period: "2019/20" },
      { indicator: "syv-victims", period: "2020/21" },
      { indicator: "syv-victims", period: "2020-02" },
      { indicator: "syv-victims", period: "2020-02-29..2020-02-29" },
    ]);
    expect(numbersOf(figures)).toEqual([1, 6 + 3, 1, 1, 1]);
  });
});

describe("knife injury victims under 25", () => {
  it("counts ages 1 to 24 injured with a knife, leaving out domestic abuse and the merely threatened", async () => {
    const injured = ["knife-used", "knife-injury"];
    const store = await storeOf([
      victim(0, injured),
      victim(1, injured),
      victim(19, injured),
      victim(20, injured),
      victim(24, injured),
      victim(25, injured),
      victim(undefined, injured),
      victim(22, [...injured, "domestic-abuse"]),
      // Of unknown age, but domestic: false on another ground, so not unknown.
      victim(undefined, [...injured, "domestic-abuse"]),
      victim(22, ["knife-used"]),
    ]);
    const { figures } = await ask(store, [
      { indicator: "knife-injury-under-25", period: "2019/20" },
      { indicator: "knife-injury-under-25", period: "2019/20", measure: "unknown" },
    ]);
    expect(numbersOf(figures)).toEqual([4, 1]);
    await store.close();
  });

  it("counts one person injured in two offences twice, since each offence has its own victim record", async () => {
    const store = await storeOf([
      victim(21, ["knife-injury"], "2019-07-01"),
      victim(21, ["knife-injury"], "2019-09-01"),
    ]);
    const { figures } = await ask(store, [{ indicator: "knife-injury-under-25", period: "2019/20" }]);
    expect(numbersOf(figures)).toEqual([2]);
    await store.close();
  });
});
