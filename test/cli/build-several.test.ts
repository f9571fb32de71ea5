import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { monthlyCounts, smallPartnership, smallSettings } from "./small-partnership.ts";

const html = ["--period", "2019/20-Q4", "--format", "html"];
const products = "out/2019-20-q4/internal";

/** Every product of a partnership folder, by name. */
async function productsIn(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(join(folder, products))).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, products, name), "utf8")] as const)),
  );
}

const brief = `id: brief
title: Brief for the chair
sections:
  - kind: headlines
  - kind: indicator
    indicator: robbery
  - kind: provenance
`;

async function withPapers(papers: Readonly<Record<string, string>>, listed: string): Promise<string> {
  const folder = await smallPartnership({ settings: `${smallSettings}papers: [${listed}]\n` });
  await mkdir(join(folder, "papers"));
  for (const [name, text] of Object.entries(papers)) await writeFile(join(folder, "papers", `${name}.yaml`), text);
  return folder;
}

describe("a build of several papers", () => {
  test("ends with a line for each; one that cannot be made keeps no other from it", async () => {
    const folder = await withPapers(
      { brief, broken: brief.replace("id: brief", "id: broken").replace("headlines", "headline") },
      "broken, quarterly, brief",
    );
    const { exitCode, stdout, stderr } = await runCli(["build", "--folder", folder, ...html]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('papers/broken.yaml:4:11: error: sections[1].kind is "headline"');
    expect(stderr).toContain("plan quarterly: ");
    const lines = stdout.slice(stdout.indexOf("\nPapers\n")).split("\n").slice(2, 6);
    expect(lines).toEqual([
      "Paper\tStatus\tHeadlines\tPages\tFiles\tWords missing",
      "quarterly\tdraft\t0\t–\t5\t–",
      "brief\tdraft\t0\t–\t5\t–",
      "broken\tnot made\t–\t–\t–\t–",
    ]);
    expect(await readdir(join(folder, products))).toContain("brief.html");
  });

  test("what an earlier build wrote of a paper that fails stays", async () => {
    const folder = await withPapers({ brief }, "quarterly, brief");
    await runCli(["build", "--folder", folder, ...html]);
    const before = (await productsIn(folder)).get("brief.html");
    const gone = join(folder, "commentary/2019-20-q4/brief");
    await mkdir(gone, { recursive: true });
    await writeFile(join(gone, "robbery.md"), "There were {{robery/count}}.\n");
    const { exitCode, stdout, stderr } = await runCli(["build", "--folder", folder, ...html, "--json"]);
    expect([exitCode, stderr]).toEqual([2, ""]);
    const { folders } = JSON.parse(stdout) as { folders: { papers: object[]; failed: object[] }[] };
    expect(folders[0]?.papers).toMatchObject([{ paper: "quarterly", status: "draft", gaps: 0 }]);
    expect(folders[0]?.failed).toMatchObject([
      { paper: "brief", exitCode: 2, problems: [{ code: "commentary-token" }] },
    ]);
    expect((await productsIn(folder)).get("brief.html")).toBe(before);
  });

  test("--markdown writes a page without a figure, a headline or a message's counts", async () => {
    const counts = `${monthlyCounts()}2020-03,robbery,Hackney,SECRET\n`;
    const folder = await smallPartnership({ counts, settings: `${smallSettings}max_rejects: 5%\n` });
    const page = join(folder, "summary.md");
    await runCli(["build", folder, ...html, "--markdown", page]);
    const text = await readFile(page, "utf8");
    expect(text).toContain("## Small Partnership, 2019/20 Quarter 4, internal edition\n\nDone. Exit code 0.\n");
    expect(text).toContain("| quarterly | draft | 0 | – | 5 | – |\n");
    expect(text).toContain("| warning | `row-rejected` | Rows could not become records. | extracts/counts.csv:74 |\n");
    expect(text).not.toMatch(/SECRET|144|120|Robbery/);
  });
});

describe("several partnerships in one run", () => {
  test("each has the paper that it has by itself, byte for byte", async () => {
    const other = {
      counts: monthlyCounts().replaceAll("Hackney", "Islington").replaceAll(",12\n", ",31\n"),
      settings: smallSettings.replace("Hackney", "Islington").replace("Small Partnership", "Other Partnership"),
    };
    const [first, second, alone] = [await smallPartnership(), await smallPartnership(other), await smallPartnership()];
    const both = await runCli(["build", second, first, ...html]);
    expect(both.exitCode).toBe(0);
    expect(both.stdout).toContain("Partnership\tPaper\tStatus\t");
    expect(both.stdout).toContain("Other Partnership\tquarterly\tdraft\t");
    expect((await runCli(["build", "--folder", alone, ...html])).exitCode).toBe(0);
    const [beside, byItself] = [await productsIn(first), await productsIn(alone)];
    expect([...beside.keys()]).toEqual([...byItself.keys()]);
    for (const [name, text] of beside) expect(text === byItself.get(name), name).toBe(true);
    expect((await productsIn(second)).get("quarterly.html")).toContain("Other Partnership");
  });
});
