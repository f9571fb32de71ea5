import { describe, expect, test } from "vitest";
import { compareRuns } from "../../src/export/compare-runs.ts";
import type { FigureRecord, FiguresDocument } from "../../src/export/figures-schema.ts";

const print = (letter: string): string => letter.repeat(64);

const figure = (id: string, number: number, more: Partial<FigureRecord> = {}): FigureRecord => {
  const [indicator = "", area = "", period = "", measure = ""] = id.split("/");
  return {
    id,
    indicator,
    area,
    period,
    measure,
    dims: {},
    state: "value",
    number,
    unit: "offences",
    method: "count",
    inputs: [],
    sources: ["police"],
    files: [],
    attributes: [],
    ...more,
  };
};

const run = (figures: readonly FigureRecord[], references?: FiguresDocument["references"]): FiguresDocument => ({
  format: 1,
  tool: { name: "csp-assess", version: "1" },
  paper: "quarterly",
  title: "Quarterly paper",
  partnership: "Small Partnership",
  audience: "internal",
  marking: "OFFICIAL",
  status: "draft",
  period: "fy2019-20-q4",
  date: "2020-06-25",
  settings: { sha256: print("a") },
  files: [],
  indicators: [],
  areas: [],
  ...(references ? { references } : {}),
  figures: [...figures],
});

const mapping = { path: "reference/categories.csv", source: "police" };
const people = { path: "reference/population.csv" };
const counted = "robbery/hackney/fy2019-20/count";
const residents = "population/hackney/2019/residents";
const rate = "robbery/hackney/fy2019-20/rate";

const causes = (before: FiguresDocument, after: FiguresDocument) =>
  new Map(compareRuns([before], [after]).map((change) => [change.id, change.causes]));

describe("tables of the settings as causes", () => {
  test("another mapping of the source's categories moves its counts", () => {
    const of = (number: number, letter: string) =>
      run([figure(counted, number)], [{ ...mapping, sha256: print(letter) }]);
    expect(causes(of(10, "b"), of(12, "c")).get(counted)).toEqual([
      { kind: "table", path: mapping.path, change: "changed" },
    ]);
  });

  test("another table of populations moves what rests on it, and no count", () => {
    const of = (count: number, number: number, letter: string) =>
      run(
        [
          figure(counted, count),
          figure(residents, number, { sources: [], unit: "residents", method: "population" }),
          figure(rate, 10_000 / number, { sources: [], unit: "per-1,000", method: "rate", inputs: [residents] }),
        ],
        [{ ...people, sha256: print(letter) }],
      );
    const found = causes(of(10, 100, "b"), of(11, 200, "c"));
    const table = [{ kind: "table", path: people.path, change: "changed" }];
    expect(found.get(residents)).toEqual(table);
    expect(found.get(rate)).toEqual(table);
    expect(found.get(counted)).toEqual([{ kind: "unknown" }]);
  });

  test("one that is new or gone is said to be; a run that knew of none accuses none", () => {
    const without = run([figure(counted, 10)], []);
    const withOne = run([figure(counted, 12)], [{ ...mapping, sha256: print("c") }]);
    const table = (change: string) => [{ kind: "table", path: mapping.path, change }];
    expect(causes(without, withOne).get(counted)).toEqual(table("new"));
    expect(causes(withOne, without).get(counted)).toEqual(table("gone"));
    expect(causes(run([figure(counted, 10)]), withOne).get(counted)).toEqual([{ kind: "unknown" }]);
  });
});
