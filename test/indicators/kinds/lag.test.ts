import { describe, expect, it } from "vitest";
import { ask, coverage, numbersOf, type TestRecord, usualSources } from "../fixture.ts";
import { heldStores, offence } from "./stores.ts";

const held = heldStores();

describe("the lag from committing to recording", () => {
  it("of 365 days or more tells offences of long ago from the rest, and leaves out those without a date", async () => {
    const rape = (committed: string | undefined, recorded: string): TestRecord =>
      offence(recorded, { category: "rape", ...(committed ? { committed } : {}) });
    const store = await held([
      // 2015-03-31 to 2016-03-30 is 365 days, 2016 being a leap year; to 2016-03-29 it is 364.
      rape("2015-03-31", "2016-03-30"),
      rape("2015-03-31", "2016-03-29"),
      rape("1994-01-01", "2016-01-01"),
      rape("2016-01-01", "2016-01-01"),
      rape(undefined, "2016-01-01"),
      offence("2016-01-01", { category: "robbery-personal", committed: "2010-01-01" }),
    ]);
    const year = { period: "2015/16" };
    const sources = usualSources(coverage("2015-04", "2016-03"));
    const { figures } = await ask(
      store,
      [
        { indicator: "sexual-offences", ...year },
        { indicator: "sexual-offences-after-a-year", ...year },
        { indicator: "sexual-offences-after-a-year", ...year, measure: "unknown" },
        { indicator: "sexual-offences-within-a-year", ...year },
        { indicator: "reported-after-a-year", ...year, measure: "share" },
      ],
      { sources },
    );
    expect(numbersOf(figures)).toEqual([5, 2, 1, 2, 40]);
  });
});
