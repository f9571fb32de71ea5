import { palette, textSize } from "./palette.ts";

/**
 * What stands around the data: labels, rules, shading, keys, each at a place worked out beforehand, in pixels from the
 * top left corner of the plot. Kept as plain data until it is turned into Vega-Lite layers.
 */
export interface SceneText {
  readonly text: string;
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
  readonly align?: "left" | "center" | "right";
  readonly size?: number;
  readonly weight?: 400 | 600 | 700;
  readonly colour?: string;
}

export interface SceneRule {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly colour?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
}

export interface SceneBox {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly fill: string;
  readonly stroke?: string;
}

export type Shape = "circle" | "square" | "triangle-up" | "diamond";

export interface SceneSymbol {
  readonly x: number;
  readonly y: number;
  readonly shape: Shape;
  readonly colour: string;
  readonly hollow?: boolean;
  /** Area in square pixels. */
  readonly size?: number;
}

export interface Scene {
  /** Drawn before the data. */
  readonly boxes: SceneBox[];
  readonly rules: SceneRule[];
  /** Drawn after the data. */
  readonly symbols: SceneSymbol[];
  readonly texts: SceneText[];
}

export const emptyScene = (): Scene => ({ boxes: [], rules: [], symbols: [], texts: [] });

/** A Vega-Lite layer or view, before it is checked by compiling it. */
export type Layer = Readonly<Record<string, unknown>>;

const pixel = (field: string): Layer => ({ field, type: "quantitative", scale: null, axis: null });
const spot = { x: pixel("x"), y: pixel("y") };
const span = { ...spot, x2: { field: "x2" }, y2: { field: "y2" } };
const words = { ...spot, text: { field: "text", type: "nominal" } };

export function backLayers(scene: Scene): Layer[] {
  return [
    ...layers(scene.boxes, span, boxMark, ({ x, y, x2, y2 }) => ({ x, y, x2, y2 })),
    ...layers(scene.rules, span, ruleMark, ({ x, y, x2, y2 }) => ({ x, y, x2, y2 })),
  ];
}

export function frontLayers(scene: Scene): Layer[] {
  return [
    ...layers(scene.symbols, spot, symbolMark, ({ x, y }) => ({ x, y })),
    ...layers(scene.texts, words, textMark, ({ x, y, text }) => ({ x, y, text })),
  ];
}

/** One layer for all items that look alike: compiling a layer costs more than drawing what is in it. */
function layers<Item>(
  items: readonly Item[],
  encoding: Layer,
  markOf: (item: Item) => Layer,
  placeOf: (item: Item) => Layer,
): Layer[] {
  const groups = new Map<string, { mark: Layer; values: Layer[] }>();
  for (const item of items) {
    const mark = markOf(item);
    const key = JSON.stringify(mark);
    const group = groups.get(key) ?? { mark, values: [] };
    group.values.push(placeOf(item));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ mark, values }) => ({ data: { values }, mark, encoding }));
}

const boxMark = (item: SceneBox): Layer => ({
  type: "rect",
  color: item.fill,
  ...(item.stroke ? { stroke: item.stroke, strokeWidth: 1 } : {}),
});

const ruleMark = (item: SceneRule): Layer => ({
  type: "rule",
  color: item.colour ?? palette.axis,
  strokeWidth: item.width ?? 1,
  ...(item.dash ? { strokeDash: [...item.dash] } : {}),
});

const textMark = (item: SceneText): Layer => ({
  type: "text",
  align: item.align ?? "left",
  baseline: "middle",
  fontSize: item.size ?? textSize,
  fontWeight: item.weight ?? 400,
  color: item.colour ?? palette.ink,
});

export function symbolMark(item: Omit<SceneSymbol, "x" | "y">): Layer {
  return {
    type: "point",
    shape: item.shape,
    size: item.size ?? 46,
    opacity: 1,
    fill: item.hollow ? palette.paper : item.colour,
    stroke: item.hollow ? item.colour : palette.paper,
    strokeWidth: item.hollow ? 1.75 : 0.75,
  };
}
