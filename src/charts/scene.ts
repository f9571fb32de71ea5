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
const box = { x: pixel("x"), y: pixel("y"), x2: { field: "x2" }, y2: { field: "y2" } };

export function backLayers(scene: Scene): Layer[] {
  return [
    ...scene.boxes.map((item) => ({
      data: { values: [item] },
      mark: { type: "rect", color: item.fill, ...(item.stroke ? { stroke: item.stroke, strokeWidth: 1 } : {}) },
      encoding: box,
    })),
    ...scene.rules.map((item) => ({
      data: { values: [item] },
      mark: {
        type: "rule",
        color: item.colour ?? palette.axis,
        strokeWidth: item.width ?? 1,
        ...(item.dash ? { strokeDash: [...item.dash] } : {}),
      },
      encoding: box,
    })),
  ];
}

export function frontLayers(scene: Scene): Layer[] {
  return [
    ...scene.symbols.map((item) => ({
      data: { values: [item] },
      mark: symbolMark(item),
      encoding: { x: pixel("x"), y: pixel("y") },
    })),
    ...groupByStyle(scene.texts).flatMap((texts) => {
      const first = texts[0];
      if (!first) return [];
      return [
        {
          data: { values: texts.map(({ text, x, y }) => ({ text, x, y })) },
          mark: {
            type: "text",
            align: first.align ?? "left",
            baseline: "middle",
            fontSize: first.size ?? textSize,
            fontWeight: first.weight ?? 400,
            color: first.colour ?? palette.ink,
          },
          encoding: { x: pixel("x"), y: pixel("y"), text: { field: "text", type: "nominal" } },
        },
      ];
    }),
  ];
}

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

const styleOf = (item: SceneText): string =>
  [item.align ?? "left", item.size ?? textSize, item.weight ?? 400, item.colour ?? palette.ink].join(" ");

function groupByStyle(texts: readonly SceneText[]): SceneText[][] {
  const groups = new Map<string, SceneText[]>();
  for (const text of texts) {
    const group = groups.get(styleOf(text));
    if (group) group.push(text);
    else groups.set(styleOf(text), [text]);
  }
  return [...groups.values()];
}
