import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { smallPartnership, smallSettings } from "./small-partnership.ts";

const html = ["--format", "html"];
const paper = (id: string, period: string): string => `id: ${id}
title: Paper ${id}
period: ${period}
sections:
  - kind: title-block
  - kind: indicator
    indicator: robbery
  - kind: pedigree
`;

async function folderWith(listed: string): Promise<string> {
  const folder = await smallPartnership({ settings: `${smallSettings}papers: [${listed}]\n` });
  await mkdir(join(folder, "papers"));
  for (const [id, period] of [
    ["yearly", "year"],
    ["coming", "coming-year"],
  ] as const)
    await writeFile(join(folder, "papers", `${id}.yaml`), paper(id, period));
  return folder;
}

const products = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, "out/2019-20-q4/internal"))).filter((name) => name.endsWith(".html")).sort();

describe("papers of a year", () => {
  test("are asked for by their year or by its last quarter, a plan by the year that it plans", async () => {
    const folder = await folderWith("yearly, coming");
    const render = (id: string, period: string) =>
      runCli(["render", id, "--folder", folder, "--period", period, ...html]);
    const [annual, plan] = [await render("yearly", "2019/20"), await render("coming", "2020/21")];
    expect([annual.exitCode, plan.exitCode]).toEqual([0, 0]);
    expect(annual.stdout).toContain("Paper yearly, 2019/20 (internal)");
    expect(plan.stdout).toContain("Paper coming, 2020/21 (internal)");
    expect(await products(folder)).toEqual(["coming-2020-21.html", "yearly-2019-20.html"]);
    const page = await readFile(join(folder, "out/2019-20-q4/internal/coming-2020-21.html"), "utf8");
    expect(page).toContain("2020/21, with figures to 31 March 2020");
    const figures = await readFile(join(folder, "out/2019-20-q4/internal/coming-2020-21-figures.json"), "utf8");
    expect(JSON.parse(figures)).toMatchObject({ paper: "coming", period: "fy2020-21" });
    expect((await render("yearly", "2019/20-Q4")).exitCode).toBe(0);
    expect(await products(folder)).toEqual(["coming-2020-21.html", "yearly-2019-20.html"]);
  });

  test("are refused at another quarter, with the right spelling", async () => {
    const folder = await folderWith("yearly");
    const { exitCode, stderr } = await runCli(["render", "yearly", "-f", folder, "-p", "2019/20-Q2", ...html]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/"yearly" is a paper of a year.*Name 2019\/20\. \[period-invalid\]/s);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  test("are left out of a build of another quarter, which says so", async () => {
    const folder = await folderWith("quarterly, yearly, coming");
    const early = await runCli(["build", "-f", folder, "-p", "2019/20-Q3", ...html]);
    expect(early.exitCode).toBe(0);
    expect(early.stderr.match(/\[paper-not-due\]/g)).toHaveLength(2);
    expect(await readdir(join(folder, "out"))).toEqual(["2019-20-q3"]);
    const whole = await runCli(["build", "-f", folder, "-p", "2019/20", ...html]);
    expect(whole.stderr).not.toContain("paper-not-due");
    expect(await products(folder)).toEqual(["coming-2020-21.html", "quarterly.html", "yearly-2019-20.html"]);
  });

  test("have their commentary and their clearance in the folder of the quarter, and are frozen there", async () => {
    const folder = await folderWith("yearly");
    const listed = await runCli(["commentary", "yearly", "-f", folder, "-p", "2019/20"]);
    expect(listed.stdout).toContain("commentary/2019-20-q4/yearly/robbery.md");
    const signed = await runCli(
      ["sign-off", "yearly", "-f", folder, "-p", "2019/20"].concat(["--decision", "final", "--name", "A. Chair"]),
    );
    expect(signed.stdout).toContain("commentary/2019-20-q4/yearly/clearance.csv");
    await runCli(["build", "-f", folder, "-p", "2019/20", ...html]);
    expect(await readdir(join(folder, "frozen/2019-20-q4/internal/yearly"))).toContain("yearly-2019-20-figures.json");
    const again = await runCli(["build", "-f", folder, "-p", "2019/20-Q4", ...html]);
    expect(again.stderr).toContain("[paper-final]");
  });

  test("whose period is misspelt say so at its place", async () => {
    const folder = await folderWith("quarterly");
    await writeFile(join(folder, "papers/odd.yaml"), paper("odd", "years"));
    const { exitCode, stderr } = await runCli(["render", "odd", "-f", folder, "-p", "2019/20", ...html]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/odd\.yaml:3:9: error: .*"years".*Did you mean year\?/);
  });
});
