import { describe, expect, it } from "vitest";
import { formats } from "../../src/extracts/registry.ts";
import { generatedParts } from "../generated-parts.ts";
import { formatTables } from "./format-tables.ts";

describe("docs/formats.md (UPDATE_DOCS=1 brings its tables up to date)", () => {
  const document = generatedParts(new URL("../../docs/formats.md", import.meta.url), formatTables());

  it("has a chapter for each format", () => {
    for (const { id } of formats) expect(document).toContain(`## ${id}\n`);
  });
});
