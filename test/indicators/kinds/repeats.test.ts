import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../src/values/period.ts";
import { type Asked, ask, coverage, numbersOf, storeOf, type TestRecord } from "../fixture.ts";
import { heldStores, offence, sourcesWith } from "./stores.ts";

const held = heldStores();

describe("repeats", () => {
  const victim = (recorded: string, person: number | undefined, more: Partial<TestRecord> = {}): TestRecord => ({
    kind: "victim",
    recorded,
    ...(person === undefined ? {} : { person }),
    ...more,
  });
  const repeats = (period: string, measure?: Asked["measure"], area = "hackney"): Asked => ({
    indicator: "repeat-victims",
    period,
    area,
    ...(measure ? { measure } : {}),
  });
  const sources = sourcesWith("person", "premises");

  it("have an earlier record of the same person, at most 365 days before, wherever it was", async () => {
    const store = await held([
      victim("2018-05-01", 1, { ward: "kings-park" }),
      victim("2019-05-01", 1, { ward: "london-fields" }), // 365 days after: a repeat, though elsewhere
      victim("2019-05-01", 1, { ward: "london-fields" }), // the same day: a repeat of the first, not of its neighbour
      victim("2018-05-01", 2),
      victim("2019-05-02", 2), // 366 days after
      victim("2019-06-01", 3),
      victim("2019-06-01", 3), // one event recorded twice
      victim("2019-07-01", undefined), // nobody knows who
    ]);
    const { figures } = await ask(
      store,
      [repeats("2019/20"), repeats("2019/20", "unknown"), repeats("2019/20", "count", "kings-park")],
      {
        sources,
      },
    );
    expect(numbersOf(figures)).toEqual([2, 1, 0]);
  });

  it("are incomplete where the year before is not held, and say so", async () => {
    const store = await held([victim("2018-05-01", 1), victim("2019-05-01", 1)]);
    const asked = ["2017-05", "2017-04", "2017/18", "2018/19", "2022/23"].map((period) => repeats(period));
    const { figures } = await ask(store, asked, { sources });
    // The source holds April 2016 to March 2021: of May 2017 it holds the 365 days before, of April all but none too few.
    expect(numbersOf(figures)).toEqual([0, 0, 0, 0, "missing: not-covered"]);
    const later = sources.map((one) => ({ ...one, coverage: coverage("2016-06", "2021-03") }));
    const { figures: short } = await ask(store, asked, { sources: later });
    expect(numbersOf(short).slice(0, 4)).toEqual([
      "incomplete: look-back",
      "incomplete: look-back",
      "incomplete: look-back",
      0,
    ]);
  });

  it("of addresses go by the address, and only by such offences as are counted", async () => {
    const burglary = (recorded: string, premises: number): TestRecord =>
      offence(recorded, { category: "burglary-residential", premises });
    const store = await held([
      burglary("2019-04-10", 7),
      burglary("2019-04-12", 7),
      offence("2019-04-10", { category: "shoplifting", premises: 8 }),
      burglary("2019-04-12", 8),
    ]);
    const { figures } = await ask(store, [{ indicator: "repeat-addresses", period: "2019/20" }], { sources });
    expect(numbersOf(figures)).toEqual([1]);
  });

  it("equal a naive count, whatever the order of the records", async () => {
    const drawn = fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 3 })), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(drawn, async (events) => {
        const store = await storeOf(events.map(([day, person]) => victim(addDays("2018-04-01", day), person)));
        const { figures } = await ask(store, [repeats("2018-04..2020-03")], { sources });
        await store.close();
        const naive = events.filter(([day, person]) =>
          events.some(([other, who]) => who === person && other < day && other >= day - 365),
        );
        expect(numbersOf(figures)).toEqual([naive.length]);
      }),
      { numRuns: 12 },
    );
  });
});
