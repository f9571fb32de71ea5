import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { cataloguePage } from "./catalogue-page.ts";

const page = fileURLToPath(new URL("../../docs/indicators.md", import.meta.url));

it("docs/indicators.md is what the catalogue says (UPDATE_DOCS=1 brings it up to date)", async () => {
  const { indicators } = await loadCatalogue();
  const expected = cataloguePage([...indicators.values()]);
  if (process.env["UPDATE_DOCS"] === "1") await writeFile(page, expected);
  expect(await readFile(page, "utf8")).toBe(expected);
});
