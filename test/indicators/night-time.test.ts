import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RecordStore } from "../../src/records/store.ts";
import { ask, inDalston, inShoreditch, numbersOf, storeOf, type TestRecord } from "./fixture.ts";

// 27 March 2020 is a Friday, 29 March 2020 a Sunday on which clocks go forward at 01:00.
const offence = (committed: string, category: string, more: Partial<TestRecord> = {}): TestRecord => ({
  kind: "offence",
  recorded: "2020-04-20",
  committed,
  category,
  borough: "hackney",
  lsoa: inShoreditch,
  ...more,
});
const asb = (reported: string, more: Partial<TestRecord> = {}): TestRecord => ({
  kind: "police-asb",
  reported,
  borough: "hackney",
  lsoa: inShoreditch,
  ...more,
});

async function count(
  records: readonly TestRecord[],
  indicator: string,
  period = "2019/20",
): Promise<(number | string)[]> {
  const store = await storeOf(records);
  const { figures } = await ask(store, [
    { indicator, period, area: "shoreditch" },
    { indicator, period, area: "shoreditch", measure: "unknown" },
  ]);
  await store.close();
  return numbersOf(figures);
}

describe("the night-time window", () => {
  it.each([
    ["2020-03-27 17:59", 0],
    ["2020-03-27 18:00", 1],
    ["2020-03-27 23:59", 1],
    ["2020-03-28 00:00", 1],
    ["2020-03-28 05:59", 1],
    ["2020-03-28 06:00", 0],
    ["2020-03-28 17:59", 0],
    ["2020-03-28 18:00", 1],
    ["2020-03-29 05:59", 1],
    ["2020-03-29 06:00", 0],
    ["2020-03-29 18:00", 0],
    ["2020-03-27 05:59", 0],
    ["2020-03-26 23:00", 0],
  ])("at %s counts %i", async (committed, expected) => {
    expect(await count([offence(committed, "robbery-personal")], "nte-robbery")).toEqual([expected, 0]);
    expect(await count([asb(committed)], "nte-asb")).toEqual([expected, 0]);
  });

  it.each([
    ["2020-03-29 01:30", "a time that the clocks skip"],
    ["2019-03-31 01:30", "a time that the clocks skip, on the last night of a year"],
    ["2019-10-27 01:30", "a time that comes twice"],
  ])("counts %s once: %s", async (committed) => {
    const period = committed < "2019-04-01" ? "2018/19" : "2019/20";
    expect(await count([offence(committed, "robbery-personal")], "nte-robbery", period)).toEqual([1, 0]);
  });

  it("lets the record's own date decide the year: a Sunday morning of 31 March and a Saturday night of 1 April", async () => {
    const store = await storeOf([
      // Saturday 30 March 2019 into Sunday 31 March.
      offence("2019-03-31 05:59", "robbery-personal"),
      // Friday 31 March 2017 into Saturday 1 April.
      offence("2017-03-31 23:59", "robbery-personal"),
      offence("2017-04-01 00:00", "robbery-personal"),
      // 29 February 2020 is a Saturday.
      offence("2020-02-29 23:00", "robbery-personal"),
    ]);
    const asked = ["2016/17", "2017/18", "2018/19", "2019/20", "2020-02", "2020-03"].map((period) => ({
      indicator: "nte-robbery",
      period,
      area: "shoreditch",
    }));
    expect(numbersOf((await ask(store, asked)).figures)).toEqual([1, 1, 1, 1, 1, 0]);
    await store.close();
  });

  it("cannot decide an unknown hour on a day that the window touches, and can on the others", async () => {
    // Friday, Saturday and Sunday hold some of the window; Monday to Thursday hold none.
    const days = ["2020-03-23", "2020-03-24", "2020-03-25", "2020-03-26", "2020-03-27", "2020-03-28", "2020-03-29"];
    const records = days.map((day) => offence(day, "robbery-personal"));
    expect(await count(records, "nte-robbery")).toEqual([0, 3]);
  });

  it("cannot decide an offence of unknown hour within a span of more than 12 hours that touches the window", async () => {
    const spans: [string, number][] = [
      ["2020-03-27 20:00", 12], // counted by the time from which it was committed
      ["2020-03-27 20:00", 13], // begins in the window and outlasts it: undecided
      ["2020-03-27 04:00", 14], // Friday 04:00 to 18:00: reaches it: undecided
      ["2020-03-27 04:00", 13], // Friday 04:00 to 17:59 at most: does not
      ["2020-03-23 09:00", 48], // Monday to Wednesday: does not
      ["2020-03-23 09:00", 24 * 9], // Monday to the Wednesday after: undecided
      ["2020-03-29 07:00", 96], // Sunday morning to Thursday: does not
    ];
    const records = spans.map(([committed, span]) => offence(committed, "robbery-personal", { span }));
    expect(await count(records, "nte-robbery")).toEqual([1, 3]);
  });

  it("cannot decide an unknown place, and counts other places elsewhere", async () => {
    const at = "2020-03-27 22:00";
    const { lsoa: _place, ...unplaced } = offence(at, "robbery-personal");
    const records = [offence(at, "robbery-personal"), unplaced, offence(at, "robbery-personal", { lsoa: inDalston })];
    expect(await count(records, "nte-robbery")).toEqual([1, 1]);
    // On a Monday the place does not matter.
    expect(await count([{ ...unplaced, committed: "2020-03-23 12:00" }], "nte-robbery")).toEqual([0, 0]);
  });

  it("keeps a record without any date of committing as undecided, on the day on which it was recorded", async () => {
    const { committed: _time, ...undated } = offence("", "robbery-personal");
    expect(await count([undated], "nte-robbery", "2020/21")).toEqual([0, 1]);
    expect(await count([undated], "nte-robbery", "2019/20")).toEqual([0, 0]);
  });
});

describe("the parts of night-time crime and ASB", () => {
  const at = "2020-03-27 22:00";
  let store: RecordStore;
  beforeAll(async () => {
    const dropped: Partial<TestRecord> = { flags: ["domestic-abuse"] };
    const { category: _none, ...unmapped } = offence(at, "");
    store = await storeOf([
      offence(at, "violence-with-injury"),
      offence(at, "violence-without-injury"),
      offence(at, "violence-with-injury", dropped),
      offence(at, "robbery-business"),
      offence(at, "theft-from-person"),
      offence(at, "other-theft"),
      offence(at, "drug-possession", { operations: ["lagana"] }),
      offence(at, "drug-trafficking"),
      offence(at, "rape"),
      offence(at, "criminal-damage", dropped),
      offence(at, "public-order"),
      unmapped,
      asb(at),
      asb("2020-03-23 12:00"),
      offence("2020-03-23 12:00", "drug-possession", { operations: ["lagana"] }),
    ]);
  });
  afterAll(() => store.close());

  it("puts each record into one part, leaves out domestic violence, and counts an unmapped category with the rest", async () => {
    const types = ["violence", "robbery", "theft", "drugs", "sexual-offences", "other-crime", "asb"];
    const { figures } = await ask(store, [
      ...types.map((type) => ({
        indicator: "nte-crime-and-asb",
        period: "2019/20",
        area: "shoreditch",
        dims: { type },
      })),
      { indicator: "nte-crime-and-asb", period: "2019/20", area: "shoreditch" },
      { indicator: "nte-crime", period: "2019/20", area: "shoreditch" },
      { indicator: "all-crime", period: "2020-04", area: "shoreditch" },
    ]);
    expect(numbersOf(figures)).toEqual([2, 1, 2, 2, 1, 3, 1, 12, 11, 13]);
  });

  it("names a part by its type, with the part's own pedigree, and a sum by its parts", async () => {
    const { figures, all } = await ask(store, [
      { indicator: "nte-crime-and-asb", period: "2019/20", area: "shoreditch", dims: { type: "asb" } },
      { indicator: "nte-crime", period: "2019/20", area: "shoreditch" },
    ]);
    const [part, sum] = figures;
    expect(part).toMatchObject({
      id: "nte-crime-and-asb[type=asb]/shoreditch/fy2019-20/count",
      method: "count",
      inputs: [],
      pedigree: {
        indicator: "nte-asb",
        sources: ["police-asb"],
        files: [{ sha256: "sha-asb.csv", records: 1 }],
        records: 1,
      },
    });
    expect(sum).toMatchObject({
      method: "sum",
      unit: "offences",
      pedigree: {
        indicator: "nte-crime",
        sources: ["police-crime"],
        files: [{ sha256: "sha-crime.csv", records: 11 }],
      },
    });
    expect(sum?.inputs).toHaveLength(6);
    expect(sum?.inputs[0]).toBe("nte-crime[type=violence]/shoreditch/fy2019-20/count");
    const ids = new Set(all.map((figure) => figure.id));
    expect(sum?.inputs.every((input) => ids.has(input))).toBe(true);
  });

  it("splits by operation; no ASB incident belongs to one", async () => {
    const dims = { operation: "lagana" };
    const { figures } = await ask(store, [
      { indicator: "nte-drugs", period: "2019/20", area: "shoreditch", dims },
      { indicator: "nte-crime-and-asb", period: "2019/20", area: "shoreditch", dims },
      { indicator: "nte-crime-and-asb", period: "2019/20", area: "shoreditch", dims: { ...dims, type: "drugs" } },
      { indicator: "drug-offences", period: "2020-04", area: "shoreditch", dims },
      { indicator: "nte-asb", period: "2019/20", area: "shoreditch", dims },
      { indicator: "nte-drugs", period: "2019/20", area: "shoreditch", dims: { operation: "nobody" } },
    ]);
    const refused = "not-applicable: no-such-breakdown";
    expect(numbersOf(figures)).toEqual([1, 1, 1, 2, refused, refused]);
  });
});

describe("crime and ASB by night and hour", () => {
  it("names the night for the day on which it begins, and adds up to the night-time measure", async () => {
    const moments = [
      "2020-03-27 05:59", // Thursday's night
      "2020-03-27 06:00",
      "2020-03-27 18:00",
      "2020-03-28 01:30",
      "2020-03-28 05:59",
      "2020-03-28 06:00",
      "2020-03-29 00:00",
      "2020-03-30 04:00", // Sunday's night
    ];
    const store = await storeOf([
      ...moments.map((at) => offence(at, "other-theft")),
      ...moments.map((at) => asb(at)),
      offence("2020-03-27 23:00", "violence-with-injury", { flags: ["domestic-abuse"] }),
      offence("2020-03-27", "other-theft"),
      offence("2020-03-27 23:00", "other-theft", { span: 20 }),
    ]);
    const nights = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
    const cells = nights.flatMap((night) => hours.map((hour) => ({ night, hour })));
    const period = "2019/20";
    const indicator = "crime-and-asb";
    const { figures } = await ask(store, [
      ...cells.map((dims) => ({ indicator, period, area: "shoreditch", dims })),
      { indicator: "nte-crime-and-asb", period, area: "shoreditch" },
      { indicator, period, area: "shoreditch" },
      { indicator, period, area: "shoreditch", dims: { night: "fri", hour: "23" }, measure: "unknown" },
      { indicator, period, area: "shoreditch", dims: { night: "fri" } },
    ]);
    const numbers = numbersOf(figures).map(Number);
    const cell = (night: string, hour: string): number =>
      numbers[cells.findIndex((one) => one.night === night && one.hour === hour)] ?? Number.NaN;
    expect([cell("thu", "05"), cell("fri", "06"), cell("fri", "18"), cell("fri", "01"), cell("fri", "05")]).toEqual([
      2, 2, 2, 2, 2,
    ]);
    expect([cell("sat", "06"), cell("sat", "00"), cell("sun", "04"), cell("fri", "23")]).toEqual([2, 2, 2, 0]);
    const inWindow = cells.reduce((sum, { night, hour }, index) => {
      const inside = (night === "fri" || night === "sat") && (hour >= "18" || hour <= "05");
      return sum + (inside ? (numbers[index] ?? 0) : 0);
    }, 0);
    const [nte, all, unknown, friday] = numbers.slice(cells.length);
    expect(inWindow).toBe(nte);
    expect(nte).toBe(8);
    // Two offences have no known hour: they are in the total of the day and in no cell.
    expect(numbers.slice(0, cells.length).reduce((a, b) => a + b, 0)).toBe((all ?? 0) - 2);
    expect(unknown).toBe(2);
    expect(friday).toBe(8);
    await store.close();
  });
});
