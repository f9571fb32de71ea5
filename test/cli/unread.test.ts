import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/problems/problem.ts";
import { openPartnership } from "../../src/steps/open-partnership.ts";
import { runCli, temporaryFolder } from "./command-line.ts";
import { smallPartnership } from "./small-partnership.ts";

const asb = "Incident Ref,Call Date,Call Time,Heading,Borough\n1,01/05/2019,10:00,Begging/Vagrancy,Hackney\n";
const workbook = "PK\u0003\u0004 xl/workbook";
const square = [
  [-0.08, 51.52],
  [-0.07, 51.52],
  [-0.07, 51.53],
  [-0.08, 51.52],
];
const drawn = (...properties: object[]): string =>
  JSON.stringify({
    type: "FeatureCollection",
    features: properties.map((one) => ({
      type: "Feature",
      properties: one,
      geometry: { type: "Polygon", coordinates: [square] },
    })),
  });
const wards = "code,name\nE05009367,Brownswood\nE05009368,Cazenove\n";
const lookup = "lsoa,ward\nE01001702,E05009367\nE01001703,E05009368\n";
const boundaries = drawn({ GSS_CODE: "E05009367" }, { GSS_CODE: "E05009368" });

/** As they arrive: one that is sound, and most of the ways in which one is not. */
const messy: Readonly<Record<string, string>> = {
  "police/asb-2019-05.csv": asb,
  "figures.csv": workbook,
  "empty.csv": "",
  "header only.csv": "CRN,Date Recorded,Offence Subgroup,Borough\n",
  "unclosed.csv": 'CRN,Date Recorded,Offence Subgroup,Borough\n1,01/05/2019,"SECRET,Hackney\n',
  "things.csv": "Colour,Size,Shape\nSECRET,SECRET,SECRET\n",
  "login.csv": "<!doctype html><p>SECRET</p>",
  "minutes.docx": "SECRET",
  "wards.geojson": boundaries,
};
const bad = Object.keys(messy).filter((path) => !path.startsWith("police/"));

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}
const folderOf = async (files: Readonly<Record<string, string>>): Promise<string> =>
  write(await temporaryFolder(), files);

interface Unread {
  readonly paths: string[];
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

/** Long words may be broken, so that a path does not push a table over the edge of a phone. */
const withoutBreaks = (html: string): string => html.replaceAll("<wbr>", "");

describe("files that are not read", () => {
  test("are listed by check of paths, at the terminal, in the result and on the page, each with why and what to do", async () => {
    const folder = await folderOf(messy);
    const page = join(folder, "found.html");
    const { stdout, stderr } = await runCli(["check", folder, "--html", page]);
    expect(stdout).toContain(`Files that were not read: ${bad.length}\n`);
    const html = withoutBreaks(await readFile(page, "utf8"));
    for (const path of bad) expect([stdout.includes(`  ${path} (`), html.includes(path)]).toEqual([true, true]);
    for (const words of ["boundaries of wards (GeoJSON)", "list of wards"]) expect(html).toContain(words);
    expect(stdout + stderr + html).not.toContain("SECRET");
    const json = JSON.parse((await runCli(["check", folder, "--json"])).stdout) as { unread: Unread[] };
    expect(json.unread.flatMap(({ paths }) => paths).sort()).toEqual([...bad, "found.html"].sort());
    for (const { what, why, remedy } of json.unread) expect([what, why, remedy].includes("")).toBe(false);
  });

  test("are on the page of a folder from which nothing could be read", async () => {
    const folder = await folderOf({ "empty.csv": "", "notes.docx": "" });
    const page = join(await temporaryFolder(), "found.html");
    const { stdout } = await runCli(["check", folder, "--html", page]);
    expect(stdout).toContain("Files that were not read: 2\n");
    expect(withoutBreaks(await readFile(page, "utf8"))).toContain("notes.docx");
  });

  test("are listed by check of a partnership, with the sources that would read them", async () => {
    const folder = await smallPartnership();
    await write(join(folder, "extracts"), messy);
    const { stdout, exitCode } = await runCli(["check", "--folder", folder, "--html"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'police/asb-2019-05.csv (incident-records (police-asb)): No source names it. Add the source "asb"',
    );
    const html = withoutBreaks(await readFile(join(folder, "out/data-quality.html"), "utf8"));
    for (const path of Object.keys(messy)) expect(html).toContain(path);
    // Nothing is proposed that could not be read.
    expect(stdout.match(/^ {2}- id:/gm)).toHaveLength(1);
  });

  test("a source that cannot be read stands on the page, beside what else lies there", async () => {
    const folder = await smallPartnership({ counts: "" });
    await write(folder, { "extracts/notes.docx": "" });
    const { exitCode, stdout } = await runCli(["check", "--folder", folder, "--html"]);
    expect(exitCode).toBe(3);
    expect(stdout).toContain("extracts/counts.csv (cannot be read): The extract has no rows.");
    expect(withoutBreaks(await readFile(join(folder, "out/data-quality.html"), "utf8"))).toContain("notes.docx");
  });

  test("init --from names each that it leaves behind, and how to add it later", async () => {
    const from = await folderOf(messy);
    const folder = join(await temporaryFolder(), "ours");
    const { exitCode, stdout, stderr } = await runCli(["init", folder, "--from", from]);
    expect(exitCode).toBe(0);
    for (const path of bad) expect(stdout).toContain(`${path} (`);
    expect(stdout).toMatch(/not copied: 5\n/);
    expect(stdout).toContain("To add one later, put it into ");
    expect(await readdir(join(folder, "extracts/police"))).toEqual(["asb-2019-05.csv"]);
    expect(stdout + stderr).not.toContain("SECRET");
  });
});

describe("every problem that check prints", () => {
  test("has a code, a place, a reason and a remedy, and no value of any row", async () => {
    const more = {
      ...messy,
      "crime SECRETLESS.csv":
        "CRN,Date Recorded,Committed From,Offence Subgroup,Borough,Ward,Victim Age,Odd\nSECRET1,01/05/2019,03/05/2019 10:00,Gargling,,Nowhere,SECRET,SECRET\nSECRET2,SECRET,SECRET,Other Theft,Hackney,,200,\n",
      "titled.csv": `Report\nof May\n${asb}`,
    };
    const partnership = await smallPartnership();
    await write(join(partnership, "extracts"), more);
    await write(partnership, { "reference/wards.csv": wards });
    await runCli(["check", "--folder", partnership, "--add"]);
    for (const argv of [[await folderOf(more)], ["--folder", partnership]]) {
      const { problems } = JSON.parse((await runCli(["check", ...argv, "--json"])).stdout) as { problems: Problem[] };
      expect(problems.length).toBeGreaterThan(5);
      for (const { code, message, remedy = "", place } of problems)
        expect([code, message, remedy, place?.file ?? ""], JSON.stringify({ code, message })).not.toContain("");
      const page = join(await temporaryFolder(), "page.html");
      const { stdout, stderr } = await runCli(["check", ...argv, "--html", page], { isTerminal: true });
      const shown = `${stdout}${stderr}${withoutBreaks(await readFile(page, "utf8"))}`.replaceAll("SECRETLESS", "");
      expect(shown).not.toMatch(/SECRET/);
    }
  });
});

describe("tables that are no extracts", () => {
  const extract = { "asb-2019-05.csv": asb };

  test("a list of wards, a look-up and boundaries are named in the settings that init writes", async () => {
    const from = await folderOf({ ...extract, "wards.csv": wards, "lookup.csv": lookup, "wards.geojson": boundaries });
    const folder = join(await temporaryFolder(), "ours");
    const { stdout } = await runCli(["init", folder, "--from", from]);
    for (const [key, file] of Object.entries({ wards: "wards.csv", lookup: "lookup.csv", boundaries: "wards.geojson" }))
      expect(stdout).toContain(`Setting added: areas.${key}: reference/${file}\n`);
    const { settings } = await openPartnership(folder);
    expect(settings.wards).toMatchObject({
      list: [{ name: "Brownswood" }, { name: "Cazenove" }],
      lookup: [{ lsoa: "E01001702" }, { lsoa: "E01001703" }],
      boundaries: [{ ward: "E05009367" }, { ward: "E05009368" }],
    });
    const text = await readFile(join(folder, "partnership.yaml"), "utf8");
    expect(text).toContain(
      "areas:\n  wards: reference/wards.csv\n  lookup: reference/lookup.csv\n  boundaries: reference/wards.geojson\n\nindicators:\n",
    );
    expect((await runCli(["check", "--folder", folder])).stdout).not.toContain("not read");
  });

  test("boundaries without a list of wards are said to need one, and the settings stay sound", async () => {
    const from = await folderOf({ ...extract, "wards.geojson": boundaries });
    const folder = join(await temporaryFolder(), "ours");
    const { stdout } = await runCli(["init", folder, "--from", from]);
    expect(stdout).toContain("It is of no use without a list of wards: a CSV with the columns code and name");
    expect((await openPartnership(folder)).settings.wards).toBeUndefined();
    // The list arrives later.
    await writeFile(join(folder, "reference/wards.csv"), wards);
    await runCli(["check", "--folder", folder, "--add"]);
    expect((await openPartnership(folder)).settings.wards?.boundaries).toHaveLength(2);
  });

  test("two lists of wards are for a person to choose between; a long one without boroughs is not taken", async () => {
    const folder = await smallPartnership();
    await write(folder, { "reference/2014.csv": wards, "reference/2022.csv": wards });
    const two = await runCli(["check", "--folder", folder, "--add"]);
    expect(two.stdout).toContain("2 files could stand here: reference/2014.csv, reference/2022.csv.");
    expect((await openPartnership(folder)).settings.wards).toBeUndefined();
    const all = Array.from({ length: 700 }, (_, index) => `E0500${String(1000 + index)},Ward ${index}`);
    const other = await smallPartnership();
    await write(other, { "reference/all.csv": `code,name\n${all.join("\n")}\n` });
    expect((await runCli(["check", "--folder", other, "--add"])).stdout).toContain("It lists 700 wards");
    expect((await openPartnership(other)).settings.wards).toBeUndefined();
  });

  test("what does not fit is left, with the reason", async () => {
    const folder = await smallPartnership();
    await write(folder, { "reference/wards.csv": wards, "reference/lookup.csv": "lsoa,ward\nE01001702,E05000001\n" });
    const { stdout, exitCode } = await runCli(["check", "--folder", folder, "--add"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("It does not fit as it is: None of the wards of this lookup is in the list of wards");
    expect((await openPartnership(folder)).settings.wards?.list).toHaveLength(2);
  });

  test("a person is asked; shapes of zones and areas that nothing uses are said to be what they are", async () => {
    const folder = await smallPartnership();
    await write(folder, {
      "reference/wards.csv": wards,
      "reference/shoreditch.geojson": drawn({ title: "x" }),
      "reference/boroughs.geojson": drawn({ LAD22CD: "E09000012" }, { LAD22CD: "E09000007" }),
      "reference/high-street-lsoas.csv": "lsoa\nE01001702\n",
    });
    const { stdout, questions } = await runCli(["check", "--folder", folder], { answers: ["y"], isTerminal: true });
    expect(questions).toHaveLength(1);
    expect((await openPartnership(folder)).settings.wards?.list).toHaveLength(2);
    expect(stdout).toContain('- { id: shoreditch, name: "Shoreditch", polygon: reference/shoreditch.geojson }');
    expect(stdout).toContain('- { id: high-street, name: "High street", lsoas: reference/high-street-lsoas.csv }');
    expect(stdout).toContain("boundaries of boroughs (GeoJSON)): It is no extract");
  });
});
