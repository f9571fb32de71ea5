import type { TopLevelSpec } from "vega-lite";
import { drawAgeMatrix } from "./age-matrix.ts";
import { type Drawing, type DrawingOptions, toVegaLite } from "./compose.ts";
import { drawContributions } from "./contributions.ts";
import { drawCoverage } from "./coverage.ts";
import { drawCumulative } from "./cumulative.ts";
import { drawFunnel } from "./funnel.ts";
import { drawGrid } from "./grid.ts";
import { drawIndexed } from "./indexed.ts";
import type { ChartModel } from "./model.ts";
import { drawPair } from "./pair.ts";
import { drawRanked } from "./ranked.ts";
import { drawRolling } from "./rolling.ts";
import { drawSparkline } from "./sparkline.ts";
import { finishSvg } from "./svg.ts";
import { loadTextMetrics, type TextMetrics, type Weight, weights } from "./text-metrics.ts";
import { drawTileMap } from "./tile-map.ts";
import { drawTrend } from "./trend.ts";
import { drawWardMap } from "./ward-map.ts";
import { drawWeeks } from "./weeks.ts";
import { drawYears } from "./years.ts";

export interface ChartOptions {
  /** Begins every id inside the drawing; unique on the page. */
  readonly idPrefix: string;
  /** What the chart shows, in words: the drawing's only label for a screen reader. */
  readonly alt: string;
  /** pixels; 680 unless told, 92 for a sparkline. Under 480 the chart is drawn for a phone. */
  readonly width?: number;
}

/** What draws charts: large, and only loaded where something is drawn. */
export const loadDrawing = (): Promise<[typeof import("vega"), typeof import("vega-lite"), TextMetrics]> =>
  Promise.all([import("vega"), import("vega-lite"), loadTextMetrics()]);

/** The chart as one self-contained `<svg>`; the same model and options give the same bytes. */
export async function renderChart(chart: ChartModel, options: ChartOptions): Promise<string> {
  const [vega, vegaLite, metrics] = await loadDrawing();
  // Vega's own estimate without a canvas is far off; it reads this one global.
  (vega as unknown as Measuring).textMetrics.width = (item, text) => {
    const line = typeof text === "string" ? text : String(text?.[0] ?? item.text ?? "");
    return metrics.width(line, item.fontSize ?? 11, nearestWeight(item.fontWeight));
  };
  const width = options.width ?? (chart.kind === "sparkline" ? 92 : 680);
  const specification = toVegaLite(draw(chart, { width, metrics }));
  const { spec } = vegaLite.compile(specification as unknown as TopLevelSpec, { logger: vega.logger(vega.Error) });
  const view = new vega.View(vega.parse(spec), { renderer: "none", logLevel: vega.Error });
  try {
    return finishSvg(await view.toSVG(), options);
  } finally {
    view.finalize();
  }
}

function draw(chart: ChartModel, options: DrawingOptions): Drawing {
  switch (chart.kind) {
    case "trend":
      return drawTrend(chart, options);
    case "years":
      return drawYears(chart, options);
    case "weeks":
      return drawWeeks(chart, options);
    case "rolling":
      return drawRolling(chart, options);
    case "contributions":
      return drawContributions(chart, options);
    case "grid":
      return drawGrid(chart, options);
    case "sparkline":
      return drawSparkline(chart, options);
    case "pair":
      return drawPair(chart, options);
    case "cumulative":
      return drawCumulative(chart, options);
    case "coverage":
      return drawCoverage(chart, options);
    case "indexed":
      return drawIndexed(chart, options);
    case "ranked":
      return drawRanked(chart, options);
    case "funnel":
      return drawFunnel(chart, options);
    case "age-matrix":
      return drawAgeMatrix(chart, options);
    case "ward-map":
      return drawWardMap(chart, options);
    case "tile-map":
      return drawTileMap(chart, options);
  }
}

interface MeasuredItem {
  readonly text?: unknown;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** Not in Vega's types, but in its documented exports. */
interface Measuring {
  readonly textMetrics: { width: (item: MeasuredItem, text?: string | readonly string[]) => number };
}

const nearestWeight = (wanted: string | number | undefined): Weight =>
  wanted === "bold" ? 700 : (weights.find((weight) => weight >= Number(wanted ?? 400)) ?? 400);
