import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/extracts/registry.ts";
import { formatTables } from "./format-tables.ts";

const document = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");

describe("docs/formats.md", () => {
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
