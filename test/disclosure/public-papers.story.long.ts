import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { measureFigures, openPartnership, readPartnership } from "../../src/build.ts";
import { figuresCsv } from "../../src/export/figures.ts";
import type { ReadResult } from "../../src/extracts/reading.ts";
import type { PaperDefinition } from "../../src/papers/definition.ts";
import { makeModel } from "../../src/pipeline.ts";
import { writeSamplePartnership } from "../../src/sample/write.ts";
import { countedAreas } from "../../src/steps/counted-areas.ts";
import { Together } from "../../src/together.ts";
import { type CountRequest, measures } from "../../src/values/figure-book.ts";
import { parseFigureId } from "../../src/values/figure-id.ts";
import { financialQuarter, parsePeriod } from "../../src/values/period.ts";
import { isNumber } from "../../src/values/value.ts";
import { quietWorld } from "../papers/support.ts";
import { attack, countsIn, type Row, rowsOf } from "./attacker.ts";
import { guessesOf, type Insight } from "./guesses.ts";

interface Published {
  readonly papers: ReadonlyMap<string, readonly Row[]>;
  /** Every count that an edition may show, printed or not: the public one, and that for partners. */
  readonly shown: Readonly<Record<"public" | "partnership", ReadonlyMap<string, number>>>;
  readonly insight: Insight;
  /** The last of the papers, and the same again, as it is when no other is made. */
  readonly last: string;
  readonly alone: readonly Row[];
}

/** Every figure of the public editions of the papers that a sample's settings list, and what the records say of the counts among them. */
async function published(sample: "2015-16" | "2019-20", year: number): Promise<Published> {
  const root = await mkdtemp(join(tmpdir(), "csp-assess-public-"));
  const world = quietWorld(root);
  const folder = join(root, "partnership");
  await writeSamplePartnership(folder, { sample });
  const partnership = await openPartnership(folder, world);
  const reading = await readPartnership(partnership, world);
  try {
    const edition = { partnership, reading, quarter: financialQuarter(year, 4), audience: "public" } as const;
    const together = new Together(edition);
    const papers = new Map<string, readonly Row[]>();
    const toPartners = new Together({ ...edition, audience: "partnership" });
    const shown = { public: new Map<string, number>(), partnership: new Map<string, number>() };
    const rowsFor = async (definition: PaperDefinition, others?: Together): Promise<Row[]> => {
      const { model } = await makeModel({ ...edition, definition }, world, others);
      return rowsOf(figuresCsv(model, { reading: { sources: [] } as unknown as ReadResult }));
    };
    let [last, alone]: [string, Row[]] = ["", []];
    const listed = partnership.settings.papers;
    for (const id of listed) {
      const definition = partnership.papers.get(id);
      if (!definition) throw new Error(`there is no paper ${id}`);
      papers.set(id, await rowsFor(definition, together));
      for (const [audience, decided] of [
        ["public", together],
        ["partnership", toPartners],
      ] as const) {
        const { figures } = await decided.disclosed(definition, await decided.counted(definition, world), world);
        for (const figure of figures) if (isNumber(figure.value)) shown[audience].set(figure.id, figure.value.number);
      }
      if (id === listed.at(-1)) [last, alone] = [id, await rowsFor(definition)];
    }
    const ids = new Set([...papers.values()].flatMap((rows) => countsIn(rows).map((row) => row["id"] ?? "")));
    const requests = [...ids].flatMap(requestOf);
    const figures = await measureFigures(partnership, reading, requests);
    const truth = new Map(figures.flatMap(({ id, value }) => (isNumber(value) ? [[id, value.number] as const] : [])));
    const wards = countedAreas(partnership.settings).flatMap(({ id, kind }) => (kind === "ward" ? [id] : []));
    return { papers, shown, insight: { truth, wards, few: 10 }, last, alone };
  } finally {
    await reading.close();
    await rm(root, { recursive: true, force: true });
  }
}

function requestOf(id: string): CountRequest[] {
  const parts = parseFigureId(id);
  const measure = measures.find((one) => one === parts?.measure);
  const parsed = parsePeriod(parts?.period ?? "");
  if (!parts || !measure || !parsed.ok) return [];
  const asAt = parts.comparison?.replace("as-at-", "");
  const { indicator, area, dims } = parts;
  return [{ indicator, area, dims, measure, period: parsed.period, ...(asAt ? { asAt } : {}) }];
}

describe.each([
  ["2015-16", 2015],
  ["2019-20", 2019],
] as const)("the public papers of the sample of %s", (sample, year) => {
  let found: Published;
  beforeAll(async () => {
    found = await published(sample, year);
  });

  it("tell nothing that they withhold, each by itself", () => {
    expect(found.papers.size).toBeGreaterThan(0);
    for (const [paper, rows] of found.papers) {
      const { withheld, solved } = attack(rows, guessesOf(rows, found.insight));
      expect(withheld, paper).toBeGreaterThan(0);
      expect(solved, paper).toEqual([]);
    }
  });

  it("tell nothing together: what one withholds no other prints", () => {
    const said = new Map<string, Set<string>>();
    const all = new Map<string, Row>();
    for (const row of [...found.papers.values()].flat()) {
      const id = row["id"] ?? "";
      said.set(id, (said.get(id) ?? new Set()).add(`${row["state"]} ${row["value"]}`));
      all.set(id, row);
    }
    expect([...said.values()].length).toBeLessThan([...found.papers.values()].flat().length);
    expect([...said].flatMap(([id, states]) => (states.size > 1 ? [id] : []))).toEqual([]);
    const rows = [...all.values()];
    expect(attack(rows, guessesOf(rows, found.insight)).solved).toEqual([]);
  });

  it("show nothing that the edition for partners withholds, and count nothing that it does not: who has both learns no more", () => {
    const { public: told, partnership: known } = found.shown;
    expect(told.size).toBeGreaterThan(100);
    expect([...told].filter(([id, number]) => known.get(id) !== number)).toEqual([]);
  });

  it("are the same whether made alone or with the others", () => {
    expect(found.alone).toEqual(found.papers.get(found.last));
  });

  it("would tell, if those of whom something is not known stood in them", () => {
    const rows = [...found.papers.values()].flat();
    const { truth } = found.insight;
    const told = rows.map((row) => {
      const number = truth.get(row["id"] ?? "");
      return row["state"] === "suppressed" && row["measure"] === "count" && number !== undefined
        ? { ...row, state: "value", value: String(number) }
        : row;
    });
    const secrets = guessesOf(told, found.insight).flatMap(({ secret }) => secret ?? []);
    const { solved } = attack(told, guessesOf(told, found.insight));
    expect(secrets.length).toBeGreaterThan(0);
    expect(solved).toEqual(expect.arrayContaining(secrets));
  });
});
