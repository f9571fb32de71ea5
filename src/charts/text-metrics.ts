import { createRequire } from "node:module";
import type { Font } from "fontkit";

/**
 * Widths of text in the embedded typeface. Without a canvas Vega guesses widths and is far off (355 px for 211), so
 * labels are measured with the advances and the kerning of the very font files that the document embeds.
 */
export interface TextMetrics {
  /** Pixels. */
  width(text: string, size: number, weight?: Weight): number;
  /** Breaks text at spaces so that no line is wider than `most` pixels, as far as its longest word allows. */
  wrap(text: string, most: number, size: number, weight?: Weight): string[];
  /** As `wrap`, and a word wider than `most` goes on in the next line: nothing is wider than there is room. */
  fold(text: string, most: number, size: number, weight?: Weight): string[];
}

export const weights = [400, 600, 700] as const;
export type Weight = (typeof weights)[number];

export const fontSubsets = ["latin", "latin-ext"] as const;
export type FontSubset = (typeof fontSubsets)[number];

/** Where the installed font file is; the renderer embeds the same files. */
export function fontFile(subset: FontSubset, weight: Weight): string {
  const require = createRequire(import.meta.url);
  return require.resolve(`@fontsource/source-sans-3/files/source-sans-3-${subset}-${weight}-normal.woff2`);
}

/** A sign of neither file is drawn in some other font: an em is wider than nearly all of those. */
const unknownGlyphEms = 1;

let loading: Promise<TextMetrics> | undefined;

export function loadTextMetrics(): Promise<TextMetrics> {
  loading ??= import("fontkit").then(({ openSync }) =>
    createMetrics((subset, weight) => openSync(fontFile(subset, weight))),
  );
  return loading;
}

function createMetrics(open: (subset: FontSubset, weight: Weight) => Font): TextMetrics {
  const fonts = new Map<string, Font>();
  const widths = new Map<string, number>();
  const fontOf = (subset: FontSubset, weight: Weight): Font => {
    const key = `${subset} ${weight}`;
    const font = fonts.get(key) ?? open(subset, weight);
    fonts.set(key, font);
    return font;
  };
  const ems = (text: string, weight: Weight): number => {
    const key = `${weight} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    let total = 0;
    for (const run of runsByFont(text, (codePoint) =>
      fontSubsets.find((subset) => fontOf(subset, weight).hasGlyphForCodePoint(codePoint)),
    )) {
      const font = run.subset === undefined ? undefined : fontOf(run.subset, weight);
      total += font ? font.layout(run.text).advanceWidth / font.unitsPerEm : [...run.text].length * unknownGlyphEms;
    }
    widths.set(key, total);
    return total;
  };
  const width = (text: string, size: number, weight: Weight = 400): number => ems(text, weight) * size;
  const wrap = (text: string, most: number, size: number, weight: Weight = 400): string[] => {
    const lines: string[] = [];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const last = lines.at(-1);
      const longer = last === undefined ? word : `${last} ${word}`;
      if (last !== undefined && width(longer, size, weight) <= most) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };
  const fold = (text: string, most: number, size: number, weight: Weight = 400): string[] =>
    wrap(text, most, size, weight).flatMap((line) => pieces(line, (piece) => width(piece, size, weight) <= most));
  return { width, wrap, fold };
}

/** The longest pieces of a line that fit, at least one character each. */
function pieces(line: string, fits: (piece: string) => boolean): string[] {
  if (fits(line)) return [line];
  const found: string[] = [];
  for (const { segment } of graphemes.segment(line)) {
    const last = found.at(-1);
    if (last !== undefined && fits(last + segment)) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
}

const graphemes = new Intl.Segmenter("en-GB", { granularity: "grapheme" });

function runsByFont(
  text: string,
  subsetOf: (codePoint: number) => FontSubset | undefined,
): { subset: FontSubset | undefined; text: string }[] {
  const runs: { subset: FontSubset | undefined; text: string }[] = [];
  for (const character of text) {
    const subset = subsetOf(character.codePointAt(0) ?? 0);
    const last = runs.at(-1);
    if (last && last.subset === subset) last.text += character;
    else runs.push({ subset, text: character });
  }
  return runs;
}
