import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildPapers, openPartnership, type ProgressEvent, readPartnership, type World } from "../../src/build.ts";
import { parsePeriod } from "../../src/values/period.ts";
import { monthlyCounts } from "../cli/small-partnership.ts";
import { offenceCsv } from "../extracts/offence-fixture.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: crime, provider: The force, format: offence-records, files: extracts/crime.csv }
  - { id: counts, provider: The force, format: monthly-counts, files: extracts/counts.csv, extends: crime }
indicators: { use: [robbery, burglary] }
papers: [quarterly, brief]
`;

const brief = `id: brief
title: Brief
sections:
  - kind: title-block
  - kind: indicator
    for: each-indicator
`;

test("two papers in three editions come from one reading: the extracts are gone before the first of them", async () => {
  const root = await mkdtemp(join(tmpdir(), "csp-assess-once-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, "extracts"));
  await mkdir(join(root, "papers"));
  await writeFile(join(root, "partnership.yaml"), settings);
  await writeFile(join(root, "papers/brief.yaml"), brief);
  await writeFile(join(root, "extracts/counts.csv"), monthlyCounts());
  const offences = Array.from({ length: 30 }, (_, index) => ({
    CRN: `C${index}`,
    "Date Recorded": `${String(index + 1).padStart(2, "0")}/04/2020`,
    "Offence Subgroup": "Robbery of Personal Property",
  }));
  await writeFile(join(root, "extracts/crime.csv"), offenceCsv(offences));
  const events: ProgressEvent[] = [];
  const world: World = {
    temporaryRoot: root,
    cacheRoot: root,
    environment: {},
    progress: (event) => events.push(event),
  };

  const partnership = await openPartnership(root, world);
  const reading = await readPartnership(partnership, world);
  onTestFinished(() => reading.close());
  await rm(join(root, "extracts"), { recursive: true });

  const period = parsePeriod("2019/20-Q4");
  if (!period.ok) throw new Error("no period");
  for (const audience of ["internal", "partnership", "public"] as const) {
    const options = { partnership, reading, period: period.period, audience, strict: false };
    const built = await buildPapers({ ...options, papers: ["quarterly", "brief"], formats: ["html"] }, world);
    expect(built.papers.map(({ paper }) => paper)).toEqual(["quarterly", "brief"]);
  }
  const begun = (phase: string) => events.filter((event) => event.phase === phase && event.state === "start");
  expect(begun("read")).toHaveLength(1);
  // Two papers, three editions: each is planned and counted once; those of partners again, beside which the public ones are decided.
  expect([begun("plan").length, begun("measure").length]).toEqual([8, 8]);
});
