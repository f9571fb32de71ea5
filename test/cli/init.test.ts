import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { skeletonSettings } from "../../src/cli/skeleton.ts";
import { loadSettings } from "../../src/partnership/load.ts";
import { openPartnership } from "../../src/steps/open-partnership.ts";
import { registries } from "../partnership/folder.ts";
import { runCli, temporaryFolder } from "./command-line.ts";

describe("init", () => {
  test("makes a folder whose settings can be read, with the schema beside them", async () => {
    const parent = await temporaryFolder();
    const { exitCode, stdout, stderr } = await runCli(["init", "ours"], { workingFolder: parent });
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("The new partnership is in ours\n");
    const folder = join(parent, "ours");
    expect((await readdir(folder)).sort()).toEqual([
      "commentary",
      "extracts",
      "partnership.schema.json",
      "partnership.yaml",
      "reference",
    ]);
    const known = [...registries.indicators, "violence-with-injury", "burglary"];
    const { settings } = await loadSettings(folder, { ...registries, indicators: known });
    expect(settings.partnership).toBe("Our Community Safety Partnership");
    const [first] = (await readFile(join(folder, "partnership.yaml"), "utf8")).split("\n");
    expect(first).toBe("# yaml-language-server: $schema=./partnership.schema.json");
  });

  test("what to do next can be pasted into a shell", async () => {
    const parent = await temporaryFolder();
    const { stdout } = await runCli(["init", "our own"], { workingFolder: parent });
    expect(stdout).toMatch(/csp-assess check --folder "our own"\n$/);
  });

  test("what stands in comments is right as well", async () => {
    const parent = await temporaryFolder();
    await runCli(["init", "."], { workingFolder: parent });
    // Every comment that begins with a setting or a list entry, made one.
    const uncommented = skeletonSettings.replaceAll(/^# ((?: {2,}\S|[a-z]+:).*)$/gm, "$1");
    expect(Object.keys(parse(uncommented) as object)).toEqual(
      expect.arrayContaining(["areas", "targets", "pairs", "events", "meeting"]),
    );
    await writeFile(join(parent, "partnership.yaml"), uncommented);
    await writeFile(join(parent, "reference/high-street-lsoas.csv"), "lsoa\nE01001753\n");
    const known = [...registries.indicators, "violence-with-injury", "burglary"];
    const formats = [...registries.formats, { id: "mps-geographic", presets: [] }];
    const { settings } = await loadSettings(parent, { ...registries, formats, indicators: known });
    const ids = settings.sources.map((source) => source.id);
    expect(ids).toEqual(["police-crime", "mps-borough", "police-asb", "referrals"]);
    expect(settings.targets).toHaveLength(2);
  });

  test("--sample makes a partnership that can be opened, and says how many rows it wrote", async () => {
    const parent = await temporaryFolder();
    // What follows --sample and names no sample is the folder.
    const { exitCode, stdout } = await runCli(["init", "--sample", "sample"], { workingFolder: parent });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/ {2}extracts\/police\/crime-[0-9-]+\.csv {2}\d+ rows\n/);
    const folder = join(parent, "sample");
    const { settings } = await openPartnership(folder);
    expect(settings.partnership).toBe("Hackney Community Safety Partnership");
    expect(await readFile(join(folder, "partnership.yaml"), "utf8")).toMatch(
      /^# yaml-language-server: \$schema=\.\/partnership\.schema\.json\n/,
    );
    expect(await readdir(folder)).toContain("partnership.schema.json");
  });

  test("a sample that does not exist is no folder's name", async () => {
    const parent = await temporaryFolder();
    for (const args of [
      ["--sample", "2014-15"],
      ["folder", "--sample", "2015-61"],
      ["folder", "--sample", "demo"],
    ]) {
      const { exitCode, stderr } = await runCli(["init", ...args], { workingFolder: parent });
      expect(exitCode).toBe(2);
      expect(stderr).toContain("The samples are: 2019-20, 2015-16");
    }
    expect(await readdir(parent)).toEqual([]);
  });

  test("never touches a partnership folder that is there", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "partnership.yaml"), "mine");
    for (const extra of [[], ["--sample"]]) {
      const { exitCode, stderr } = await runCli(["init", folder, ...extra]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("Nothing was changed");
    }
    expect(await readdir(folder)).toEqual(["partnership.yaml"]);
    expect(await readFile(join(folder, "partnership.yaml"), "utf8")).toBe("mine");
  });

  test("a file in the way is said", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "file"), "");
    const { exitCode, stderr } = await runCli(["init", join(folder, "file")]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("is a file");
  });

  test("a folder that cannot be made is said", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "file"), "");
    const { exitCode, stderr } = await runCli(["init", join(folder, "file", "ours")]);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/could not be written \(E[A-Z]+\)/);
  });
});

describe("init with extracts", () => {
  const rows = (borough: string, from: number): string =>
    [1, 2, 3].map((day) => `${from + day},0${day}/05/2019,Robbery of Personal Property,${borough}\n`).join("");
  const crime = `CRN,Date Recorded,Offence Subgroup,Borough\n${rows("Hackney", 0)}9,01/05/2019,Robbery of Personal Property,Camden\n`;
  const wide =
    "MajorText,MinorText,BoroughName,201904,201905\nROBBERY,ROBBERY OF BUSINESS PROPERTY,Hackney,5,5\nROBBERY,ROBBERY OF BUSINESS PROPERTY,Camden,3,4\n";

  async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await temporaryFolder();
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return folder;
  }
  const settingsOf = async (folder: string) => (await openPartnership(folder)).settings;

  test("names their sources, and the borough that they are about", async () => {
    const folder = await folderOf({ "extracts/police/crime-2019-06-01.csv": crime, "MPS Borough.csv": wide });
    const { exitCode, stdout } = await runCli(["init", folder, "--quiet"]);
    expect(exitCode).toBe(0);
    const { area, partnership, sources } = await settingsOf(folder);
    expect(area).toMatchObject({ name: "Hackney", code: "E09000012" });
    expect(partnership).toBe("Hackney Community Safety Partnership");
    expect(sources.map(({ id, files, provider }) => [id, files, provider])).toEqual([
      ["mps-borough", "MPS Borough.csv", "Metropolitan Police Service"],
      ["crime", "extracts/police/crime-*.csv", "to be confirmed"],
    ]);
    expect(stdout).toContain("Next: confirm the providers in ");
    expect(await readFile(join(folder, "partnership.yaml"), "utf8")).toContain(
      "provider: Metropolitan Police Service # to be confirmed\n",
    );
    const checked = await runCli(["check", "--folder", folder]);
    expect([checked.exitCode, checked.stderr.includes("[extract-unnamed]")]).toEqual([0, false]);
  });

  test("leaves the area to fill in where no borough dominates", async () => {
    const folder = await folderOf({ "extracts/MPS Borough.csv": wide });
    const { stdout } = await runCli(["init", folder]);
    expect((await settingsOf(folder)).area.name).toBe("Our Borough");
    expect(stdout).toContain("write the area's name into");
  });

  test("a person is asked for the borough and the name, with what was found to take", async () => {
    const folder = await folderOf({ "extracts/crime.csv": crime });
    const { questions } = await runCli(["init", folder], { answers: ["camden", 'The "Safer" Partnership: Camden'] });
    expect(questions).toEqual([
      "Borough, as the extracts spell it [Hackney]: ",
      "Name of the partnership [Camden Community Safety Partnership]: ",
    ]);
    const { area, partnership } = await settingsOf(folder);
    expect([area.name, area.code, partnership]).toEqual(["Camden", "E09000007", 'The "Safer" Partnership: Camden']);
    const other = await folderOf({});
    await runCli(["init", other], { answers: ["Leeds", ""] });
    expect((await settingsOf(other)).partnership).toBe("Leeds Community Safety Partnership");
  });

  test("--from copies them in, once a person agrees, and writes over nothing", async () => {
    const from = await folderOf({
      "a/crime.csv": crime,
      "wards.csv": "code,name\nE05009367,Brownswood\n",
      "letter.txt": "Dear all\n",
    });
    const parent = await temporaryFolder();
    const declined = await runCli(["init", join(parent, "one"), "--from", from], { answers: ["n", "", ""] });
    expect(declined.questions[0]).toMatch(/^Copy 2 files \(0\.0 MB\) from .*\? \[y\/N\] $/);
    expect(await readdir(join(parent, "one/extracts"))).toEqual([]);
    const { exitCode } = await runCli(["init", join(parent, "two"), "--from", from]);
    expect(exitCode).toBe(0);
    expect(await readFile(join(parent, "two/extracts/a/crime.csv"), "utf8")).toBe(crime);
    expect(await readdir(join(parent, "two/reference"))).toEqual(["wards.csv"]);
    expect((await settingsOf(join(parent, "two"))).sources.map(({ files }) => files)).toEqual(["extracts/a/crime.csv"]);
    const inside = await runCli(["init", join(from, "three"), "--from", from]);
    expect([inside.exitCode, inside.stderr.includes("that the new partnership lies in")]).toEqual([2, true]);
  });
});
