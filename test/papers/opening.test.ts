import { describe, expect, it } from "vitest";
import type { Block, SectionModel } from "../../src/papers/model.ts";
import { openingLength } from "../../src/papers/opening.ts";

const words: Block = { kind: "paragraph", content: [] };
const table: Block = {
  kind: "table",
  id: "t",
  number: 1,
  caption: "T",
  layout: "plain",
  columns: [],
  rows: [],
  notes: [],
};
const section = (id: string, block: Block, newPage = false): SectionModel => ({
  id,
  kind: id,
  title: id,
  blocks: [block],
  ...(newPage ? { newPage } : {}),
});

describe("the contents list stands", () => {
  it("before the first section on a fresh page", () => {
    expect(openingLength([section("title", words), section("headlines", words), section("crime", table, true)])).toBe(
      2,
    );
  });

  it("before evidence on the first page", () => {
    expect(openingLength([section("title", words), section("headlines", words), section("crime", table)])).toBe(2);
  });

  it("after the title, whatever the title holds, and at the end where there is nothing else", () => {
    expect(openingLength([section("title", table), section("months", words, true)])).toBe(1);
    expect(openingLength([section("title", words), section("headlines", words)])).toBe(2);
  });
});
