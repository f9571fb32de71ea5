import { PDFArray, PDFDict, PDFStream } from "pdf-lib";
import { streamBytes } from "../pdf/decode.ts";
import { type Font, fontProgram } from "../pdf/fonts.ts";
import { key } from "../pdf/names.ts";
import { type Rule, rule } from "./rule.ts";
import { type FontProgram, readProgram } from "./sfnt.ts";

const fontRule = (id: string, fault: string, fails: (font: Font) => boolean): Rule =>
  rule(id, fault, ({ fonts }) => [
    ...new Set(fonts.filter((font) => font.shown.size > 0 && fails(font)).map(({ name }) => name)),
  ]);

const isComposite = ({ dict }: Font): boolean => dict.lookup(key("Subtype")) === key("Type0");
const isDrawn = ({ dict }: Font): boolean => dict.lookup(key("Subtype")) === key("Type3");
const descendant = ({ dict }: Font): PDFDict | undefined =>
  dict.lookupMaybe(key("DescendantFonts"), PDFArray)?.lookupMaybe(0, PDFDict);
/** The glyph of a code is its number: what browsers write, and what can be held against the program. */
const isPlain = (font: Font): boolean =>
  isComposite(font) &&
  font.dict.lookup(key("Encoding")) === key("Identity-H") &&
  descendant(font)?.lookup(key("CIDToGIDMap")) === key("Identity");

const programs = new WeakMap<PDFDict, FontProgram | undefined>();
function programOf(font: Font): FontProgram | undefined {
  if (!programs.has(font.dict)) {
    const stream = isPlain(font) ? fontProgram(font.dict) : undefined;
    programs.set(font.dict, stream ? readProgram(streamBytes(stream)) : undefined);
  }
  return programs.get(font.dict);
}
const anyShown = (font: Font, fits: (code: number) => boolean): boolean => [...font.shown.keys()].some(fits);

export const fontRules: readonly Rule[] = [
  fontRule("10-001", "a sign cannot be told as text", (font) => anyShown(font, (code) => !font.toUnicode.get(code))),
  fontRule("31-004", "a font's glyphs are told by neither a table nor their numbers", (font) => {
    const map = descendant(font)?.lookup(key("CIDToGIDMap"));
    return map !== undefined && map !== key("Identity") && !(map instanceof PDFStream);
  }),
  fontRule("31-005", "a font does not say which glyphs its codes mean", (font) => {
    const cid = descendant(font);
    return cid?.lookup(key("Subtype")) === key("CIDFontType2") && !cid.has(key("CIDToGIDMap"));
  }),
  fontRule("31-006", "a font's codes follow a table that is not in the file", (font) => {
    const encoding = font.dict.lookup(key("Encoding"));
    return (
      isComposite(font) &&
      !(encoding instanceof PDFStream) &&
      encoding !== key("Identity-H") &&
      encoding !== key("Identity-V")
    );
  }),
  fontRule("31-009", "a font is not in the file", (font) => !isDrawn(font) && !fontProgram(font.dict)),
  fontRule("31-011", "a font in the file lacks glyphs that the text shows", (font) => {
    const program = programOf(font);
    return program !== undefined && anyShown(font, (code) => code >= program.glyphs);
  }),
  fontRule("31-016", "a font says other widths than its glyphs have", (font) => {
    const program = programOf(font);
    return (
      program !== undefined &&
      anyShown(font, (code) => Math.abs(font.widthOf(code) * 1000 - program.advanceOf(code)) > 1)
    );
  }),
  fontRule("31-027", "a font has no table from its codes to text", (font) => !font.dict.has(key("ToUnicode"))),
  fontRule("31-028", "a sign stands for no text", (font) =>
    [...font.toUnicode.values()].some((text) => text.includes("\0")),
  ),
  fontRule("31-029", "a sign stands for a mark of byte order", (font) =>
    [...font.toUnicode.values()].some((text) => /[\ufeff\ufffe]/.test(text)),
  ),
  fontRule("31-030", "the text shows the sign for a missing glyph", (font) => isComposite(font) && font.shown.has(0)),
];
