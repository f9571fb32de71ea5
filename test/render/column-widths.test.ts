import fc from "fast-check";
import { expect, test } from "vitest";
import type { TableBlock, TableCell } from "../../src/papers/model.ts";
import { wordsLayout } from "../../src/render/column-widths.ts";

const cell = (text: string): TableCell => ({ content: [{ kind: "text", text }] });
const table = (
  rows: readonly (readonly string[])[],
  titles = ["Ref no", "Activity", "Outcome", "2015/16"],
): TableBlock => ({
  kind: "table",
  id: "t",
  number: 1,
  caption: "Actions",
  layout: "words",
  columns: titles.map((title) => ({ id: title, title, align: "left" })),
  rows: rows.map((cells) => ({ cells: cells.map(cell) })),
  notes: [],
});
const words = (count: number): string => Array.from({ length: count }, () => "words").join(" ");

test("the longest texts have the widest column, and a row of many lines may go over a page", () => {
  const { widths, breaks } = wordsLayout(
    table([
      ["1.1", words(400), words(40), "Ongoing"],
      ["1.2", words(10), words(10), "Ongoing"],
    ]),
    "turned",
  );
  const [ref = 0, activity = 0, outcome = 0, year = 0] = widths;
  expect(activity).toBeGreaterThan(outcome);
  expect(outcome).toBeGreaterThan(year);
  expect(ref).toBeGreaterThan(3);
  expect(breaks).toEqual([true, false]);
});

test("columns fill the table, and none is narrower than its longest word, whatever they hold", () => {
  const text = fc.array(
    fc.string({ minLength: 1, maxLength: 20 }).filter((word) => !/[\s–-]/.test(word)),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text, text), { minLength: 1, maxLength: 6 }), (rows) => {
      const block = table(rows.map((row) => row.map((one) => one.join(" "))));
      const { widths } = wordsLayout(block, "turned");
      expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 0);
      // 170 signs stand beside each other; a word is set with a fifth more than its letters.
      widths.forEach((width, column) => {
        const longest = Math.max(0, ...rows.flatMap((row) => (row[column] ?? []).map((word) => word.length)));
        expect(width * 1.7).toBeGreaterThan(longest);
      });
    }),
  );
});
