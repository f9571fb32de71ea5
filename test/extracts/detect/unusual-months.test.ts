import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { unusualMonths } from "../../../src/extracts/detect/unusual-months.ts";
import { addMonths } from "../../../src/values/period.ts";

const steady = (months: number, count: (index: number) => number): Map<string, number> =>
  new Map(Array.from({ length: months }, (_, index) => [addMonths("2014-04", index), count(index)]));

describe("months far outside their usual level", () => {
  it("finds one that is half of the others, and says what is usual", () => {
    const counts = steady(48, (index) => (index === 30 ? 100 : 200 + (index % 5)));
    expect(unusualMonths(counts)).toEqual([
      { month: "2016-10", count: 100, usual: expect.closeTo(202, -1), direction: "low" },
    ]);
  });

  it("finds one given twice, also the last one", () => {
    const counts = steady(40, (index) => (index === 39 ? 400 : 200 + (index % 7)));
    expect(unusualMonths(counts).map(({ month, direction }) => [month, direction])).toEqual([["2017-07", "high"]]);
  });

  it("takes a level that rises slowly, or by a step, for no odd month", () => {
    expect(unusualMonths(steady(60, (index) => Math.round(200 * 1.01 ** index) + (index % 5)))).toEqual([]);
    expect(unusualMonths(steady(60, (index) => (index < 30 ? 200 : 260) + 3 * (index % 5)))).toEqual([]);
  });

  it("allows for the time of year once it is known: every December twice the rest", () => {
    const counts = steady(96, (index) => (index % 12 === 8 ? 400 : 200) + (index % 7));
    expect(unusualMonths(counts)).toEqual([]);
    counts.set("2018-12", 210);
    expect(unusualMonths(counts).map(({ month }) => month)).toEqual(["2018-12"]);
  });

  it("says nothing of rare things, nor of a year or less", () => {
    expect(unusualMonths(steady(48, (index) => (index === 20 ? 0 : index % 4)))).toEqual([]);
    expect(unusualMonths(steady(12, (index) => (index === 6 ? 1 : 300)))).toEqual([]);
  });
});

const historical = resolve(
  "../shared/realdata/mps-borough/2010-04_to_2020-10/MPS Borough Level Crime (Historical).csv",
);

describe.skipIf(!existsSync(historical))("on published series, 2010 to 2020 (needs ../shared/realdata)", () => {
  const rows: Record<string, string>[] = existsSync(historical)
    ? parse(readFileSync(historical), { columns: true })
    : [];
  const seriesOf = (row: Record<string, string>): Map<string, number> =>
    new Map(
      Object.entries(row).flatMap(([name, value]) =>
        /^\d{6}$/.test(name) ? [[`${name.slice(0, 4)}-${name.slice(4)}`, Number(value)] as const] : [],
      ),
    );
  const totalOf = (borough: string): Map<string, number> => {
    const total = new Map<string, number>();
    for (const row of rows.filter((one) => one["LookUp_BoroughName"] === borough && one["MinorText"] !== "NFIB"))
      for (const [month, count] of seriesOf(row)) total.set(month, (total.get(month) ?? 0) + count);
    return total;
  };

  it.each([
    ["Hackney", ["Hackney"]],
    ["five boroughs", ["Hackney", "Southwark", "Croydon", "Camden", "Kingston upon Thames"]],
  ])("flags at most one ordinary month in 200, by category, in %s", (_name, boroughs) => {
    // Before the pandemic; series of five a month or more. Lengths as analysts hold them, and the whole.
    for (const length of [18, 24, 48, 72, 96, 119]) {
      let months = 0;
      let flagged = 0;
      for (const row of rows) {
        if (!boroughs.includes(row["LookUp_BoroughName"] ?? "") || row["MinorText"] === "NFIB") continue;
        const all = [...seriesOf(row)].filter(([month]) => month < "2020-03");
        for (let start = 0; start + length <= all.length; start += length) {
          const series = new Map(all.slice(start, start + length));
          const sorted = [...series.values()].sort((first, second) => first - second);
          if ((sorted[Math.floor(sorted.length / 2)] ?? 0) < 5) continue;
          months += series.size;
          flagged += unusualMonths(series).length;
        }
      }
      expect(months).toBeGreaterThan(1000);
      expect(flagged / months, `${length} months`).toBeLessThan(1 / 200);
    }
  });

  it("flags April 2020 in Hackney, and in nearly every borough", () => {
    expect(unusualMonths(totalOf("Hackney")).map(({ month }) => month)).toEqual([
      "2020-03",
      "2020-04",
      "2020-05",
      "2020-06",
    ]);
    const boroughs = [...new Set(rows.map((row) => row["LookUp_BoroughName"] ?? ""))];
    const found = boroughs.filter((borough) =>
      unusualMonths(totalOf(borough)).some(({ month }) => month === "2020-04"),
    );
    expect(found.length).toBeGreaterThan(0.75 * boroughs.length);
  });
});
