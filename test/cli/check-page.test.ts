import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { monthlyCounts, smallPartnership, smallSettings } from "./small-partnership.ts";

const withGap = (): string =>
  monthlyCounts()
    .split("\n")
    .filter((line) => !line.startsWith("2019-11"))
    .join("\n");

describe("the page that check prints", () => {
  test("has a verdict for each source, and every figure that a missing month spoils", async () => {
    const folder = await smallPartnership({ counts: withGap() });
    const { stdout } = await runCli(["check", "--folder", folder]);
    expect(stdout).toContain("Source\tIs\tRows\tCovers\tVerdict\n");
    expect(stdout).toContain("counts\tmonthly-counts\t70\t1 April 2017 to 31 March 2020\tusable with gaps\n");
    expect(stdout).toContain(
      "  Incomplete, 2019/20 Quarter 3: Counts holds nothing for November 2019.\n    Robbery; Burglary\n",
    );
  });

  test("says so when there is nothing to say", async () => {
    const { stdout } = await runCli(["check", "--folder", await smallPartnership()]);
    expect(stdout).toContain(
      "  None: every figure is whole over the last eight quarters that its sources reach, and nothing speaks against it.\n",
    );
  });

  test("--json carries verdicts, signs and what cannot be trusted", async () => {
    const folder = await smallPartnership({ counts: withGap() });
    const { stdout } = await runCli(["check", "--json", "--folder", folder]);
    const { folders } = JSON.parse(stdout) as {
      folders: { sources: { verdict: object; signs: object[] }[]; trust: object[] }[];
    };
    expect(folders[0]?.sources[0]).toMatchObject({ verdict: { use: "usable-with-gaps" }, signs: [] });
    expect(folders[0]?.trust).toContainEqual(
      expect.objectContaining({
        indicator: "robbery",
        area: "hackney",
        state: "incomplete",
        cause: { kind: "gap", source: "counts", month: "2019-11", cover: "none" },
      }),
    );
  });

  test("--html writes it as one page without scripts, values or anything to fetch", async () => {
    const counts = `${withGap()}2020-03,robbery,Hackney,SECRET<b>\n`;
    const folder = await smallPartnership({ counts, settings: `${smallSettings}max_rejects: 5%\n` });
    const { exitCode, stdout } = await runCli(["check", "--html", "--folder", folder]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("out/data-quality.html");
    const html = await readFile(join(folder, "out/data-quality.html"), "utf8");
    expect(html).toContain("<h1");
    expect(html).toMatch(/<svg[^>]+role="img" aria-label="The source has gaps\. /);
    expect(html).toContain("missing: November 2019");
    expect(html).toContain("usable with gaps");
    expect(html).toContain("Counts holds nothing for November 2019.");
    expect(html).not.toMatch(/<script|SECRET|https?:\/\/(?!www\.w3\.org)/);
  });

  test("--html never writes over an extract, and takes a name", async () => {
    const folder = await smallPartnership();
    const extract = join(folder, "extracts/counts.csv");
    const refused = await runCli(["check", "--folder", folder, "--html", extract]);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("must end in .html");
    expect(await readFile(extract, "utf8")).toBe(monthlyCounts());
    const page = join(folder, "mine.html");
    expect((await runCli(["check", "--folder", folder, "--html", page])).exitCode).toBe(0);
    expect(existsSync(page)).toBe(true);
  });

  test("loose files get the page too, without figures that nobody named", async () => {
    const folder = await smallPartnership();
    const loose = join(folder, "loose.csv");
    await writeFile(loose, withGap());
    const page = join(folder, "loose.html");
    const { exitCode, stdout } = await runCli(["check", loose, "--html", page]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("usable with gaps");
    expect(stdout).not.toContain("Figures that cannot be trusted");
    expect(await readFile(page, "utf8")).toContain("missing: November 2019");
  });
});
