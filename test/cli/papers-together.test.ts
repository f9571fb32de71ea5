import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openPartnership, readPartnership } from "../../src/build.ts";
import { makeModel } from "../../src/pipeline.ts";
import { financialQuarter } from "../../src/values/period.ts";
import { quietWorld } from "../papers/support.ts";
import { runCli, temporaryFolder } from "./command-line.ts";
import { smallPartnership, smallSettings } from "./small-partnership.ts";

/** Victims, so that small counts are withheld: each quarter has one month of 3 beside two of 20 and 21. */
const counts = `Period,Indicator,Area,Count\n${Array.from({ length: 36 }, (_, index) => {
  const month = String(((index + 3) % 12) + 1).padStart(2, "0");
  return `${2017 + Math.floor((index + 3) / 12)}-${month},syv-victims,Hackney,${[20, 3, 21][index % 3]}`;
}).join("\n")}\n`;

const paper = (id: string, section: string): string =>
  `id: ${id}\ntitle: Paper ${id}\nsections:\n  - kind: title-block\n  - kind: ${section}\n`;

async function folderWith(listed: string): Promise<string> {
  const settings = `${smallSettings.replace("robbery, burglary", "syv-victims")}papers: [${listed}]\n`;
  const folder = await smallPartnership({ settings, counts });
  await mkdir(join(folder, "papers"));
  await writeFile(join(folder, "papers/by-month.yaml"), paper("by-month", "indicator\n    indicator: syv-victims"));
  await writeFile(join(folder, "papers/by-year.yaml"), paper("by-year", "year-counts"));
  return folder;
}

const made = (folder: string, command: readonly string[], audience = "public") =>
  runCli([...command, "-f", folder, "-p", "2019/20-Q4", "--format", "html", "--audience", audience]);
const figuresOf = (folder: string, id: string): Promise<string> =>
  readFile(join(folder, `out/2019-20-q4/public/${id}-figures.csv`), "utf8");

describe("papers for the same readers", () => {
  test("are the same whether one is made alone or all are, in whatever order they are listed", async () => {
    const [folder, other] = [await folderWith("by-month, by-year"), await folderWith("by-year, by-month")];
    expect((await made(folder, ["build"])).exitCode).toBe(0);
    const built = [await figuresOf(folder, "by-month"), await figuresOf(folder, "by-year")];
    // A month of 3 is withheld, and one beside it; the quarters and the year are shown.
    expect(built[0]?.match(/,suppressed,/g)?.length).toBeGreaterThan(12);
    expect(built[1]).toMatch(/^syv-victims\/hackney\/fy2019-20\/count,.*,value,176,/m);
    for (const id of ["by-month", "by-year"]) expect((await made(other, ["render", id])).exitCode).toBe(0);
    expect([await figuresOf(other, "by-month"), await figuresOf(other, "by-year")]).toEqual(built);
  });

  test("say so when one is not listed, where it leaves the house", async () => {
    const folder = await folderWith("by-month");
    const unlisted = await made(folder, ["render", "by-year"]);
    expect(unlisted.exitCode).toBe(0);
    expect(unlisted.stderr).toMatch(/"by-year" is not among those of the settings.*\[paper-unlisted\]/s);
    for (const [id, audience] of [
      ["by-month", "public"],
      ["by-year", "internal"],
    ] as const)
      expect((await made(folder, ["render", id], audience)).stderr).not.toContain("paper-unlisted");
  });

  test("are made though another of them cannot be, and say that they do not reckon with it", async () => {
    const folder = await folderWith("by-month, by-year");
    await misspeak(folder);
    const { stderr, stdout } = await made(folder, ["build"]);
    expect(stderr).toContain("[commentary-literal]");
    expect(stdout).toContain("by-year-figures.csv");
    expect(stdout).not.toContain("by-month-figures.csv");
    expect(stderr.match(/\[paper-not-counted\]/g)).toHaveLength(1);
  });

  test("say which paper of the settings they do not reckon with, and why, until it is mended", async () => {
    const folder = await folderWith("by-month, by-year");
    const file = await misspeak(folder);
    const alone = await made(folder, ["render", "by-year"]);
    expect(alone.exitCode).toBe(0);
    expect(alone.stderr).toMatch(
      /commentary\/2019-20-q4\/by-month\/syv-victims\.md:1: warning: The paper "by-month" cannot be made.* quotes figures only as tokens.*\[paper-not-counted\]/,
    );
    // Nothing is decided together for readers who see everything; and what is a mistake in one edition is none in the other.
    expect((await made(folder, ["render", "by-year"], "internal")).stderr).not.toContain("paper-not-counted");
    expect((await made(folder, ["render", "by-year", "--strict"])).exitCode).toBe(1);
    await rm(file);
    expect((await made(folder, ["render", "by-year", "--strict"])).exitCode).toBe(0);
  });

  test("say so of one whose definition is not understood", async () => {
    const folder = await folderWith("by-month, by-year");
    await writeFile(join(folder, "papers/by-month.yaml"), paper("by-month", "year-count"));
    const { stderr, exitCode } = await made(folder, ["render", "by-year"]);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/papers\/by-month\.yaml:\d+:\d+: warning: The paper "by-month" .*\[paper-not-counted\]/);
  });

  test("are not made where the program fails over one of them, since what that would withhold is not known", async () => {
    const folder = await folderWith("by-month, by-year");
    const world = quietWorld(await temporaryFolder());
    const opened = await openPartnership(folder, world);
    // No file can be like this: the names of kinds are checked where papers are read.
    const faulty = { id: "by-month", title: "Faulty", sections: [{ kind: "of-no-kind", parameters: {} }] };
    const partnership = { ...opened, papers: new Map([...opened.papers, ["by-month", faulty]]) };
    const reading = await readPartnership(partnership, world);
    const definition = partnership.papers.get("by-year");
    if (!definition) throw new Error("there is no paper by-year");
    const edition = { partnership, reading, definition, quarter: financialQuarter(2019, 4) };
    try {
      await expect(makeModel({ ...edition, audience: "public" }, world)).rejects.toThrow("no such section kind");
      // For readers who see everything nothing is decided together.
      await expect(makeModel({ ...edition, audience: "internal" }, world)).resolves.toBeDefined();
    } finally {
      await reading.close();
    }
  });
});

/** Words with a number of their own for the paper "by-month", which its public edition refuses. */
async function misspeak(folder: string): Promise<string> {
  const words = join(folder, "commentary/2019-20-q4/by-month");
  await mkdir(words, { recursive: true });
  const file = join(words, "syv-victims.md");
  await writeFile(file, "There were 17 more.\n");
  return file;
}
