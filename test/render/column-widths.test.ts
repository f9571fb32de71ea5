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
    fc.string({ minLength: 1, maxLength: 20 }).filter((word) => !/[\s/–-]/.test(word)),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text, text), { minLength: 1, maxLength: 6 }), (rows) => {
      const block = table(rows.map((row) => row.map((one) => one.join(" "))));
      const { widths } = wordsLayout(block, "turned");
      expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 0);
      // 190 signs stand across the page; capitals take more room than letters do, and each column has space on both sides.
      widths.forEach((width, column) => {
        const longest = Math.max(0, ...rows.flatMap((row) => (row[column] ?? []).map((word) => word.length)));
        expect(width * 1.9).toBeGreaterThan(1.15 * longest + 2);
      });
    }),
  );
});

test("a narrow column of many words is widened, though its letters are few: words are not parted", () => {
  const year = "The course was set up, first operations were carried out, and outreach teams took part";
  const activity =
    "Sex work in the street: operations where it causes a nuisance, support that fits, a way out, drug treatment and care, and people found in brothels are protected, together with those who live near; others who come to the street are told of it";
  const { widths } = wordsLayout(table([["3.6", activity, "Less nuisance, and less demand", year]]), "upright");
  const lines = [activity, year].map((text, index) => setWordByWord(text, ((widths[2 * index + 1] ?? 0) / 100) * 118));
  expect(Math.abs((lines[0] ?? 0) - (lines[1] ?? 0))).toBeLessThanOrEqual(1);
});

test("of two columns with as many letters that with the longer words is wider: it loses more at the ends of its lines", () => {
  const long = Array.from({ length: 30 }, () => "x".repeat(26)).join(" ");
  const short = Array.from({ length: 160 }, () => "noise")
    .join(" ")
    .slice(0, long.length);
  const { widths } = wordsLayout(table([["1.1", long, short, "Ongoing"]]), "upright");
  const [, ofLong = 0, ofShort = 0] = widths;
  expect(ofLong).toBeGreaterThan(ofShort);
});

/** Lines of a text in a column of so many signs, without the space between columns. */
function setWordByWord(text: string, signs: number): number {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length <= signs) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.length;
}
