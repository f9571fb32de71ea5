import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

const page = new URL("../../docs/methods.md", import.meta.url);

/**
 * Expects that what a study found stands in docs/methods.md between its marks; with UPDATE_DOCS=1 writes it there. So no number of a
 * study stands on that page that no code produced.
 */
export function expectInMethods(study: string, found: string): void {
  const text = readFileSync(page, "utf8");
  const marks = new RegExp(`(<!-- study ${study} -->\n)[^]*?(<!-- end -->)`);
  expect(text, `docs/methods.md has no marks for the study ${study}`).toMatch(marks);
  const updated = text.replace(marks, (_all, begin: string, end: string) => `${begin}\n${found}\n\n${end}`);
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(page, updated);
  else expect(updated, "run UPDATE_DOCS=1 npm run studies").toBe(text);
}

/** A table of Markdown. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
