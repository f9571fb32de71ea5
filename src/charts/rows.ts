import { lineHeight, textSize } from "./palette.ts";
import type { Scene } from "./scene.ts";
import type { TextMetrics } from "./text-metrics.ts";

/** Rows one below the other, each with its name at the left, broken into lines where it is long. */
export interface NamedRows {
  /** Pixels that the names take, with the gap after them. */
  readonly room: number;
  readonly height: number;
  readonly rows: readonly { readonly top: number; readonly middle: number; readonly height: number }[];
  draw(scene: Scene): void;
}

const nameGap = 12;

export function namedRows(
  names: readonly { readonly text: string; readonly strong?: boolean }[],
  most: number,
  least: number,
  metrics: TextMetrics,
): NamedRows {
  const named = names.map(({ text, strong }) => {
    const weight = strong ? 600 : 400;
    return { weight, lines: metrics.fold(text, most, textSize, weight) } as const;
  });
  const widths = named.flatMap(({ lines, weight }) => lines.map((line) => metrics.width(line, textSize, weight)));
  const room = Math.ceil(Math.max(0, ...widths)) + nameGap;
  let top = 0;
  const rows = named.map(({ lines }) => {
    const height = Math.max(least, lines.length * lineHeight + 4);
    const row = { top, middle: top + height / 2, height };
    top += height;
    return row;
  });
  return {
    room,
    height: top,
    rows,
    draw: (scene) => {
      named.forEach(({ lines, weight }, index) => {
        const middle = rows[index]?.middle ?? 0;
        lines.forEach((text, line) => {
          const y = middle + (line - (lines.length - 1) / 2) * lineHeight;
          scene.texts.push({ text, x: room - nameGap, y, align: "right", weight });
        });
      });
    },
  };
}
