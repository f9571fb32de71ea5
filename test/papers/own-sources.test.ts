import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEdition, openPartnership, readPartnership } from "../../src/build.ts";
import type { EditionModel } from "../../src/papers/model.ts";
import { financialQuarter, monthsOf } from "../../src/values/period.ts";
import { plain } from "../../src/wording/runs.ts";
import { blocksOf, figureValue, quietWorld } from "./support.ts";

const months = monthsOf({ start: "2017-04-01", end: "2020-03-31" });
const offences = `MajorText,MinorText,BoroughName,${months.map((month) => month.replace("-", "")).join(",")}
Robbery,Robbery of Personal Property,Hackney,${months.map(() => 8).join(",")}
`;
const visits = `Period,Indicator,Area,Count
${months.map((month) => `${month},licensing-visits,Hackney,30`).join("\n")}
`;
const reviews = `Period,Indicator,Area,Count
${months.map((month) => `${month},licence-reviews,Hackney,3`).join("\n")}
`;

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: open, name: Open data, provider: Metropolitan Police, format: mps-geographic, files: extracts/borough.csv }
  - { id: visits, name: Visits by month, provider: Hackney Council, format: monthly-counts, files: extracts/visits.csv }
  - { id: reviews, name: Reviews by month, provider: Hackney Council, format: monthly-counts, files: extracts/reviews.csv }
  - { id: dais, name: The abuse service, provider: Hackney Council, format: incident-records, preset: referrals, files: extracts/dais-*.csv }
indicators: { use: [robbery, licensing-visits, licence-reviews, da-referrals] }
papers: [robbers, licences, everything, abuse]
`;
const paper = (id: string, about: string): string => `id: ${id}
title: Paper
about: [${about}]
sections:
  - kind: headlines
  - kind: scorecard
  - kind: indicator
    for: each-indicator
  - kind: data-quality
  - kind: provenance
  - kind: pedigree
`;

/** A paper's data-quality section tells of what the paper rests on, and of nothing else. */
describe("the sources of a paper", () => {
  let root = "";
  const models = new Map<string, EditionModel>();
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "csp-assess-own-sources-"));
    const folder = join(root, "partnership");
    for (const below of ["extracts", "papers"]) await mkdir(join(folder, below), { recursive: true });
    const files = {
      "partnership.yaml": settings,
      "extracts/borough.csv": offences,
      "extracts/visits.csv": visits,
      "extracts/reviews.csv": reviews,
      "extracts/dais-2020.csv":
        "Case ID,Contact ID,Date Opened,Date Closed,Status,Source of Referral,Risk,Person ID,Repeat\nD1,K1,31/02/2020,,Open,Police,High,P1,N\n",
      "papers/robbers.yaml": paper("robbers", "robbery"),
      "papers/licences.yaml": paper("licences", "licensing-visits, licence-reviews"),
      "papers/everything.yaml": paper("everything", "robbery, licensing-visits, licence-reviews, da-referrals"),
      "papers/abuse.yaml": paper("abuse", "da-referrals"),
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const world = quietWorld(root);
    const partnership = await openPartnership(folder, world);
    const reading = await readPartnership(partnership, world);
    for (const id of ["robbers", "licences", "everything", "abuse"]) {
      const definition = partnership.papers.get(id);
      if (!definition) throw new Error(`${id} was not found`);
      const quarter = financialQuarter(2019, 4);
      models.set(
        id,
        (await makeEdition({ partnership, reading, definition, quarter, audience: "internal" }, world)).model,
      );
    }
    await reading.close();
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const modelOf = (id: string): EditionModel => {
    const model = models.get(id);
    if (!model) throw new Error(`no paper ${id}: ${[...models.keys()]}`);
    return model;
  };
  const tableOf = (id: string, table: string) =>
    blocksOf(modelOf(id)).flatMap((block) => (block.kind === "table" && block.id === table ? block.rows : []));
  const openingOf = (id: string): string => {
    const [first] = blocksOf(modelOf(id), "data-quality");
    return first?.kind === "paragraph" ? plain(first.content) : "";
  };
  const namesIn = (id: string): string[] =>
    tableOf(id, "rows-by-source").map(({ cells }) => plain(cells[0]?.content ?? []));

  it("are those that its figures were counted from", () => {
    expect(namesIn("robbers")).toEqual(["Open data"]);
    expect(namesIn("licences")).toEqual(["Visits by month", "Reviews by month"]);
    expect(openingOf("licences")).toBe(
      `This paper rests on two of the four sources that were read: Visits by month and Reviews by month. Their two files have ${2 * months.length} rows in all. Every one of them was used. The data-quality file beside the paper tells of the other sources.`,
    );
    expect(figureValue(modelOf("licences"), "extract-rows[source=reviews+visits]/hackney/all/read")).toBe(72);
  });

  it("are all of them, under the id that every such paper has, where it rests on all", () => {
    expect(namesIn("everything")).toEqual(["Open data", "Visits by month", "Reviews by month", "The abuse service"]);
    expect(openingOf("everything")).toMatch(
      /^Four files were read, with 74 rows in all\. Of these, 73 were used and 1 could/,
    );
    expect(figureValue(modelOf("everything"), "extract-rows/hackney/all/read")).toBe(74);
  });

  it("are those of its kind of record where nothing could be counted: it is their gaps that a reader asks about", () => {
    expect(namesIn("abuse")).toEqual(["The abuse service"]);
    expect(openingOf("abuse")).toContain("Its one file has 1 row in all.");
  });

  it("leave nothing to say of targets where it has none, and no column for them", () => {
    const columns = blocksOf(modelOf("licences"), "scorecard").flatMap((block) =>
      block.kind === "table" ? block.columns.map(({ title }) => title) : [],
    );
    expect(columns).not.toContain("Target");
    const [first] = blocksOf(modelOf("licences"), "headlines");
    expect(first?.kind === "paragraph" && plain(first.content)).toBe(
      "No change was clear enough for a headline, and no record was set. The sections that follow have the figures.",
    );
  });

  it("leave nothing to draw of an indicator that none of them holds", () => {
    expect(blocksOf(modelOf("abuse"), "da-referrals")).toEqual([
      expect.objectContaining({
        kind: "paragraph",
        tone: "gap",
        content: [
          expect.objectContaining({
            text: expect.stringMatching(/^Not held: referrals to the domestic abuse service\./),
          }),
        ],
      }),
    ]);
    expect(blocksOf(modelOf("licences"), "licensing-visits").map(({ kind }) => kind)).toContain("chart");
  });

  it("are listed once: the pedigree of their rows leads to the list of files", () => {
    const rows = tableOf("licences", "pedigree-table").map(({ cells }) => cells.map(({ content }) => plain(content)));
    expect(rows.find(([title]) => /^\d+\. Rows of the files that were read$/.test(title ?? ""))?.[1]).toBe(
      "The files listed under “Provenance”",
    );
  });
});
