import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/build.ts";
import { editionOf, figureValue } from "./support.ts";

const published = resolve("../shared/realdata/mps-borough/2010-04_to_2020-10/MPS Borough Level Crime (Historical).csv");
const here = existsSync(published);

const settings = `partnership: Hackney Community Safety Partnership
area: { name: Hackney, code: E09000012, kind: borough }
status: draft
editions:
  internal: { marking: OFFICIAL }
sources:
  - { id: mps-open, name: MPS borough file, provider: Metropolitan Police, format: mps-geographic, files: extracts/*.csv }
indicators:
  use: [all-crime, violence-with-injury, robbery, burglary, drug-offences, weapons-possession]
papers: [quarterly]
`;

describe.skipIf(!here)("the quarterly paper from the published borough file (needs ../shared/realdata)", () => {
  let root = "";
  let edition: Edition;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "csp-assess-real-"));
    await mkdir(join(root, "folder/extracts"), { recursive: true });
    await cp(published, join(root, "folder/extracts/mps-borough.csv"));
    await writeFile(join(root, "folder/partnership.yaml"), settings);
    edition = await editionOf(join(root, "folder"), root);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it("counts Hackney's year as adding the file's cells does", () => {
    // Sums of 201904 to 202003 over Hackney's rows, taken from the file with a one-line script.
    expect(figureValue(edition.model, "robbery/hackney/fy2019-20/count")).toBe(2128);
    expect(figureValue(edition.model, "weapons-possession/hackney/fy2019-20/count")).toBe(307);
    expect(figureValue(edition.model, "violence-with-injury/hackney/fy2019-20-q4/count")).toBe(600);
  });

  it("compares with the year before and has every section", () => {
    expect(edition.model.sections.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["scorecard", "all-crime", "robbery", "burglary", "data-quality", "provenance"]),
    );
    expect(edition.model.sections.some(({ id }) => id.startsWith("nte-"))).toBe(false);
  });
});
