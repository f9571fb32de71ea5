import type { Drawing, DrawingOptions } from "./compose.ts";
import { lonely, numberOf } from "./gaps.ts";
import type { SparklineChart } from "./model.ts";
import { palette } from "./palette.ts";
import { type Dot, lineLayer, type Panel, panelLayer, symbolLayer } from "./panel.ts";
import { rangeScale } from "./scale.ts";
import { emptyScene } from "./scene.ts";

const padding = { left: 3, right: 5, top: 5, bottom: 3 };
const height = 24;

/** A line without axes, over the range of its own numbers, with the latest point marked; a gap is a gap, and a latest gap has no mark. */
export function drawSparkline(chart: SparklineChart, options: DrawingOptions): Drawing {
  const width = options.width - padding.left - padding.right;
  const numbers = chart.points.flatMap((point) => numberOf(point) ?? []);
  const panel: Panel = {
    name: "sparkline",
    top: 0,
    width,
    height,
    units: Math.max(1, chart.points.length - 1),
    scale: rangeScale(numbers),
  };
  const dots = chart.points.map((point, unit): Dot => ({ unit, number: numberOf(point) }));
  const scene = emptyScene();
  return {
    width,
    height,
    padding,
    scene,
    panels: [
      panelLayer(panel, [
        lineLayer(panel, dots, { colour: palette.darkBlue, width: 1.5 }),
        symbolLayer(panel, lonely(dots), { shape: "circle", colour: palette.darkBlue, size: 8 }),
        symbolLayer(panel, dots.slice(-1), { shape: "circle", colour: palette.orange, size: 30 }),
      ]),
    ],
  };
}
