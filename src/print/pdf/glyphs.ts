import type { Font } from "./fonts.ts";

/** What one code shows in a font. */
export interface Glyph {
  readonly text: string;
  /** Of an em. */
  readonly width: number;
  /** The sign for a letter that the font lacks. */
  readonly missing: boolean;
}

/** The glyph of a code that a page shows; the font remembers it. */
export function glyphOf(font: Font, code: number): Glyph {
  const known = font.shown.get(code);
  if (known) return known;
  const glyph = {
    text: font.toUnicode.get(code) ?? "\ufffd",
    width: font.widthOf(code),
    // By the font formats that browsers embed, glyph 0 is the sign for a letter that the font lacks.
    missing: code === 0 && font.codeBytes === 2,
  };
  font.shown.set(code, glyph);
  return glyph;
}
