import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPartnership } from "../../src/steps/open-partnership.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "csp-assess-prints-"));
  await writeFile(
    join(folder, "partnership.yaml"),
    `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
population: population.csv
sources:
  - { id: open, provider: Metropolitan Police, format: mps-geographic, files: extracts/*.csv }
indicators: { use: [robbery] }
`,
  );
  await writeFile(
    join(folder, "population.csv"),
    "area_code,year,age_from,age_to,sex,ethnicity,population\nE09000012,2019,0,,,,280000\n",
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("names a table by its path below the partnership folder, wherever that lies", async () => {
  const { references } = await openPartnership(folder);
  expect((references ?? []).map(({ path }) => path)).toEqual(["population.csv"]);
});
