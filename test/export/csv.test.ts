import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutralise, writeCsv } from "../../src/export/csv.ts";

const read = (text: string): string[][] => parse(text, { bom: true, record_delimiter: "\r\n" }) as string[][];

describe("neutralise", () => {
  it.each([
    "=1+1",
    "+44 20 7946 0000",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =HYPERLINK(A1)",
    "\u{feff}=1",
    "\u{ff1d}1",
    "--1",
    "-",
    "-1e5",
  ])("puts an apostrophe before %j", (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
  });

  it.each(["", "Robbery", "-12.5", "-3", "42", "a=b", "2019/20-Q4", "fy2019-20", "'quoted"])(
    "leaves %j alone",
    (text) => {
      expect(neutralise(text)).toBe(text);
    },
  );
});

describe("writeCsv", () => {
  it("writes as RFC 4180 says, for Excel to read as UTF-8", () => {
    expect(
      writeCsv(
        ["a", "b"],
        [
          ["x,y", 'say "no"'],
          ["two\nlines", undefined],
          [-1.5, true],
        ],
      ),
    ).toBe('\u{feff}a,b\r\n"x,y","say ""no"""\r\n"two\nlines",\r\n-1.5,true\r\n');
  });

  it("loses nothing and lets nothing through that a spreadsheet would compute, whatever the cells hold", () => {
    // The first column keeps a row of one empty cell from being an empty line.
    const cells = fc.array(fc.tuple(fc.constant("row"), fc.string({ unit: "binary" })), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(cells, (rows) => {
        const text = writeCsv(["first", "second"], rows);
        const [, ...found] = read(text);
        expect(found.map((row) => row[1])).toEqual(rows.map((row) => neutralise(row[1])));
        for (const cell of found.flat()) {
          const harmful = /^\s*[=+\-@]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell);
          expect(harmful).toBe(false);
          expect(/^[\t\r\n]/.test(cell) && /[=+\-@]/.test(cell.trimStart().charAt(0))).toBe(false);
        }
      }),
    );
  });
});
