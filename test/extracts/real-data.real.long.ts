import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { SourceSettings } from "../../src/partnership/settings.ts";
import { readFolder, source } from "./settings.ts";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/realdata");
const historical = "mps-borough/2010-04_to_2020-10/MPS Borough Level Crime (Historical).csv";
const vintages = [
  [historical, "LookUp_BoroughName", []],
  ["mps-borough/2018-07_to_2020-06/MPS Borough Level Crime (most recent 24 months).csv", "LookUp_BoroughName", []],
  [
    "mps-borough/2022-11_to_2024-10/MPS Borough Level Crime (most recent 24 months).csv",
    "BoroughName",
    [
      '"BURGLARY / BURGLARY IN A DWELLING" ends with 2024-02 and "BURGLARY / BURGLARY - RESIDENTIAL" begins with 2024-02',
    ],
  ],
  [
    "mps-ward/2010-04_to_2024-02/MPS Ward Level Crime (Historical)_hackney.csv",
    "LookUp_BoroughName",
    [
      '"BURGLARY / DOMESTIC BURGLARY" ends with 2023-06 and "BURGLARY / RES BURGLARY OF A HOME" begins with 2022-10',
      '"BURGLARY / DOMESTIC BURGLARY" ends with 2023-06 and "BURGLARY / RES BURGLARY OF UNCONNECTED BUILDING" begins with 2023-02',
    ],
  ],
  ["mps-ward/2020-09_to_2022-08/MPS Ward Level Crime (most recent 24 months).csv", "LookUp_BoroughName", []],
] as const;

const southwark = { id: "southwark", name: "Southwark", kind: "borough", code: "E09000028" } as const;
const mps = (files: string): SourceSettings => source({ id: "mps", format: "mps-geographic", files });

/** An independent count: another reader, and sums in plain code. */
function countAgain(
  file: string,
  boroughColumn: string,
  borough: string,
): { rows: number; total: number; months: Map<string, number> } {
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, file)), { columns: true });
  const months = new Map<string, number>();
  let total = 0;
  for (const row of rows) {
    if (row[boroughColumn] !== borough || row["MinorText"] === "NFIB") continue;
    for (const [name, value] of Object.entries(row)) {
      if (!/^\d{6}$/.test(name)) continue;
      const month = `${name.slice(0, 4)}-${name.slice(4)}-01`;
      months.set(month, (months.get(month) ?? 0) + Number(value));
      total += Number(value);
    }
  }
  return { rows: rows.length, total, months };
}

describe.skipIf(!existsSync(folder))("published files of the Metropolitan Police Service", () => {
  it("give Southwark's published robbery and theft from person, year to October 2013", async () => {
    const { records } = await readFolder(folder, [mps(historical)], { area: southwark });
    const inYear = (categories: readonly string[]) =>
      records.reduce((sum, { category, recorded_date: date, weight }) => {
        const counts =
          categories.includes(String(category)) && String(date) >= "2012-11-01" && String(date) <= "2013-10-31";
        return counts ? sum + Number(weight) : sum;
      }, 0);
    // As its Safer Neighbourhood Board published them.
    expect(inYear(["robbery-personal", "robbery-business"])).toBe(2419);
    expect(inYear(["theft-from-person"])).toBe(2956);
  });

  it.each(vintages)(
    "%s agrees with an independent count, month by month, with nothing unmapped",
    async (file, column, renamed) => {
      const { records, result } = await readFolder(folder, [mps(file)]);
      const again = countAgain(file, column, "Hackney");
      const [read] = result.sources;
      expect(read?.records).toEqual({ offence: again.total });
      expect(read?.files[0]?.rows).toMatchObject({ read: again.rows, rejected: 0, duplicate: 0 });
      expect(read?.unmappedCategories).toEqual({});
      const months = new Map<string, number>();
      for (const { recorded_date: date, weight } of records)
        months.set(String(date), (months.get(String(date)) ?? 0) + Number(weight));
      expect(months).toEqual(new Map([...again.months].sort()));
      expect(new Set(Object.values(read?.coverage.months ?? {}))).toEqual(new Set(["whole"]));
      expect(result.problems.map(({ code }) => code)).toEqual(renamed.map(() => "category-renamed"));
      renamed.forEach((words, index) => {
        expect(result.problems[index]?.message).toContain(words);
      });
    },
  );

  it("of three dates in one source are spliced: the later speaks for the months that it holds", async () => {
    const { result } = await readFolder(folder, [mps("mps-borough/*/*.csv")]);
    const [source] = result.sources;
    expect(source?.files.map(({ rows }) => [rows.accepted, rows.superseded])).toEqual([
      [52, 0],
      // Ends in June 2020, the historical file in October.
      [0, 50],
      [30, 0],
    ]);
    expect(source?.coverage).toMatchObject({ from: "2010-04-01", to: "2024-10-31" });
    expect(source?.coverage.months["2020-10"]).toBe("whole");
    expect(source?.coverage.months["2020-11"]).toBe("missing");
  });
});
