import { lineHeight, palette, textSize } from "./palette.ts";
import { escapeAttribute as escaped } from "./svg.ts";
import type { TextMetrics } from "./text-metrics.ts";

/** What stands around a chart that leaves its paper: nobody who meets it on a slide may have to ask what it is, or who may see it. */
export interface PictureWords {
  /** Above and below, in capitals; absent for a paper without a marking. */
  readonly marking?: string;
  /** Beside the marking: a paper that is not yet cleared. */
  readonly status?: string;
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  /** Partnership, paper, period and the figure's number. */
  readonly origin: string;
  readonly alt: string;
}

const margin = 24;
const titleSize = 20;
const titleLine = 26;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly height: number;
  readonly weight: 400 | 600 | 700;
  readonly colour: string;
}

/** A chart with its title, notes, origin and marking as one SVG that stands by itself. `styles` holds the fonts. */
export function pictureOf(svg: string, words: PictureWords, styles: string, metrics: TextMetrics): string {
  const size = /width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  const [chartWidth, chartHeight] = [Number(size?.[1] ?? 0), Number(size?.[2] ?? 0)];
  const fold = (text: string, look: Omit<Line, "text">): Line[] =>
    metrics.fold(text, chartWidth, look.size, look.weight).map((line) => ({ ...look, text: line }));
  const small = { size: textSize, height: lineHeight, weight: 400, colour: palette.soft } as const;
  const strong = { ...small, weight: 600, colour: palette.ink } as const;
  const marking = [words.marking?.toUpperCase(), words.status].filter((word) => word !== undefined).join(" · ");
  const above: Line[] = [
    ...(marking === "" ? [] : fold(marking, { ...strong, height: lineHeight + 6 })),
    ...fold(words.title, { size: titleSize, height: titleLine, weight: 700, colour: palette.ink }),
    ...fold(words.subtitle, { ...small, height: lineHeight + 1 }),
  ];
  const below: Line[] = [
    ...words.notes.flatMap((note) => fold(note, small)),
    ...fold(words.origin, small),
    ...(marking === "" ? [] : fold(marking, { ...strong, height: lineHeight + 6 })),
  ];
  const chartTop = margin + heightOf(above) + 10;
  const belowTop = chartTop + chartHeight + 10;
  const [width, height] = [chartWidth + 2 * margin, belowTop + heightOf(below) + margin];
  // One image to a screen reader: the drawing inside is a part of it.
  const inside = svg.replace(/ role="img" aria-label="[^"]*"/, ` x="${margin}" y="${chartTop}"`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(words.alt)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<style>${styles}</style><rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    ...drawLines(above, margin),
    inside,
    ...drawLines(below, belowTop),
    "</svg>",
  ].join("");
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.height, 0);

function drawLines(lines: readonly Line[], top: number): string[] {
  let bottom = top;
  return lines.map(({ text, size, height, weight, colour }) => {
    bottom += height;
    const baseline = bottom - (height - size) / 2 - size * 0.22;
    return `<text x="${margin}" y="${baseline.toFixed(2)}" font-family="'Source Sans 3', sans-serif" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(text)}</text>`;
  });
}
