import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { monthlyCounts, smallPartnership } from "./small-partnership.ts";

const of = (quarter: string) => ["--period", `2019/20-${quarter}`];
const html = ["--format", "html"];
const sign = async (folder: string, decision: string, ...more: string[]) =>
  runCli([
    "sign-off",
    "quarterly",
    "--folder",
    folder,
    ...of("Q3"),
    "--decision",
    decision,
    "--name",
    "A. Clerk",
    "--role",
    "Clerk",
    ...more,
  ]);
const build = async (folder: string, quarter: string, ...more: string[]) =>
  runCli(["build", folder, ...of(quarter), ...html, ...more]);
const paperOf = async (folder: string, quarter: string) =>
  readFile(join(folder, `out/2019-20-${quarter}/internal/quarterly.html`), "utf8");

describe("sign-off", () => {
  test("keeps a log that the paper prints, with the last decision as its status", async () => {
    const folder = await smallPartnership();
    const first = await sign(folder, "cleared", "--date", "2020-01-20", "--note", "with one change, agreed");
    expect(first.exitCode).toBe(0);
    const second = await sign(folder, "draft", "--date", "2020-01-22", "--name", "B. Chair");
    expect(second.stdout).toContain(
      "2020-01-20\tA. Clerk\tClerk\tcleared\twith one change, agreed\n2020-01-22\tB. Chair\tClerk\tdraft\t–\n",
    );
    expect(second.stdout).toContain(
      "quarterly, 2019/20 Quarter 3: draft. The log is commentary/2019-20-q3/quarterly/clearance.csv.",
    );
    await sign(folder, "cleared", "--date", "2020-01-23");
    expect((await build(folder, "Q3")).stdout).toContain("quarterly\tcleared\t");
    const paper = await paperOf(folder, "q3");
    expect(paper).toContain("Who cleared this paper");
    for (const words of ["20 January 2020", "with one change, agreed", "Back to draft", "23 January 2020"])
      expect(paper).toContain(words);
    // Another quarter's paper was cleared by nobody.
    expect((await build(folder, "Q4")).stdout).toContain("quarterly\tdraft\t");
    expect(await paperOf(folder, "q4")).toContain("nobody has cleared it yet");
  });

  test("a line that cannot be understood is told at its place, and no paper is made of it", async () => {
    const folder = await smallPartnership();
    await sign(folder, "cleared");
    const log = join(folder, "commentary/2019-20-q3/quarterly/clearance.csv");
    await writeFile(log, `${await readFile(log, "utf8")}24/01/2020,B. Chair,Chair,clear,\r\n`);
    const { exitCode, stdout, stderr } = await build(folder, "Q3");
    expect([exitCode, stdout.includes("quarterly\tnot made")]).toEqual([2, true]);
    expect(stderr).toContain('clearance.csv:3: error: The decision is "clear". Did you mean "cleared"?');
    expect((await sign(folder, "final")).exitCode).toBe(2);
  });

  test("needs a name, and a decision that there is", async () => {
    const folder = await smallPartnership();
    const nameless = await runCli(["sign-off", "quarterly", "--folder", folder, ...of("Q3"), "--decision", "final"]);
    expect([nameless.exitCode, nameless.stderr.includes("A decision needs a name.")]).toEqual([2, true]);
    expect((await sign(folder, "finished")).stderr).toContain("Allowed: draft, cleared, final");
  });
});

describe("what was signed off", () => {
  const warnedOf = async (folder: string): Promise<string> =>
    (await build(folder, "Q3")).stderr.split("\n").find((line) => line.includes("[sign-off-outdated]")) ?? "";

  test("is held against what is made later, figures and words", async () => {
    const folder = await smallPartnership();
    await build(folder, "Q3");
    const signed = await sign(folder, "cleared", "--date", "2020-01-20");
    expect(signed.stdout).not.toContain("No edition of it");
    const log = join(folder, "commentary/2019-20-q3/quarterly/clearance.csv");
    expect(await readFile(log, "utf8")).toMatch(/cleared,,"internal: figures [0-9a-f]{8}, words [0-9a-f]{8}"\r\n$/);
    expect(await warnedOf(folder)).toBe("");
    await writeFile(join(folder, "commentary/2019-20-q3/quarterly/robbery.md"), "Patrols were moved.\n");
    expect(await warnedOf(folder)).toContain(
      'The words of "quarterly" have changed since it was signed off as cleared on 2020-01-20',
    );
    await writeFile(
      join(folder, "extracts/counts.csv"),
      monthlyCounts().replace("2019-12,robbery,Hackney,12", "2019-12,robbery,Hackney,77"),
    );
    expect(await warnedOf(folder)).toContain('The figures and words of "quarterly" have changed');
    await sign(folder, "final", "--date", "2020-01-21");
    expect(await warnedOf(folder)).toBe("");
  });

  test("cannot have been before the quarter ended, nor tomorrow; without an edition on file that is said", async () => {
    const folder = await smallPartnership();
    const early = await sign(folder, "final", "--date", "2019-12-31");
    expect([early.exitCode, early.stderr.includes("the quarter ended on 2019-12-31")]).toEqual([2, true]);
    expect((await sign(folder, "cleared", "--date", "2999-01-01")).stderr).toContain("is still to come");
    expect((await sign(folder, "cleared", "--date", "2020-01-20")).stdout).toContain(
      "No edition of it lies under out/",
    );
    expect(await warnedOf(folder)).toBe("");
  });

  test("of a plan can be before the year that it is of begins", async () => {
    const folder = await smallPartnership();
    const args = ["sign-off", "plan", "--folder", folder, "--period", "2020/21", "--date", "2020-03-10"];
    const signed = await runCli([...args, "--decision", "cleared", "--name", "A. Chair"]);
    expect(signed.exitCode, signed.stderr).toBe(0);
  });

  test("goes into a log that was begun without saying what was seen", async () => {
    const folder = await smallPartnership();
    const log = join(folder, "commentary/2019-20-q3/quarterly/clearance.csv");
    await mkdir(dirname(log), { recursive: true });
    await writeFile(log, "date,name,role,decision,note\n2020-01-19,A. Clerk,Clerk,cleared,\n");
    await build(folder, "Q3");
    const signed = await sign(folder, "final", "--date", "2020-01-20");
    expect(signed.stdout).toContain('The log has no column "seen"');
    expect(await readFile(log, "utf8")).toContain("\r\n2020-01-20,A. Clerk,Clerk,final,\r\n");
    await writeFile(log, "date,name,role,decision,note,seen\n2020-01-19,A. Clerk,Clerk,cleared,,the blue one\n");
    expect((await build(folder, "Q3")).stderr).toContain("What was seen is not as the program writes it.");
  });
});

describe("a final paper", () => {
  test("is frozen by its build; a later one leaves it until told, and later papers show what it reported", async () => {
    const folder = await smallPartnership();
    await sign(folder, "final", "--date", "2020-01-24");
    expect((await build(folder, "Q3")).stdout).toContain("quarterly\tfinal\t");
    const frozen = join(folder, "frozen/2019-20-q3/internal");
    expect((await readdir(join(frozen, "quarterly"))).sort()).toContain("quarterly-figures.json");
    expect((await stat(join(frozen, "quarterly/quarterly-figures.json"))).mode & 0o077).toBe(0);
    const before = await paperOf(folder, "q3");

    // Late records: 3 more robberies in December 2019, 11 fewer burglaries nowhere.
    const late = monthlyCounts().replace("2019-12,robbery,Hackney,12", "2019-12,robbery,Hackney,15");
    await writeFile(join(folder, "extracts/counts.csv"), late);
    const again = await build(folder, "Q3");
    expect([again.exitCode, again.stdout.includes("quarterly\tfinal, kept\t")]).toEqual([0, true]);
    expect(again.stderr).toContain("[paper-final]");
    const named = await runCli(["render", "quarterly", "--folder", folder, ...of("Q3"), ...html]);
    expect([named.exitCode, named.stderr.includes('error: The paper "quarterly" is final')]).toEqual([2, true]);
    expect(await paperOf(folder, "q3")).toBe(before);

    await build(folder, "Q4");
    const figures = await readFile(join(folder, "out/2019-20-q4/internal/quarterly-figures.csv"), "utf8");
    const number = (id: string): string | undefined =>
      figures
        .split(/\r?\n/)
        .find((line) => line.startsWith(`${id},`))
        ?.split(",")[8];
    expect(number("robbery/hackney/fy2019-20-q3/count:as-reported-fy2019-20-q3")).toBe("36");
    expect(number("robbery/hackney/fy2019-20-q3/count")).toBe("39");
    expect(number("robbery/hackney/fy2019-20-q3/revision:as-reported-fy2019-20-q3")).toBe("3");
    const later = await paperOf(folder, "q4");
    expect(later).toContain("as the paper of 2019/20 Quarter 3 reported it, and as it is counted now");
    expect(later).toContain("As reported");

    const replaced = await build(folder, "Q3", "--replace-final");
    expect(replaced.exitCode).toBe(0);
    expect((await readdir(frozen)).sort()).toEqual(["quarterly", "quarterly-replaced-1"]);
    expect(await paperOf(folder, "q3")).not.toBe(before);
  });
});
