import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/extracts/registry.ts";
import { formatTables } from "./format-tables.ts";

const page = new URL("../../docs/formats.md", import.meta.url);
if (process.env["UPDATE_DOCS"] === "1") {
  const tables = formatTables();
  const parts = /<!-- (.+) -->\n(?:[\s\S]*?\n)??<!-- end -->/g;
  const renewed = readFileSync(page, "utf8").replace(
    parts,
    (_part, name: string) => `<!-- ${name} -->\n${tables.get(name) ?? ""}\n<!-- end -->`,
  );
  writeFileSync(page, renewed);
}
const document = readFileSync(page, "utf8");

describe("docs/formats.md (UPDATE_DOCS=1 brings its tables up to date)", () => {
  it.each([...formatTables()])("has the current part: %s", (name, expected) => {
    const [, part] = document.split(`<!-- ${name} -->\n`);
    expect(part?.split("\n<!-- end -->")[0]).toBe(expected);
  });

  it("has no part that is no longer made", () => {
    const names = [...document.matchAll(/<!-- (.+) -->/g)].map(([, name]) => name).filter((name) => name !== "end");
    expect(names.sort()).toEqual([...formatTables().keys()].sort());
  });

  it("has a chapter for each format", () => {
    for (const { id } of formats) expect(document).toContain(`## ${id}\n`);
  });
});
