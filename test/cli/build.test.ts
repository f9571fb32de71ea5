import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { Interruption } from "../../src/cli/interruption.ts";
import { runCli, stackTrace } from "./command-line.ts";
import { monthlyCounts, smallPartnership, smallSettings } from "./small-partnership.ts";

const quarter = ["--period", "2019/20-Q4"];
const html = [...quarter, "--format", "html"];

describe("build", () => {
  test("ends by saying what was read, which headlines came out, where the files are and what took how long", async () => {
    const folder = await smallPartnership();
    const { exitCode, stdout, stderr } = await runCli(["build", "--folder", folder, ...html], {
      workingFolder: folder,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Read 72 rows of 1 file: 72 accepted, 0 rejected");
    expect(stdout).toContain("Headlines: Quarterly performance paper, 2019/20 Quarter 4 (internal)\n");
    expect(stdout).toContain("  out/2019-20-q4/internal/quarterly.html\n");
    const order = ["Read 72", "Headlines:", "Files\n", "Time:"].map((part) => stdout.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(stdout).toMatch(/\nTime: settings \d+\.\d+ s, read .*; together \d+\.\d+ s\.\n$/);
    expect(stderr).toMatch(/^settings: \d+\.\d+ s\nread: /);
    expect(existsSync(join(folder, "out/2019-20-q4/internal/quarterly.html"))).toBe(true);
    expect(existsSync(join(folder, "out/2019-20-q4/internal/quarterly.pdf"))).toBe(false);
  });

  test("rejected rows are counted by reason", async () => {
    const counts = `${monthlyCounts()}2020-03,robbery,Hackney,SECRET\n`;
    const folder = await smallPartnership({ counts, settings: `${smallSettings}max_rejects: 5%\n` });
    const { exitCode, stdout, stderr } = await runCli(["build", "--folder", folder, ...html]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Rejected\n {2}counts: [a-z-]+ 1\n/);
    expect(stdout + stderr).not.toContain("SECRET");
  });

  test("without a browser the HTML is written, and it ends with 4 and says what to do", async () => {
    const folder = await smallPartnership();
    const argv = ["build", "--folder", folder, ...quarter, "--browser", "/does/not/exist"];
    const { exitCode, stdout, stderr } = await runCli(argv);
    expect(exitCode).toBe(4);
    expect(stdout).toContain("quarterly.html");
    expect(stdout).not.toContain("quarterly.pdf");
    expect(stderr).toMatch(/error: .*\/does\/not\/exist.* \[browser-missing\]/);
    expect(stderr).not.toMatch(stackTrace);
  });

  test("a public edition has a folder of its own", async () => {
    const folder = await smallPartnership();
    expect((await runCli(["build", "--folder", folder, ...html, "--audience", "public"])).exitCode).toBe(0);
    expect(await readdir(join(folder, "out/2019-20-q4"))).toEqual(["public"]);
  });

  test("a period without data and one that is no quarter are refused, and nothing is written", async () => {
    const folder = await smallPartnership();
    const later = await runCli(["build", "--folder", folder, "--period", "2022/23-Q1", "--format", "html"]);
    expect(later.exitCode).toBe(3);
    expect(later.stderr).toMatch(/\[period-without-data\]/);
    const month = await runCli(["build", "--folder", folder, "--period", "2020-03", "--format", "html"]);
    expect(month.exitCode).toBe(2);
    expect(month.stderr).toMatch(/\[period-invalid\]/);
    expect(month.stderr, "before anything is read").not.toContain("read:");
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  test("the last quarter is the one before today", async () => {
    const folder = await smallPartnership();
    const argv = ["build", "--folder", folder, "--format", "html"];
    expect((await runCli(argv, { today: "2020-04-01" })).exitCode).toBe(0);
    expect(await readdir(join(folder, "out"))).toEqual(["2019-20-q4"]);
  });

  test("an interrupted run leaves the previous papers as they were", async () => {
    const folder = await smallPartnership();
    await runCli(["build", "--folder", folder, ...html]);
    const paper = join(folder, "out/2019-20-q4/internal/quarterly.html");
    await writeFile(paper, "the previous paper");
    const controller = new AbortController();
    const running = runCli(["build", "--folder", folder, ...html], { signal: controller.signal });
    controller.abort(new Interruption(130));
    const { exitCode, stdout } = await running;
    expect([exitCode, stdout]).toEqual([130, ""]);
    expect(await readFile(paper, "utf8")).toBe("the previous paper");
  });

  test("one folder that is wrong does not keep another from being made", async () => {
    const [good, wrong] = [await smallPartnership(), await smallPartnership({ settings: "partnership: P\n" })];
    const { exitCode, stdout, stderr } = await runCli(["build", "--folder", wrong, "--folder", good, ...html]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("[settings-missing-key]");
    expect(stdout).toContain(join(basename(good), "out"));
  });

  test("--out names another folder; --json says where everything is", async () => {
    const folder = await smallPartnership();
    await mkdir(join(folder, "elsewhere"));
    const argv = ["build", "--folder", folder, ...html, "--json", "--out", "elsewhere/papers"];
    const { exitCode, stdout, stderr } = await runCli(argv, { workingFolder: folder });
    expect([exitCode, stderr]).toEqual([0, ""]);
    const result = JSON.parse(stdout) as { exitCode: number; folders: { papers: { files: string[] }[] }[] };
    expect(result.exitCode).toBe(0);
    expect(result.folders[0]?.papers[0]?.files).toContain(join(folder, "elsewhere/papers/quarterly.html"));
  });
});

describe("--out", () => {
  test("refuses a folder with files of one's own before anything is read, and touches none of them", async () => {
    const folder = await smallPartnership();
    const out = join(folder, "shared");
    await mkdir(join(out, "minutes"), { recursive: true });
    const own = { "quarterly.html": "mine", "quarterly-provenance.json": "{}", "minutes/may.txt": "May" };
    for (const [name, text] of Object.entries(own)) await writeFile(join(out, name), text);
    const { exitCode, stderr } = await runCli(["build", "--folder", folder, ...html, "--out", out]);
    expect([exitCode, stderr.includes("read:")]).toEqual([2, false]);
    expect(stderr).toContain("did not write: minutes, quarterly-provenance.json, quarterly.html.");
    expect(stderr).toContain("[output-foreign]");
    for (const [name, text] of Object.entries(own)) expect(await readFile(join(out, name), "utf8")).toBe(text);
    expect((await readdir(folder)).sort()).toEqual(["extracts", "partnership.yaml", "shared"]);
  });

  test("--format xlsx,ods writes the tables as spreadsheets, which go when they are not made again", async () => {
    const folder = await smallPartnership();
    const out = join(folder, "out/2019-20-q4/internal");
    const sheets = async (): Promise<string[]> => (await readdir(out)).filter((name) => name.includes("-tables."));
    const made = await runCli(["build", "--folder", folder, ...quarter, "--format", "ods,xlsx"]);
    expect([made.exitCode, await sheets()]).toEqual([0, ["quarterly-tables.ods", "quarterly-tables.xlsx"]]);
    expect(existsSync(join(out, "quarterly.html"))).toBe(false);
    expect((await runCli(["build", "--folder", folder, ...html])).exitCode).toBe(0);
    expect(await sheets()).toEqual([]);
    const wrong = await runCli(["build", "--folder", folder, ...quarter, "--format", "xls"]);
    expect([wrong.exitCode, wrong.stderr.includes("Allowed: html, pdf, xlsx, ods")]).toEqual([2, true]);
  });

  test("takes an empty folder, and one that an earlier build made, but no longer once a file was put beside it", async () => {
    const folder = await smallPartnership();
    const out = join(folder, "papers-out");
    await mkdir(out);
    const argv = ["render", "quarterly", "--folder", folder, ...html, "--out", out];
    expect((await runCli(argv)).exitCode).toBe(0);
    await writeFile(join(out, ".DS_Store"), "");
    expect((await runCli(argv)).exitCode).toBe(0);
    await writeFile(join(out, "letter.txt"), "mine");
    expect((await runCli(argv)).exitCode).toBe(2);
    expect(await readdir(out)).toContain("quarterly.html");
    const both = await runCli(["build", "--folder", folder, "--folder", folder, "--out", out, ...html]);
    expect([both.exitCode, both.stderr.includes("take each other's place")]).toEqual([2, true]);
  });
});

describe("render", () => {
  test("makes the one paper, or names the nearest", async () => {
    const folder = await smallPartnership();
    const wrong = await runCli(["render", "quartely", "--folder", folder, ...html]);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('Did you mean "quarterly"?');
    const right = await runCli(["render", "quarterly", "--folder", folder, ...html]);
    expect(right.exitCode).toBe(0);
    expect(right.stdout).toContain("quarterly.html");
  });
});
