import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Run, runCli } from "./command-line.ts";
import { smallPartnership, smallSettings } from "./small-partnership.ts";

const asb = "Incident Ref,Call Date,Call Time,Heading,Borough\n1,01/05/2019,10:00,Begging/Vagrancy,Hackney\n";
const crime =
  "CRN,Date Recorded,Committed From,Offence Subgroup,Borough\n1,01/05/2019,01/05/2019 10:00,Robbery of Personal Property,Hackney\n";
const misspelt = crime.replace("Date Recorded", "Date Recorderd");
const settings = `# Ours, with   spacing\n${smallSettings}# the end\n`;

async function partnershipWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await smallPartnership({ settings });
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
  return folder;
}

const settingsIn = (folder: string): Promise<string> => readFile(join(folder, "partnership.yaml"), "utf8");
const sourcesIn = async (folder: string): Promise<Record<string, unknown>[]> =>
  (parse(await settingsIn(folder)) as { sources: Record<string, unknown>[] }).sources;
const check = (folder: string, ...more: string[]): Promise<Run> => runCli(["check", "--folder", folder, ...more]);
const asked = (folder: string, answers: readonly string[]): Promise<Run> =>
  runCli(["check", "--folder", folder], { answers, isTerminal: true });

describe("extracts that no source names", () => {
  test("are said with the entry that would read them, and nothing is written", async () => {
    const folder = await partnershipWith({ "extracts/asb-2019-06-01.csv": asb });
    const { exitCode, stdout, stderr } = await check(folder);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/asb-2019-06-01\.csv: warning: .*incident-records \(police-asb\).* \[extract-unnamed\]/);
    expect(stdout).toContain(
      "  - id: asb\n    name: ASB\n    provider: to be confirmed\n    format: incident-records\n",
    );
    expect(stdout).toContain("    preset: police-asb\n    files: extracts/asb-*.csv\n");
    expect(await settingsIn(folder)).toBe(settings);
    expect((await check(folder, "--strict")).exitCode).toBe(1);
  });

  test("a person is asked about each; an accepted one is saved, read at once, and not proposed again", async () => {
    const folder = await partnershipWith({ "extracts/asb-2019-06-01.csv": asb, "extracts/crime.csv": crime });
    const first = await asked(folder, ["y", "n"]);
    expect(first.questions).toHaveLength(2);
    expect(first.questions[0]).toMatch(/- id: asb\n[\s\S]*Add this to partnership\.yaml\? \[y\/N\] $/);
    expect((await sourcesIn(folder)).map(({ id }) => id)).toEqual(["counts", "asb"]);
    expect(first.stdout).toMatch(/asb +extracts\/asb-2019-06-01\.csv +1 +1/);
    // Declined: said, and asked again next time.
    expect(first.stdout).toContain("- id: crime");
    const second = await asked(folder, ["yes"]);
    expect(second.questions).toHaveLength(1);
    const third = await asked(folder, []);
    expect([third.questions, third.stdout.includes("Proposed")]).toEqual([[], false]);
    const lines = (await settingsIn(folder)).split("\n");
    expect(settings.split("\n").filter((line) => !lines.includes(line))).toEqual([]);
  });

  test("whoever ends the input is asked no more", async () => {
    const folder = await partnershipWith({ "extracts/asb-2019-06-01.csv": asb, "extracts/crime.csv": crime });
    const { questions, exitCode } = await asked(folder, []);
    expect([questions.length, exitCode]).toEqual([1, 0]);
    expect(await settingsIn(folder)).toBe(settings);
  });

  test("--add saves the sure ones unasked; a misspelt header is not among them", async () => {
    const folder = await partnershipWith({ "extracts/asb-2019-06-01.csv": asb, "extracts/crime.csv": misspelt });
    const { stdout, stderr, exitCode } = await check(folder, "--add");
    expect([exitCode, stderr.includes("Saved in partnership.yaml: source asb.")]).toEqual([0, true]);
    expect((await sourcesIn(folder)).map(({ id }) => id)).toEqual(["counts", "asb"]);
    expect(stdout).toContain("    columns:\n      recorded_date: Date Recorderd\n");
    expect(await readdir(folder)).toEqual(["extracts", "partnership.yaml"]);
  });

  test("--json carries them and asks nobody", async () => {
    const folder = await partnershipWith({ "extracts/asb-2019-06-01.csv": asb, "extracts/odd.csv": "A,B\n1,2\n" });
    const { stdout, questions } = await runCli(["check", "--folder", folder, "--json"], { answers: ["y"] });
    expect(questions).toEqual([]);
    const { folders } = JSON.parse(stdout) as { folders: Record<string, unknown>[] };
    expect(folders[0]).toMatchObject({
      proposals: [{ kind: "add-source", isSure: true, paths: ["extracts/asb-2019-06-01.csv"], entry: { id: "asb" } }],
      unnamed: [{ kind: "unknown", path: "extracts/odd.csv" }],
    });
  });

  test("a later extract of a source's own stream widens its pattern, and makes no second source", async () => {
    const folder = await partnershipWith({ "extracts/asb-2019-06-01.csv": asb });
    await writeFile(
      join(folder, "partnership.yaml"),
      settings.replace(
        "indicators:",
        "  - { id: calls, provider: P, format: incident-records, preset: police-asb, files: extracts/asb-2019-06-01.csv } # one\nindicators:",
      ),
    );
    await writeFile(join(folder, "extracts/asb-2019-07-01.csv"), asb.replace("1,01/05", "2,02/06"));
    await check(folder, "--add");
    expect((await sourcesIn(folder)).map(({ id, files }) => [id, files])).toEqual([
      ["counts", "extracts/counts.csv"],
      ["calls", "extracts/asb-*.csv"],
    ]);
    expect(await settingsIn(folder)).toContain("files: extracts/asb-*.csv } # one\n");
  });

  test("files of a format that a source has already are for a person to decide", async () => {
    const folder = await partnershipWith({
      "extracts/crime.csv": crime,
      "extracts/offences-from-the-council.csv": crime.replace("1,01", "2,01"),
    });
    const { stdout } = await check(folder, "--add");
    expect(await settingsIn(folder)).toBe(settings);
    expect(stdout).toContain("look whether they hold the same records");
  });

  test("many alike are one source, whatever their months are called", async () => {
    const month = (number: number): string => asb.replace("1,01/05", `${number},01/0${number}`);
    const folder = await partnershipWith({
      "extracts/LAS ASB jan 2019.csv": month(1),
      "extracts/LAS ASB feb 2019.csv": month(2),
      "extracts/LAS ASB march 2019.csv": month(3),
      "extracts/LAS ASB apr 2019.csv": month(4),
    });
    await check(folder, "--add");
    expect((await sourcesIn(folder))[1]).toMatchObject({
      id: "las-asb",
      name: "LAS ASB",
      files: "extracts/LAS ASB * 2019.csv",
    });
    expect(await sourcesIn(folder)).toHaveLength(2);
  });

  test("many alike of which one is damaged are one proposal, which says so and is not made unasked", async () => {
    const folder = await partnershipWith({
      "extracts/asb-2019-04.csv": asb.replace("1,01/05", "1,01/04"),
      "extracts/asb-2019-05.csv": "",
      "extracts/asb-2019-06.csv": asb.replace("1,01/05", "2,01/06"),
    });
    const { stdout } = await check(folder, "--add");
    expect(await settingsIn(folder)).toBe(settings);
    expect(stdout.match(/^ {2}- id:/gm)).toHaveLength(1);
    expect(stdout).toContain(
      "its pattern also names extracts/asb-2019-05.csv, from which nothing can be read: mend it",
    );
  });

  test("tables and files that nobody knows are named", async () => {
    const folder = await partnershipWith({
      "extracts/wards.csv": "code,name\nE05009367,Brownswood\n",
      "extracts/odd.csv": "Colour,Size\nSECRET,SECRET\n",
      "extracts/empty.csv": "",
    });
    const { stdout, stderr, exitCode } = await check(folder);
    expect(stderr).toMatch(/wards\.csv: note: .*belongs under areas\.wards\. .*\[extract-unnamed\]/);
    expect(stdout).toContain("Files that were not read: 3\n");
    expect(stdout).toContain("  extracts/odd.csv (not known): No format fits this file.");
    expect(stdout).toContain("  extracts/empty.csv (cannot be read): The extract has no rows. Export it again");
    expect(stdout).toContain("In partnership.yaml: areas: wards: extracts/wards.csv.");
    expect(stderr).toMatch(/odd\.csv: warning: No format fits this file\..*"Colour", "Size"/);
    expect(stderr).toMatch(/empty\.csv: warning: .*\[extract-empty\]/);
    expect(stdout + stderr).not.toContain("SECRET");
    expect(exitCode).toBe(0);
  });
});

describe("a source whose file has a column under another header", () => {
  const withCrime = settings.replace(
    "indicators:",
    "  - { id: crime, provider: P, format: offence-records, files: extracts/crime.csv }   # ours\nindicators:",
  );
  const folderOf = async (): Promise<string> => {
    const folder = await partnershipWith({ "extracts/crime.csv": misspelt });
    await writeFile(join(folder, "partnership.yaml"), withCrime);
    return folder;
  };

  test("is refused, with the mapping that would read it", async () => {
    const folder = await folderOf();
    const { exitCode, stdout, stderr } = await check(folder, "--add");
    expect(exitCode).toBe(3);
    expect(stderr).toContain("[column-missing]");
    expect(stdout).toContain("  - id: crime\n    columns:\n      recorded_date: Date Recorderd\n");
    expect(await settingsIn(folder)).toBe(withCrime);
  });

  test("a confirmed mapping is saved, and holds from then on", async () => {
    const folder = await folderOf();
    const first = await asked(folder, ["", "y"]);
    expect(first.questions[0]).toContain('"Date Recorderd" looks like "Date Recorded". Read it as recorded_date?');
    expect(first.exitCode).toBe(0);
    expect((await sourcesIn(folder))[1]).toMatchObject({ columns: { recorded_date: "Date Recorderd" } });
    expect(await settingsIn(folder)).toContain("columns: { recorded_date: Date Recorderd } }   # ours\n");
    expect((await asked(folder, [])).questions).toEqual([]);
  });

  test("a person may say that it is another field, or none", async () => {
    const folder = await folderOf();
    const wrong = await asked(folder, ["recorded_dat", "committed_to", "n"]);
    expect(wrong.questions[1]).toContain('There is no field "recorded_dat". Did you mean "recorded_date"?');
    expect(wrong.questions[2]).toContain("Without recorded_date it cannot be read.");
    const none = await asked(folder, ["n", "n"]);
    expect(none.exitCode).toBe(3);
    expect(await settingsIn(folder)).toBe(withCrime);
  });
});

describe("a new partnership with extracts", () => {
  test("the first source that is added takes the place of the example", async () => {
    const folder = await partnershipWith({ "extracts/asb-2019-06-01.csv": asb });
    await writeFile(
      join(folder, "partnership.yaml"),
      settings.replace("provider: The force", "provider: Our police force").replace("counts.csv", "none-*.csv"),
    );
    const { exitCode } = await check(folder, "--add");
    expect((await sourcesIn(folder)).map(({ id }) => id)).toEqual(["asb", "monthly-counts"]);
    expect(exitCode).toBe(0);
  });

  test("the settings keep their mode, and what would be wrong is not written", async () => {
    const folder = await partnershipWith({ "extracts/asb-2019-06-01.csv": asb });
    const before = (await stat(join(folder, "partnership.yaml"))).mode;
    await check(folder, "--add");
    expect((await stat(join(folder, "partnership.yaml"))).mode).toBe(before);
  });
});
