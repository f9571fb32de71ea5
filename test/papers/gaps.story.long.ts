import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/build.ts";
import { figuresCsv, figuresJson } from "../../src/export/figures.ts";
import { writeSamplePartnership } from "../../src/sample/write.ts";
import type { Figure } from "../../src/values/figure.ts";
import { parseFigureId } from "../../src/values/figure-id.ts";
import { parsePeriod } from "../../src/values/period.ts";
import { plain } from "../../src/wording/runs.ts";
import { origin } from "../export/fixture.ts";
import { blocksOf, editionOf, headlinesOf, literalDigits } from "./support.ts";

/** A month that the crime extract lacks altogether, and one of which the ASB extract has the first three days. */
const lost = { start: "2019-08-01", end: "2019-08-31" };
const cutShort = { start: "2019-11-01", end: "2019-11-30" };

/** Keeps the rows of a CSV whose date, day/month/year in a column, passes. Rows without a readable date stay. */
async function keepRows(file: string, column: string, keeps: (isoDate: string) => boolean): Promise<void> {
  const lines = (await readFile(file, "utf8")).split(/(?<=\n)/);
  const at = (lines[0] ?? "").trimEnd().split(",").indexOf(column);
  expect(at).toBeGreaterThanOrEqual(0);
  const kept = lines.filter((line) => {
    const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})/.exec(line.split(",")[at] ?? "") ?? [];
    return day === undefined || keeps(`${year}-${month}-${day}`);
  });
  expect(kept.length).toBeLessThan(lines.length);
  await writeFile(file, kept.join(""));
}

const inside = (span: typeof lost, date: string): boolean => date >= span.start && date <= span.end;

/** What rests on which extract, by hand. The pairs of the sample count referrals from the council's. */
const restsOnAsb = (indicator: string): boolean =>
  ["police-asb", "nte-crime-and-asb", "crime-and-asb", "nte-asb"].includes(indicator);
const restsOnCrime = (indicator: string): boolean =>
  !["police-asb", "nte-asb", "da-referrals", "extract-rows"].includes(indicator);

/** A level worked out from the months that are known is no figure over a gap; nor is a target, which was agreed. */
const ownMonthsOnly = new Set<Figure["method"]>([
  "overdispersion",
  "mean",
  "control-limit",
  "target",
  "target-limit",
  "minimum",
  "maximum",
]);

/** Whether a figure's period holds a month that the extracts of its indicator lack. */
function liesOverGap({ id, method }: Pick<Figure, "id" | "method">): boolean {
  const parts = parseFigureId(id);
  const parsed = parts && parsePeriod(parts.period);
  if (!parts || !parsed?.ok || ownMonthsOnly.has(method)) return false;
  const { start, end } = parsed.period;
  const touches = (span: typeof lost): boolean => start <= span.end && end >= span.start;
  const type = parts.dims["type"];
  const crime = restsOnCrime(parts.indicator) && !(parts.indicator === "nte-crime-and-asb" && type === "asb");
  const asb = restsOnAsb(parts.indicator) && (type === undefined || type === "asb");
  return (crime && touches(lost)) || (asb && touches(cutShort));
}

describe("a paper over a month that is missing and one that is mostly missing", () => {
  let root = "";
  let edition: Edition;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "csp-assess-gaps-"));
    const folder = join(root, "partnership");
    await writeSamplePartnership(folder);
    for (const extract of ["crime-2019-04-15.csv", "crime-2020-06-15.csv"]) {
      const file = join(folder, "extracts/police", extract);
      const has = (await readFile(file, "utf8")).includes("/08/2019");
      if (has) await keepRows(file, "Date Recorded", (date) => !inside(lost, date));
    }
    await keepRows(
      join(folder, "extracts/police/asb-2020-06-15.csv"),
      "Call Date",
      (date) => !inside(cutShort, date) || date <= "2019-11-03",
    );
    edition = await editionOf(folder, root);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const affected = (): Figure[] => Object.values(edition.model.figures).filter(liesOverGap);

  it("gives no number to any figure whose period holds the month", () => {
    expect(affected().length).toBeGreaterThan(300);
    const numbers = affected().filter(({ value }) => value.state === "value");
    expect(numbers.map(({ id }) => id)).toEqual([]);
    const counts = affected().filter(({ method, id }) => method === "count" && !/\/2019-(08|11)\//.test(id));
    expect(new Set(counts.map(({ value }) => value.state))).toEqual(new Set(["incomplete"]));
    // The months themselves: nothing held, and a part that would pass for a fall.
    const stateOf = (id: string): string | undefined => edition.model.figures[id]?.value.state;
    expect(stateOf("robbery/hackney/2019-08/count")).toBe("missing");
    expect(stateOf("police-asb/hackney/2019-11/count")).toBe("incomplete");
  });

  it("prints none in any sentence, cell or headline", () => {
    const ids = new Set(affected().map(({ id }) => id));
    const runs: { id: string; text: string }[] = [];
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) for (const child of node) walk(child);
      else if (typeof node === "object" && node !== null) {
        const run = node as Record<string, unknown>;
        if (run["kind"] === "figure" && ids.has(String(run["id"])))
          runs.push({ id: String(run["id"]), text: String(run["text"]) });
        for (const child of Object.values(run)) walk(child);
      }
    };
    walk(edition.model.sections);
    expect(runs.length).toBeGreaterThan(100);
    expect(runs.filter(({ text }) => /\d/.test(text))).toEqual([]);
    expect(new Set(runs.map(({ text }) => text))).toContain("incomplete");
    // Headlines may only be about what is whole.
    expect(headlinesOf(edition.model).join(" ")).not.toMatch(/Shoreditch|Dalston|[Rr]obbery|violence|[Kk]nife|ASB/);
  });

  it("draws no point for it in any chart", () => {
    const points: Record<string, unknown>[] = [];
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) for (const child of node) walk(child);
      else if (typeof node === "object" && node !== null) {
        const point = node as Record<string, unknown>;
        const figure = edition.model.figures[String(point["figure"])];
        if (figure && liesOverGap(figure)) points.push(point);
        for (const child of Object.values(point)) walk(child);
      }
    };
    walk(edition.model.sections);
    expect(points.length).toBeGreaterThan(10);
    expect(points.filter(({ state, number }) => state === "value" || number !== undefined)).toEqual([]);
  });

  it("makes no claim of the year or of a target in the scorecard", () => {
    const [table] = blocksOf(edition.model, "scorecard").flatMap((block) => (block.kind === "table" ? [block] : []));
    const rows = (table?.rows ?? []).map(({ cells }) => cells.map((cell) => plain(cell.content)));
    const own = rows.filter(([title]) => !/[Rr]eferrals/.test(title ?? ""));
    expect(own.length).toBeGreaterThan(8);
    for (const cells of own) {
      expect(cells.join(" | ")).toContain("incomplete");
      expect(cells.join(" | ")).not.toMatch(/clear (rise|fall)|[Tt]arget (met|missed)|\d%/);
    }
    expect(rows.find(([title]) => /[Rr]eferrals/.test(title ?? ""))?.join(" ")).toMatch(/\d%/);
  });

  it("has no digit in its words of gaps that no figure stands for", () => {
    expect(literalDigits(edition.model)).toEqual([]);
  });

  it("leaves the value empty in the CSV and out of the JSON", () => {
    const rows: Record<string, string>[] = parse(figuresCsv(edition.model, origin), { columns: true, bom: true });
    const over = rows.filter((row) =>
      liesOverGap({ id: row["id"] ?? "", method: (row["method"] ?? "count") as Figure["method"] }),
    );
    expect(over.length).toBe(affected().length);
    expect(over.filter((row) => row["value"] !== "" || row["state"] === "value")).toEqual([]);
    const { figures } = JSON.parse(figuresJson(edition.model, origin)) as { figures: (Figure & { number?: number })[] };
    const inJson = figures.filter(liesOverGap);
    expect(inJson.length).toBe(affected().length);
    expect(inJson.filter((figure) => figure.number !== undefined)).toEqual([]);
  });

  it("shows both months in the picture of what is held, and says which they are", () => {
    const [chart] = blocksOf(edition.model, "data-quality").flatMap((block) => (block.kind === "chart" ? [block] : []));
    expect(plain(chart?.title ?? [])).toBe(
      "Police crime records and Police antisocial behaviour calls have months that are missing or held in part",
    );
    expect(chart?.alt).toContain("missing: August 2019");
    expect(chart?.alt).toContain("part: November 2019");
    const lanes = chart?.chart.kind === "coverage" ? chart.chart.lanes : [];
    const stateAt = (lane: number, month: string): string | undefined =>
      lanes[lane]?.months.find((one) => one.month === month)?.state;
    expect([stateAt(0, "2019-08"), stateAt(1, "2019-11"), stateAt(2, "2019-08")]).toEqual(["missing", "part", "whole"]);
  });
});
