import { readFile } from "node:fs/promises";
import { fontFile, fontSubsets, weights } from "../charts/text-metrics.ts";
import type { EditionModel } from "../papers/model.ts";
import { otherFonts } from "./other-scripts.ts";
import { pageRules } from "./page-rules.ts";

const styleFiles = [
  "tokens.css",
  "base.css",
  "blocks.css",
  "tables.css",
  "figures.css",
  "print.css",
  "long-papers.css",
] as const;

/** Which signs each font file serves, from the font package's own list. */
const unicodeRanges: Readonly<Record<(typeof fontSubsets)[number], string>> = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
};

/** Every style of the document as one text: embedded fonts, the style sheets, the page rules of this paper. */
export async function documentStyles(model: EditionModel): Promise<string> {
  const sheets = styleFiles.map((file) => readFile(new URL(`../../templates/styles/${file}`, import.meta.url), "utf8"));
  const others = await otherFonts(model);
  const parts = [...(await Promise.all([fontFaces(), ...sheets])), others.faces, besideFonts(others.families)];
  return [...parts, ownColours(model), pageRules(model)].filter(Boolean).join("\n");
}

/** Fonts of other scripts, for the signs that the typeface lacks. */
const besideFonts = (families: readonly string[]): string =>
  families.length === 0 ? "" : `:root{--fonts-beside:${families.map((family) => `"${family}"`).join(",")}}`;

/** The partnership's colours in the place of ours; the settings take nothing but six digits for them. */
function ownColours({ appearance = {} }: EditionModel): string {
  const { colour, accent } = appearance;
  return `:root{${colour ? `--brand:${cssColour(colour)};` : ""}${accent ? `--accent:${cssColour(accent)};` : ""}}`;
}

const cssColour = (colour: string): string => (/^#[0-9a-f]{6}$/.test(colour) ? colour : "inherit");

/** The embedded typeface, for anything that has to look the same wherever it is opened. */
export async function fontFaces(): Promise<string> {
  const faces = weights.flatMap((weight) =>
    fontSubsets.map(async (subset) => {
      const data = (await readFile(fontFile(subset, weight))).toString("base64");
      return `@font-face{font-family:"Source Sans 3";font-style:normal;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${unicodeRanges[subset]}}`;
    }),
  );
  return (await Promise.all(faces)).join("\n");
}
