import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
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

  test("are made though another of them cannot be", async () => {
    const folder = await folderWith("by-month, by-year");
    const words = join(folder, "commentary/2019-20-q4/by-month");
    await mkdir(words, { recursive: true });
    await writeFile(join(words, "syv-victims.md"), "There were 17 more.\n");
    const { stderr, stdout } = await made(folder, ["build"]);
    expect(stderr).toContain("[commentary-literal]");
    expect(stdout).toContain("by-year-figures.csv");
    expect(stdout).not.toContain("by-month-figures.csv");
  });
});
