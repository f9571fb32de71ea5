import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRecord } from "../../src/extracts/preflight/header.ts";

describe("the fields of one record", () => {
  it("are those that csv-parse finds, also where the record is split without it", () => {
    const piece = fc.constantFrom("a", "é", "b c", "\u00a0", ",", ",", ";", " ", "  ", "\t", '"x,y"', "\ufeff", "'");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(",", ";", "\t", "|"), (pieces, delimiter) => {
        const text = pieces.join("");
        const settings = { delimiter, relax_column_count: true, relax_quotes: true, ltrim: true, rtrim: true };
        let expected: string[] | undefined;
        try {
          expected = parse(text, settings)[0] ?? [];
        } catch {
          expected = undefined;
        }
        expect(parseRecord(text, delimiter)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
