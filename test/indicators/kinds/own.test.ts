import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../../src/indicators/load-catalogue.ts";
import { ask, coverage, numbersOf, source } from "../fixture.ts";
import { heldStores } from "./stores.ts";

const held = heldStores();

/** The catalogue with indicators of the partnership's own, of which only what matters here is given. */
const withOwn = (...entries: readonly Record<string, unknown>[]) =>
  loadCatalogue({
    use: "all",
    adjust: {},
    define: entries.map((entry) => ({
      id: "own",
      title: "Own",
      short_title: "Own",
      noun: "own",
      topic: "own",
      unit: "offences",
      polarity: "neutral",
      date_basis: "recorded",
      exposure: "days",
      default_overdispersion: 1,
      sensitivity: "person",
      definition: "Ours.",
      source: "Ourselves.",
      ...entry,
    })),
  });

describe("an indicator of one's own of the new kinds", () => {
  it("is counted like the catalogue's", async () => {
    const { indicators, problems } = await withOwn(
      {
        id: "gun-in-knife",
        unit: "percent",
        aggregation: { kind: "share", of: "gun-discharges", within: "gun-crime" },
      },
      {
        id: "open-cases",
        unit: "cases",
        date_basis: "reported",
        aggregation: { kind: "stock", of: "council-asb", where: { all: [] } },
      },
      {
        id: "again",
        unit: "victims",
        aggregation: { kind: "repeats", of: "victim", by: "person", where: { all: [] } },
      },
    );
    expect(problems).toEqual([]);
    expect(indicators.get("again")?.aggregation).toMatchObject({ kind: "repeats", withinDays: 365 });
    const store = await held([{ kind: "council-asb", reported: "2019-05-01", ended: "2019-06-01" }]);
    const council = source("council", ["reported-date", "ended-date", "borough"], coverage("2016-04", "2021-03"), {
      file: 4,
      kinds: ["council-asb"],
    });
    const { figures } = await ask(store, [{ indicator: "open-cases", period: "2019-05", measure: "stock" }], {
      indicators,
      sources: [council],
    });
    expect(numbersOf(figures)).toEqual([1]);
  });

  it.each([
    [
      { aggregation: { kind: "share", of: "robbery", within: "knife-crim" }, unit: "percent" },
      'Did you mean "knife-crime"?',
    ],
    [{ aggregation: { kind: "share", of: "robbery", within: "knife-crime" } }, "must be percent"],
    [
      { aggregation: { kind: "share", of: "robbery", within: "youth-custody" }, unit: "percent" },
      "two numbers at a day",
    ],
    [{ aggregation: { kind: "records", of: "offence", where: { all: [] } }, unit: "percent" }, "which only a share"],
    [{ aggregation: { kind: "stock", of: "offence", where: { all: [] } } }, "of which nothing is open"],
    [
      { aggregation: { kind: "sum", of: [{ indicator: "youth-custody" }, { indicator: "youth-orders" }] } },
      "only counts over a period add up",
    ],
    [{ aggregation: { kind: "repeats", of: "victim", by: "name", where: { all: [] } } }, "by"],
    [{ aggregation: { kind: "records", of: "offence", service: "marac", where: { all: [] } } }, "is for referrals"],
    [{ aggregation: { kind: "records", of: "offence", where: { lag: { from: 9, to: 3 } } } }, "ends before it begins"],
    [
      { aggregation: { kind: "records", of: "offence", where: { school_days: { from: "17:00", to: "15:00" } } } },
      "ends before it begins",
    ],
    [
      { aggregation: { kind: "records", of: "offence", where: { weekdays: "monday" } } },
      'names "monday", which does not exist',
    ],
  ])("is refused when it cannot be: %j", async (entry, message) => {
    const { problems } = await withOwn(entry);
    expect(problems.map((problem) => problem.message).join("\n")).toContain(message);
  });
});
