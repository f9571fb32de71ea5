import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { monthlyCounts, smallPartnership, smallSettings } from "./small-partnership.ts";

const period = ["--period", "2019/20-Q4", "--format", "html"];
const strictly = (folder: string) => runCli(["build", folder, ...period, "--strict"]);
const heldBack = /^error: Nothing was written: with --strict a warning is a failure.* \[output-held-back\]$/m;

describe("build --strict", () => {
  test("writes where nothing is warned of", async () => {
    const folder = await smallPartnership();
    expect((await strictly(folder)).exitCode).toBe(0);
    expect(existsSync(join(folder, "out/2019-20-q4/internal/quarterly.html"))).toBe(true);
  });

  test("writes nothing where an extract is warned of, and leaves what an earlier build wrote", async () => {
    const folder = await smallPartnership({ settings: smallSettings.replace("counts.csv", "counts*.csv") });
    await runCli(["build", folder, ...period]);
    const paper = join(folder, "out/2019-20-q4/internal/quarterly.html");
    await writeFile(paper, "the paper of before");
    await writeFile(join(folder, "extracts/counts-again.csv"), monthlyCounts());
    const { exitCode, stdout, stderr } = await strictly(folder);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("[duplicate-extract]");
    expect(stderr).toMatch(heldBack);
    expect(stdout).toContain("quarterly\tnot made");
    expect(await readFile(paper, "utf8")).toBe("the paper of before");
    expect((await runCli(["build", folder, ...period])).exitCode).toBe(0);
    expect(await readFile(paper, "utf8")).toContain("</html>");
  });

  test("writes no paper beside one that is warned of", async () => {
    const folder = await smallPartnership({ settings: `${smallSettings}papers: [quarterly, short]\n` });
    await mkdir(join(folder, "papers"));
    const short = "id: short\ntitle: A short paper\nsections:\n  - kind: title-block\n  - kind: scorecard\n";
    await writeFile(join(folder, "papers/short.yaml"), short);
    const words = join(folder, "commentary/2019-20-q4/quarterly/burglry.md");
    await mkdir(dirname(words), { recursive: true });
    await writeFile(words, "Steady.\n");
    const { exitCode, stdout, stderr } = await strictly(folder);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(heldBack);
    expect(stdout).toContain("short\tnot made");
    expect(existsSync(join(folder, "out"))).toBe(false);
    expect(existsSync(join(folder, "runs"))).toBe(false);
  });
});
