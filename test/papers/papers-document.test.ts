import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sectionKinds } from "../../src/papers/kinds/index.ts";
import { descriptionOf, kindTables } from "./kinds-table.ts";

const page = new URL("../../docs/papers.md", import.meta.url);
if (process.env["UPDATE_DOCS"] === "1") {
  const tables = kindTables();
  const parts = /<!-- (.+) -->\n(?:[\s\S]*?\n)??<!-- end -->/g;
  const renewed = readFileSync(page, "utf8").replace(
    parts,
    (_part, name: string) => `<!-- ${name} -->\n${tables.get(name) ?? ""}\n<!-- end -->`,
  );
  writeFileSync(page, renewed);
}
const document = readFileSync(page, "utf8");

describe("docs/papers.md (UPDATE_DOCS=1 brings its tables up to date)", () => {
  it.each([...kindTables()])("has the current part: %s", (name, expected) => {
    const [, part] = document.split(`<!-- ${name} -->\n`);
    expect(part?.split("\n<!-- end -->")[0]).toBe(expected);
  });

  it("says of every kind what it shows, and of every parameter what it means", () => {
    for (const { id, shows, parameters } of sectionKinds) {
      expect(shows, id).toMatch(/^[A-Z].*\.$/);
      for (const [name, schema] of Object.entries(parameters))
        expect(descriptionOf(schema), `${id}.${name}`).not.toBe("");
    }
  });

  it("names every paper that ships with the program", () => {
    const shipped = readdirSync(new URL("../../templates/papers/", import.meta.url));
    expect(shipped.length).toBeGreaterThan(0);
    for (const file of shipped) expect(document).toContain(`\`${file.replace(/\.yaml$/, "")}\``);
  });
});
