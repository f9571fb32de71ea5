import type { Font } from "./fonts.ts";

/** What a string of codes shows in a font. */
export interface Glyphs {
  readonly text: string;
  /** How far they lead along the line. */
  readonly advance: number;
  /** One of them is the sign for a letter that the font lacks. */
  readonly missing: boolean;
}

/** Reads codes that a page shows, at a size and with a space after each; the font remembers which they were. */
export function glyphsOf(font: Font, codes: Uint8Array, { size, spacing }: { size: number; spacing: number }): Glyphs {
  let text = "";
  let advance = 0;
  let missing = false;
  for (let index = 0; index + font.codeBytes <= codes.length; index += font.codeBytes) {
    const code = font.codeBytes === 2 ? ((codes[index] ?? 0) << 8) | (codes[index + 1] ?? 0) : (codes[index] ?? 0);
    font.shown.add(code);
    // By the font formats that browsers embed, glyph 0 is the sign for a letter that the font lacks.
    if (code === 0 && font.codeBytes === 2) missing = true;
    text += font.toUnicode.get(code) ?? "\ufffd";
    advance += font.widthOf(code) * size + spacing;
  }
  return { text, advance, missing };
}
