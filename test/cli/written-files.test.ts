import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { csv, smallRows, smallYaml } from "../partnership/plan/small-plan.ts";
import { runCli } from "./command-line.ts";
import { smallPartnership, smallSettings } from "./small-partnership.ts";

const years = (text: string): string =>
  text.replaceAll("2017/18", "2021/22").replaceAll("2016/17", "2020/21").replaceAll("2015/16", "2019/20");

const paper = `id: told
title: What was told
sections:
  - kind: title-block
  - kind: indicator
    indicator: robbery
  - kind: plan-progress
  - kind: action-log
  - kind: provenance
`;

const own = "commentary/2019-20-q4/told";
const written: Readonly<Record<string, string>> = {
  "plan.yaml": years(smallYaml).replaceAll("syv-victims", "robbery"),
  "plan-actions.csv": years(csv()),
  "actions.csv": "Ref,Action,Owner,Due,Status\nA1,Agree,Police,2020-07-31,open\nA2,Share,Police,2020-08-31,open\n",
  [`${own}/robbery.md`]: "Patrols came later.\n",
  [`${own}/clearance.csv`]: "date,name,decision\n2020-06-20,A. Chair,cleared\n",
  // Of another paper: no part of this one.
  "commentary/2019-20-q4/quarterly/robbery.md": "Other words.\n",
};

interface Written {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows?: number;
}

async function made(files: Readonly<Record<string, string>>, audience = "internal") {
  const folder = await smallPartnership({ settings: `${smallSettings}papers: [told]\n` });
  await mkdir(join(folder, "papers"));
  for (const [name, text] of Object.entries({ ...files, "papers/told.yaml": paper })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const { exitCode, stderr } = await runCli([
    "build",
    "-f",
    folder,
    "-p",
    "2019/20-Q4",
    "--format",
    "html",
    "--audience",
    audience,
  ]);
  expect(stderr).not.toContain("error:");
  expect(exitCode).toBe(0);
  const out = join(folder, "out/2019-20-q4", audience);
  const figures = await readFile(join(out, "told-figures.csv"), "utf8");
  const provenance = JSON.parse(await readFile(join(out, "told-provenance.json"), "utf8")) as { written: Written[] };
  return { folder, figures, provenance, html: await readFile(join(out, "told.html"), "utf8") };
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("what people wrote for a paper", () => {
  test("is in its provenance, each file with its fingerprint and each table with its rows", async () => {
    const { provenance, html } = await made(written);
    const rows: Readonly<Record<string, number>> = {
      "actions.csv": 2,
      "plan-actions.csv": smallRows.length,
      [`${own}/clearance.csv`]: 1,
    };
    const expected = Object.entries(written)
      .filter(([path]) => !path.includes("quarterly"))
      .map(([path, text]) => ({
        path,
        sha256: sha256(text),
        bytes: new TextEncoder().encode(text).length,
        ...(rows[path] === undefined ? {} : { rows: rows[path] }),
      }))
      .sort((one, other) => (one.path < other.path ? -1 : 1));
    expect(provenance.written).toEqual(expected);
    for (const one of expected) expect(html).toContain(one.sha256.slice(0, 16));
  });

  test("is another when a word of it is", async () => {
    const changed = { ...written, [`${own}/robbery.md`]: "Patrols came sooner.\n" };
    const [first, second] = [(await made(written)).provenance.written, (await made(changed)).provenance.written];
    const moved = first.filter(({ sha256 }, index) => sha256 !== second[index]?.sha256);
    expect(moved.map(({ path }) => path)).toEqual([`${own}/robbery.md`]);
  });

  test("goes without its numbers of rows where it leaves the house, and without a log that is not shown there", async () => {
    const { provenance } = await made(written, "public");
    expect(JSON.stringify(provenance.written)).not.toContain("rows");
    expect(provenance.written.map(({ path }) => path)).not.toContain("actions.csv");
    expect(provenance.written).toHaveLength(4);
  });

  test("is counted in figures: actions of the plan by what the partners report, each with the table that they are rows of", async () => {
    const { folder, figures, html } = await made(written);
    const told = figures.split("\n").filter((line) => /^"?plan-actions/.test(line));
    const numbers = new Map(told.map((line) => [line.split(",", 1)[0], /,value,(\d+),records,count,/.exec(line)?.[1]]));
    // Of priority 1 one is not for 2019/20, one goes on and one is complete; that of priority 2 has started.
    const counted = (measure: string): string | undefined => numbers.get(`plan-actions/hackney/fy2019-20/${measure}`);
    expect(["actions", "complete", "under-way", "not-applicable"].map(counted)).toEqual(["4", "1", "2", "1"]);
    expect(numbers.get("plan-actions[priority=n1]/hackney/fy2019-20/actions")).toBe("3");
    expect(numbers.get("plan-actions[delivery=n2-1]/hackney/fy2019-20/under-way")).toBe("1");
    for (const line of told) expect(line).toContain(sha256(written["plan-actions.csv"] ?? ""));
    expect(html.replace(/<[^>]+>/g, "")).toContain(
      "Of the four actions of the plan, the partners report for 2019/20: one complete, two under way, one not for this year.",
    );
    const id = "plan-actions/hackney/fy2019-20/under-way";
    const { stdout, exitCode } = await runCli(["explain", id, "-f", folder]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("From 2 rows of the action table of the plan");
  });

  test("is nothing where nobody wrote anything", async () => {
    const { provenance, html } = await made({});
    expect(provenance.written).toEqual([]);
    expect(html).not.toContain("What people wrote");
  });
});
