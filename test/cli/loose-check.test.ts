import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { runCli, stackTrace, temporaryFolder } from "./command-line.ts";
import { check } from "./loose-result.ts";

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const crime =
  "CRN,Date Recorded,Offence Subgroup,Borough,Ward\n1,01/05/2019,Robbery of Personal Property,Hackney,A\n2,02/05/2019,Robbery of Business Property,Barnet,B\n";
const wide = (level: string, months: string, cells: string): string =>
  `MajorText,MinorText,${level}BoroughName,${months}\nROBBERY,ROBBERY OF BUSINESS PROPERTY,${level ? "Abbey," : ""}Hackney,${cells}\n`;

describe("check of loose files", () => {
  test("recognises and reads them without settings, everything in scope", async () => {
    const folder = await folderOf({ "crime-2019-06-01.csv": crime });
    const { exitCode, stdout, stderr } = await runCli(["check", folder, "--quiet"]);
    expect(stderr).not.toContain("error:");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("crime-2019-06-01.csv\toffence-records\tsure\t5 of 5 columns known\n");
    expect(stdout).toContain("crime\tcrime-2019-06-01.csv\t2\t2\t0\t0\t0\t0\n");
  });

  test("--area, by name or code, limits them to one borough", async () => {
    const folder = await folderOf({ "crime-2019-06-01.csv": crime });
    for (const area of ["Hackney", "hackney", "E09000012", "London Borough of Hackney"]) {
      const { sources, area: id } = await check(folder, "--area", area);
      expect([id, sources[0]?.files[0]?.rows]).toMatchObject(["hackney", { accepted: 1, outOfScope: 1 }]);
    }
    const elsewhere = await check(folder, "--area", "Camden");
    expect([elsewhere.exitCode, elsewhere.sources]).toEqual([0, []]);
    expect(elsewhere.problems).toMatchObject([{ code: "extract-other-area", severity: "note" }]);
  });

  test("files of one stream are one source; other levels, formats and names are sources of their own", async () => {
    const folder = await folderOf({
      "2020-01_to_2020-02/MPS Borough (Historical).csv": wide("", "202001,202002", "1,2"),
      "2020-02_to_2020-03/MPS Borough (recent).csv": wide("", "202002,202003", "5,3"),
      "MPS Borough ward.csv": wide("WardName,", "202001", "1"),
      "crime-2019-06-01.csv": crime,
    });
    const { sources, exitCode } = await check(folder);
    expect(exitCode).toBe(0);
    expect(sources.map(({ source, files, records }) => [source, files.length, records])).toEqual([
      // February is the later file's.
      ["mps-borough", 2, { offence: 9 }],
      ["mps-borough-ward", 1, { offence: 1 }],
      ["crime", 1, { offence: 2 }],
    ]);
  });

  test("a byte order mark, semicolons, UTF-16, gzip and other endings of names are all the same", async () => {
    const folder = await folderOf({
      "a.csv": `\u{feff}${crime}`,
      "b.txt": crime.replaceAll(",", ";"),
      "c.tab": crime.replaceAll(",", "\t"),
      "d.csv.gz": gzipSync(crime),
      "e.csv": Buffer.from(`\u{feff}${crime}`, "utf16le"),
      "f.csv": crime.replaceAll("\n", "\r\n"),
    });
    const { files, sources } = await check(folder);
    expect(files.map(({ format, confidence }) => `${format} ${confidence}`)).toEqual(
      Array(6).fill("offence-records sure"),
    );
    expect(sources.flatMap((source) => source.files.map(({ rows }) => rows["read"]))).toEqual(Array(6).fill(2));
  });

  test("tables that are no extracts are said to be what they are, and counted", async () => {
    const feature = { type: "Feature", properties: {}, geometry: null };
    const folder = await folderOf({
      "wards.csv": "code,name\nE05009367,Brownswood\nE05009368,Cazenove\n",
      "wards.geojson": JSON.stringify({ type: "FeatureCollection", features: [feature, feature, feature] }),
      "people.csv": "area_code,year,sex,population\nE09000012,2019,all,1000\n",
    });
    const { files, sources, problems, exitCode } = await check(folder);
    expect(files.map(({ kind, setting, count }) => [kind, setting, count])).toEqual([
      ["reference", "population", 1],
      ["reference", "areas.wards", 2],
      ["reference", "areas.boundaries", 3],
    ]);
    expect([sources, problems, exitCode]).toEqual([[], [], 0]);
  });

  test("what nothing knows is said with its header and the nearest format, never with a cell", async () => {
    const folder = await folderOf({
      "odd.csv": "Colour,Period,Area,Size\nSECRET,SECRET,SECRET,SECRET\n",
      "headless.csv": "SECRET,01/05/2019,Robbery\nSECRET,02/05/2019,Robbery\n",
      "letter.txt": "Dear SECRET\nplease find attached\n",
    });
    const { exitCode, stdout, stderr } = await runCli(["check", folder, "--quiet"]);
    expect(stderr).toContain(
      'odd.csv: warning: No format fits this file. Its columns: "Colour", "Period", "Area", "Size". Nearest is monthly-counts, which needs also: Count, Indicator.',
    );
    expect(stderr).toMatch(/headless\.csv: warning: .* Its first line does not look like a header\./);
    expect(stderr).toMatch(/letter\.txt: warning: .* It is not a table of several columns\./);
    expect(stdout + stderr).not.toContain("SECRET");
    expect(exitCode).toBe(0);
  });

  test("what is read although a doubt is left is warned of", async () => {
    const folder = await folderOf({
      "crime.csv": crime.replace("Date Recorded", "Date Recorderd"),
      "cases.csv": "Case Ref,Date Opened,Date Closed,Category,Status,Ward\n1,01/05/2019,,,,A\n",
    });
    const { stderr, exitCode } = await runCli(["check", folder, "--quiet"]);
    expect(stderr).toContain(
      'crime.csv:1: warning: The column "Date Recorderd" is not known; it is read as recorded_date, which it looks like.',
    );
    expect(stderr).toMatch(
      /cases\.csv: warning: It was read as incident-records \(council-asb\) .*nearly as much like/,
    );
    expect(exitCode).toBe(0);
    expect((await runCli(["check", folder, "--strict"])).exitCode).toBe(1);
  });

  test("of a partnership folder the products are no extracts", async () => {
    const folder = await folderOf({
      "partnership.yaml": "",
      "extracts/crime.csv": crime,
      "out/figures.csv": "a,b\n1,2\n",
    });
    expect((await check(folder)).files.map(({ path }) => path)).toEqual(["extracts/crime.csv"]);
  });

  test("a file that cannot be read is said, and the others are read all the same", async () => {
    const folder = await folderOf({
      "crime-2019-06-01.csv": crime,
      "crime-2019-07-01.csv": `${crime}3,"03/05/2019,Robbery,Hackney,A\n`,
      "empty.csv": "",
      "header-only.csv": "CRN,Date Recorded,Offence Subgroup,Borough,Ward\n",
      "book.csv": Buffer.concat([Buffer.from("504b030414000600", "hex"), Buffer.from("[Content_Types].xml")]),
      "page.csv": "<!doctype html><html></html>",
    });
    const { exitCode, stdout, stderr } = await runCli(["check", folder, "--quiet"]);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/crime-2019-07-01\.csv:4: error: .*\[extract-unclosed-quote\]/);
    expect(stderr).toMatch(
      /book\.csv: error: This is an Office document, such as a workbook, not a CSV file\. .*\[extract-not-csv\]/,
    );
    expect(stderr).toMatch(/page\.csv: error: This is a web page/);
    expect(stderr.match(/\[extract-empty\]/g)).toHaveLength(2);
    expect(stdout).toContain("crime\tcrime-2019-06-01.csv\t2\t2\t0\t0\t0\t0\n");
    expect(stderr).not.toMatch(stackTrace);
  });

  test("a file that is named is read whatever its name; links below a folder do not lead out of it", async () => {
    const folder = await folderOf({ "in/a.csv": crime, "out/extract": crime });
    expect((await check(join(folder, "out/extract"))).sources[0]?.files).toHaveLength(1);
    await symlink(join(folder, "out/extract"), join(folder, "in/link.csv"));
    const { exitCode, problems, sources } = await check(join(folder, "in"));
    const refused = problems.filter(({ code }) => code.startsWith("extract-"));
    expect([exitCode, refused.map(({ code, place }) => [code, place?.file])]).toEqual([
      3,
      [["extract-unreadable", "link.csv"]],
    ]);
    expect(sources[0]?.files.map(({ path }) => path)).toEqual(["a.csv"]);
  });

  test.each([
    [["nowhere"], 3, "There is no such file or folder."],
    [["x", "--folder", "y"], 2, "Name either paths or --folder."],
    [["--area", "Hackney"], 2, "--area goes with paths"],
  ])("%j ends with %i", async (argv, code, message) => {
    const { exitCode, stderr } = await runCli(["check", ...argv], { workingFolder: await temporaryFolder() });
    expect([exitCode, stderr.includes(message)]).toEqual([code, true]);
  });
});
