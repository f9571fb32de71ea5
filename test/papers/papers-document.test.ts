import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sectionKinds } from "../../src/papers/kinds/index.ts";
import { generatedParts } from "../generated-parts.ts";
import { descriptionOf, kindTables } from "./kinds-table.ts";

describe("docs/papers.md (UPDATE_DOCS=1 brings its tables up to date)", () => {
  const document = generatedParts(new URL("../../docs/papers.md", import.meta.url), kindTables());

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
