import { describe, expect, it } from "vitest";
import { type Operand, scanOperators } from "../../../src/print/pdf/operators.ts";

const scanned = (content: string): { name: string; operands: Operand[]; source: string }[] => {
  const found: { name: string; operands: Operand[]; source: string }[] = [];
  scanOperators(Buffer.from(content, "latin1"), (name, operands, start, end) => {
    found.push({ name, operands: [...operands], source: content.slice(start, end) });
  });
  return found;
};
const operandsOf = (content: string): Operand[] => scanned(`${content} Do`)[0]?.operands ?? [];
const bytes = (...codes: number[]): Uint8Array => Uint8Array.from(codes);

describe("scanning a page's content", () => {
  it("tells every operator with its operands and its place", () => {
    expect(scanned("q\n1 0 0 -1 .5 +2 cm % a remark\n/F4 11 Tf W* n Q")).toEqual([
      { name: "q", operands: [], source: "q" },
      { name: "cm", operands: [1, 0, 0, -1, 0.5, 2], source: "1 0 0 -1 .5 +2 cm" },
      { name: "Tf", operands: ["/F4", 11], source: "/F4 11 Tf" },
      { name: "W*", operands: [], source: "W*" },
      { name: "n", operands: [], source: "n" },
      { name: "Q", operands: [], source: "Q" },
    ]);
  });

  it("reads hexadecimal texts of any length, with spaces in them and in either case", () => {
    expect(operandsOf("<> <1> <12> <00fF> <0a0B0c> <12 34> <1 23 >")).toEqual([
      bytes(),
      bytes(0x10),
      bytes(0x12),
      bytes(0x00, 0xff),
      bytes(0x0a, 0x0b, 0x0c),
      bytes(0x12, 0x34),
      bytes(0x12, 0x30),
    ]);
  });

  it("reads texts, lists and dictionaries", () => {
    expect(operandsOf("(a(b)\\)\\101) [<0041> -120 true] <</MCID 3 /Type/Pagination>>")).toEqual([
      bytes(0x61, 0x28, 0x62, 0x29, 0x29, 0x41),
      [bytes(0x00, 0x41), -120, true],
      new Map<string, Operand>([
        ["/MCID", 3],
        ["/Type", "/Pagination"],
      ]),
    ]);
  });

  it.each(["(open", "[1 2", "<12", "1 }", "BI"])("refuses what is not whole, such as %s", (content) => {
    expect(() => scanned(content)).toThrow();
  });
});
