import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEdition, openPartnership, readPartnership } from "../../src/build.ts";
import { financialQuarter, monthsOf } from "../../src/values/period.ts";
import { asText } from "./as-text.ts";
import { shopTheft } from "./shop-theft.ts";
import { figureValue, leadOf, quietWorld } from "./support.ts";

const months = monthsOf({ start: "2017-04-01", end: "2020-03-31" });
/** Shoplifting: 20 a month, from April 2019 on 30. Robbery: 8 a month. */
const wideFile = `MajorText,MinorText,BoroughName,${months.map((month) => month.replace("-", "")).join(",")}
Theft,Shoplifting,Hackney,${months.map((month) => (month >= "2019-04" ? 30 : 20)).join(",")}
Robbery,Robbery of Personal Property,Hackney,${months.map(() => 8).join(",")}
`;

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: open, provider: Metropolitan Police, format: mps-geographic, files: extracts/*.csv }
indicators:
  use: [robbery, shop-theft]
  define:
${shopTheft}papers: [brief, shops]
`;

/** About one of the two indicators in use. */
const shops = `id: shops
title: Shops
about: [shop-theft]
sections:
  - kind: scorecard
  - kind: indicator
    for: each-indicator
`;

const brief = `id: brief
title: Brief
sections:
  - kind: title-block
  - kind: headlines
    most: 3
  - kind: indicator
    for: each-indicator
  - kind: provenance
`;

/** Follows the how-tos of ARCHITECTURE.md for an indicator and a paper: one entry of settings, one YAML file, no code. */
describe("a partnership with an indicator and a paper of its own", () => {
  let root = "";
  let folder = "";
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "csp-assess-own-"));
    folder = join(root, "partnership");
    await mkdir(join(folder, "extracts"), { recursive: true });
    await mkdir(join(folder, "papers"));
    await writeFile(join(folder, "partnership.yaml"), settings);
    await writeFile(join(folder, "extracts/borough.csv"), wideFile);
    await writeFile(join(folder, "papers/brief.yaml"), brief);
    await writeFile(join(folder, "papers/shops.yaml"), shops);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it("keeps to the indicators that a paper is about", async () => {
    const world = quietWorld(root);
    const partnership = await openPartnership(folder, world);
    const reading = await readPartnership(partnership, world);
    const definition = partnership.papers.get("shops");
    if (!definition) throw new Error("the folder's own paper was not found");
    const quarter = financialQuarter(2019, 4);
    const { model } = await makeEdition({ partnership, reading, definition, quarter, audience: "internal" }, world);
    await reading.close();
    expect(model.sections.map(({ id }) => id)).toEqual(["scorecard", "shop-theft"]);
    expect(Object.keys(model.figures).filter((id) => id.startsWith("robbery"))).toEqual([]);
  });

  it("says what a paper cannot be about, at its line", async () => {
    const own = join(root, "wrong-about");
    await mkdir(join(own, "papers"), { recursive: true });
    await writeFile(join(own, "partnership.yaml"), settings.replace("[brief, shops]", "[shops]"));
    await writeFile(join(own, "papers/shops.yaml"), shops.replace("[shop-theft]", "[shop-thefts, { topic: thefts }]"));
    const { unsoundPapers } = await openPartnership(own, quietWorld(root));
    expect([...unsoundPapers.values()].flat()).toMatchObject([
      { code: "paper-invalid", message: expect.stringContaining('Did you mean "shop-theft"?'), place: { line: 3 } },
      { code: "paper-invalid", message: expect.stringContaining('Did you mean "theft"?'), place: { line: 3 } },
    ]);
  });

  it("makes the paper with the indicator counted, compared and defined", async () => {
    const world = quietWorld(root);
    const partnership = await openPartnership(folder, world);
    const reading = await readPartnership(partnership, world);
    const definition = partnership.papers.get("brief");
    if (!definition) throw new Error("the folder's own paper was not found");
    const { model, html } = await makeEdition(
      { partnership, reading, definition, quarter: financialQuarter(2019, 4), audience: "internal" },
      world,
    );
    await reading.close();
    expect(model.sections.map(({ id }) => id)).toEqual([
      "title-block",
      "headlines",
      "robbery",
      "shop-theft",
      "provenance",
    ]);
    expect(figureValue(model, "shop-theft/hackney/fy2018-19/count")).toBe(240);
    expect(figureValue(model, "shop-theft/hackney/fy2019-20/count")).toBe(360);
    expect(leadOf(model, "shop-theft")).toContain(
      "There were 360 offences in 2019/20, 120 more than in 2018/19 (+50%), a clear rise.",
    );
    expect(html).toContain("<h1");
    // The golden of record; `npx vitest run test/papers -u` brings it up to date after a change that was meant.
    await expect(asText(model)).toMatchFileSnapshot("golden/brief.txt");
  });

  it.each([
    [
      "a section kind that does not exist",
      "kind: headlines",
      "kind: headline",
      5,
      'sections[2].kind is "headline"',
      "headlines",
    ],
    ["a parameter that its kind does not take", "most: 3", "moost: 3", 6, 'no setting "moost" in sections[2]', "most"],
    [
      "a value that a parameter cannot have",
      "most: 3",
      "most: 30",
      6,
      "expected a whole number from 1 to 10",
      undefined,
    ],
    [
      "a repetition that its kind does not have",
      "each-indicator",
      "each-indicatr",
      8,
      'for is "each-indicatr"',
      "each-indicator",
    ],
    [
      "an indicator that there is not",
      "for: each-indicator",
      "indicator: shop-thefts",
      8,
      "is not among the indicators",
      "shop-theft",
    ],
    [
      "a section twice",
      "for: each-indicator",
      "indicator: robbery\n  - kind: indicator\n    indicator: robbery",
      9,
      'the id "robbery"',
      undefined,
    ],
  ])("refuses %s at its line, and makes the others", async (_what, right, wrong, line, message, near) => {
    await writeFile(join(folder, "papers/brief.yaml"), brief.replace(right, wrong));
    const { papers, unsoundPapers } = await openPartnership(folder, quietWorld(root));
    await writeFile(join(folder, "papers/brief.yaml"), brief);
    await writeFile(join(folder, "papers/shops.yaml"), shops);
    expect([papers.has("brief"), papers.has("quarterly")]).toEqual([false, true]);
    const [problem, ...more] = unsoundPapers.get("brief") ?? [];
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: "paper-invalid", place: { file: "papers/brief.yaml", line } });
    expect(problem?.place?.column).toBeGreaterThan(4);
    expect(problem?.message).toContain(message);
    if (near) expect(problem?.message).toMatch(new RegExp(`Did you mean "?${near}`));
  });

  it("gives a section its own title and id, and the rest to the repeated ones", async () => {
    const own = brief.replace(
      "  - kind: indicator\n    for: each-indicator\n",
      "  - kind: indicator\n    indicator: robbery\n    title: Robbery of people\n  - kind: indicator\n    for: each-indicator\n",
    );
    const world = quietWorld(root);
    await writeFile(join(folder, "papers/brief.yaml"), own);
    const partnership = await openPartnership(folder, world);
    await writeFile(join(folder, "papers/brief.yaml"), brief);
    await writeFile(join(folder, "papers/shops.yaml"), shops);
    const reading = await readPartnership(partnership, world);
    const definition = partnership.papers.get("brief");
    if (!definition) throw new Error("the folder's own paper was not found");
    const { model } = await makeEdition(
      { partnership, reading, definition, quarter: financialQuarter(2019, 4), audience: "internal" },
      world,
    );
    await reading.close();
    expect(model.sections.slice(1).map(({ id, title }) => [id, title])).toEqual([
      ["headlines", "Headlines"],
      ["robbery", "Robbery of people"],
      ["shop-theft", "Shoplifting"],
      ["provenance", "Provenance"],
    ]);
  });

  it("takes the place of a paper that ships with the program, by its id", async () => {
    await writeFile(join(folder, "papers/ours.yml"), brief.replace("id: brief", "id: quarterly"));
    const { papers } = await openPartnership(folder, quietWorld(root));
    expect(papers.get("quarterly")?.title).toBe("Brief");
  });
});
