import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { smallPartnership, smallSettings } from "./small-partnership.ts";

const period = ["--period", "2019/20-Q4"];
const robbery = "commentary/2019-20-q4/quarterly/robbery.md";

async function partnership(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await smallPartnership();
  for (const [path, words] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), words);
  }
  return folder;
}
const build = (folder: string, ...more: string[]) =>
  runCli(["build", folder, ...period, "--format", "html", "--quiet", ...more]);
const told = (stderr: string, code: string): string[] =>
  stderr.split("\n").filter((line) => line.endsWith(`[${code}]`));

describe("words where no paper reads them", () => {
  test("are warned of with the path at which one would", async () => {
    const folder = await partnership({
      [robbery]: "Steady.\n",
      "commentary/2018-19-q4/quarterly/robbery.md": "Of the year before.\n",
      "commentary/2018-19-q4/quarterly/clearance.csv": "date,name,role,decision,note\n",
      "commentary/2019-20-Q3/quarterly/robbery.md": "Steady.\n",
      "commentary/2019-20-q4/quaterly/burglary.md": "Steady.\n",
      "commentary/2019-20-q4/burglary.md": "Steady.\n",
      "commentary/2019-20-q4/quarterly/burglary.txt": "Steady.\n",
      "commentary/burglary.md": "Steady.\n",
    });
    const { exitCode, stderr } = await build(folder);
    expect(exitCode).toBe(0);
    const pairs = told(stderr, "commentary-unused").map((line) =>
      /^(\S+): warning: .* Did you mean "([^"]+)"\?/.exec(line)?.slice(1),
    );
    expect(pairs).toEqual([
      ["commentary/2019-20-Q3/quarterly/robbery.md", "commentary/2019-20-q3/quarterly/robbery.md"],
      ["commentary/2019-20-q4/burglary.md", "commentary/2019-20-q4/quarterly/burglary.md"],
      ["commentary/2019-20-q4/quarterly/burglary.txt", "commentary/2019-20-q4/quarterly/burglary.md"],
      ["commentary/2019-20-q4/quaterly/burglary.md", "commentary/2019-20-q4/quarterly/burglary.md"],
      ["commentary/burglary.md", "commentary/2019-20-q4/quarterly/burglary.md"],
    ]);
    const listed = await runCli(["commentary", "--folder", folder, ...period]);
    expect(told(listed.stderr, "commentary-unused")).toHaveLength(5);
    const checked = await runCli(["check", "--folder", folder]);
    expect(told(checked.stderr, "commentary-unused")).toHaveLength(5);
    expect(checked.stderr).toContain('Did you mean "commentary/<period>/quarterly/burglary.md"?');
  });
});

describe("braces that would be printed as they were typed", () => {
  test("are errors at their lines in every edition, whole tokens and other braces are not", async () => {
    const words = [
      "---",
      "ask: agree to {{robbery/count}}",
      "---",
      "There were {robbery/count} offences, {{robbery/fy2019-20/count} robbery/count}} in the year.",
      "",
      "Of {{robbery/",
      "count}} some {as we think} were {{robbery/count}}.",
      "",
      "## Up to {{robbery/count}}",
      "",
      "See `{{robbery/count}}`.",
    ];
    const folder = await partnership({ [robbery]: `${words.join("\n")}\n` });
    for (const audience of ["internal", "partnership", "public"]) {
      const { exitCode, stderr } = await build(folder, "--audience", audience);
      expect(exitCode, audience).toBe(2);
      const lines = told(stderr, "commentary-token").map((line) => Number(/\.md:(\d+)/.exec(line)?.[1]));
      expect(lines, audience).toEqual([2, 4, 6, 7, 9, 11]);
    }
    const { stdout, stderr } = await runCli(["commentary", "--folder", folder, ...period]);
    expect(stderr).toMatch(
      /robbery\.md:4: error: "\{robbery\/count\}" is no whole figure token: it would be printed as it was typed\. Write a figure as \{\{indicator\/count\}\}/,
    );
    expect(stdout).not.toContain("Nothing that is needed is missing");
    expect(stdout).toContain('What "quarterly" still needs is not known until what is told above is mended.');
  });
});

describe("a token that cannot be read", () => {
  test("is told with the nearest right spelling and the remedy, at its line and column", async () => {
    const tokens = ["robbery/percent-change", "robbery/fy19-20/count", "robbery/2020-13/count", "robery/count"];
    const folder = await partnership({ [robbery]: tokens.map((one) => `In {{${one}}}.\n`).join("\n") });
    const { stderr } = await build(folder);
    const lines = told(stderr, "commentary-token").map((line) => line.replace(/^.*robbery\.md:/, ""));
    expect(lines.map((line) => /Did you mean "([^"]+)"/.exec(line)?.[1])).toEqual([
      "percent-change:previous-year",
      "fy2019-20",
      expect.stringMatching(/^2020-\d\d$/),
      "robbery",
    ]);
    expect(lines[0]).toContain(
      '1:4: error: "percent-change" cannot be quoted. Did you mean "percent-change:previous-year"? End the token in one of count, difference:previous-year, percent-change:previous-year.',
    );
    expect(lines[1]).toContain("Write a period as fy2019-20, fy2019-20-q4, 2020-03 or 2020-01-01..2020-03-31.");
  });
});

describe("a number that was typed in", () => {
  test("is a warning in the edition for partners and an error in the public one; what names something may stand there", async () => {
    const words =
      "One family, 3 victims aged 14.\n\nOn 23 March 2020, in Quarter 4 of 2019/20, see 4.2, at 10pm.\n\n1. It was {{robbery/count}}.\n";
    const folder = await partnership({ [robbery]: words });
    expect(told((await build(folder)).stderr, "commentary-literal")).toEqual([]);
    const partners = await build(folder, "--audience", "partnership");
    expect(partners.exitCode).toBe(0);
    expect(told(partners.stderr, "commentary-literal")).toEqual([
      expect.stringMatching(/robbery\.md:1: warning: A number is typed into the words: nothing withholds it/),
    ]);
    const paper = join(folder, "out/2019-20-q4/partnership/quarterly.html");
    expect(await readFile(paper, "utf8")).toContain("</html>");
    const open = await build(folder, "--audience", "public");
    expect(open.exitCode).toBe(2);
    expect(told(open.stderr, "commentary-literal")).toHaveLength(2);
  });
});

describe("a paper of one's own with a mistake", () => {
  test("is told of by check already", async () => {
    const folder = await smallPartnership({ settings: `${smallSettings}papers: [quarterly, short]\n` });
    await mkdir(join(folder, "papers"));
    await writeFile(join(folder, "papers/short.yaml"), "id: short\ntitle: Short\nsections:\n  - kind: scorcard\n");
    const { exitCode, stderr } = await runCli(["check", "--folder", folder]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/short\.yaml:4:\d+: error: .*scorcard.* \[paper-invalid\]/);
  });
});
