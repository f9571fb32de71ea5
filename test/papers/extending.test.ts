import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEdition, openPartnership, readPartnership } from "../../src/build.ts";
import { financialQuarter, monthsOf } from "../../src/values/period.ts";
import { asText } from "./as-text.ts";
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
    - id: shop-theft
      title: Shoplifting
      short_title: Shoplifting
      noun: shoplifting offences
      topic: theft
      unit: offences
      polarity: lower
      date_basis: recorded
      exposure: days
      aggregation: { kind: records, of: offence, where: { category: shoplifting } }
      default_overdispersion: 1.5
      sensitivity: published
      definition: Theft from shops and stalls.
      source: Home Office counting rules
papers: [brief]
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
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

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

  it("refuses a section kind that does not exist, with the nearest one", async () => {
    await writeFile(join(folder, "papers/brief.yaml"), brief.replace("kind: headlines", "kind: headline"));
    await expect(openPartnership(folder, quietWorld(root))).rejects.toThrow(
      /no section kind "headline".* Did you mean "headlines"/,
    );
    await writeFile(join(folder, "papers/brief.yaml"), brief);
  });

  it("refuses a parameter that its kind does not take", async () => {
    await writeFile(join(folder, "papers/brief.yaml"), brief.replace("most: 3", "moost: 3"));
    await expect(openPartnership(folder, quietWorld(root))).rejects.toThrow(/Section "headlines": .*moost/);
    await writeFile(join(folder, "papers/brief.yaml"), brief);
  });
});
