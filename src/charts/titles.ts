import { lineHeight, palette, textSize } from "./palette.ts";
import type { Scene } from "./scene.ts";
import type { TextMetrics } from "./text-metrics.ts";

/** A title of an axis or a scale, in as many lines as it needs. */
export interface Title {
  readonly height: number;
  draw(scene: Scene, at: { readonly x: number; readonly y: number }): void;
}

export function layOutTitle(text: string, width: number, metrics: TextMetrics): Title {
  const lines = metrics.fold(text, width, textSize);
  return {
    height: lines.length * lineHeight,
    draw: (scene, at) => {
      lines.forEach((line, index) => {
        const y = at.y + (index + 0.5) * lineHeight;
        scene.texts.push({ text: line, x: at.x, y, colour: palette.soft });
      });
    },
  };
}
