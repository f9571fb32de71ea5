import { describe, expect, it } from "vitest";
import { comparableMonths, eventMonths, eventsFor, seriesAround } from "../../src/analysis/monthly-series.ts";
import { overdispersionOf } from "../../src/analysis/overdispersion.ts";
import { absent } from "../../src/values/value.ts";
import { poisson, seeded } from "../statistics/random.ts";
import { months, numberOf } from "./fixtures.ts";

const random = seeded(8);
const stable = (length: number): number[] => Array.from({ length }, () => poisson(60, random));
const none = new Set<string>();

describe("how much a series varies by anyway", () => {
  it("comes from its own months from 36 on, else from the catalogue", () => {
    const own = overdispersionOf(months("2017-04", stable(36)), "days", 2.5, none).overdispersion;
    expect(own).toMatchObject({ source: "series", months: 36 });
    expect(own.figure).toMatchObject({ unit: "ratio", method: "overdispersion" });
    expect(own.figure.id).toBe("syv-victims/hackney/2017-04-01..2020-03-31/overdispersion");
    expect(own.figure.inputs).toHaveLength(36);
    const default_ = overdispersionOf(months("2017-04", stable(35)), "days", 2.5, none).overdispersion;
    expect(default_).toMatchObject({ source: "catalogue", months: 0 });
    expect(numberOf(default_.figure)).toBe(2.5);
  });

  it("leaves an event's months out, though the series still holds them", () => {
    const series = months("2017-04", [...stable(35), 2]);
    const own = overdispersionOf(series, "days", 2.5, new Set(["2020-03"])).overdispersion;
    expect(own).toMatchObject({ source: "series", months: 35 });
    const disturbed = overdispersionOf(series, "days", 2.5, none).overdispersion;
    expect(numberOf(own.figure)).toBeLessThan(numberOf(disturbed.figure) ?? 0);
  });

  it("is never under 1", () => {
    expect(
      numberOf(overdispersionOf(months("2017-04", Array(48).fill(30)), "days", 2, none).overdispersion.figure),
    ).toBe(1);
  });

  it("is the catalogue's where months are withheld: those are the low ones", () => {
    const series = months("2016-04", [...stable(47), absent("suppressed")]);
    expect(overdispersionOf(series, "days", 2.5, none).overdispersion.source).toBe("catalogue");
  });
});

describe("months that can be used together", () => {
  it("are those since the newest break, from the first whole month", () => {
    const series = months("2017-04", stable(12));
    const breaks = [
      { from: "2017-06-01", note: "first" },
      { from: "2017-09-15", note: "second" },
      { from: "2019-01-01", note: "to come" },
    ];
    expect(comparableMonths(series, breaks)[0]?.month).toBe("2017-10");
    expect(comparableMonths(series, [])).toHaveLength(12);
  });

  it("are those up to a break while too few have passed since, the newer ones set apart", () => {
    const series = months("2015-04", stable(60));
    const monthsOf = (from: string) => {
      const around = seriesAround(series, [{ from, note: "redefined" }]);
      return [around.series.length, [...around.apart]];
    };
    expect(monthsOf("2020-03-23")).toEqual([60, ["2020-03"]]);
    expect(monthsOf("2020-02-01")).toEqual([60, ["2020-02", "2020-03"]]);
    expect(monthsOf("2019-04-01")).toEqual([12, []]);
    expect(monthsOf("2015-06-01")).toEqual([58, []]);
    expect(monthsOf("2021-01-01")).toEqual([60, []]);
    const twice = [
      { from: "2016-04-01", note: "first" },
      { from: "2020-03-23", note: "second" },
    ];
    expect(seriesAround(series, twice).series[0]?.month).toBe("2016-04");
  });

  it("lack those that an event touches, a year of them when it has no end", () => {
    const event = (from: string, to?: string) => ({ id: "e", name: "E", from, for: [], ...(to ? { to } : {}) });
    expect([...eventMonths([event("2020-03-23", "2020-05-10")])]).toEqual(["2020-03", "2020-04", "2020-05"]);
    const open = [...eventMonths([event("2020-03-23")])];
    expect([open[0], open.at(-1), open.length]).toEqual(["2020-03", "2021-02", 12]);
  });

  it("are disturbed by events for everything, for the topic or for the indicator", () => {
    const event = (id: string, about: string[]) => ({ id, name: id, from: "2020-03-23", for: about });
    const events = [event("all", []), event("topic", ["nte"]), event("other", ["youth"]), event("own", ["nte-crime"])];
    expect(eventsFor(events, { id: "nte-crime", topic: "nte" }).map(({ id }) => id)).toEqual(["all", "topic", "own"]);
  });
});
