import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { weights } from "../charts/text-metrics.ts";
import type { EditionModel } from "../papers/model.ts";
import type { Problem } from "../problems/problem.ts";

/** Signs that the two embedded font files lack, and the fonts that have them. */
interface OtherScript {
  readonly name: string;
  readonly pattern: RegExp;
  /** A family of fontsource and the part of it; none where no font of one colour would do. */
  readonly font?: { readonly family: string; readonly id: string; readonly subset: string; readonly range?: string };
}

const more = (subset: string, range: string): NonNullable<OtherScript["font"]> => ({
  family: "Source Sans 3",
  id: "source-sans-3",
  subset,
  range,
});
const noto = (name: string): NonNullable<OtherScript["font"]> => ({
  family: `Noto Sans ${name}`,
  id: `noto-sans-${name.toLowerCase()}`,
  subset: name.toLowerCase(),
});
const script = (name: string): OtherScript => ({
  name,
  pattern: new RegExp(`\\p{Script=${name}}`, "u"),
  font: noto(name),
});

/** Those of the typeface itself first, which are always there; then those of the languages of London, each an optional package. */
const others: readonly OtherScript[] = [
  { name: "Vietnamese", pattern: /[\u1ea0-\u1ef1]/u, font: more("vietnamese", "U+1EA0-1EF1") },
  { name: "Greek", pattern: /\p{Script=Greek}/u, font: more("greek", "U+0370-03FF") },
  {
    name: "Cyrillic",
    pattern: /\p{Script=Cyrillic}/u,
    font: more("cyrillic", "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1"),
  },
  ...["Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew"].map(
    script,
  ),
  ...["Sinhala", "Tamil", "Thai"].map(script),
  { name: "Chinese or Japanese", pattern: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u },
  { name: "emoji", pattern: /\p{Emoji_Presentation}/u },
];

/** Embedded only where the paper has words in the script, so that no paper carries what it does not need. */
export async function otherFonts(
  model: EditionModel,
): Promise<{ readonly faces: string; readonly families: string[] }> {
  const found = othersIn(model).flatMap(({ font }) => (font && fontFiles(font) ? [font] : []));
  const faces = found.flatMap((font) =>
    (fontFiles(font) ?? []).map(async ({ weight, file }) => {
      const data = (await readFile(file)).toString("base64");
      const range = font.range ? `;unicode-range:${font.range}` : "";
      return `@font-face{font-family:"${font.family}";font-style:normal;font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")${range}}`;
    }),
  );
  return {
    faces: (await Promise.all(faces)).join("\n"),
    families: found.filter(({ id }) => id !== "source-sans-3").map(({ family }) => family),
  };
}

/** Scripts for which nothing is embedded: the machine that shows or prints the paper may have a font for them, or boxes. */
export function fontProblems(model: EditionModel): Problem[] {
  return othersIn(model)
    .filter(({ font }) => !font || !fontFiles(font))
    .map(({ name, font }) => ({
      code: "script-without-font",
      severity: "warning",
      message: `The paper has signs of a script for which no font is embedded: ${name}. They show as far as the machine that opens or prints it has them.`,
      remedy: font
        ? `Install the font beside csp-assess: npm install @fontsource/${font.id}`
        : "Write them in words, or in letters of the Latin alphabet.",
    }));
}

/** Looked for in words alone: a crest's bytes hold no scripts. */
function othersIn({ title, subtitle, partnership, handling, sections, notes }: EditionModel): OtherScript[] {
  const words = JSON.stringify([title, subtitle, partnership, handling, sections, notes]);
  return others.filter(({ pattern }) => pattern.test(words));
}

function fontFiles({ id, subset }: NonNullable<OtherScript["font"]>) {
  const require = createRequire(import.meta.url);
  try {
    return weights.map((weight) => ({
      weight,
      file: require.resolve(`@fontsource/${id}/files/${id}-${subset}-${weight}-normal.woff2`),
    }));
  } catch {
    return undefined;
  }
}
