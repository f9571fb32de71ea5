import { fontFamily, palette } from "./palette.ts";
import { backLayers, frontLayers, type Layer, type Scene } from "./scene.ts";
import type { TextMetrics } from "./text-metrics.ts";

/** A chart laid out: the plot, the room around it, what is drawn in and around it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly padding: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly scene: Scene;
  readonly panels: readonly Layer[];
}

/** What every kind of chart is given. */
export interface DrawingOptions {
  /** The whole drawing's width in pixels. */
  readonly width: number;
  readonly metrics: TextMetrics;
}

/** The Vega-Lite specification: fixed sizes and padding, since every label has its place already. */
export function toVegaLite(drawing: Drawing): Layer {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    autosize: { type: "none" },
    width: drawing.width,
    height: drawing.height,
    padding: { ...drawing.padding },
    config: {
      aria: false,
      background: "transparent",
      font: fontFamily,
      view: { stroke: null },
      axis: { labelFont: fontFamily },
      text: { font: fontFamily, color: palette.ink },
    },
    layer: [...backLayers(drawing.scene), ...drawing.panels, ...frontLayers(drawing.scene)],
    resolve: { scale: { y: "independent" } },
  };
}
