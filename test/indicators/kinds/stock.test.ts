import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordField } from "../../../src/extracts/reading.ts";
import type { RecordStore } from "../../../src/records/store.ts";
import { addDays } from "../../../src/values/period.ts";
import { type Asked, ask, coverage, numbersOf, source, storeOf, type TestRecord } from "../fixture.ts";
import { heldStores } from "./stores.ts";

const held = heldStores();

/** A register of cases, as a youth justice service keeps one. */
const register = (fields: readonly RecordField[] = ["reported-date", "ended-date", "detail", "person", "borough"]) =>
  source("yjs", fields, coverage("2015-04-01", "2016-06-10"), { file: 4, kinds: ["youth-justice"] });

describe("a number at a date", () => {
  const order = (reported: string, ended: string | undefined, more: Partial<TestRecord> = {}): TestRecord => ({
    kind: "youth-justice",
    reported,
    detail: "post-court",
    ...(ended ? { ended } : {}),
    ...more,
  });
  const at = (day: string, indicator = "youth-orders", measure: Asked["measure"] = "stock"): Asked => ({
    indicator,
    period: `${day}..${day}`,
    measure,
  });

  it("counts what had begun and not ended, and everybody once", async () => {
    const store = await held([
      order("2015-01-10", "2016-04-01", { person: 1 }), // ends on the day itself: not open at its end
      order("2015-06-01", "2016-04-02", { person: 2 }),
      order("2016-04-01", undefined, { person: 3 }), // begins on the day itself
      order("2016-04-02", undefined, { person: 4 }),
      order("2015-07-01", undefined, { person: 2 }), // the second order of the same person
      order("2015-07-01", undefined, { person: 5, open: false }), // closed, nobody knows when
      order("2015-08-01", undefined), // nobody knows whose
      order("2015-08-01", undefined, { person: 6, detail: "custody" }),
    ]);
    const sources = [register()];
    const { figures } = await ask(
      store,
      [
        at("2016-03-31"),
        at("2016-04-01"),
        at("2016-04-01", "youth-orders", "unknown"),
        at("2016-04-02"),
        at("2016-04-01", "youth-custody"),
      ],
      { sources },
    );
    expect(numbersOf(figures)).toEqual([2, 2, 2, 3, 1]);
    expect(figures[1]).toMatchObject({
      id: expect.stringMatching(/^youth-orders\/hackney\/2016-04-01.*\/stock$/),
      unit: "young-people",
      method: "stock",
      pedigree: { records: 3, sources: ["yjs"] },
    });
  });

  it("is asked once for each day, and before what is counted in great numbers", async () => {
    const store = await held([order("2015-05-01", undefined, { person: 1 })]);
    const questions: string[] = [];
    const heard: RecordStore = Object.create(store, {
      ask: {
        value: (...question: Parameters<RecordStore["ask"]>) => {
          questions.push(
            / AS open\b/.test(question[0]) ? "open" : /^WITH matched/.test(question[0]) ? "many" : "other",
          );
          return store.ask(...question);
        },
      },
    });
    const stock = (period: string): Asked => ({ indicator: "youth-orders", period, measure: "stock" });
    const { figures } = await ask(
      heard,
      [{ indicator: "youth-arrests", period: "2015/16" }, stock("2015/16"), stock("2016-03"), stock("2016-02")],
      { sources: [register(["reported-date", "ended-date", "detail", "person", "borough", "suspect-age"])] },
    );
    expect(numbersOf(figures).slice(1)).toEqual([1, 1, 1]);
    expect(questions.filter((one) => one !== "other")).toEqual(["open", "open", "many"]);
  });

  it("of a period is that of its last day, and needs the register to cover only that day", async () => {
    const store = await held([
      order("2015-05-01", "2016-03-01", { person: 1 }),
      order("2015-06-01", undefined, { person: 2 }),
    ]);
    const stock = (period: string): Asked => ({ indicator: "youth-orders", period, measure: "stock" });
    const { figures } = await ask(
      store,
      [stock("2015/16"), stock("2015-05"), stock("2014/15"), stock("2016-06"), stock("2014-04..2015-12")],
      {
        sources: [register()],
      },
    );
    // 2014/15 ends a day before the register begins; June 2016 ends after it does.
    expect(numbersOf(figures)).toEqual([1, 1, "missing: not-covered", "missing: not-covered", 2]);
  });

  it("cannot be told where the register does not say when cases ended", async () => {
    const store = await held([order("2015-05-01", undefined, { person: 1 })]);
    const { figures } = await ask(store, [at("2016-03-31")], {
      sources: [register(["reported-date", "detail", "person", "borough"])],
    });
    expect(numbersOf(figures)).toEqual(["missing: unserved"]);
  });

  it("equals a naive count, day by day", async () => {
    const first = "2015-06-01";
    const day = fc.integer({ min: 0, max: 60 });
    const drawnOrder = fc.record({
      begun: day,
      length: fc.option(fc.integer({ min: 0, max: 40 })),
      person: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawnOrder, { maxLength: 12 }),
        fc.array(day, { minLength: 1, maxLength: 4 }),
        async (orders, days) => {
          const store = await storeOf(
            orders.map(({ begun, length, person }) =>
              order(addDays(first, begun), length === null ? undefined : addDays(first, begun + length), { person }),
            ),
          );
          const { figures } = await ask(
            store,
            days.map((one) => at(addDays(first, one))),
            { sources: [register()] },
          );
          await store.close();
          const naive = days.map((one) => {
            const open = orders.filter(
              ({ begun, length }) => begun <= one && (length === null || begun + length > one),
            );
            return new Set(open.map(({ person }) => person)).size;
          });
          expect(numbersOf(figures)).toEqual(naive);
        },
      ),
      { numRuns: 12 },
    );
  });
});
