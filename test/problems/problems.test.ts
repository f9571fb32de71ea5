import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { problemCodes } from "../../src/problems/codes.ts";
import { formatProblemLine, formatProblemReadable } from "../../src/problems/format.ts";
import { nearest } from "../../src/problems/nearest.ts";
import type { Problem } from "../../src/problems/problem.ts";

const problem: Problem = {
  code: "settings-unknown-key",
  severity: "error",
  message: 'There is no setting "statsu".',
  remedy: 'Did you mean "status"?',
  place: { file: "partnership.yaml", line: 3, column: 1, field: "statsu" },
};

describe("how a problem is printed", () => {
  test("one line for a pipe", () => {
    expect(formatProblemLine(problem)).toBe(
      'partnership.yaml:3:1: error: There is no setting "statsu". Did you mean "status"? [settings-unknown-key]',
    );
  });

  test("as much of the place as is known", () => {
    const { place: _place, ...nowhere } = problem;
    expect(formatProblemLine(nowhere)).toMatch(/^error: /);
    expect(formatProblemLine({ ...problem, place: { file: "a.csv" } })).toMatch(/^a\.csv: error: /);
    expect(formatProblemLine({ ...problem, place: { file: "a.csv", line: 7 } })).toMatch(/^a\.csv:7: error: /);
  });

  test("a file name or a header cannot break the line or steer the terminal", () => {
    const nasty = { ...problem, message: "found \u001b[2J\nerror: no", place: { file: "a\r\nb.csv" } };
    for (const text of [formatProblemLine(nasty), ...formatProblemReadable(nasty, { colour: false }).split("\n")])
      expect(text).not.toMatch(/\p{Cc}/u);
  });

  test("several lines for a person, with colour only where it is wanted", () => {
    expect(formatProblemReadable(problem, { colour: false })).toBe(
      'error [settings-unknown-key] partnership.yaml:3:1\n  There is no setting "statsu".\n  → Did you mean "status"?',
    );
    expect(formatProblemReadable(problem, { colour: true })).toContain("\u001b[31m");
  });
});

describe("the nearest spelling", () => {
  test.each([
    ["statsu", "status"],
    ["Da Referrals", "da-referrals"],
    ["lsao", "lsoa"],
    ["xyz", undefined],
    ["zebra", undefined],
  ])("%s gives %s", (text, expected) => {
    expect(nearest(text, ["status", "da-referrals", "lsoa", "sources"])).toBe(expected);
  });
});

describe("docs/diagnostics.md", () => {
  test("says of every code what it means, where it comes from and what to do", async () => {
    const document = await readFile(new URL("../../docs/diagnostics.md", import.meta.url), "utf8");
    const rows = new Map(
      document
        .split("\n")
        .map((line) => /^\| `([^`]+)` \| (.+) \| (.+) \| (.+) \|$/.exec(line))
        .flatMap((match) => (match ? [[match[1] ?? "", match.slice(2)] as const] : [])),
    );
    expect([...rows.keys()].sort()).toEqual(Object.keys(problemCodes).sort());
    for (const [code, meaning] of Object.entries(problemCodes)) expect(rows.get(code)?.[0], code).toBe(meaning);
  });
});
