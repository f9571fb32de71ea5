import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvScanner, type ScanFacts } from "../../src/extracts/preflight/scanner.ts";

interface Scanned {
  readonly facts: ScanFacts;
  readonly records: readonly string[];
}

/** Walks over a text whose bytes come in chunks, cut where told. */
function scan(text: string, cuts: readonly number[] = []): Scanned {
  const bytes = Buffer.from(text);
  const records: string[] = [];
  const scanner = new CsvScanner(",", (start, end) => records.push(bytes.toString("utf8", start, end)));
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    scanner.push(bytes.subarray(from, cut));
    from = cut;
  }
  return { facts: scanner.finish(), records };
}

/** The second reader, at its strictest, without the lines of commas only; undefined when it refuses. */
function csvParse(text: string): string[][] | undefined {
  try {
    const found: unknown = parse(text, {
      raw: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      skip_empty_lines: true,
      relax_column_count: true,
      ltrim: true,
      rtrim: true,
    });
    return (found as { record: string[]; raw: string }[])
      .filter(({ raw }) => !/^[\r\n]*,*[\r\n]*$/.test(raw))
      .map(({ record }) => record);
  } catch {
    return undefined;
  }
}

const piece = fc.constantFrom(
  '"',
  '""',
  '"a"',
  '","',
  "a",
  "é",
  "b c",
  ",",
  ",",
  "\n",
  "\n",
  "\r\n",
  "\r",
  " ",
  ' "x" ',
);
// A line of nothing but blanks is a record to DuckDB and to us, and none to csv-parse; and of blanks between two quotation marks it
// thinks what we call malformed.
const text = fc
  .array(piece, { maxLength: 30 })
  .map((pieces) => pieces.join(""))
  .filter((joined) => !/(^|[\r\n]) +([\r\n]|$)|" +"/.test(joined));

describe("the scanner", () => {
  it("finds the records that csv-parse finds, in any text that csv-parse can read", () => {
    fc.assert(
      fc.property(text, (random) => {
        const expected = csvParse(random);
        if (!expected) return;
        const { facts, records } = scan(random);
        expect(facts.unclosedQuoteLine).toBeUndefined();
        expect(facts.malformed).toBe(0);
        expect(records.map((record) => csvParse(record)?.[0])).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it("says so where quotes are wrong", () => {
    fc.assert(
      fc.property(text, (random) => {
        const { facts } = scan(random);
        const wrong = facts.malformed > 0 || facts.unclosedQuoteLine !== undefined;
        // A quote in the middle of a field is text to us and DuckDB, and an error to csv-parse.
        if (!csvParse(random) && !wrong) expect(random).toMatch(/[^",\r\n ] *"/);
      }),
      { numRuns: 3000 },
    );
  });

  it("finds the same wherever the chunks end", () => {
    fc.assert(
      fc.property(text, (random) => {
        const whole = scan(random);
        const { length } = Buffer.from(random);
        for (let cut = 1; cut < length; cut++) expect(scan(random, [cut])).toEqual(whole);
        expect(
          scan(
            random,
            Array.from({ length }, (_, index) => index),
          ),
        ).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it("finds the same in any bytes, wherever two chunks end", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), fc.nat(200), (bytes, one, other) => {
        const facts = (cuts: readonly number[]): ScanFacts => {
          const scanner = new CsvScanner(";", undefined, 2);
          let from = 0;
          for (const cut of [...cuts, bytes.length]) {
            scanner.push(bytes.subarray(from, cut));
            from = cut;
          }
          return scanner.finish();
        };
        const cuts = [one, other].map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b);
        expect(facts(cuts)).toEqual(facts([]));
      }),
      { numRuns: 1000 },
    );
  });

  it("sees in four bytes at once what it sees in one after another, wherever the four begin", () => {
    const byte = fc.oneof(
      { arbitrary: fc.constantFrom(...Buffer.from("aaaabcé;;,!~ \t")), weight: 40 },
      { arbitrary: fc.constantFrom(...Buffer.from('\n\r"\0\x1f\x7f\xff', "latin1")), weight: 2 },
      { arbitrary: fc.nat(255), weight: 1 },
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 400 }), fc.nat(3), (bytes, shift) => {
        const facts = (chunks: Iterable<Uint8Array>): ScanFacts => {
          const scanner = new CsvScanner(";", undefined, 3);
          for (const chunk of chunks) scanner.push(chunk);
          return scanner.finish();
        };
        const whole = new Uint8Array(shift + bytes.length);
        whole.set(bytes, shift);
        expect(facts([whole.subarray(shift)])).toEqual(facts(bytes.map((one) => Uint8Array.of(one))));
      }),
      { numRuns: 1000 },
    );
  });

  it("takes a line of delimiters only for a blank one", () => {
    const { facts, records } = scan('a,b\r\n,\r\n1,\n,,,,\n"",\n , \n",",\n,');
    expect(records).toEqual(["a,b", "1,", '"",', " , ", '",",']);
    expect(facts).toMatchObject({ records: 5, hollow: 3, lines: 8, forgivable: 0 });
  });

  it("knows rows with fields too many that a reader may forgive or lose, wherever chunks end", () => {
    const kept = ["1,2,x", "1,,x ", "1,2,,x", '"1,2,3",4,x', '1,"2","",x', "1,2,3,4,x"];
    const forgivable = ["1,2,", "1,2, ,  ", "1,2,x,", '1,"2","",', '1,2,"x" ', '"x",y,z"', "1,2,3,4,5,6"];
    const right = ["1,2", '"1,2,3",4', "1"];
    for (const ending of ["\n", "\r\n", "\r"]) {
      const bytes = Buffer.from(["a,b", ...kept, ...forgivable, ...right, "1,2,x"].join(ending));
      const hidden = (cuts: readonly number[]): string[] => {
        const found: string[] = [];
        const scanner = new CsvScanner(
          ",",
          (start, end, _line, defect) => {
            if (defect === "width") found.push(bytes.toString("utf8", start, end));
          },
          2,
        );
        let from = 0;
        for (const cut of [...cuts, bytes.length]) {
          scanner.push(bytes.subarray(from, cut));
          from = cut;
        }
        expect(scanner.finish()).toMatchObject({ records: 18, forgivable: found.length, malformed: 0 });
        return found;
      };
      for (let cut = 0; cut <= bytes.length; cut++) expect(hidden([cut])).toEqual([...forgivable, "1,2,x"]);
      expect(hidden(Array.from({ length: bytes.length }, (_, index) => index))).toEqual([...forgivable, "1,2,x"]);
    }
  });
});
