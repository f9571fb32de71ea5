import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { harmWeights } from "../../src/indicators/harm-weights.ts";
import { type HarmGiven, readHarmRows } from "../../src/partnership/harm-table.ts";
import { asPublished, harmProblems } from "../../src/steps/published-harm.ts";

/** The headers of the index's sheet of values as it is published; every number below is made up. */
const indexHeader =
  'ATHENA URN,FULL_OFFENCE_TITLE,CCHI Score,Starting Point,"If no sentencing data available, what similar offence was used",GROUP,SUB_GROUP,SUB_SUB_GROUP,HOME_OFFICE_CLASSIFICATION,HO_CODE,HO_SUB_CODE,HO_SUB_SUB_CODE,,\n';
const offence = (title: string, score: string, subgroup: string, code = "005/01"): string =>
  `A1,${title},${score},a starting point,,A GROUP,${subgroup},,${code},5,1,0,,\n`;
const index =
  indexHeader +
  offence("Made-up wounding", "900", "VIOLENCE WITH INJURY") +
  offence("Made-up assault", "20", "VIOLENCE WITH INJURY") +
  offence("Made-up lesser assault", "10.5", "VIOLENCE WITH INJURY") +
  offence("Made-up burglary", "300", "BURGLARY - RESIDENTIAL") +
  offence("Made-up older burglary", '"1,700"', "BURGLARY IN A DWELLING") +
  offence("Made-up robbery", "365", "ROBBERY OF PERSONAL PROPERTY") +
  offence("Made-up public order", "3", '"PUBLIC FEAR, ALARM OR DISTRESS"') +
  offence("Made-up theft without a score", "", "OTHER THEFT") +
  offence("Made-up summary matter", "2", "NON-NOTIFIABLE", "195/99") +
  offence("Made-up matter without a group", "2", "", "034/01");

const given: HarmGiven = { source: "An index (made up)", date: "2026-02-01" };

async function read(text: string, settings: HarmGiven) {
  const folder = await mkdtemp(join(tmpdir(), "csp-assess-harm-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "weights.csv");
  await writeFile(file, text);
  const found = await readHarmRows(file, "weights.csv", settings);
  const published = asPublished(found.table);
  const { weights } = harmWeights(published.table);
  return {
    problems: [...found.problems, ...published.problems, ...harmProblems(published.table)],
    days: Object.fromEntries([...weights.weights].map(([category, weight]) => [category, weight.days])),
    rows: Object.fromEntries([...weights.weights].map(([category, weight]) => [category, weight.rows])),
    sources: weights.sources,
    leftOut: published.table.leftOut,
  };
}

describe("an index of harm in the shape in which it is published", () => {
  it("is read as it was saved, with what the file does not say from the settings", async () => {
    const found = await read(index, { ...given, several: "median" });
    expect(found.problems).toEqual([]);
    // The middle one of 10.5, 20 and 900; halfway between 300 and 1,700.
    expect(found.days).toEqual({
      "violence-with-injury": 20,
      "burglary-residential": 1000,
      "robbery-personal": 365,
      "public-order": 3,
    });
    expect(found.rows["violence-with-injury"]).toBe(3);
    expect(found.sources).toEqual([{ source: "An index (made up)", date: "2026-02-01" }]);
    // Without a score, not notifiable, without a group: though the last has the code of a robbery.
    expect(found.leftOut).toBe(3);
  });

  it("takes the mean where the settings say so", async () => {
    const { days } = await read(index, { ...given, several: "mean" });
    expect(days["violence-with-injury"]).toBe((900 + 20 + 10.5) / 3);
  });

  it("is refused without source, date or a way to join its rows, each time with the way out", async () => {
    const bare = await read(index, {});
    expect(bare.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'column-missing There is no column "source" (where the weight comes from).',
      'column-missing There is no column "date" (date of the weights).',
    ]);
    for (const { remedy } of bare.problems)
      expect(remedy).toContain("harm_weights: { file: ..., source: ..., date: ...");
    const unjoined = await read(index, given);
    expect(unjoined.problems[0]).toMatchObject({
      place: { line: 9 },
      remedy: expect.stringContaining("several: median"),
    });
    const violence = unjoined.problems.find(({ message }) => message.includes("violence-with-injury"));
    expect(violence?.message).toBe("The category violence-with-injury has several weights (lines 2, 3, 4).");
    expect(violence?.remedy).toContain("several: median");
    expect(unjoined.problems.at(-1)?.message).not.toContain("0 more");
  });

  it("names the groups that it does not know, once", async () => {
    const strange = index + offence("Made-up piracy", "50", "PIRACY").repeat(40);
    const { problems } = await read(strange, { ...given, several: "median" });
    expect(problems).toMatchObject([
      {
        code: "settings-invalid",
        message:
          'Of this table, 40 rows are of no category of offence that is known: "PIRACY". The first stands on line 12.',
        remedy: expect.stringContaining("blank the weight of a row to leave it out"),
        place: { line: 12 },
      },
    ]);
  });

  it("tells a thousand mistakes of one kind as a few and a number", async () => {
    const many = indexHeader + offence("Made-up matter", "see note", "ROBBERY OF PERSONAL PROPERTY").repeat(1000);
    const { problems } = await read(many, { ...given, several: "median" });
    expect(problems).toHaveLength(7);
    expect(problems[5]?.message).toBe("995 more rows of this table are not understood, the first of them on line 7.");
    expect(problems[6]?.message).toContain("No weight was read from this table");
  });

  it("has its header found below the title of a sheet", async () => {
    const severity = `Table A: weights,,\nMade-up numbers,,\n,,\nNotes,,\nOffence category,Code,Weight\nRobbery of personal property,34B,400\nBicycle theft,44,5.5\nSource: somebody,,\n`;
    const { days, problems, leftOut } = await read(severity, { ...given, several: "median" });
    expect(problems).toEqual([]);
    expect(days).toEqual({ "robbery-personal": 400, "bicycle-theft": 5.5 });
    expect(leftOut).toBe(1);
  });
});
