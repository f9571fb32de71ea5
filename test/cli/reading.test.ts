import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { csv, smallYaml } from "../partnership/plan/small-plan.ts";
import { runCli, stackTrace } from "./command-line.ts";
import { monthlyCounts, smallPartnership, smallSettings } from "./small-partnership.ts";

describe("check", () => {
  test("accounts for every row and says which months are covered", async () => {
    const folder = await smallPartnership();
    const { exitCode, stdout } = await runCli(["check", "--folder", folder, "--quiet"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Source\tFile\tRead\tAccepted\tRejected\tDuplicate\tSuperseded\tOut of scope\n");
    expect(stdout).toContain("counts\textracts/counts.csv\t72\t72\t0\t0\t0\t0\n");
    expect(stdout).toContain("covers: 2017-04-01 to 2020-03-31");
  });

  test("says in which form the files came", async () => {
    const folder = await smallPartnership({ counts: `\ufeff${monthlyCounts().replaceAll("\n", "\r\n")}` });
    const { stdout } = await runCli(["check", "--folder", folder, "--quiet"]);
    expect(stdout).toContain("utf-8, byte order mark, CRLF, commas: extracts/counts.csv\n");
  });

  test("a person sees a table and a row of months for each year", async () => {
    const folder = await smallPartnership();
    const { stdout } = await runCli(["check", "--folder", folder], { isTerminal: true });
    expect(stdout).not.toContain("\t");
    expect(stdout).toContain("2017/18████████████");
  });

  test("a missing month is a gap, not a low number", async () => {
    const without = monthlyCounts()
      .split("\n")
      .filter((line) => !line.startsWith("2019-02"))
      .join("\n");
    const folder = await smallPartnership({ counts: without });
    const { exitCode, stdout, stderr } = await runCli(["check", "--folder", folder]);
    expect(stdout).toContain("missing: 2019-02");
    expect(stderr).toContain("[coverage-gap]");
    expect(exitCode).toBe(0);
  });

  test("the Partnership Plan is checked with the extracts, where there is one", async () => {
    const folder = await smallPartnership();
    await writeFile(join(folder, "plan.yaml"), smallYaml);
    const alone = await runCli(["check", "--folder", folder]);
    expect([alone.exitCode, alone.stderr.match(/\[plan-missing\]/g)?.length]).toEqual([1, 1]);
    await writeFile(join(folder, "plan-actions.csv"), csv());
    const sound = await runCli(["check", "--folder", folder]);
    expect([sound.exitCode, sound.stderr.includes("[plan-reference]")]).toEqual([0, false]);
    await writeFile(
      join(folder, "plan-actions.csv"),
      csv()
        .replace("2016/17,2017/18,Improvement", "2016/07,2017/18,Improvement")
        .replace("See also 1.3", "See also 1.9"),
    );
    const { exitCode, stdout, stderr } = await runCli(["check", "--folder", folder]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The column "2016/07" is no financial year. Did you mean "2016/17"?');
    // The extracts are accounted for all the same.
    expect(stdout).toContain("counts\textracts/counts.csv\t72\t72\t0\t0\t0\t0\n");
    await writeFile(join(folder, "plan-actions.csv"), csv().replace("See also 1.3", "See also 1.9"));
    expect((await runCli(["check", "--folder", folder])).stderr).toContain(
      "Action 1.9 is referred to, and the plan has no such action.",
    );
  });

  test("a few rejected rows are a warning, which --strict makes a failure", async () => {
    const counts = `${monthlyCounts()}2020-03,robbery,Hackney,x\n`;
    const folder = await smallPartnership({ counts, settings: `${smallSettings}max_rejects: 5%\n` });
    const { exitCode, stderr } = await runCli(["check", "--folder", folder]);
    expect([exitCode, stderr.includes("warning: ")]).toEqual([0, true]);
    expect((await runCli(["check", "--strict", "--folder", folder])).exitCode).toBe(1);
  });

  test("what was rejected is one message a file; the result says why and on which lines", async () => {
    const wrong = ["2020-03,robbery,Hackney,x", "2020-13,robbery,Hackney,1", "2020-14,robbery,Hackney,1"];
    const counts = `${monthlyCounts()}${wrong.join("\n")}\n`;
    const folder = await smallPartnership({ counts, settings: `${smallSettings}max_rejects: 9%\n` });
    const { stdout, stderr } = await runCli(["check", "--folder", folder]);
    expect(stderr.match(/\[row-rejected\]/g)).toHaveLength(1);
    expect(stderr).toContain("extracts/counts.csv: warning: 3 rows rejected: period-invalid 2, count-invalid 1.");
    expect(stdout).toContain("  2 period-invalid: The period is not a month such as 2019-04. Lines 75 and 76.\n");
    expect(stdout).toContain("  1 count-invalid: The count is not a whole number of 0 or more. Line 74.\n");
    const json = JSON.parse((await runCli(["check", "--json", "--folder", folder])).stdout) as {
      problems: { code: string }[];
      folders: { rejects: object[] }[];
    };
    expect(json.problems.filter(({ code }) => code === "row-rejected")).toHaveLength(2);
    expect(json.folders[0]?.rejects).toHaveLength(3);
    expect(JSON.stringify(json.folders[0]?.rejects)).not.toContain("value");
  });

  test("too many rejected rows fail it, and no cell is printed", async () => {
    const counts = `${monthlyCounts()}2020-03,robbery,Hackney,SECRET\n2020-02,robbery,Hackney,SECRET\n`;
    const folder = await smallPartnership({ counts });
    const { exitCode, stdout, stderr } = await runCli(["check", "--folder", folder]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("[too-many-rejects]");
    expect(stdout + stderr).not.toContain("SECRET");
  });

  test.each([
    ["an unclosed quote", `${monthlyCounts()}2020-03,"robbery,Hackney,1\n`, "extract-unclosed-quote"],
    ["an empty file", "", "extract-empty"],
    ["a missing column", "Period,Indicator,Area\n2020-03,robbery,Hackney\n", "column-missing"],
    ["NULs", "Period,Indicator,Area,Count\n\0\0\n", "extract-nul"],
  ])("%s ends with 3 and names the file", async (_name, counts, code) => {
    const folder = await smallPartnership({ counts });
    const { exitCode, stderr } = await runCli(["check", "--folder", folder]);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain("extracts/counts.csv");
    expect(stderr).not.toMatch(stackTrace);
    expect(exitCode).toBe(3);
  });

  test("no file at all ends with 3", async () => {
    const folder = await smallPartnership({ settings: smallSettings.replace("counts.csv", "none-*.csv") });
    const { exitCode, stderr } = await runCli(["check", "--folder", folder]);
    expect(stderr).toContain("[extract-missing]");
    expect(exitCode).toBe(3);
  });

  test("wrong settings are listed with line and column, all of them", async () => {
    const folder = await smallPartnership({ settings: `${smallSettings}papers: [quartely]\nstatsu: draft\n` });
    const { exitCode, stdout, stderr } = await runCli(["check", "--folder", folder]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /partnership\.yaml:8:10: error: .*quartely.* Did you mean "quarterly"\?.* \[paper-unknown\]/,
    );
    expect(stderr).toMatch(
      /partnership\.yaml:9:1: error: .*statsu.* Did you mean "status"\?.* \[settings-unknown-key\]/,
    );
  });

  test("several folders are read in turn", async () => {
    const [one, two] = [await smallPartnership(), await smallPartnership()];
    const { exitCode, stdout } = await runCli(["check", "--json", "--folder", one, "--folder", two]);
    expect(exitCode).toBe(0);
    const { folders } = JSON.parse(stdout) as { folders: { folder: string }[] };
    expect(folders.map(({ folder }) => folder)).toEqual([one, two]);
  });
});

describe("figures", () => {
  test("counts beside those of a year earlier", async () => {
    const folder = await smallPartnership();
    const { exitCode, stdout } = await runCli(["figures", "--folder", folder, "--period", "2019/20-Q4"]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      [
        "Indicator\tArea\tPeriod\tCount\tYear before\tDifference\tChange",
        "robbery\thackney\t2019/20 Quarter 4\t36\t30\t+6\t+20%",
        "burglary\thackney\t2019/20 Quarter 4\t15\t15\t0\tnot applicable",
        "",
      ].join("\n"),
    );
  });

  test("several indicators, with commas or spaces between them", async () => {
    const folder = await smallPartnership();
    const ask = async (...words: string[]): Promise<string> =>
      (await runCli(["figures", ...words, "--folder", folder, "--period", "2019/20"])).stdout;
    expect(await ask("robbery,burglary")).toBe(await ask("robbery", "burglary"));
  });

  test("by quarter, as CSV with figure ids", async () => {
    const folder = await smallPartnership();
    const argv = [
      "figures",
      "robbery",
      "--folder",
      folder,
      "--period",
      "2019/20",
      "--by",
      "quarter",
      "--format",
      "csv",
    ];
    const { exitCode, stdout } = await runCli(argv);
    expect(exitCode).toBe(0);
    const lines = stdout.replace("\u{feff}", "").trimEnd().split("\r\n");
    expect(lines).toHaveLength(5);
    expect(lines[1]).toBe(
      "robbery/hackney/fy2019-20-q1/count,robbery,,hackney,fy2019-20-q1,offences,value,36,value,30,6,20",
    );
  });

  test("a period without data is said to be missing, never 0", async () => {
    const folder = await smallPartnership();
    const argv = ["figures", "robbery", "--folder", folder, "--period", "2020/21-Q1", "--format", "json"];
    const { stdout } = await runCli(argv);
    const [row] = JSON.parse(stdout) as { state: string; count?: number; previous?: number }[];
    expect(row).toMatchObject({ state: "missing", previous: 36 });
    expect(row).not.toHaveProperty("count");
  });

  test("a period that no extract holds is said to be outside them, which --strict makes a failure", async () => {
    const folder = await smallPartnership();
    const argv = ["figures", "--folder", folder, "--period", "2022/23"];
    const { exitCode, stderr } = await runCli(argv);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/They cover 1 April 2017 to 31 March 2020: .* \[period-without-data\]/);
    expect((await runCli([...argv, "--strict"])).exitCode).toBe(1);
  });

  test("says why there is no number", async () => {
    const folder = await smallPartnership();
    const { stderr } = await runCli(["figures", "burglary", "--folder", folder, "--period", "2019/20-Q4"]);
    expect(stderr).toContain("No percentage is given where the year before is too small for one");
  });

  test.each([
    [["robery"], 'There is no indicator "robery". Did you mean "robbery"?'],
    [["robbery", "--area", "hackny"], 'There is no area "hackny". Did you mean "hackney"?'],
    [["robbery", "--by", "mnth"], 'Did you mean "month"?'],
  ])("%j is wrong usage", async (words, message) => {
    const folder = await smallPartnership();
    const { exitCode, stdout, stderr } = await runCli(["figures", ...words, "--folder", folder]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

describe("explain", () => {
  test("an indicator: definition and filter in plain words, without reading an extract", async () => {
    const folder = await smallPartnership({ counts: "" });
    const { exitCode, stdout } = await runCli(["explain", "robbery", "--folder", folder]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Robbery (robbery)\n");
    expect(stdout).toContain(
      "Counts: offences, each reference once, where the category is robbery-personal or robbery-business\n",
    );
    expect(stdout).toContain("Dated by: the day on which it was recorded\n");
  });

  test("a count: its files and records", async () => {
    const folder = await smallPartnership();
    const { exitCode, stdout } = await runCli(["explain", "robbery/hackney/fy2019-20-q4/count", "--folder", folder]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("2019/20 Quarter 4: 36 offences\n");
    expect(stdout).toMatch(/ {2}extracts\/counts\.csv: .* \(SHA-256 [0-9a-f]{12}\)/);
  });

  test("a change: the arithmetic with its numbers", async () => {
    const folder = await smallPartnership();
    const id = "robbery/hackney/fy2019-20-q4/percent-change:previous-year";
    const { stdout } = await runCli(["explain", id, "--folder", folder]);
    expect(stdout).toContain("(36 − 30) / 30 = 20.0%\n");
    expect(stdout).toContain(
      "  the later figure: 36 offences, 2019/20 Quarter 4 (robbery/hackney/fy2019-20-q4/count)\n",
    );
    expect(stdout).toContain("    From 3 records of counts in extracts/counts.csv\n");
    expect(stdout).toContain("See docs/methods.md#change\n");
  });

  test("a figure of a paper: its arithmetic down to the counts, as deep as asked", async () => {
    const folder = await smallPartnership();
    const id = "robbery/hackney/fy2019-20/rate-ratio:previous-year";
    const { exitCode, stdout } = await runCli(["explain", id, "--folder", folder]);
    expect(exitCode).toBe(0);
    expect(stdout, "144 in 366 days, 120 in 365").toContain("144 / 366 / (120 / 365) = 1.197\n");
    expect(stdout).toMatch(/ {2}the overdispersion: .* \(robbery\/hackney\/.*\/overdispersion/);
    const shallow = await runCli(["explain", id, "--folder", folder, "--depth", "0"]);
    expect(shallow.stdout).toContain("= 1.197\n");
    expect(shallow.stdout).toContain("  and 3 more");
    expect(shallow.stdout).not.toContain("the later figure");
  });

  test("a limit of a chart by month, the quarter being named, and what it is worked out from as one object", async () => {
    const folder = await smallPartnership();
    const id = "burglary/hackney/2017-04-01..2020-03-31/upper-limit:adjusted-per-day";
    const { exitCode, stdout } = await runCli(["explain", id, "-f", folder, "-p", "2019/20-Q4", "--json"]);
    expect(exitCode).toBe(0);
    const { explanation, figures } = JSON.parse(stdout) as {
      explanation: { figure: string; arithmetic: string; inputs: { role: string; more?: number }[] };
      figures: { id: string }[];
    };
    expect(explanation).toMatchObject({ figure: id, inputs: [{ role: "mean", more: 24 }] });
    expect((await runCli(["explain", id, "-f", folder, "-p", "2019/20-Q4"])).stdout).toContain(
      "As the papers of 2019/20 Quarter 4 have it.\n",
    );
    expect(explanation.arithmetic).toMatch(/^0\.16\d+ \+ 2\.66 × .* = 0\.\d+$/);
    expect(figures[0]?.id).toBe(id);
  });

  test("rows of files, which no indicator counts", async () => {
    const folder = await smallPartnership();
    const { exitCode, stdout } = await runCli(["explain", "extract-rows/hackney/all/read", "--folder", folder]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("all that was read: 72 records\n");
  });

  test.each([
    ["robbery/hackney", "is not a figure id"],
    ["robbery/hackney/fy2019-21/count", "The period of"],
    [
      "robbery/hackney/fy2019-20/rate-ration:previous-year",
      'Did you mean "robbery/hackney/fy2019-20/rate-ratio:previous-year"?',
    ],
    ["robery/hackney/fy2019-20/count", 'Did you mean "robbery"?'],
    ["robbery/hackny/fy2019-20/count", 'Did you mean "hackney"?'],
    ["robbery/hackney/2019-20/count", 'Did you mean "fy2019-20"?'],
    ["robbery/hackney/fy2019-20/cuont", 'Did you mean "robbery/hackney/fy2019-20/count"?'],
    ["nte-crime-and-asb[type=thft]/hackney/fy2019-20/count", 'Did you mean "theft"?'],
    ["nte-crime-and-asb[tipe=theft]/hackney/fy2019-20/count", 'Did you mean "type"?'],
    ["robbery[operation=lagana]/hackney/fy2019-20/count", "There is no operation of robbery"],
  ])("%s is refused", async (id, message) => {
    const folder = await smallPartnership();
    const { exitCode, stderr } = await runCli(["explain", id, "--folder", folder]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe("problems beside figures", () => {
  const two = smallSettings
    .replace(
      "indicators:",
      "  - { id: list, provider: P, format: monthly-counts, files: extracts/list.csv }\nindicators:",
    )
    .replace("[robbery, burglary]", "[robbery, burglary, da-referrals]");
  const list = "Period,Indicator,Area,Count\n2019-04,da-referrals,Hackney,5\n2019-06,da-referrals,Hackney,5\n";
  const run = async (...words: string[]) => {
    const folder = await smallPartnership({ settings: two });
    await writeFile(join(folder, "extracts/list.csv"), list);
    return runCli(["figures", ...words, "--folder", folder, "--period", "2019/20"]);
  };

  test("are those of the sources that the figures use; of the others their number", async () => {
    const { stderr, exitCode } = await run("robbery");
    expect(exitCode).toBe(0);
    expect(stderr).not.toContain("[coverage-gap]");
    expect(stderr).toMatch(
      /One more problem is of sources that these figures do not use; "csp-assess check" shows it\./,
    );
    const own = await run("da-referrals");
    expect(own.stderr).toContain("extracts/list.csv: note: List holds nothing for 2019-05.");
    expect(own.stderr).not.toContain("do not use");
  });

  test("--json has all of them", async () => {
    const { problems } = JSON.parse((await run("robbery", "--json")).stdout) as { problems: { code: string }[] };
    expect(problems.map(({ code }) => code)).toContain("coverage-gap");
  });
});
