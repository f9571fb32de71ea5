import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineWalker } from "../../src/extracts/preflight/lines.ts";
import { locateRecords } from "../../src/extracts/preflight/locate.ts";
import { CsvScanner, type OnRecord, type RecordMark, recordsAMark } from "../../src/extracts/preflight/scanner.ts";
import { makeFolder } from "./settings.ts";

interface Seen {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

interface Walker {
  push(chunk: Uint8Array): void;
  finish(): unknown;
}

/** The records of a text whose bytes come in chunks, cut where told. */
function walk(text: string, cuts: readonly number[], make: (onRecord: OnRecord) => Walker): Seen[] {
  const bytes = Buffer.from(text);
  const seen: Seen[] = [];
  const walker = make((start, end, line) => seen.push({ start, end, line }));
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    walker.push(bytes.subarray(from, cut));
    from = cut;
  }
  walker.finish();
  return seen;
}

/** Fields without newlines in quotes; the quotes of some are malformed, or in the middle of a text. */
const field = fc.constantFrom("a", "", " ", "é b", '"x"', '"p,q"', ' "y" ', '""', '5"', '"he said ""no"""', '"x"y');
/** A line of delimiters only is blank in what is read. */
const filled = fc
  .array(field, { minLength: 1, maxLength: 4 })
  .map(String)
  .filter((line) => !/^,+$/.test(line));
const lines = fc.array(fc.oneof(fc.constant(""), filled), { maxLength: 12 });

/** A text of lines with one kind of ending, with or without the last one, and places to cut it. */
const plain = fc
  .record({ lines, ending: fc.constantFrom("\n", "\r\n"), last: fc.boolean(), cuts: fc.array(fc.nat(200)) })
  .map(({ lines: all, ending, last, cuts }) => {
    const text = all.join(ending) + (last ? ending : "");
    const { length } = Buffer.from(text);
    return { text, cuts: cuts.map((cut) => Math.min(cut, length)).sort((one, other) => one - other) };
  });

describe("the records of a file without newlines in quotes", () => {
  it("are the lines that are not blank, found without a look at quotes, wherever chunks end", () => {
    fc.assert(
      fc.property(plain, ({ text, cuts }) => {
        const found = walk(text, cuts, (onRecord) => new LineWalker(onRecord));
        expect(found).toEqual(walk(text, [], (onRecord) => new CsvScanner(",", onRecord)));
        const bytes = Buffer.from(text);
        expect(found.map(({ start, end, line }) => [line, bytes.toString("utf8", start, end)])).toEqual(
          text.split(/\r?\n/).flatMap((content, index) => (content === "" ? [] : [[index + 1, content]])),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("are located alike by both walks: refused ones, and others by their position", async () => {
    const rows = ["a,b", "1,2", "", "3", "", "", "4,5", "6,7,8", "9,10"];
    for (const ending of ["\n", "\r\n"]) {
      const folder = await makeFolder({ "rows.csv": rows.join(ending) });
      try {
        const starts = [3, 7].map((index) => rows.slice(0, index).join(ending).length + ending.length);
        // The reader may name the byte before, or the blank lines above.
        const refused = starts.map((start) => start - 1);
        for (const quotedNewlines of [0, 1]) {
          const file = { readable: `${folder.path}/rows.csv`, delimiter: ",", quotedNewlines };
          const found = await locateRecords(file, refused, [1, 2]);
          expect(found.refused.map(({ ordinal, line, start }) => [ordinal, line, start])).toEqual([
            [2, 4, starts[0]],
            [4, 8, starts[1]],
          ]);
          expect([...found.byPosition].map(([position, { ordinal, line }]) => [position, ordinal, line])).toEqual([
            [1, 3, 7],
            [2, 5, 9],
          ]);
        }
      } finally {
        await folder.remove();
      }
    }
  });

  it("are located alike with and without marks, whichever are looked for", async () => {
    const rows = 500;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.boolean(),
        fc.uniqueArray(fc.integer({ min: 1, max: rows }), { maxLength: 8 }),
        fc.uniqueArray(fc.nat(rows - 9), { maxLength: 8 }),
        fc.integer({ min: -1, max: 2 }),
        async (ending, quoted, last, unread, wanted, into) => {
          const row = (number: number): string =>
            quoted && number % 7 === 0 ? `${number},"x${ending}y"` : `${number},z`;
          const records = ["a,b", ...Array.from({ length: rows }, (_, index) => row(index + 1))];
          const text = records.join(ending) + (last ? ending : "");
          const folder = await makeFolder({ "rows.csv": text });
          try {
            const marks = marksOf(text);
            expect(marks.length).toBe(Math.ceil(records.length / recordsAMark));
            const starts = new Map<number, number>();
            let at = 0;
            for (const [ordinal, record] of records.entries()) {
              starts.set(ordinal, at);
              at += record.length + ending.length;
            }
            const refused = unread
              .sort((one, other) => one - other)
              .map((ordinal) => (starts.get(ordinal) ?? 0) + into);
            const positions = wanted.sort((one, other) => one - other);
            const file = { readable: `${folder.path}/rows.csv`, delimiter: ",", quotedNewlines: quoted ? 1 : 0 };
            const found = await locateRecords({ ...file, marks }, refused, positions);
            expect(found).toEqual(await locateRecords(file, refused, positions));
            expect(found.refused.map(({ ordinal }) => ordinal)).toEqual(unread);
            const read = records.flatMap((_, ordinal) => (ordinal === 0 || unread.includes(ordinal) ? [] : [ordinal]));
            expect([...found.byPosition].map(([position, { ordinal }]) => [position, ordinal])).toEqual(
              positions.map((position) => [position, read[position]]),
            );
          } finally {
            await folder.remove();
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

function marksOf(text: string): readonly RecordMark[] {
  const scanner = new CsvScanner(",");
  scanner.push(Buffer.from(text));
  return scanner.finish().marks;
}
