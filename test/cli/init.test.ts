import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
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
    const { exitCode, stdout } = await runCli(["init", "sample", "--sample"], { workingFolder: parent });
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
