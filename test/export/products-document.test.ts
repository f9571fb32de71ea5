import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { figuresCsv } from "../../src/export/figures.ts";
import { oldestMajorVersion } from "../../src/print/installed.ts";
import { absentStates } from "../../src/values/value.ts";
import { modelFor, origin } from "./fixture.ts";

const document = readFileSync(new URL("../../docs/products.md", import.meta.url), "utf8");

describe("docs/products.md", () => {
  it("names every column of figures.csv", () => {
    const header = figuresCsv(modelFor("internal"), origin).replace("\u{feff}", "").split("\r\n")[0] ?? "";
    for (const column of header.split(",")) expect(document).toContain(`\`${column}\``);
  });

  it("names every state of a figure and the oldest browser", () => {
    for (const state of absentStates) expect(document).toContain(`\`${state}\``);
    expect(document).toContain(`version ${oldestMajorVersion} or newer`);
  });
});
