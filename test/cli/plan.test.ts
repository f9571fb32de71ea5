import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { csv, smallRows, smallYaml } from "../partnership/plan/small-plan.ts";
import { runCli } from "./command-line.ts";
import { smallPartnership, smallSettings } from "./small-partnership.ts";

/** The small plan in the years of the small partnership, measured by an indicator that it has. */
const years = (text: string): string =>
  text.replaceAll("2017/18", "2021/22").replaceAll("2016/17", "2020/21").replaceAll("2015/16", "2019/20");
const yaml = years(smallYaml).replaceAll("syv-victims", "robbery");
const table = years(csv());
const settings = `${smallSettings}targets:
  - { indicator: robbery, year: 2019/20, at_most: 140 }
  - { indicator: robbery, year: 2020/21, change_on_previous_year: -5% }
`;

async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await smallPartnership({ settings });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

const render = (folder: string, ...more: readonly string[]) =>
  runCli(["render", "plan", "-f", folder, "-p", "2020/21", "--format", "html", ...more]);
const page = (folder: string, edition = "internal"): Promise<string> =>
  readFile(join(folder, `out/2019-20-q4/${edition}/plan-2020-21.html`), "utf8");
const wordsOf = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

describe("the plan of a small partnership", () => {
  test("stands in its tables: targets with the verdict, states with words, links between actions", async () => {
    const folder = await folderWith({ "plan.yaml": yaml, "plan-actions.csv": table });
    const { exitCode, stderr } = await render(folder);
    expect(stderr).not.toContain("error");
    expect(exitCode).toBe(0);
    const html = await page(folder);
    const words = wordsOf(html);
    // 144 robberies in 2019/20 against at most 140; 5% fewer in the next year are 136.8.
    expect(words).toContain("Robbery offences at most 140 144 Near miss at most 136 Not set");
    expect(words).toContain(
      "Young people who leave a gang No indicator counts this yet To be confirmed Not recorded Not judged",
    );
    expect(words).toMatch(
      /1\.1 Support to leave\. We will: meet weekly; find training\. Gangs unit Fewer are hurt\. Not applicable Ongoing Ongoing/,
    );
    expect(words).toContain("Ongoing With the action plan");
    expect(words).toContain("Complete Not said Delivery through the youth plan");
    expect(html).toContain('See also <a href="#action-1-3">1.3</a>');
    expect(html).toContain('<tr id="action-1-3"');
    expect(html).toMatch(/<section[^>]*class="[^"]*landscape[^"]*"[^>]*>/);
    // What is not decided is named.
    expect(words).toContain("Action 1.3 : what is done in 2020/21 is to be confirmed.");
    expect(words).toContain("Priority 1, gang violence: one measure to be confirmed.");
  });

  test("is read as Excel saves it: with a mark, in Windows-1252, with semicolons, and its cells compute nothing in a spreadsheet", async () => {
    const rows = smallRows.map((row) => row.replace("Visits at night", "=1+1 visits – “at night”"));
    const text = years(csv(rows)).replaceAll("\n", "\r\n");
    const windows = Buffer.from(
      text.replaceAll("–", "\u0096").replaceAll("“", "\u0093").replaceAll("”", "\u0094"),
      "latin1",
    );
    const folder = await folderWith({ "plan.yaml": yaml, "plan-actions.csv": windows });
    const { exitCode } = await render(folder, "--format", "xlsx", "--format", "html");
    expect(exitCode).toBe(0);
    expect(wordsOf(await page(folder))).toContain("&#x3D;1+1 visits – “at night”");
    const utf8 = await folderWith({ "plan.yaml": yaml, "plan-actions.csv": `\uFEFF${text}` });
    expect((await render(utf8)).exitCode).toBe(0);
    // The fingerprint of the file is another.
    const told = (html: string): string => wordsOf(html).replace(/(plan-actions\.csv .*?) [0-9a-f]{16}/, "$1");
    expect(told(await page(utf8))).toBe(told(await page(folder)));
  });

  test("says what is needed where there is none", async () => {
    const { exitCode, stderr } = await render(await folderWith({}));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/plan\.yaml: error: There is no plan\.yaml in the partnership folder\..*\[plan-missing\]/);
    expect(stderr).toMatch(/plan-actions\.csv: error: .*docs\/plan\.md has a plan to begin with.*\[plan-missing\]/);
  });

  test("tells what is wrong in both files at once, and keeps no other paper from being made", async () => {
    const folder = await folderWith({
      "plan.yaml": yaml.replace("introduction:", "introdution:"),
      "plan-actions.csv": table.replace("1,2,1.3,", "1,2,01-Mar,"),
    });
    const { exitCode, stderr } = await render(folder);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/plan\.yaml:2:1: error: .*Did you mean "introduction"\?/);
    expect(stderr).toMatch(/plan-actions\.csv:6:5: error: .*a date\. Was it 1\.3\?/);
    const other = await runCli(["render", "quarterly", "-f", folder, "-p", "2019/20-Q4", "--format", "html"]);
    expect(other.exitCode).toBe(0);
  });

  test("tells a figure token that cannot be read, at its text", async () => {
    const folder = await folderWith({
      "plan.yaml": yaml.replace("Most of those", "There were {{robery/fy2019-20/count}}. Most of those"),
      "plan-actions.csv": table,
    });
    const { exitCode, stderr } = await render(folder);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /plan\.yaml:7:14: error: There is no indicator "robery"\. Did you mean "robbery"\? .*\[commentary-token\]/,
    );
  });

  test("tells of a figure that its words quote and that has no number", async () => {
    const folder = await folderWith({
      "plan.yaml": yaml
        .replace("Most of those", "There were {{robbery/fy2016-17/count}} robberies in 2016/17. Most of those")
        .replace("Noise comes first", "After {{robbery/fy2019-20/count}} robberies noise comes first"),
      "plan-actions.csv": table,
    });
    const { exitCode, stderr } = await render(folder);
    expect(exitCode).toBe(0);
    expect(stderr.split("\n").filter((line) => line.includes("[commentary-number]"))).toEqual([
      expect.stringMatching(
        /^warning: A sentence under "Priority 1: Gangs and young people" quotes robbery\/hackney\/fy2016-17\/count, .* has \[number not available\]/,
      ),
    ]);
    expect(wordsOf(await page(folder))).toContain("There were [number not available] robberies");
    expect((await render(folder, "--strict")).exitCode).toBe(1);
  });

  test("keeps case studies that nobody has checked out of the editions that leave the group", async () => {
    const studies = `    case_studies:
      - { title: Unread, text: A boy of a certain street. }
      - { title: Read, text: A story that nobody can be known by., checked: { by: A. Reader, on: 2020-05-01 } }
    delivery:
      - title: Gang violence`;
    const folder = await folderWith({
      "plan.yaml": yaml.replace("    delivery:\n      - title: Gang violence", studies),
      "plan-actions.csv": table,
    });
    const internal = await render(folder);
    expect(internal.stderr).toMatch(/warning: Nobody has confirmed .*“Unread”.*\[plan-case-study\]/);
    expect(wordsOf(await page(folder))).toContain("Case study: Unread Not yet checked");
    await render(folder, "--audience", "public");
    const open = wordsOf(await page(folder, "public"));
    expect(open).not.toContain("certain street");
    expect(open).toContain("Case study: Read");
    expect(open).toContain("A case study is left out of this edition");
  });
});
