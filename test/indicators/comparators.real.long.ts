import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { londonBoroughs } from "../../src/extracts/data/london-boroughs.ts";
import { readExtracts } from "../../src/extracts/read.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { measure } from "../../src/indicators/measure.ts";
import { readPopulation } from "../../src/partnership/population-table.ts";
import { openStore } from "../../src/records/store.ts";
import { benchmarks } from "../../src/steps/benchmarks.ts";
import { countedAreas } from "../../src/steps/counted-areas.ts";
import type { Partnership } from "../../src/steps/open-partnership.ts";
import { countId } from "../../src/values/figure-book.ts";
import { isNumber } from "../../src/values/value.ts";
import { settings, source } from "../extracts/settings.ts";
import { periodOf } from "./fixture.ts";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/realdata");
const historical = "mps-borough/2010-04_to_2020-10/MPS Borough Level Crime (Historical).csv";
const population = join(folder, "population/housing-density-borough.csv");
/** The Metropolitan Police Service does not police the City. */
const boroughs = londonBoroughs.map(({ name }) => name).filter((name) => name !== "City of London");

/** Robberies of every borough in the two financial years, by another reader and plain sums. */
function robberies(): Map<string, readonly [number, number]> {
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, historical)), { columns: true });
  const found = new Map<string, [number, number]>();
  for (const row of rows) {
    if (row["MajorText"] !== "Robbery") continue;
    const sums = found.get(row["LookUp_BoroughName"] ?? "") ?? [0, 0];
    for (const [name, value] of Object.entries(row)) {
      if (name >= "201704" && name <= "201803") sums[0] += Number(value);
      if (name >= "201804" && name <= "201903") sums[1] += Number(value);
    }
    found.set(row["LookUp_BoroughName"] ?? "", sums);
  }
  return found;
}

describe.skipIf(!existsSync(join(folder, historical)))("London's boroughs as they were published", () => {
  it("are compared as plain sums and divisions compare them", async () => {
    const { table } = await readPopulation(population, "population.csv");
    const comparators = [
      { id: "mps", name: "Metropolitan Police", members: boroughs, source: "open", compareBy: "pooled" as const },
      {
        id: "msg",
        name: "Some boroughs",
        members: ["Hackney", "Lambeth", "Islington"],
        source: "open",
        compareBy: "mean" as const,
      },
    ];
    const made = settings(folder, [source({ id: "open", format: "mps-geographic", files: historical })], {
      comparators,
      population: table,
    });
    const { indicators } = await loadCatalogue();
    const store = await openStore();
    try {
      const result = await readExtracts({ settings: made, store });
      const expected = robberies();
      const requests = boroughs.map((name) => ({
        indicator: "robbery",
        area: name.toLowerCase().replaceAll(" ", "-"),
        period: periodOf("2018/19"),
      }));
      const { figures } = await measure({
        store,
        requests,
        indicators,
        areas: countedAreas(made),
        partnershipArea: "hackney",
        reading: result,
        operations: [],
      });
      const byId = new Map(figures.map((figure) => [figure.id, figure]));
      for (const [index, request] of requests.entries())
        expect([request.area, byId.get(countId(request))?.value]).toEqual([
          request.area,
          { state: "value", number: expected.get(boroughs[index] ?? "")?.[1] },
        ]);

      const partnership: Partnership = {
        settings: made,
        indicators,
        used: ["robbery"],
        papers: new Map(),
        unsoundPapers: new Map(),
      };
      const { findings } = await benchmarks(
        partnership,
        { store, result, close: async () => {} },
        { indicators: ["robbery"], comparators: ["mps", "msg"], from: periodOf("2017/18"), to: periodOf("2018/19") },
      );
      const change = ([from, to]: readonly [number, number]): number => (100 * (to - from)) / from;
      const of = (name: string): readonly [number, number] => expected.get(name) ?? [0, 0];
      const total = boroughs.map(of).reduce<[number, number]>(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
      const [whole, some] = findings;
      const numberOf = (value: unknown): number | undefined => {
        const figure = value as { readonly value: Parameters<typeof isNumber>[0] };
        return isNumber(figure.value) ? figure.value.number : undefined;
      };
      expect(whole?.includesOwn).toBe(true);
      expect(numberOf(whole?.comparatorChange)).toBeCloseTo(change(total), 9);
      expect(numberOf(whole?.gap)).toBeCloseTo(change(of("Hackney")) - change(total), 9);
      expect(numberOf(some?.comparatorChange)).toBeCloseTo((change(of("Lambeth")) + change(of("Islington"))) / 2, 9);

      const people = parse<Record<string, string>>(readFileSync(population), { columns: true, bom: true });
      const residents = (name: string): number =>
        Number(people.find((row) => row["Name"] === name && row["Year"] === "2018")?.["Population"]);
      const sum = boroughs.reduce((all, name) => all + residents(name), 0);
      expect(whole?.level.basis).toBe("rate");
      expect(numberOf(whole?.level.own)).toBeCloseTo((1000 * of("Hackney")[1]) / residents("Hackney"), 9);
      expect(numberOf(whole?.level.comparator)).toBeCloseTo((1000 * total[1]) / sum, 9);
      expect(whole?.level.rates[0]?.projected).toBe(true);
      const ranked = boroughs.toSorted((one, other) => of(other)[1] / residents(other) - of(one)[1] / residents(one));
      expect(whole?.level.ranking.entries[0]?.area).toBe(ranked[0]?.toLowerCase().replaceAll(" ", "-"));
    } finally {
      await store.close();
    }
  });
});
