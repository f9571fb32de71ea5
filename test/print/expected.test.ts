import { expect, it } from "vitest";
import type { EditionModel, SectionModel } from "../../src/papers/model.ts";
import { expectedOf } from "../../src/print/proof/expected.ts";

const section = (title: string, newPage?: true): SectionModel => ({
  id: title.toLowerCase(),
  kind: "indicator",
  title,
  blocks: [],
  ...(newPage ? { newPage } : {}),
});
const headings = (...sections: SectionModel[]): string[] =>
  expectedOf({ sections, notes: [] } as unknown as EditionModel).map(({ text }) => text);

it("expects the contents list after the first page's sections, as the document has it, also where no section begins a page", () => {
  expect(headings(section("Headlines"), section("Robbery", true))).toEqual(["Headlines", "Contents", "Robbery"]);
  expect(headings(section("Headlines"), section("Robbery"))).toEqual(["Headlines", "Robbery", "Contents"]);
});
