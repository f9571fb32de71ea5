import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { smallPartnership } from "./small-partnership.ts";

/** Robbery is 12 a month in the partnership's counts, burglary 5. */
async function withOpenData(robbery: readonly number[]): Promise<string> {
  const folder = await smallPartnership();
  await mkdir(join(folder, "extracts/open"));
  await writeFile(
    join(folder, "extracts/open/borough.csv"),
    [
      "MajorText,MinorText,LookUp_BoroughName,202001,202002,202003",
      `Robbery,Robbery of Personal Property,Hackney,${robbery.join(",")}`,
      "Robbery,Robbery of Personal Property,Islington,90,90,90",
      "Burglary,Domestic Burglary,Hackney,5,5,5",
    ].join("\n"),
  );
  return folder;
}

const against = "mps-geographic=extracts/open/*.csv";

describe("check --against", () => {
  test("sets the counts side by side, indicator by indicator", async () => {
    const folder = await withOpenData([12, 12, 30]);
    const { stdout, stderr, exitCode } = await runCli(["check", "--against", against, "--folder", folder]);
    expect(stdout).toContain("Robbery\t3\t36\t54\t−18, −33%\t1\tapart\n");
    expect(stdout).toContain("Burglary\t3\t15\t15\t0\t0\tthe same in every month\n");
    expect(stdout).toContain("Robbery, widest apart: March 2020: yours 12, published 30 (−18, −60%).");
    expect(stdout).toContain("Nothing that is known of the two explains Robbery.");
    expect(stderr).toContain("[counts-apart]");
    expect(exitCode).toBe(0);
    expect((await runCli(["check", "--strict", "--against", against, "--folder", folder])).exitCode).toBe(1);
  });

  test("gives every month to machines", async () => {
    const folder = await withOpenData([12, 11, 12]);
    const { stdout } = await runCli(["check", "--json", "--against", against, "--folder", folder]);
    const { folders } = JSON.parse(stdout) as {
      folders: { against: { indicator: string; agreement: string; months: object[] }[] }[];
    };
    expect(folders[0]?.against).toMatchObject([
      { indicator: "robbery", agreement: "close", own: 36, published: 35, months: [{ month: "2020-01" }, {}, {}] },
      { indicator: "burglary", agreement: "same" },
    ]);
  });

  test("needs a source of that format, or its files", async () => {
    const folder = await smallPartnership();
    const none = await runCli(["check", "--against", "mps-geographic", "--folder", folder]);
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain("No source of the settings has the format mps-geographic.");
    const unknown = await runCli(["check", "--against", "mps-geografic", "--folder", folder]);
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain('Did you mean "mps-geographic"?');
  });

  test("does not count the open data among the partnership's own", async () => {
    const folder = await withOpenData([99, 99, 99]);
    const figures = await runCli(["figures", "robbery", "--period", "2020-03", "--format", "csv", "--folder", folder]);
    expect(figures.stdout).toContain("robbery/hackney/2020-03/count,robbery,,hackney,2020-03,offences,value,12,");
  });
});
