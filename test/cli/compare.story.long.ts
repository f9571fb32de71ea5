import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, test } from "vitest";
import { type OffenceRow, offenceCsv } from "../extracts/offence-fixture.ts";
import { folderWith } from "../partnership/folder.ts";
import { runCli, stackTrace } from "./command-line.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: police, provider: The force, format: offence-records, files: extracts/part-*.csv, grain: offence, covers: 2018-04..2020-03 }
indicators: { use: [violence-with-injury] }
papers: [quarterly]
`;
const count = "violence-with-injury/hackney/fy2019-20/count";

/** Two offences on each day of a financial year, committed the day before: 732 in 2019/20. And more, on its last day. */
function year(start: number, more: readonly OffenceRow[] = []): string {
  const first = Date.UTC(start, 3, 1);
  const days = (Date.UTC(start + 1, 3, 1) - first) / 86_400_000;
  const dayAt = (index: number): string => new Date(first + index * 86_400_000).toISOString().slice(0, 10);
  const rows = Array.from({ length: days }, (_, index) => index).flatMap((index) =>
    [1, 2].map((number): OffenceRow => {
      const on = dayAt(index);
      return { CRN: `${on}/${number}`, "Date Recorded": on, "Committed From": `${dayAt(index - 1)} 12:00` };
    }),
  );
  const last = dayAt(days - 1);
  const extra = more.map((row, index) => ({ CRN: `${last}/x${index}`, "Date Recorded": last, ...row }));
  return offenceCsv([...rows, ...extra]);
}

const times = (count: number, row: OffenceRow = {}): OffenceRow[] => Array.from({ length: count }, () => row);

let folder: string;
beforeEach(async () => {
  folder = await folderWith(settings, { "extracts/part-a.csv": year(2018), "extracts/part-b.csv": year(2019) });
});

const build = async (...more: string[]): Promise<string> => {
  const before = await runsHeld();
  const { exitCode, stderr } = await runCli(["build", "-f", folder, "-p", "2019/20-Q4", "--format", "html", ...more]);
  expect(exitCode, stderr).toBe(0);
  return (await runsHeld()).find((name) => !before.includes(name)) ?? "";
};
const runsHeld = (): Promise<string[]> => readdir(join(folder, "runs")).catch(() => []);
const compare = (...words: string[]) => runCli(["compare", "-f", folder, ...words]);
const cellsOf = (stdout: string, id: string): string[] | undefined =>
  stdout
    .split("\n")
    .map((line) => line.split("\t"))
    .find(([first]) => first === id);
const change = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text);

describe("compare", () => {
  test("what finds the same is one run, nothing in it has changed, and the runs there are can be listed", async () => {
    const first = await build();
    expect(first).toMatch(/^2019-20-q4-internal-[0-9a-f]{8}$/);
    const held = join(folder, "runs", first);
    await utimes(held, new Date(2020, 3, 1), new Date(2020, 3, 1, 9, 30));
    expect(cellsOf((await compare()).stdout, first)?.[1]).toBe("1 April 2020, 09:30");
    expect(await build(), "no further folder").toBe("");
    expect(await runsHeld()).toEqual([first]);
    expect((await stat(held)).mtime.getFullYear(), "made again").toBeGreaterThan(2020);

    const { exitCode, stdout, stderr } = await compare(first, join(folder, "out/2019-20-q4/internal"));
    expect(exitCode).toBe(0);
    expect(stdout).toBe("Nothing has changed.\n");
    expect(stderr).toContain("0 changed, 0 added, 0 gone");
    const now = await compare(first);
    expect(now.stdout, "and as it would be made now").toBe("Nothing has changed.\n");
    expect(cellsOf((await compare()).stdout, first)?.slice(2, 6)).toEqual([
      "quarterly",
      "2019/20 Quarter 4",
      "internal",
      "draft",
    ]);
  });

  test("a new file before the others leaves the rows of each as they were, and indicators come before rows", async () => {
    const first = await build();
    // Its name comes first, so that every other file has another place in the list.
    const more = offenceCsv(
      times(60).map((row, index) => ({ CRN: `new/${index}`, "Date Recorded": "2020-03-30", ...row })),
    );
    await change("extracts/part-0.csv", more);
    const second = await build();
    const { stdout } = await compare(first, second, "--format", "csv");
    const ids = (parse(stdout, { bom: true, columns: true }) as Record<string, string>[]).map(({ id = "" }) => id);
    expect(ids.filter((id) => id.includes("[file="))).toEqual([
      expect.stringMatching(/^extract-rows\[file=part-0-csv-[0-9a-f]{6}\]\/hackney\/all\/accepted$/),
      expect.stringMatching(/^extract-rows\[file=part-0-csv-.*\/read$/),
      expect.stringMatching(/^extract-rows\[file=part-0-csv-.*\/rejected$/),
    ]);
    const ofRows = ids.map((id) => id.startsWith("extract-rows"));
    expect(ofRows.indexOf(true)).toBe(ofRows.lastIndexOf(false) + 1);
  });

  test("a changed extract: which figures, by how much, because of which file, what was counted first", async () => {
    const first = await build();
    await change("extracts/part-b.csv", year(2019, times(80)));
    const second = await build();
    const { stdout } = await compare(first, second);
    expect(cellsOf(stdout, count)).toEqual([
      count,
      "732",
      "812",
      "+80 (+11%)",
      "extracts/part-b.csv is another file, 732 to 812 records",
    ]);
    const ids = stdout.split("\n").map((line) => line.split("\t")[0] ?? "");
    expect(ids.indexOf(count)).toBeLessThan(ids.findIndex((id) => id.endsWith("percent-change:previous-year")));
    expect(ids.some((id) => id.startsWith("violence-with-injury/hackney/fy2018-19/count"))).toBe(false);

    const csv = await compare(first, second, "--format", "csv");
    const rows = parse(csv.stdout, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.find((row) => row["id"] === count)).toMatchObject({
      change: "changed",
      before: "732",
      after: "812",
      difference: "80",
    });
    const change_ = rows.find((row) => row["id"] === count.replace("/count", "/percent-change:previous-year"));
    expect(change_?.["because"], "worked out from it").toContain("extracts/part-b.csv is another file");
    for (const row of rows) expect(row["because"], row["id"]).toContain("part-b.csv");

    const json = JSON.parse((await compare(first, second, "--json")).stdout) as {
      changes: { id: string; difference: number; causes: { kind: string; path: string }[] }[];
    };
    expect(json.changes.find(({ id }) => id === count)).toMatchObject({
      difference: 80,
      causes: [{ kind: "file", path: "extracts/part-b.csv", change: "replaced", before: 732, after: 812 }],
    });
  });

  test("a changed definition", async () => {
    const first = await build();
    const adjusted = settings.replace(
      "use: [violence-with-injury]",
      "use: [violence-with-injury], adjust: { violence-with-injury: { date_basis: committed, definition: Violence by the day on which it was committed. } }",
    );
    await change("partnership.yaml", adjusted);
    const { stdout } = await compare(first, await build());
    expect(cellsOf(stdout, "violence-with-injury/hackney/2020-03/count")).toEqual([
      "violence-with-injury/hackney/2020-03/count",
      "62",
      "60",
      "−2 (−3.2%)",
      expect.stringContaining("definition of violence-with-injury changed"),
    ]);
    expect(stdout).not.toContain("is another file");
  });

  test("a removed file", async () => {
    const first = await build();
    await rm(join(folder, "extracts/part-a.csv"));
    await change("partnership.yaml", settings.replace("2018-04", "2019-04"));
    const { stdout } = await compare(first, await build());
    const earlier = "violence-with-injury/hackney/fy2018-19/count";
    expect(cellsOf(stdout, earlier)).toEqual([
      earlier,
      "730",
      "not available",
      "",
      "extracts/part-a.csv is gone, 730 records",
    ]);
  });

  test("a paper that was final: as reported beside now", async () => {
    await change("partnership.yaml", settings.replace("area:", "status: final\narea:"));
    const frozen = await build();
    await change("extracts/part-b.csv", year(2019, times(80)));
    const { stdout } = await compare(frozen.slice(0, -2));
    expect(stdout.split("\n")[0]).toBe("Figure\tAs reported\tNow\tDifference\tBecause");
    expect(cellsOf(stdout, count)?.slice(1, 4)).toEqual(["732", "812", "+80 (+11%)"]);
  });

  test("by folder of products and by file too", async () => {
    const run = await build();
    const products = join(folder, "out/2019-20-q4/internal");
    for (const other of [products, join(products, "quarterly-figures.json")])
      expect((await compare(run, other)).stdout).toBe("Nothing has changed.\n");
  });

  test("never one edition with another, nor what an edition withholds", async () => {
    const weekly = (youth: number): string =>
      year(2019, times(youth, { "Victim Age": "15", "Feature Codes": "KNIFE INJURY" }));
    await change(
      "partnership.yaml",
      settings
        .replace("grain: offence", "grain: offence-victim")
        .replace("[violence-with-injury]", "[knife-injury-under-25]"),
    );
    // A year without any feature code would count as a file that has none.
    await change("extracts/part-a.csv", year(2018, times(1, { "Feature Codes": "ALCOHOL" })));
    await change("extracts/part-b.csv", weekly(6));
    const [inside, outside] = [await build(), await build("--audience", "public")];
    const refused = await compare(inside, outside);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("[run-unknown]");
    await change("extracts/part-b.csv", weekly(13));
    const later = await build("--audience", "public");
    const { stdout, exitCode } = await compare(outside, later);
    expect(exitCode).toBe(0);
    const id = "knife-injury-under-25/hackney/fy2019-20/count";
    expect(cellsOf(stdout, id)?.slice(1, 4)).toEqual(["[c]", "13", ""]);
    expect(stdout, "no number of records").not.toMatch(/\d records/);
    const file = await readFile(join(folder, "runs", outside, "quarterly-figures.json"), "utf8");
    expect(file).not.toContain('"number": 6,');
  });

  test("refuses what is no run, with the nearest name", async () => {
    const run = await build();
    const misspelt = await compare(run.replace("internal", "interal"), run);
    expect(misspelt.exitCode).toBe(2);
    expect(misspelt.stderr).toContain(`Did you mean "${run}"?`);
    await change("out/other.json", "{}");
    const unreadable = await compare(join(folder, "out/other.json"), run);
    expect(unreadable.exitCode).toBe(3);
    expect(unreadable.stderr).toContain("[run-unreadable]");
    expect(unreadable.stderr).not.toMatch(stackTrace);
  });
});
