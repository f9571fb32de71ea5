import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFStream } from "pdf-lib";
import { streamBytes } from "./decode.ts";
import type { Glyph } from "./glyphs.ts";
import { key } from "./names.ts";
import { type Operand, scanOperators } from "./operators.ts";

/** A font as the text of a page needs it: what each code means and how wide it is. */
export interface Font {
  readonly dict: PDFDict;
  readonly name: string;
  /** Bytes of a code: two for the composite fonts that browsers write. */
  readonly codeBytes: 1 | 2;
  readonly toUnicode: ReadonlyMap<number, string>;
  /** Of an em. */
  widthOf(code: number): number;
  /** Every code that a page shows, with what it shows, gathered while pages are read. */
  readonly shown: Map<number, Glyph>;
}

export function readFont(dict: PDFDict): Font {
  const composite = dict.lookup(key("Subtype")) === key("Type0");
  const descendant = dict.lookupMaybe(key("DescendantFonts"), PDFArray)?.lookupMaybe(0, PDFDict);
  const toUnicode = dict.lookup(key("ToUnicode"));
  return {
    dict,
    name: dict.lookupMaybe(key("BaseFont"), PDFName)?.decodeText() ?? "a font without a name",
    codeBytes: composite ? 2 : 1,
    toUnicode: toUnicode instanceof PDFRawStream ? readCharacterMap(streamBytes(toUnicode)) : new Map(),
    widthOf: composite && descendant ? compositeWidths(descendant) : simpleWidths(dict),
    shown: new Map(),
  };
}

function compositeWidths(dict: PDFDict): (code: number) => number {
  const widths = new Map<number, number>();
  const list = dict.lookupMaybe(key("W"), PDFArray)?.asArray() ?? [];
  for (let index = 0; index + 1 < list.length; ) {
    const first = numberOf(list[index]);
    const second = dict.context.lookup(list[index + 1]);
    if (second instanceof PDFArray) {
      second.asArray().forEach((width, offset) => {
        widths.set(first + offset, numberOf(width));
      });
      index += 2;
    } else {
      for (let code = first; code <= numberOf(second); code += 1) widths.set(code, numberOf(list[index + 2]));
      index += 3;
    }
  }
  const usual = numberOf(dict.lookup(key("DW")), 1000);
  return (code) => (widths.get(code) ?? usual) / 1000;
}

/** Of fonts with codes of one byte; Type 3 measures in its own units. */
function simpleWidths(dict: PDFDict): (code: number) => number {
  const first = numberOf(dict.lookup(key("FirstChar")));
  const widths =
    dict
      .lookupMaybe(key("Widths"), PDFArray)
      ?.asArray()
      .map((width) => numberOf(width)) ?? [];
  const matrix = dict.lookupMaybe(key("FontMatrix"), PDFArray);
  const unit = matrix ? numberOf(matrix.get(0), 0.001) : 0.001;
  return (code) => (widths[code - first] ?? 0) * unit;
}

const numberOf = (object: unknown, otherwise = 0): number =>
  object instanceof PDFNumber ? object.asNumber() : otherwise;

/** Unicode by code, from the map that a font carries: `bfchar` and `bfrange` are all that it can hold. */
export function readCharacterMap(bytes: Uint8Array): Map<number, string> {
  const map = new Map<number, string>();
  scanOperators(bytes, (name, operands) => {
    if (name === "endbfchar")
      for (let index = 0; index + 1 < operands.length; index += 2)
        map.set(codeOf(operands[index]), unicode(operands[index + 1]));
    if (name === "endbfrange")
      for (let index = 0; index + 2 < operands.length; index += 3) {
        const [from, to, target] = [codeOf(operands[index]), codeOf(operands[index + 1]), operands[index + 2]];
        for (let code = from; code <= to; code += 1)
          map.set(code, Array.isArray(target) ? unicode(target[code - from]) : raised(unicode(target), code - from));
      }
  });
  return map;
}

const codeOf = (operand: Operand | undefined): number =>
  operand instanceof Uint8Array ? operand.reduce((code, byte) => code * 256 + byte, 0) : 0;

function unicode(operand: Operand | undefined): string {
  if (!(operand instanceof Uint8Array)) return "";
  let text = "";
  for (let index = 0; index + 1 < operand.length; index += 2)
    text += String.fromCharCode(((operand[index] ?? 0) << 8) | (operand[index + 1] ?? 0));
  return text;
}

const raised = (text: string, by: number): string =>
  by === 0 ? text : text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + by);

/** The program inside the file that draws the font, if it is there. */
export function fontProgram(dict: PDFDict): PDFStream | undefined {
  const descendant = dict.lookupMaybe(key("DescendantFonts"), PDFArray)?.lookupMaybe(0, PDFDict) ?? dict;
  const descriptor = descendant.lookupMaybe(key("FontDescriptor"), PDFDict);
  for (const name of ["FontFile2", "FontFile3", "FontFile"]) {
    const program = descriptor?.lookup(key(name));
    if (program instanceof PDFStream) return program;
  }
  return undefined;
}
