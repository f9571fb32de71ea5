import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { monthlyCounts, smallPartnership, smallSettings } from "./small-partnership.ts";

const quarter = ["--period", "2019/20-Q4", "--format", "html"];
const paper = "out/2019-20-q4/internal/quarterly.html";
const lastMonth = /^2020-03,.*\n/gm;
const targets = `targets:
  - { indicator: robbery, year: 2019/20, at_most: 200 }
  - { indicator: burglary, year: 2019/20, at_most: 80 }
`;

/** Robbery in one file, burglary in another. */
const twoSources = smallSettings.replace(
  "files: extracts/counts.csv }",
  `files: extracts/counts.csv }
  - { id: burglaries, name: Burglary counts, provider: The force, format: monthly-counts, files: extracts/burglary.csv }`,
);
const only = (indicator: string): string =>
  monthlyCounts()
    .split(/(?<=\n)/)
    .filter((line) => line.includes(`,${indicator},`) || line.startsWith("Period"))
    .join("");

async function build(folder: string, ...more: string[]) {
  const made = await runCli(["build", folder, ...quarter, ...more]);
  const html = existsSync(join(folder, paper)) ? await readFile(join(folder, paper), "utf8") : "";
  const text = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  return { ...made, page: text.slice(text.indexOf(" Edition Internal")) };
}

describe("a source that ends before the reported period does", () => {
  test("is warned of with the indicators that rest on it, and page 1 claims nothing of targets that nobody can judge", async () => {
    const folder = await smallPartnership({
      settings: `${smallSettings}${targets}`,
      counts: monthlyCounts().replace(lastMonth, ""),
    });
    const { exitCode, stderr, page } = await build(folder);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /extracts\/counts\.csv: warning: Counts ends on 29 February 2020, before 2019\/20 Quarter 4 does on 31 March 2020\. .*: Robbery and Burglary\. Add an extract that reaches 31 March 2020.* \[coverage-short\]/,
    );
    expect(page).toContain("Data held to 29 February 2020 (Counts) ");
    expect(page).toContain(
      "Neither target can be judged: Robbery and Burglary, since Counts ends on 29 February 2020, before the period does. No change was clear enough",
    );
    expect(page).not.toContain("No target was missed");
    expect(page).toContain("Figure 3. Counts ends before the period does");
    expect((await build(folder, "--strict")).exitCode).toBe(1);
  });

  test("beside one that does not: the day of each, and the targets that were judged", async () => {
    const folder = await smallPartnership({ settings: `${twoSources}${targets}`, counts: only("robbery") });
    await writeFile(join(folder, "extracts/burglary.csv"), only("burglary").replace(lastMonth, ""));
    const { stderr, page } = await build(folder);
    expect(stderr).toMatch(/burglary\.csv: warning: Burglary counts ends on 29 February 2020.*: Burglary\. /);
    expect(stderr.match(/coverage-short/g)).toHaveLength(1);
    expect(page).toContain("Data held to 29 February 2020 (Burglary counts); 31 March 2020 (the others) ");
    expect(page).toContain(
      "Of the two targets, one cannot be judged: Burglary, since Burglary counts ends on 29 February 2020, before the period does. The one that was judged was not missed.",
    );
  });

  test("is not warned of where it ends with the period, and the day is that of all", async () => {
    const folder = await smallPartnership({ settings: `${smallSettings}${targets}` });
    const { stderr, page } = await build(folder);
    expect(stderr).not.toContain("coverage-short");
    expect(page).toContain("Data held to 31 March 2020 ");
    expect(page).toContain("No target was missed, no change was clear enough");
  });
});
