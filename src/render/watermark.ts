import { fontFile } from "../charts/text-metrics.ts";

/**
 * The watermark as outlines of the letters: nothing that a search, a screen reader or a copied sentence would meet as a
 * word on every page.
 */
export async function watermarkSvg(text: string): Promise<string> {
  const { openSync } = await import("fontkit");
  const font = openSync(fontFile("latin", 700));
  const run = font.layout(text);
  const margin = font.unitsPerEm / 10;
  let x = margin;
  const letters = run.glyphs.map((glyph, index) => {
    // Coordinates, not a transform attribute: Chromium repeats a fixed element on every page without those.
    const outline = glyph.path
      .scale(1, -1)
      .translate(x, font.capHeight + margin)
      .toSVG();
    const placed = `<path d="${outline}"/>`;
    x += run.positions[index]?.xAdvance ?? glyph.advanceWidth;
    return placed;
  });
  return `<svg aria-hidden="true" focusable="false" viewBox="0 0 ${x + margin} ${font.capHeight + 2 * margin}">${letters.join("")}</svg>`;
}
