import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { smallPartnership, smallSettings } from "./small-partnership.ts";

const settings = `${smallSettings}meeting: { group: Statutory Officer Group, title: Quarter 1, date: 2020-06-25 }\n`;
const header = "Ref,Action,Owner,Due,Status,Origin,Raised\n";
const build = (folder: string, ...more: string[]) =>
  runCli(["build", folder, "--period", "2019/20-Q4", "--format", "html", ...more]);
const paperOf = (folder: string, audience = "internal") =>
  readFile(join(folder, `out/2019-20-q4/${audience}/quarterly.html`), "utf8");

async function partnership(lines: string): Promise<string> {
  const folder = await smallPartnership({ settings });
  await writeFile(join(folder, "actions.csv"), header + lines);
  return folder;
}

describe("the action log", () => {
  test("brings open actions forward with their origin, the overdue marked", async () => {
    const folder = await partnership(
      "A1,Share the <b>paper</b>,Police lead,30/04/2020,In progress,SOG,30/01/2020\nA2,Agree one form,Licensing lead,2020-07-31,open,Gangs board,\n",
    );
    expect((await build(folder)).exitCode).toBe(0);
    const paper = await paperOf(folder);
    for (const words of [
      "Actions open on 25 June 2020",
      "Share the &lt;b&gt;paper",
      "From: SOG, 30 January 2020",
      "Overdue",
      "30 April 2020",
      "From: Gangs board",
    ])
      expect(paper).toContain(words);
  });

  test("is not there without a log, nor in the public edition", async () => {
    const folder = await smallPartnership({ settings });
    await build(folder);
    expect(await paperOf(folder)).not.toContain("Action log");
    await writeFile(join(folder, "actions.csv"), `${header}A1,Secret plan,P,2020-07-01,open,,\n`);
    await build(folder, "--audience", "public");
    expect(await paperOf(folder, "public")).not.toContain("Secret plan");
  });

  test("every line that is wrong is told at its place, and no paper is made", async () => {
    const folder = await partnership(
      "A1,Share it,P,2020-07-01,opne,,\nA1,Agree it,P,31/06/2020,open,,\n,Nothing,P,2020-07-01,open,,\n",
    );
    const { exitCode, stderr } = await build(folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('actions.csv:2: error: The status is "opne". Did you mean "open"?');
    expect(stderr).toContain('actions.csv:3: error: "A1" stands on line 2 too.');
    expect(stderr).toContain('actions.csv:3: error: "31/06/2020" is not a day.');
    expect(stderr).toContain("actions.csv:4: error: The reference is blank.");
  });

  test("an open action that nobody holds is warned of", async () => {
    const folder = await partnership("A1,Share it,,,open,,\nA2,Done,,,complete,,\n");
    const { exitCode, stderr } = await build(folder);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("actions.csv:2: warning: Action A1 is open and has no owner and no day it is due.");
    expect(stderr).not.toContain("A2");
  });
});
