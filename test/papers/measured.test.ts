import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEdition, openPartnership, readPartnership } from "../../src/build.ts";
import type { EditionModel } from "../../src/papers/model.ts";
import type { Audience } from "../../src/partnership/settings/editions.ts";
import { financialQuarter, monthsOf } from "../../src/values/period.ts";
import { plain } from "../../src/wording/runs.ts";
import { blocksOf, figureValue, headlinesOf, leadOf, literalDigits, quietWorld, scorecardRow } from "./support.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: counts, provider: The council, format: monthly-counts, files: extracts/counts.csv }
indicators:
  use: [licensing-visits, licensing-breach-share, youth-eet, treatment-drugs, public-confidence]
papers: [levels]
`;
const paper = `id: levels
title: Levels
sections:
  - kind: headlines
  - kind: scorecard
  - kind: indicator
    for: each-indicator
  - kind: definitions
  - kind: methods
  - kind: pedigree
`;

const months = monthsOf({ start: "2018-04-01", end: "2020-03-31" });
const isNew = (month: string): boolean => month >= "2019-04";
/** The place of a month in its financial year, 0 for April. */
const placeOf = (month: string): number => (Number(month.slice(5)) + 8) % 12;
const row = (month: string, indicator: string, count: number, percent = ""): string =>
  `${month},${indicator},Hackney,${count},${percent}`;

/**
 * 20 visits a month, 240 a year; breaches 120, then 72. One young person a month; 6 of 12 in education, then 9 of 12. In treatment 100 at the
 * end of each month, then 120. Of 400 asked 68%, then of 410 62%, at the end of each quarter.
 */
const rows = months.flatMap((month) => [
  row(month, "licensing-visits", 20),
  row(month, "licensing-breaches", isNew(month) ? 6 : 10),
  row(month, "youth-eet-cohort", 1),
  row(month, "youth-in-eet", placeOf(month) < (isNew(month) ? 9 : 6) ? 1 : 0),
  row(month, "treatment-drugs", isNew(month) ? 120 : 100),
  ...(placeOf(month) % 3 === 2
    ? [row(month, "public-confidence", isNew(month) ? 410 : 400, isNew(month) ? "62.0" : "68.0")]
    : []),
]);

describe("a paper of shares, numbers at a date and surveys", () => {
  const editions = new Map<Audience, EditionModel>();
  let root = "";
  const edition = (audience: Audience): EditionModel => {
    const found = editions.get(audience);
    if (!found) throw new Error(`not made: ${audience}`);
    return found;
  };
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "csp-assess-levels-"));
    const folder = join(root, "partnership");
    await mkdir(join(folder, "extracts"), { recursive: true });
    await mkdir(join(folder, "papers"));
    await writeFile(join(folder, "partnership.yaml"), settings);
    await writeFile(join(folder, "papers/levels.yaml"), paper);
    await writeFile(join(folder, "extracts/counts.csv"), `Period,Indicator,Area,Count,Percent\n${rows.join("\n")}\n`);
    const world = quietWorld(root);
    const partnership = await openPartnership(folder, world);
    const reading = await readPartnership(partnership, world);
    const definition = partnership.papers.get("levels");
    if (!definition) throw new Error("the folder's own paper was not found");
    const quarter = financialQuarter(2019, 4);
    for (const audience of ["internal", "partnership", "public"] as const)
      editions.set(audience, (await makeEdition({ partnership, reading, definition, quarter, audience }, world)).model);
    await reading.close();
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  // 72 of 240: Wilson's bounds 0.303151 less and plus 0.057604. Pooled share 0.4: z is -0.2 / 0.044721 = -4.47; of the quarter -2.24.
  it("says a share with what it rests on, its interval and the points it moved", () => {
    const model = edition("internal");
    expect(leadOf(model, "licensing-breach-share")).toBe(
      "Share of licensing visits that found a breach: 30.0% in 2019/20 (72 of 240 visits to licensed premises; 95% interval 24.6% to 36.1%), 20.0 percentage points lower than a year before (50.0%), a clear fall. In Quarter 4 it was 30.0% (18 of 60; 95% interval 19.9% to 42.5%), 20.0 percentage points lower than a year before (50.0%), a clear fall.",
    );
    const own = "licensing-breach-share/hackney/fy2019-20";
    expect(figureValue(model, `${own}/share`)).toBe(30);
    expect(figureValue(model, `${own}/difference:previous-year`)).toBe(-20);
    expect(model.figures[`${own}/difference:previous-year`]?.unit).toBe("percentage-points");
    expect(Number(figureValue(model, `${own}/share-lower`))).toBeCloseTo(24.5547, 3);
  });

  it("gives no percentage of fewer than 10, and no clear change of few", () => {
    const model = edition("internal");
    expect(leadOf(model, "youth-eet")).toContain(
      "75.0% in 2019/20 (9 of 12 young people whose education, training or employment was assessed; 95% interval 46.8% to 91.1%), 25.0 percentage points higher than a year before (50.0%), no clear change. No percentage is given for Quarter 4 of 2019/20: its base is too small for one.",
    );
    expect(figureValue(model, "youth-eet/hackney/fy2019-20-q4/share")).toBe("not-applicable");
    expect(figureValue(model, "youth-eet/hackney/fy2019-20/share")).toBe(75);
  });

  it("says a number at a date on the one a year before, without a verdict", () => {
    expect(leadOf(edition("internal"), "treatment-drugs")).toMatch(
      /: 120 people in the 12 months to March 2020, 20 more than a year before \(100; \+20%\)\. No verdict is given: whoever/,
    );
  });

  // 272 of 400 and 254.2 of 410: pooled 0.64963, z = -0.06 / 0.033529 = -1.79.
  it("says a survey with the number asked", () => {
    expect(leadOf(edition("internal"), "public-confidence")).toMatch(
      /: 62\.0% in Quarter 4 of 2019\/20 \(410 asked; 95% interval 57\.2% to 66\.6%\), 6\.0 percentage points lower than a year before \(68\.0%\), no clear change\.$/,
    );
  });

  it("has a line for each on the scorecard, in points, and a headline only for what is clear", () => {
    const model = edition("internal");
    expect(scorecardRow(model, "Breaches per visit").slice(0, 6)).toEqual([
      "Breaches per visit",
      "30.0%",
      "−20.0 points",
      "30.0%",
      "−20.0 points",
      "Lower",
    ]);
    expect(headlinesOf(model)).toEqual([
      "Share of licensing visits that found a breach fell 20.0 percentage points, from 50.0% to 30.0%. In Quarter 4 it was 30.0% (18 of 60; 95% interval 19.9% to 42.5%), 20.0 percentage points lower than a year before (50.0%), a clear fall.",
    ]);
  });

  it("draws quarters beside last year's and sets them in a table", () => {
    const blocks = blocksOf(edition("internal"), "licensing-breach-share");
    expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "chart", "table"]);
    const table = blocks.find((block) => block.kind === "table");
    const cells =
      table?.kind === "table" ? table.rows.map((one) => one.cells.map(({ content }) => plain(content))) : [];
    expect(cells).toHaveLength(10);
    expect(cells.at(-1)).toEqual(["2019/20", "30.0%", "72", "240", "24.6% to 36.1%", "−20.0 points"]);
  });

  it("withholds a share with either of its sides", () => {
    for (const audience of ["partnership", "public"] as const) {
      const model = edition(audience);
      expect(figureValue(model, "youth-eet/hackney/fy2019-20-q4/share")).toBe("suppressed");
      expect(leadOf(model, "youth-eet")).toContain("The figure for Quarter 4 of 2019/20 is withheld [c]");
    }
    expect(figureValue(edition("public"), "youth-eet/hackney/fy2019-20/share")).toBe("suppressed");
    expect(figureValue(edition("public"), "youth-eet/hackney/fy2019-20/share-lower")).toBe("suppressed");
  });

  it("prints no digit without a figure", () => {
    for (const model of editions.values()) expect(literalDigits(model)).toEqual([]);
  });
});
