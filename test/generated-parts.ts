import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";

/**
 * Holds the generated parts of a page of documentation (`<!-- name -->` to `<!-- end -->`) against what the program says now; with
 * UPDATE_DOCS=1 they are written anew first.
 * @returns the page's text
 */
export function generatedParts(page: URL, tables: ReadonlyMap<string, string>): string {
  if (process.env["UPDATE_DOCS"] === "1") {
    const parts = /<!-- (.+) -->\n(?:[\s\S]*?\n)??<!-- end -->/g;
    const renewed = readFileSync(page, "utf8").replace(
      parts,
      (_part, name: string) => `<!-- ${name} -->\n${tables.get(name) ?? ""}\n<!-- end -->`,
    );
    writeFileSync(page, renewed);
  }
  const document = readFileSync(page, "utf8");
  it.each([...tables])("has the current part: %s", (name, expected) => {
    const [, part] = document.split(`<!-- ${name} -->\n`);
    expect(part?.split("\n<!-- end -->")[0]).toBe(expected);
  });
  it("has no part that is no longer made", () => {
    const names = [...document.matchAll(/<!-- (.+) -->/g)].map(([, name]) => name).filter((name) => name !== "end");
    expect(names.sort()).toEqual([...tables.keys()].sort());
  });
  return document;
}
