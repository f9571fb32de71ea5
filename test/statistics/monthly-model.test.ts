import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { type MonthlyCount, monthlyModel, usableMonthsNeeded } from "../../src/statistics/monthly-model.ts";
import { fitQuasiPoisson } from "../../src/statistics/quasi-poisson.ts";
import { naturalSpline } from "../../src/statistics/spline.ts";
import { dayCount, month } from "../../src/values/period.ts";
import { batched, poisson, seeded } from "./random.ts";

const seriesOf = (months: number, draw: (index: number) => number): MonthlyCount[] =>
  Array.from({ length: months }, (_, index) => ({
    index,
    calendarMonth: (index % 12) + 1,
    count: draw(index),
    exposure: 30,
  }));

describe("quasi-Poisson fit", () => {
  it("gives group means for a design of groups", () => {
    const fit = fitQuasiPoisson(
      [10, 14, 30, 50],
      [1, 1, 2, 2],
      [
        [1, 0],
        [1, 0],
        [0, 1],
        [0, 1],
      ],
    );
    expect(fit.fitted.map((number) => Number(number.toFixed(6)))).toEqual([12, 12, 40, 40]);
    // (4 + 4) / 12 + (100 + 100) / 40, over 4 - 2 degrees of freedom.
    expect(fit.dispersion).toBeCloseTo((8 / 12 + 200 / 40) / 2, 6);
  });

  it("stands a group that counts nothing at all", () => {
    const fit = fitQuasiPoisson(
      [0, 0, 5, 7],
      [1, 1, 1, 1],
      [
        [1, 0],
        [1, 0],
        [0, 1],
        [0, 1],
      ],
    );
    expect(fit.fitted[0]).toBeLessThan(0.001);
    expect(fit.fitted[2]).toBeCloseTo(6, 6);
  });
});

describe("natural spline", () => {
  it("holds every straight line, and is straight beyond its inner knots' reach", () => {
    expect(naturalSpline([0, 0.5, 1], 1)).toEqual([[0], [0.5], [1]]);
    expect(naturalSpline([0.2, 0.8], 3)[0]).toHaveLength(3);
  });
});

describe("a monthly series", () => {
  it("needs 30 usable months, every calendar month twice, and something counted", () => {
    const random = seeded(1);
    const series = seriesOf(60, () => poisson(20, random));
    expect(monthlyModel(series.slice(0, usableMonthsNeeded - 1))).toBeUndefined();
    expect(monthlyModel(series.slice(0, usableMonthsNeeded))).toBeDefined();
    expect(
      monthlyModel(series.filter(({ calendarMonth, index }) => calendarMonth !== 8 || index < 12)),
    ).toBeUndefined();
    expect(monthlyModel(series.filter(({ calendarMonth }) => calendarMonth !== 8))).toBeUndefined();
    expect(monthlyModel(seriesOf(48, () => 0))).toBeUndefined();
  });

  it.each([
    [1, 0.9, 1.3],
    [3, 2.5, 3.5],
    [6, 5, 7],
  ])("finds an overdispersion of %i, seasonality and trend apart", (truth, least, most) => {
    const random = seeded(20 + truth);
    const mean = (index: number): number => 60 * (1 + 0.2 * Math.sin((index * Math.PI) / 6)) * (1 + index / 120);
    const estimates = Array.from({ length: 60 }, () =>
      monthlyModel(seriesOf(60, (index) => batched(mean(index), truth, random))),
    ).map((model) => model?.overdispersion ?? Number.NaN);
    const average = estimates.reduce((sum, estimate) => sum + estimate, 0) / estimates.length;
    expect(average).toBeGreaterThan(least);
    expect(average).toBeLessThan(most);
    expect(Math.min(...estimates)).toBeGreaterThanOrEqual(1);
  });

  it("finds seasonal factors that average 1", () => {
    // June twice as high as every other month, counts without noise.
    const model = monthlyModel(seriesOf(48, (index) => (index % 12 === 5 ? 260 : 130)));
    const factors = model?.seasonalFactors.slice(1) ?? [];
    expect(factors.reduce((sum, factor) => sum + factor, 0) / 12).toBeCloseTo(1, 10);
    expect((factors[5] ?? 0) / (factors[0] ?? 1)).toBeCloseTo(2, 6);
    expect(model?.overdispersion).toBe(1);
  });
});

const realFile = fileURLToPath(
  new URL(
    "../../../shared/realdata/mps-borough/2010-04_to_2020-10/MPS Borough Level Crime (Historical).csv",
    import.meta.url,
  ),
);

describe.skipIf(!existsSync(realFile))("Hackney's recorded crime, April 2010 to February 2020", () => {
  const rows: Record<string, string>[] = existsSync(realFile)
    ? parse(readFileSync(realFile), { columns: true, bom: true })
    : [];
  const overdispersion = (wanted: (row: Record<string, string>) => boolean): number | undefined => {
    const own = rows.filter((row) => row["LookUp_BoroughName"] === "Hackney" && wanted(row));
    const months = Object.keys(own[0] ?? {}).filter((column) => /^\d{6}$/.test(column) && column <= "202002");
    const series = months.map((column, index) => ({
      index,
      calendarMonth: Number(column.slice(4)),
      count: own.reduce((sum, row) => sum + Number(row[column] || 0), 0),
      exposure: dayCount(month(`${column.slice(0, 4)}-${column.slice(4)}`)),
    }));
    return monthlyModel(series)?.overdispersion;
  };

  it.each([
    ["theft from person", "MinorText", "Theft from Person", 6.5],
    ["robbery", "MajorText", "Robbery", 2.6],
    ["weapons", "MajorText", "Possession of Weapons", 1.2],
  ] as const)("%s varies as the rules of calculation say", (_name, column, label, expected) => {
    expect(overdispersion((row) => row[column] === label)).toBeCloseTo(expected, 1);
  });

  it("all crime and violence with injury do too", () => {
    expect(overdispersion(() => true)).toBeCloseTo(4.9, 0);
    expect(overdispersion((row) => /with Injury/.test(row["MinorText"] ?? ""))).toBeCloseTo(1.7, 1);
  });
});
