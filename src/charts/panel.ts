import { palette, textSize } from "./palette.ts";
import type { ValueScale } from "./scale.ts";
import type { Layer, Shape } from "./scene.ts";
import { symbolMark } from "./scene.ts";

/** A rectangle with a value axis on the left; `units` is the length of the horizontal scale, which begins at 0. */
export interface Panel {
  readonly name: string;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly units: number;
  readonly scale: ValueScale;
}

/** One mark of a series: a place and a number, or null for a gap. */
export interface Dot {
  readonly unit: number;
  readonly number: number | null;
}

export const xAt = (panel: Panel, unit: number): number => (unit / panel.units) * panel.width;
export const yAt = (panel: Panel, number: number): number => {
  const { min = 0, max } = panel.scale;
  return panel.top + panel.height * (1 - (number - min) / (max - min));
};
export const bottomOf = (panel: Panel): number => panel.top + panel.height;

/** Data marks go through the panel's scales; each panel keeps a value scale of its own. */
export function panelLayer(panel: Panel, marks: readonly Layer[]): Layer {
  return {
    layer: [axisLayer(panel), ...marks],
  };
}

export function positions(panel: Panel): Layer {
  return {
    x: {
      field: "unit",
      type: "quantitative",
      scale: { domain: [0, panel.units], range: [0, panel.width], nice: false, zero: false },
      axis: null,
    },
    y: {
      field: "number",
      type: "quantitative",
      scale: {
        domain: [panel.scale.min ?? 0, panel.scale.max],
        range: [bottomOf(panel), panel.top],
        nice: false,
        zero: false,
      },
      axis: {
        orient: "left",
        values: [...panel.scale.ticks],
        format: `,.${panel.scale.decimals}f`,
        title: null,
        grid: true,
        gridColor: palette.grid,
        domain: false,
        ticks: false,
        labelPadding: 6,
        labelFontSize: textSize,
        labelColor: palette.soft,
        labelOverlap: false,
        labelBound: false,
      },
    },
  };
}

/** Carries the axis even when every number is absent. */
function axisLayer(panel: Panel): Layer {
  return {
    data: { values: [{ unit: 0, number: panel.scale.min ?? 0 }] },
    mark: { type: "point", opacity: 0, size: 0 },
    encoding: positions(panel),
  };
}

export interface LineStyle {
  readonly colour: string;
  readonly width?: number;
  readonly dash?: readonly number[];
}

/** A line that stops at a gap and goes on after it. */
export function lineLayer(panel: Panel, dots: readonly Dot[], style: LineStyle): Layer {
  return {
    data: { values: [...dots] },
    mark: {
      type: "line",
      invalid: "break-paths-show-domains",
      color: style.colour,
      strokeWidth: style.width ?? 2,
      strokeJoin: "round",
      ...(style.dash ? { strokeDash: [...style.dash] } : {}),
    },
    encoding: positions(panel),
  };
}

export interface SymbolStyle {
  readonly shape: Shape;
  readonly colour: string;
  readonly hollow?: boolean;
  readonly size?: number;
}

export function symbolLayer(panel: Panel, dots: readonly Dot[], style: SymbolStyle): Layer {
  return {
    data: { values: dots.filter((dot) => dot.number !== null) },
    mark: symbolMark(style),
    encoding: positions(panel),
  };
}
